/**
 * Puts right what was written beside its record or its column: a person may sort, insert or move in
 * the moment between our read and our write, and a sheet has no compare-and-set.
 *
 * Promises: afterwards every planned cell stands in the row that carries its ID and under its title,
 * and every cell we overwrote by accident has its former content, or `settled` is false. A formula
 * that we overwrote comes back as its value. Must not know: CRMs.
 */
import type { Tab, TabContent } from '../ports';
import type { CellWrite } from '../table/blocks';
import type { Table } from '../table/locate';
import { cellToken } from '../value/token';
import { applyCells } from './apply-cells';
import { type MovedPlaces, movedPlaces } from './moved-places';
import { type PlannedWrite, type Reading, readCell, readWhole } from './planned-write';

export interface MendInput {
  readonly tab: Tab;
  readonly table: Table;
  /** The tab as the plan saw it. */
  readonly before: TabContent;
  readonly writes: readonly PlannedWrite[];
  /** IDs that are meant to give way to a record's id, by which. */
  readonly replaced: ReadonlyMap<string, string>;
  readonly reading: Reading;
}

export interface Mended {
  /** The writes at the places where their records stand now. */
  readonly writes: readonly PlannedWrite[];
  readonly reading: Reading;
  /** Cells written while mending. */
  readonly cells: number;
  readonly settled: boolean;
  /** True when something stands elsewhere than the plan saw it, whether it had to be mended or not. */
  readonly moved: boolean;
}

/** A person who keeps moving things wins after so many rounds. */
const ROUNDS_MAX = 3;

export function mendMovedRows(input: MendInput): Mended {
  const { tab, table, before, replaced } = input;
  if (isInPlace(input)) return { ...input, cells: 0, settled: true, moved: false };
  let { writes } = input;
  let cells = 0;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const reading = readWhole(tab);
    const places = movedPlaces({ table, before, now: reading.content, replaced });
    const placed = placeNow(input.writes, places);
    const fixes = [
      ...missingCells(placed, reading),
      ...overwrittenCells({ before, writes, placed, reading, places }),
    ];
    if (fixes.length === 0) {
      const settled = placed.length === input.writes.length;
      return { writes: placed, reading, cells, settled, moved: true };
    }
    applyCells(tab, fixes);
    cells += fixes.length;
    writes = placed;
  }
  return { writes, reading: readWhole(tab), cells, settled: false, moved: true };
}

/** Every written cell has its ID beside it and its title above it. */
function isInPlace({ table, before, writes, replaced, reading }: MendInput): boolean {
  const { headerRow, idColumn, syncColumn } = table;
  const columns = new Set([idColumn, ...writes.map(({ column }) => column)]);
  if (syncColumn > 0) columns.add(syncColumn);
  const titles = before.values[headerRow - 1] ?? [];
  return (
    [...columns].every((at) => readCell(reading, headerRow, at).cell === (titles[at - 1] ?? '')) &&
    writes.every(({ id, row }) => String(readCell(reading, row, idColumn).cell).trim() === id) &&
    hasEveryRecord(table, replaced, reading)
  );
}

/** A new record may have come to stand on the row of another, whose ID is then gone. */
function hasEveryRecord(
  { rows, idColumn }: Table,
  replaced: MendInput['replaced'],
  { area, content }: Reading,
): boolean {
  const ids = new Set(content.values.map((row) => String(row[idColumn - area.column]).trim()));
  const last = area.row + area.rows - 1;
  return rows.every(({ row, id }) => row > last || ids.has(id) || replaced.has(id));
}

function placeNow(writes: readonly PlannedWrite[], places: MovedPlaces): readonly PlannedWrite[] {
  return writes.flatMap((write) => {
    const place = places.placeNow(write.id, write.column);
    return place ? [{ ...write, ...place }] : [];
  });
}

function missingCells(placed: readonly PlannedWrite[], now: Reading): readonly CellWrite[] {
  return placed.filter(({ row, column, type, expected }) => {
    return cellToken(type, readCell(now, row, column).cell) !== expected;
  });
}

interface Overwritten {
  readonly before: TabContent;
  /** Where the last round wrote. */
  readonly writes: readonly PlannedWrite[];
  readonly placed: readonly PlannedWrite[];
  readonly reading: Reading;
  readonly places: MovedPlaces;
}

/** Cells that were not meant and that our write hit, with their content as the plan saw it. */
function overwrittenCells(input: Overwritten): readonly CellWrite[] {
  const { before, writes, placed, reading, places } = input;
  const meant = new Set(placed.map(placeKey));
  return writes.flatMap((write) => {
    const { row, column, type, expected } = write;
    const now = readCell(reading, row, column);
    const isOurs = cellToken(type, now.cell) === expected && now.formula === '';
    if (meant.has(placeKey(write)) || !isOurs) return [];
    const columnBefore = places.columnBefore(column);
    const rowBefore = places.rowBefore(row);
    const known = columnBefore !== null && rowBefore !== null;
    const cell = known ? (before.values[rowBefore - 1]?.[columnBefore - 1] ?? '') : '';
    return now.cell === cell || sameToken(type, now.cell, cell) ? [] : [{ row, column, cell }];
  });
}

function sameToken(
  type: PlannedWrite['type'],
  a: CellWrite['cell'],
  b: CellWrite['cell'],
): boolean {
  return cellToken(type, a) === cellToken(type, b);
}

function placeKey({ row, column }: CellWrite): string {
  return `${row}:${column}`;
}
