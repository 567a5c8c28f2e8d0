/** Cells that a pull writes, each with the record it belongs to, and readings to check them by. */
import type { FieldKey, FieldType } from '../model';
import type { Tab, TabContent } from '../ports';
import type { CellWrite } from '../table/blocks';
import type { Table } from '../table/locate';
import type { Area, CellValue } from '../value/cell';
import { cellToken, type Token } from '../value/token';
import type { PlannedRow, PullPlan } from './plan';

/** One cell that the plan wants written, and whose it is. */
export interface PlannedWrite extends CellWrite {
  readonly id: string;
  /** null for the ID cell itself. */
  readonly key: FieldKey | null;
  readonly type: FieldType;
  readonly expected: Token;
}

/** All cells of a plan; added records stand from `firstAddedRow` on. */
export function plannedWrites(
  plan: PullPlan,
  table: Table,
  firstAddedRow: number,
): readonly PlannedWrite[] {
  return [
    ...plan.rows.flatMap((planned) => rowWrites(planned, table, planned.row)),
    ...plan.added.flatMap((planned, index) => rowWrites(planned, table, firstAddedRow + index)),
  ];
}

function rowWrites(planned: PlannedRow, table: Table, row: number): readonly PlannedWrite[] {
  const { id } = planned;
  const writes: PlannedWrite[] = [];
  if (planned.row === 0 || planned.idLost) {
    const expected = cellToken('text', id);
    writes.push({ id, key: null, type: 'text', row, column: table.idColumn, cell: id, expected });
  }
  for (const { key, found, merge } of planned.fields) {
    // A new row is written whole, its empty cells too: one rectangle instead of many.
    const cell = merge.write ?? (planned.row === 0 ? '' : null);
    if (cell === null) continue;
    const { at: column } = found;
    const { type } = found.column;
    const expected = merge.next?.meant ?? cellToken(type, cell);
    writes.push({ id, key, type, row, column, cell, expected });
  }
  return writes;
}

/** A rectangle of the tab as it was read. */
export interface Reading {
  readonly area: Area;
  readonly content: TabContent;
}

/** Reads the rectangle that spans the header row, our two columns and all written cells. */
export function readBack(tab: Tab, table: Table, writes: readonly CellWrite[]): Reading {
  const own = [table.idColumn, table.syncColumn || table.idColumn];
  const column = writes.reduce((least, w) => Math.min(least, w.column), Math.min(...own));
  const lastColumn = writes.reduce((most, w) => Math.max(most, w.column), Math.max(...own));
  const lastRow = writes.reduce((most, w) => Math.max(most, w.row), table.headerRow);
  const area = {
    row: table.headerRow,
    column,
    rows: lastRow - table.headerRow + 1,
    columns: lastColumn - column + 1,
  };
  return { area, content: tab.readArea(area) };
}

/** Reads everything: for when rows have moved. */
export function readWhole(tab: Tab): Reading {
  const content = tab.readAll();
  const columns = content.values[0]?.length ?? 0;
  return { area: { row: 1, column: 1, rows: content.values.length, columns }, content };
}

export interface ReadCell {
  readonly cell: CellValue;
  readonly formula: string;
}

/** A cell of a reading; an empty one outside of it. */
export function readCell({ area, content }: Reading, row: number, column: number): ReadCell {
  return {
    cell: content.values[row - area.row]?.[column - area.column] ?? '',
    formula: content.formulas[row - area.row]?.[column - area.column] ?? '',
  };
}
