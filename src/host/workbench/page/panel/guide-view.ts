/** The first quarter of an hour: what to do, and what should happen. */
import type { CrmPicture } from '../../protocol';
import { button, h } from '../dom';
import type { Link } from '../link';

interface Step {
  readonly title: string;
  readonly text: string;
}

const STEPS: readonly Step[] = [
  {
    title: 'Pull a pipeline',
    text: 'Extensions › Opportunity Sheets › Open sidebar. Copy a key from a CRM’s view here, connect, choose a pipeline, import.',
  },
  {
    title: 'Change a cell, then refresh',
    text: 'Your edit stays, and the row says “● Edited”. Move columns, sort, add your own: nothing of yours is touched.',
  },
  {
    title: 'Let somebody change it in the CRM',
    text: 'Open the CRM’s view, change the same record there, refresh: the row says “⚠ Conflict”, and a note shows their value.',
  },
  {
    title: 'Break the network',
    text: 'Plan trouble in the CRM’s view and refresh: the message says what happened, the tab stays as it was.',
  },
  {
    title: 'Pull the plug',
    text: 'Set the delay to two seconds, refresh, and end the execution in “Executions” while it runs. Refresh again: nothing is lost or doubled.',
  },
  {
    title: 'Bring a colleague',
    text: 'Open a second window as Jonas (top right). He has no key yet; he can read the tab and is told what he needs.',
  },
];

export interface GuideView {
  readonly element: HTMLElement;
  show(crms: readonly CrmPicture[]): void;
}

export function createGuideView(link: Link, say: (text: string) => void): GuideView {
  const pulls = h('p', { className: 'pulls' });
  const element = h(
    'div',
    { className: 'guide' },
    h('p', {}, 'Everything here runs on this machine: the spreadsheet, Apps Script and the CRMs.'),
    pulls,
    h(
      'ol',
      {},
      ...STEPS.map(({ title, text }) => h('li', {}, h('strong', {}, title), h('p', {}, text))),
    ),
  );
  let shown = '';
  return {
    element,
    show(crms) {
      const names = crms.map(({ name }) => name).join();
      if (names === shown) return;
      shown = names;
      pulls.replaceChildren('In a hurry? A pulled tab, in one click: ');
      pulls.append(...crms.map((crm) => pullButton(crm, link, say)));
    },
  };
}

function pullButton({ id, name }: CrmPicture, link: Link, say: (text: string) => void) {
  const pull = async (): Promise<void> => {
    control.disabled = true;
    control.textContent = `${name}…`;
    const reply = await link.actAside({ kind: 'pull', crm: id });
    control.disabled = false;
    control.textContent = name;
    if (reply.kind === 'refused') say(reply.message);
  };
  const control = button(name, () => void pull());
  return control;
}
