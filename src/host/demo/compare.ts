/**
 * Holds the tab against the CRM's own records, cell by cell, with nothing of the add-on: what each
 * column should show is said by the CRM's side.
 */
import { must } from '../sandbox/assume';
import { serialOfInstant, serialOfUtc } from '../sheet/zone';
import type { DemoRecord, Shown } from './crm/demo-crm';
import { demand } from './demand';
import { type RowValues, readRows } from './grid';
import type { Stage } from './stage';

/**
 * One row for each record and none besides, and every compared cell as the CRM has it. `waiting`:
 * IDs of rows that are no records yet, or whose edits were not accepted.
 */
export function compareWithCrm(
  stage: Stage,
  tabId: number,
  waiting: ReadonlySet<string> = new Set(),
): void {
  const { workbook } = stage.world;
  const { timeZone } = workbook.current();
  const rows = new Map(
    [...readRows(workbook, tabId).rows].filter(([id]) => !id.startsWith('new·')),
  );
  const listed = stage.crm.listed();
  demand(rows.size === listed.length, `${rows.size} rows for ${listed.length} records`);
  for (const record of listed) {
    const row = must(rows.get(record.id), `record ${record.id} has a row`);
    if (!waiting.has(record.id)) compareRow(record, row, timeZone);
  }
}

function compareRow({ id, cells }: DemoRecord, row: RowValues, timeZone: string): void {
  for (const [header, expected] of Object.entries(cells)) {
    const shown = row[header] ?? null;
    demand(
      isSame(shown === '' ? null : shown, expected, timeZone),
      `"${header}" of ${id} shows what the CRM holds`,
    );
  }
}

/** Cells of moments hold whole seconds. */
function isSame(shown: unknown, expected: Shown, timeZone: string): boolean {
  if (expected === null || typeof expected !== 'object') return shown === expected;
  const serial =
    'day' in expected
      ? serialOfUtc(Date.parse(expected.day))
      : serialOfInstant(Math.floor(expected.atMs / 1000) * 1000, timeZone);
  return typeof shown === 'number' && seconds(shown) === seconds(serial);
}

function seconds(serial: number): number {
  return Math.round(serial * 86_400);
}

/** IDs of the rows of which any cell differs. */
export function changedRows(
  before: ReadonlyMap<string, RowValues>,
  after: ReadonlyMap<string, RowValues>,
): readonly string[] {
  return [...after.keys()].filter(
    (id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)),
  );
}
