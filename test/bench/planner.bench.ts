/**
 * How long the planner takes, and whether its time grows with rows only linearly.
 * Run by `npm run bench`; prints figures, asserts nothing. Times in ms, medians of several runs.
 */
import type { CrmRecord, Link, RecordId } from '../../src/core/model';
import { type PullInput, planPull } from '../../src/core/pull/plan';
import { nextStates } from '../../src/core/pull/remember';
import type { TabState } from '../../src/core/state';
import { locateTable } from '../../src/core/table/locate';
import type { CellValue } from '../../src/core/value/cell';

const COLUMNS = 30;
const RUNS = 7;
const toSerial = (atMs: number) => atMs / 86_400_000 + 25_569;

const link: Link = {
  tabId: 1,
  stateTabId: 2,
  provider: 'trustpager',
  fingerprint: ['p'],
  scope: { pipeline: { id: 'p', label: 'Sales' }, filters: {} },
  columns: Array.from({ length: COLUMNS }, (_, index) => ({
    key: `f${index}`,
    header: `Field ${index}`,
    type: index % 3 === 0 ? ('number' as const) : ('text' as const),
    onUpdate: 'yes' as const,
  })),
  syncHeader: 'Sync',
  idHeader: 'ID',
};

function records(rows: number, version: number): readonly CrmRecord[] {
  return Array.from({ length: rows }, (_, row) => ({
    id: `record-${row}` as RecordId,
    fields: Object.fromEntries(
      link.columns.map(({ key, type }, column) => {
        const changed = row % 40 === 0 && column === 1 ? version : 0;
        return type === 'number'
          ? [key, { kind: 'number' as const, number: row * column + changed }]
          : [key, { kind: 'text' as const, text: `Text ${row} ${column} ${changed}` }];
      }),
    ),
  }));
}

/** The tab and the memory as they are after a first pull. */
function pulled(rows: number): { values: CellValue[][]; state: TabState } {
  const header = ['Sync', 'ID', ...link.columns.map((column) => column.header)];
  const first = planPull(input([header], null, records(rows, 0)));
  const values: CellValue[][] = [
    header,
    ...first.added.map((row) => ['', row.id, ...row.fields.map(({ merge }) => merge.write ?? '')]),
  ];
  const states = nextStates(first, []);
  const positions = new Map(states.map(({ id }, index) => [id, index + 2]));
  const keys = link.columns.map(({ key }) => key);
  const rowsById = new Map(states.map((state) => [state.id, state]));
  return { values, state: { epoch: 1, rows: rowsById, positions, keys } };
}

function input(
  values: CellValue[][],
  state: TabState | null,
  list: readonly CrmRecord[],
): PullInput {
  const content = { values, formulas: values.map((row) => row.map(() => '')) };
  const located = locateTable(content, link, () => new Map());
  if (located.kind !== 'found') throw new Error('the bench has no table');
  const { table } = located;
  const fixed = { absences: new Map(), interrupted: false, toSerial, nowMs: 0 };
  return { link, table, content, state, records: list, ...fixed };
}

function medianMs(rows: number): number {
  const { values, state } = pulled(rows);
  const list = records(rows, 1);
  const times = Array.from({ length: RUNS }, () => {
    const startedMs = performance.now();
    planPull(input(values, state, list));
    return performance.now() - startedMs;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

const small = medianMs(1_000);
const large = medianMs(10_000);
console.log(`planner, ${COLUMNS} fields, 1 row in 40 changed (locating the table included)`);
console.log(`   1,000 rows: ${small.toFixed(1)} ms`);
console.log(`  10,000 rows: ${large.toFixed(1)} ms; the aim is 400 on two idle cores`);
console.log(`  ratio ${(large / small).toFixed(1)} for 10 times the rows`);
