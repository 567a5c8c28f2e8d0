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

/** What it takes her, ms. Meanwhile the CRM's window of a minute is free again. */
const EDITING_MS = 120_000;

/** What cannot be sent: a word where a number belongs. */
const WRONG = 'about 500';

export function pushStep(stage: Stage, tabId: number, tell: Tell) {
  const edits = editRows(stage, tabId);
  stage.world.clock.advance(EDITING_MS);
  const wrongId = must(edits.at(-1), 'the last edit').id;
  const untouched = stage.crm.touched();
  const { preview, figures } = sendAll(stage, tabId, 'push');
  const { rows } = readRows(stage.world.workbook, tabId);
  demand(preview.problems.length === 1, 'the wrong value is named before anything is sent');
  const mark = String(rows.get(wrongId)?.Sync ?? '');
  demand(mark.startsWith('✗'), `the wrong value is marked on its row, which says "${mark}"`);
  demand(figures.applied === EDITED - 1, `${figures.applied} of ${EDITED - 1} changes arrived`);
  const held = new Map(stage.crm.listed().map(({ id, cells }) => [id, cells]));
  for (const { id, title, input } of edits.slice(0, -1)) {
    demand(held.get(id)?.[title] === input, `"${title}" of ${id} is what Maria typed`);
  }
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

interface Edit {
  readonly id: string;
  readonly title: string;
  readonly input: string;
}

/** Spread over the tab; the last one is the wrong value. */
function editRows(stage: Stage, tabId: number): readonly Edit[] {
  const { crm } = stage;
  const { headers, rows } = readRows(stage.world.workbook, tabId);
  const ids = [...rows.keys()];
  return Array.from({ length: EDITED }, (_, n) => {
    const index = Math.floor((n * ids.length) / EDITED);
    const id = must(ids[index], 'a row to edit');
    const isLast = n === EDITED - 1;
    const title = isLast ? crm.columns.value : titleOf(stage, n);
    const input = isLast ? WRONG : newCell(stage, title, n, rows.get(id)?.[title]);
    const column = must(headers.indexOf(title) + 1 || null, `a column "${title}"`);
    stage.type(tabId, { row: index + 2, column }, input);
    return { id, title, input };
  });
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
