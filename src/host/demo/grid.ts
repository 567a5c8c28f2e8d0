/** Reads a tab of the file as a person would: titles and rows, found by name. */
import { must } from '../sandbox/assume';
import type { Workbook } from '../sheet/workbook';

/** Values by title. */
export type RowValues = Readonly<Record<string, unknown>>;

export interface SheetRows {
  readonly headers: readonly string[];
  /** One map of title to value for each row with an ID. */
  readonly rows: ReadonlyMap<string, RowValues>;
}

/** The table of a linked tab, its titles in the first row. */
export function readRows(workbook: Workbook, tabId: number): SheetRows {
  const sheet = must(
    workbook.current().sheets.find(({ id }) => id === tabId),
    `tab ${tabId} exists`,
  );
  const view = workbook.view();
  const end = view.end(sheet);
  const line = (row: number) =>
    Array.from({ length: end.column }, (_, index) => view.value(sheet, row, index + 1));
  const headers = line(1).map(String);
  const rows = new Map<string, RowValues>();
  for (let row = 2; row <= end.row; row++) {
    const cells = line(row);
    const values = Object.fromEntries(headers.map((header, index) => [header, cells[index]]));
    rows.set(String(values.ID), values);
  }
  return { headers, rows };
}
