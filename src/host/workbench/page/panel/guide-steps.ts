/** The things to try, in their order. */
import type { GuideDeed } from '../../protocol';

export interface GuideStep {
  readonly title: string;
  readonly text: string;
  /** What the workbench can do for the person at this step, on the tab in front. */
  readonly hands: readonly { readonly deed: GuideDeed; readonly label: string }[];
}

export const guideSteps: readonly GuideStep[] = [
  {
    title: 'Pull a pipeline',
    text: 'Extensions › Opportunity Sheets › Open sidebar. Copy a key from a CRM’s view here, connect, choose a pipeline, import.',
    hands: [],
  },
  {
    title: 'Change cells, then push',
    text: 'Change a stage or two, and write nonsense into another cell. “Push changes…” in the sidebar shows what would be sent, old → new, and the cell that cannot be. After sending, each row says what happened; point at a cell with a corner for its note.',
    hands: [{ deed: 'nonsense', label: 'Write nonsense into this row' }],
  },
  {
    title: 'Let somebody change it in the CRM',
    text: 'Change a name, let somebody change the same cell in the CRM, refresh: the row says “⚠ Conflict”, and a note shows their value. A push overwrites it only where you tick it.',
    hands: [{ deed: 'otherEdit', label: 'Change this row in the CRM' }],
  },
  {
    title: 'Create rows',
    text: 'Type or paste rows directly below the last one (Ctrl+End), without an ID, then “Create new rows…”. Click twice, close the dialog, come back: one row is one opportunity.',
    hands: [{ deed: 'newRows', label: 'Add three rows' }],
  },
  {
    title: 'Lose an answer',
    text: 'Add rows, lose the next answer, then create them: nobody knows whether it happened, so they say “… Checking with the CRM”, and a refresh finds out.',
    hands: [{ deed: 'loseAnswer', label: 'Lose the next answer' }],
  },
  {
    title: 'Pull the plug',
    text: 'Slow the CRM down, push or refresh from the sidebar, and pull its plug in “Executions” while it runs. Do it again: nothing is lost or doubled.',
    hands: [{ deed: 'slowDown', label: 'Slow the CRM down' }],
  },
  {
    title: 'Refresh by itself',
    text: 'In the sidebar: More, Settings…, Refresh by itself, Every hour. Change a record in the CRM, then let an hour pass: the tab is refreshed, and “Opportunity Sheets log” says so.',
    hands: [{ deed: 'hour', label: 'Let an hour pass' }],
  },
  {
    title: 'Hit a limit',
    text: 'In a CRM’s view, tick a limit: a key that may only read, one that is revoked, no credits. What was sent stays sent; the rest goes on when the limit is gone.',
    hands: [],
  },
  {
    title: 'Make it yours',
    text: 'Sort, move columns, add your own columns, notes and totals: a row is known by its ID, a column by its title. Some names in the sandboxes look like formulas or markup; they stay text.',
    hands: [],
  },
  {
    title: 'Bring a colleague',
    text: 'Open a second window as Jonas (top right). He has no key yet; he can read the tab and is told what he needs.',
    hands: [],
  },
];
