/**
 * Carries a pull's plan into the tab: makes room, writes, waits, reads back, mends.
 *
 * Promises: only planned cells are written; what a cell shows afterwards comes from a read-back,
 * never from hope. No network here. Must not know: CRMs, how the memory is stored.
 */
import type { Tab, TabContent, TabEdit } from '../ports';
import type { Table } from '../table/locate';
import { applyCarefully } from './apply-cells';
import { editsFor, formatOf, updateEditsFor } from './edits';
import { mendMovedRows } from './mend-moved';
import type { PullPlan } from './plan';
import { type PlannedWrite, plannedWrites, readBack } from './planned-write';
import { type Deviation, repairCells } from './repair';
import { type Room, roomFor, roomWasMade } from './room';

export interface Written {
  readonly kind: 'written';
  readonly deviations: readonly Deviation[];
  /** Row of the first added record; the others follow. */
  readonly firstAddedRow: number;
  /** How far rows below the table moved down. */
  readonly insertedRows: number;
  /** Cells written, repairs included. */
  readonly cells: number;
  /** True when rows or columns changed places while we wrote: the plan's places are stale. */
  readonly moved: boolean;
  /** False when rows kept moving and some cells could not be put right. */
  readonly settled: boolean;
}

export type WriteResult =
  | Written
  /** The tab did not even take new rows; nothing was written. */
  | { readonly kind: 'refused'; readonly reason: string };

export function writePlan(tab: Tab, table: Table, before: TabContent, plan: PullPlan): WriteResult {
  const room = roomFor(plan, table, before);
  const writes = plannedWrites(plan, table, room.firstRow);
  const formats = formatEdits(plan, table);
  const base = { kind: 'written', firstAddedRow: room.firstRow, insertedRows: room.shift } as const;
  if (writes.length === 0) {
    if (formats.length > 0) tab.apply(formats);
    return { ...base, deviations: [], cells: 0, moved: false, settled: true };
  }
  const isNew = ({ row }: PlannedWrite) => row >= room.firstRow;
  const refusal = tab.apply([
    ...formats,
    ...room.edits,
    ...editsFor(writes.filter(isNew)),
    ...updateEditsFor(writes.filter((write) => !isNew(write))),
  ]);
  const refused = refusal === null ? [] : applyAroundRefusals({ tab, before, room, writes });
  if (refused === null) return { kind: 'refused', reason: refusal ?? '' };
  const refusedKeys = new Set(refused.map(keyOf));
  const mended = mendMovedRows({
    tab,
    table,
    before,
    writes,
    replaced: replacedIds(plan, table),
    reading: readBack(tab, table, writes),
  });
  const repaired = repairCells({
    tab,
    writes: mended.writes,
    reading: mended.reading,
    isRefused: (write) => refusedKeys.has(keyOf(write)),
  });
  return {
    ...base,
    deviations: repaired.deviations,
    cells: writes.length + mended.cells + repaired.cells,
    moved: mended.moved,
    settled: mended.settled,
  };
}

/** Cells of columns with a new type get its format before their new values. */
function formatEdits({ retyped, lastRow }: PullPlan, table: Table): readonly TabEdit[] {
  const row = table.headerRow + 1;
  const rows = lastRow - table.headerRow;
  if (rows === 0) return [];
  return table.columns
    .filter(({ column }) => retyped.includes(column.key))
    .map(({ column: { type }, at }) => {
      const area = { row, rows, column: at, columns: 1 };
      return { kind: 'format', area, format: formatOf(type) ?? 'automatic' };
    });
}

/** IDs of rows that turned out to be records, by the record's id. */
function replacedIds({ rows }: PullPlan, table: Table): ReadonlyMap<string, string> {
  const idIn = new Map(table.rows.map(({ row, id }) => [row, id]));
  const given = rows.flatMap(({ id, row, idLost }): (readonly [string, string])[] => {
    const old = idLost ? idIn.get(row) : undefined;
    return old === undefined ? [] : [[old, id]];
  });
  return new Map(given);
}

function keyOf({ id, key }: PlannedWrite): string {
  return `${key ?? ''}:${id}`;
}

/**
 * Writes all cells that the tab takes and returns the others. A row must never stand there without
 * its ID, so when the IDs are refused everything new is taken back and null is returned.
 */
function applyAroundRefusals(input: {
  readonly tab: Tab;
  readonly before: TabContent;
  readonly room: Room;
  readonly writes: readonly PlannedWrite[];
}): readonly PlannedWrite[] | null {
  const { tab, before, room, writes } = input;
  const ids = writes.filter(({ key }) => key === null);
  const fields = writes.filter(({ key }) => key !== null);
  if (room.rows > 0) {
    const made = roomWasMade(room, before, tab.readAll());
    if (!made && tab.apply(room.edits) !== null) return null;
    if (tab.apply(editsFor(ids)) !== null) {
      takeBack(tab, room, fields);
      return null;
    }
  }
  const refused = new Set(applyCarefully(tab, fields).map(({ row, column }) => `${row}:${column}`));
  return fields.filter(({ row, column }) => refused.has(`${row}:${column}`));
}

function takeBack(tab: Tab, room: Room, fields: readonly PlannedWrite[]): void {
  if (room.shift > 0) {
    tab.apply([{ kind: 'deleteRows', row: room.firstRow, count: room.rows }]);
    return;
  }
  const added = fields.filter(({ row }) => row >= room.firstRow);
  applyCarefully(
    tab,
    added.map((write) => ({ ...write, cell: '' })),
  );
}
