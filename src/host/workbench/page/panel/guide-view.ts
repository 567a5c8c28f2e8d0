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
    title: 'Change cells, then push',
    text: 'Write nonsense into one of them. “Push changes…” shows what would be sent, old → new, and the cell that cannot be. After sending, each row says what happened; point at a cell with a corner for its note.',
  },
  {
    title: 'Let somebody change it in the CRM',
    text: 'Change a cell, change the same record in the CRM’s view here, refresh: the row says “⚠ Conflict”, and a note shows their value. A push overwrites it only where you tick it.',
  },
  {
    title: 'Create rows',
    text: 'Type or paste rows directly below the last one, without an ID, then “Create new rows…”. Click twice, close the dialog, come back: one row is one opportunity.',
  },
  {
    title: 'Lose an answer',
    text: 'Plan “Next answer is lost” in the CRM’s view and create a row: nobody knows whether it was created, so it says “… Checking with the CRM”, and a refresh finds out.',
  },
  {
    title: 'Pull the plug',
    text: 'Set the delay to two seconds, push or refresh from the sidebar, and end the execution in “Executions” while it runs. Do it again: nothing is lost or doubled.',
  },
  {
    title: 'Make it yours',
    text: 'Sort, move columns, add your own columns, notes and totals: a row is known by its ID, a column by its title. Some names in the sandboxes look like formulas or markup; they stay text.',
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
