/**
 * Puts right what was written beside its record: a person may sort or insert rows in the moment
 * between our read and our write, and a sheet has no compare-and-set.
 *
 * Promises: afterwards every planned cell stands in the row that carries its ID, and every cell we
 * overwrote by accident has its former content, or `settled` is false. Must not know: CRMs.
 */
import type { Tab, TabContent } from '../ports';
import type { CellWrite } from '../table/blocks';
import type { Table } from '../table/locate';
import { cellToken } from '../value/token';
import { applyCells } from './apply-cells';
import { type PlannedWrite, type Reading, readCell, readWhole } from './planned-write';

export interface MendInput {
  readonly tab: Tab;
  readonly table: Table;
  /** The tab as the plan saw it. */
  readonly before: TabContent;
  readonly writes: readonly PlannedWrite[];
  readonly reading: Reading;
}

export interface Mended {
  /** The writes at the rows where their records stand now. */
  readonly writes: readonly PlannedWrite[];
  readonly reading: Reading;
  /** Cells written while mending. */
  readonly cells: number;
  readonly settled: boolean;
}

/** A person who keeps moving rows wins after so many rounds. */
const ROUNDS_MAX = 3;

export function mendMovedRows(input: MendInput): Mended {
  const { tab, table } = input;
  let { writes, reading } = input;
  let cells = 0;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    if (writes.every((write) => idAt(reading, table, write.row) === write.id)) {
      return { writes, reading, cells, settled: writes.length === input.writes.length };
    }
    const now = readWhole(tab);
    const placed = placeById(writes, now, table);
    const fixes = [...missingCells(placed, now), ...overwrittenCells({ ...input, writes, now })];
    applyCells(tab, fixes);
    cells += fixes.length;
    writes = placed;
    reading = readWhole(tab);
  }
  return { writes, reading, cells, settled: false };
}

function idAt(reading: Reading, table: Table, row: number): string {
  return String(readCell(reading, row, table.idColumn).cell);
}

function placeById(
  writes: readonly PlannedWrite[],
  now: Reading,
  table: Table,
): readonly PlannedWrite[] {
  const rows = new Map<string, number>();
  for (let row = now.area.rows; row > table.headerRow; row--) rows.set(idAt(now, table, row), row);
  return writes.flatMap((write) => {
    const row = rows.get(write.id);
    return row === undefined ? [] : [{ ...write, row }];
  });
}

function missingCells(placed: readonly PlannedWrite[], now: Reading): readonly CellWrite[] {
  return placed.filter(({ row, column, type, expected }) => {
    return cellToken(type, readCell(now, row, column).cell) !== expected;
  });
}

/** Cells of other records that our write hit: their content as the plan saw it. */
function overwrittenCells(input: MendInput & { readonly now: Reading }): readonly CellWrite[] {
  const { table, before, writes, now } = input;
  const rowsBefore = new Map(table.rows.map(({ row, id }) => [id, row]));
  const meant = new Set(writes.map(({ id, column }) => `${column}:${id}`));
  return writes.flatMap(({ id, row, column }) => {
    const owner = idAt(now, table, row);
    const rowBefore = rowsBefore.get(owner);
    if (owner === id || rowBefore === undefined || meant.has(`${column}:${owner}`)) return [];
    return [{ row, column, cell: before.values[rowBefore - 1]?.[column - 1] ?? '' }];
  });
}
