/** The first quarter of an hour: what to do, what should happen, and a hand where one helps. */
import type { CrmPicture, GuideDeed, WorldPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';
import { type GuideStep, guideSteps } from './guide-steps';
import { type Say, sayReply } from './say';

export interface GuideView {
  readonly element: HTMLElement;
  showCrms(crms: readonly CrmPicture[]): void;
  showWorld(world: WorldPicture): void;
}

const HERE = 'Everything here runs on this machine: the spreadsheet, Apps Script and the CRMs.';
const LIVE =
  'There are no sandboxes: requests go to the real CRMs. Connect with a key of your own in the add-on’s sidebar. It is kept in memory only, and gone when the workbench ends.';

export function createGuideView(link: Link, say: Say): GuideView {
  const lead = h('p', {}, HERE);
  const pulls = h('p', { className: 'pulls' });
  const hurry = h(
    'div',
    {},
    h('p', {}, 'In a hurry? A pulled tab, in one click:'),
    pulls,
    h('p', {}, 'Then open the add-on: Extensions › Opportunity Sheets › Open sidebar.'),
  );
  const steps = h('ol', {}, ...guideSteps.map((step) => stepItem(step, link, say)));
  let shown = '';
  return {
    element: h('div', { className: 'guide' }, lead, hurry, steps),
    showWorld({ live }) {
      lead.textContent = live ? LIVE : HERE;
      hurry.hidden = live;
      steps.hidden = live;
    },
    showCrms(crms) {
      const names = crms.map(({ name }) => name).join();
      if (names === shown) return;
      shown = names;
      pulls.replaceChildren(...crms.map((crm) => pullButton(crm, link, say)));
    },
  };
}

function pullButton({ id, name }: CrmPicture, link: Link, say: Say): HTMLButtonElement {
  const pull = async (): Promise<void> => {
    control.disabled = true;
    control.textContent = `${name}…`;
    const reply = await link.actAside({ kind: 'pull', crm: id });
    control.disabled = false;
    control.textContent = name;
    sayReply(say, reply);
  };
  const control = button(name, () => void pull());
  return control;
}

function stepItem({ title, text, hands }: GuideStep, link: Link, say: Say): HTMLElement {
  const lend = async (deed: GuideDeed): Promise<void> => {
    sayReply(say, await link.act({ kind: 'guide', deed }));
  };
  const buttons = hands.map(({ deed, label }) => button(label, () => void lend(deed)));
  const row = buttons.length === 0 ? null : h('p', { className: 'hands' }, ...buttons);
  return h('li', {}, h('strong', {}, title), h('p', {}, text), row);
}
