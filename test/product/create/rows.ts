/** Rows that a person types or pastes below, or anywhere else in, a linked tab. */
import type { Input } from '../../../src/host/sheet/change';
import type { Product } from '../../support/product';
import { MARIA } from '../../support/product';
import type { Desk, TabView } from '../bad-input/tab';

/** Inputs by title of their column. */
export type NewRow = Readonly<Record<string, Input>>;

type Place = TabView & { readonly product: Product };

/** The last row with anything in it. */
export function lastRow({ product, tabId }: Place): number {
  return product.world.workbook.view().end(product.sheet(tabId)).row;
}

/** Pastes rows directly below the last one, in one go; returns the number of the first. */
export function pasteBelow(desk: Place, rows: readonly NewRow[]): number {
  const first = lastRow(desk) + 1;
  pasteAt(desk, first, rows);
  return first;
}

/** Pastes rows from a row on; cells of titles that no row names stay as they are. */
export function pasteAt({ product, tabId, column }: Place, first: number, rows: readonly NewRow[]) {
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  for (const title of titles) {
    const each = rows.map((row) => [row[title] ?? null]);
    const area = { row: first, column: column(title), rows: rows.length, columns: 1 };
    product.does({ kind: 'enter', sheetId: tabId, area, inputs: { each } }, MARIA);
  }
}

/** What the cells of some rows under a title show. */
export function shownAt(
  { product, tabId, column }: Place,
  title: string,
  first: number,
  rows = 1,
): readonly string[] {
  const cells = product.cells(tabId);
  const at = column(title) - 1;
  return Array.from({ length: rows }, (_, n) => String(cells[first - 1 + n]?.[at] ?? ''));
}

/** Names of the CRM's opportunities in the tab's pipeline, sorted. */
export function namesInCrm({ product }: Pick<Desk, 'product'>): readonly string[] {
  return product
    .listed()
    .map(({ name }) => name)
    .sort();
}

/** Plain rows on the first stage, each with a name and a value of its own. */
export function plainRows(count: number, name = 'New'): readonly NewRow[] {
  return Array.from({ length: count }, (_, n) => {
    return { Name: `${name} ${n + 1}`, Stage: 'Lead', Value: String(1000 + n) };
  });
}
