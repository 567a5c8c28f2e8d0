/**
 * The core's `Tab` and `TextTable` in memory, for tests of the core without a host. Does what a
 * sheet does with the edits of a pull, and nothing else. `refuses` plays drop-down rules and
 * protections.
 */
import type { Tab, TabContent, TabEdit, TextTable } from '../../src/core/ports';
import type { Area, CellValue } from '../../src/core/value/cell';

export interface MemoryTab extends Tab {
  /** The grid, row by row; a test may change it at will. */
  grid: CellValue[][];
  formulas: Map<string, string>;
  notesAt: Map<string, string>;
  merges: { row: number; column: number; rows: number; columns: number }[];
  tags: Map<string, number>;
  /** Returns true for a write that the sheet refuses. */
  refuses: (at: { row: number; column: number; cell: CellValue }) => boolean;
  /** Runs before each `apply`: the place for a user who gets in between. */
  beforeApply: () => void;
  written: number;
  flushes: number;
}

export function memoryTab(grid: CellValue[][]): MemoryTab {
  const tab: MemoryTab = {
    id: 1,
    grid,
    formulas: new Map(),
    notesAt: new Map(),
    merges: [],
    tags: new Map(),
    refuses: () => false,
    beforeApply: () => undefined,
    written: 0,
    flushes: 0,
    name: () => 'Tab',
    readAll: () =>
      content(tab, { row: 1, column: 1, rows: lastRow(tab), columns: lastColumn(tab) }),
    readValues: () => ({ ...tab.readAll(), formulas: [] }),
    readArea: (area) => content(tab, area),
    notes: ({ row, column, rows, columns }) =>
      range(rows).map((r) =>
        range(columns).map((c) => tab.notesAt.get(`${row + r}:${column + c}`) ?? ''),
      ),
    dropDowns: () => [],
    mergesIn: () => tab.merges,
    taggedColumns: () => tab.tags,
    apply: (edits) => {
      tab.beforeApply();
      tab.flushes++;
      for (const edit of edits) {
        const refused = applyEdit(tab, edit);
        if (refused) return 'The data you entered is not allowed here.';
      }
      return null;
    },
  };
  return tab;
}

function applyEdit(tab: MemoryTab, edit: TabEdit): boolean {
  switch (edit.kind) {
    case 'insertRows':
      tab.grid.splice(edit.after, 0, ...range(edit.count).map(() => []));
      return false;
    case 'deleteRows':
      tab.grid.splice(edit.row - 1, edit.count);
      return false;
    case 'values':
      return edit.cells.some((row, r) =>
        row.some((cell, c) => put(tab, edit.row + r, edit.column + c, cell)),
      );
    case 'literals':
      return edit.texts.some((text, r) => put(tab, edit.row + r, edit.column, text));
    case 'note':
      tab.notesAt.set(`${edit.row}:${edit.column}`, edit.note);
      return false;
    case 'tag':
      tab.tags.set(edit.key, edit.column);
      return false;
    default:
      return false;
  }
}

function put(tab: MemoryTab, row: number, column: number, cell: CellValue): boolean {
  if (tab.refuses({ row, column, cell })) return true;
  const hidden = tab.merges.some(
    (m) =>
      row >= m.row &&
      row < m.row + m.rows &&
      column >= m.column &&
      column < m.column + m.columns &&
      (row > m.row || column > m.column),
  );
  if (hidden) return false;
  while (tab.grid.length < row) tab.grid.push([]);
  const cells = tab.grid[row - 1] ?? [];
  while (cells.length < column) cells.push('');
  cells[column - 1] = cell;
  tab.formulas.delete(`${row}:${column}`);
  tab.written++;
  return false;
}

function content(tab: MemoryTab, { row, column, rows, columns }: Area): TabContent {
  return {
    values: range(rows).map((r) =>
      range(columns).map((c) => tab.grid[row - 1 + r]?.[column - 1 + c] ?? ''),
    ),
    formulas: range(rows).map((r) =>
      range(columns).map((c) => tab.formulas.get(`${row + r}:${column + c}`) ?? ''),
    ),
  };
}

function lastRow(tab: MemoryTab): number {
  const filled = tab.grid.map((row) => row.some((cell) => cell !== ''));
  return Math.max(filled.lastIndexOf(true) + 1, 1);
}

function lastColumn(tab: MemoryTab): number {
  return Math.max(1, ...tab.grid.map((row) => row.length));
}

function range(count: number): readonly number[] {
  return Array.from({ length: Math.max(count, 0) }, (_, index) => index);
}

export interface MemoryTable extends TextTable {
  rows: string[][] | null;
}

export function memoryTable(): MemoryTable {
  const table: MemoryTable = {
    rows: null,
    read: () => table.rows,
    writeRows: (row, rows) => {
      const kept = table.rows ?? [];
      rows.forEach((texts, index) => {
        kept[row - 1 + index] = [...texts];
      });
      table.rows = kept;
    },
  };
  return table;
}
