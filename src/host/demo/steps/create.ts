/** Maria pastes new rows below the table, three of them bad, and creates them. */
import { must } from '../../sandbox/assume';
import type { DemoRecord } from '../crm/demo-crm';
import { demand } from '../demand';
import { readRows } from '../grid';
import type { Stage } from '../stage';
import { marksOnWrongRows } from './marks';
import { type SendFigures, sendAll } from './send';
import { costLine, type Tell } from './tell';

export interface CreateFigures extends SendFigures {
  readonly rows: number;
}

const PASTED = 250;
/** Places among the pasted rows. */
const BAD = [17, 120, 233];

export function createStep(stage: Stage, tabId: number, tell: Tell) {
  const before = new Set(stage.crm.listed().map(({ id }) => id));
  pasteRows(stage, tabId);
  const { preview, parents, figures } = sendAll(stage, tabId, 'create');
  const created = stage.crm.listed().filter(({ id }) => !before.has(id));
  const good = PASTED - BAD.length;
  demand(figures.applied === good, `${figures.applied} of ${good} rows were created`);
  demand(created.length === good, `the CRM holds ${created.length} new records`);
  const bad = badRows(stage, tabId);
  tell({
    title: `Maria pastes ${PASTED} rows, ${BAD.length} of them bad, and creates them`,
    lines: [
      ...preview.effects,
      `${figures.applied} created in ${figures.writing} requests that write${forParents(parents)}; each row has its record’s ID.`,
      ...bad.map((mark) => `A bad row says “${mark}”.`),
      costLine(figures),
    ],
  });
  const result: CreateFigures = { rows: PASTED, ...figures };
  const duplicates = created.length - holdingPasted(stage, created);
  return { figures: result, duplicates, wrongMarks: marksOnWrongRows(stage, tabId) };
}

function forParents(count: number): string {
  return count === 0 ? '' : `, ${count} of them for accounts or leads that were missing`;
}

/** Marks of the rows that are no records; each says what is wrong. */
function badRows({ world }: Stage, tabId: number): readonly string[] {
  const { rows } = readRows(world.workbook, tabId);
  const bad = [...rows].filter(([id]) => id.startsWith('new·'));
  demand(bad.length === BAD.length, `${bad.length} rows are no records`);
  const marks = bad.map(([, { Sync }]) => String(Sync));
  demand(
    marks.every((mark) => mark.startsWith('✗')),
    'each bad row says what is wrong',
  );
  return marks;
}

/** How many pasted rows the new records hold; each must hold one to the last cell. */
function holdingPasted({ crm }: Stage, created: readonly DemoRecord[]): number {
  const { text } = crm.columns;
  const pasted = new Map(
    Array.from({ length: PASTED }, (_, n) => crm.newRow(n)).map((row) => [row[text], row]),
  );
  const held = new Set<unknown>();
  for (const { id, cells } of created) {
    const row = must(pasted.get(String(cells[text])), `record ${id} is one of the pasted rows`);
    held.add(row);
    for (const [title, input] of Object.entries(row)) {
      demand(cells[title] === input, `"${title}" of ${id} is what was pasted`);
    }
  }
  return held.size;
}

function pasteRows(stage: Stage, tabId: number): void {
  const { headers, rows } = readRows(stage.world.workbook, tabId);
  const { columns } = stage.crm;
  const first = rows.size + 2;
  for (let n = 0; n < PASTED; n++) {
    const cells = { ...stage.crm.newRow(n) };
    const bad = BAD.indexOf(n);
    if (bad === 0) cells[columns.value] = 'a lot';
    if (bad === 1) cells[columns.stage] = 'Nearly there';
    if (bad === 2) delete cells[columns.stage];
    if (bad === 2) cells[columns.value] = 'unknown';
    for (const [title, input] of Object.entries(cells)) {
      const column = must(headers.indexOf(title) + 1 || null, `a column "${title}"`);
      stage.type(tabId, { row: first + n, column }, input);
    }
  }
}
