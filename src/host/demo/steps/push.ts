/** Maria edits rows and pushes: texts, stages, lists, and one value that cannot be right. */
import { must } from '../../sandbox/assume';
import { demand } from '../demand';
import { readRows } from '../grid';
import type { Stage } from '../stage';
import { marksOnWrongRows } from './marks';
import { type SendFigures, sendAll } from './send';
import { costLine, type Tell } from './tell';

export interface PushFigures extends SendFigures {
  /** Cells that Maria changed. */
  readonly changed: number;
}

const EDITED = 25;

/** What cannot be sent: a word where a number belongs. */
const WRONG = 'about 500';

export function pushStep(stage: Stage, tabId: number, tell: Tell) {
  const wrongId = editRows(stage, tabId);
  const untouched = stage.crm.touched();
  const { preview, figures } = sendAll(stage, tabId, 'push');
  const { rows } = readRows(stage.world.workbook, tabId);
  demand(preview.problems.length === 1, 'the wrong value is named before anything is sent');
  const mark = String(rows.get(wrongId)?.Sync ?? '');
  demand(mark.startsWith('✗'), `the wrong value is marked on its row, which says "${mark}"`);
  demand(figures.applied === EDITED - 1, `${figures.applied} of ${EDITED - 1} changes arrived`);
  const untouchedCellsSent = stage.crm.touched() - untouched - figures.applied;
  tell({
    title: `Maria edits ${EDITED} rows and pushes`,
    lines: [
      `${figures.applied} changes sent and confirmed by the CRM’s answers, in ${figures.writing} requests that write.`,
      `1 cell marked instead: ${preview.problems[0]?.column} ${preview.problems[0]?.text}.`,
      ...preview.effects,
      costLine(figures),
    ],
  });
  const result: PushFigures = { changed: EDITED, ...figures };
  return {
    figures: result,
    wrongId,
    untouchedCellsSent,
    wrongMarks: marksOnWrongRows(stage, tabId),
  };
}

/** Spread over the tab; returns the ID of the row with the wrong value. */
function editRows(stage: Stage, tabId: number): string {
  const { crm } = stage;
  const { headers, rows } = readRows(stage.world.workbook, tabId);
  const ids = [...rows.keys()];
  const column = (title: string) => headers.indexOf(title) + 1;
  let wrongId = '';
  for (let n = 0; n < EDITED; n++) {
    const index = Math.floor((n * ids.length) / EDITED);
    const id = must(ids[index], 'a row to edit');
    const values = must(rows.get(id), 'its cells');
    const title = n === EDITED - 1 ? crm.columns.value : titleOf(stage, n);
    if (n === EDITED - 1) wrongId = id;
    const input = n === EDITED - 1 ? WRONG : newCell(stage, title, n, values[title]);
    stage.type(tabId, { row: index + 2, column: column(title) }, input);
  }
  return wrongId;
}

function titleOf({ crm: { columns } }: Stage, n: number): string {
  const titles = [columns.text, columns.stage, columns.list.title];
  return must(titles[n % 3], 'a column to edit');
}

function newCell({ crm }: Stage, title: string, n: number, now: unknown): string {
  const { stage, list } = crm.columns;
  const other = (cells: readonly string[]) =>
    must(
      cells.find((cell) => cell !== now),
      'another cell',
    );
  if (title === stage) return other(crm.stages());
  return title === list.title ? other(list.cells) : `Maria's deal ${n}`;
}
