/**
 * What a page has to change to go from one picture of the file to the next. Unchanged rows cost a
 * comparison of identities; rows that only look changed (formulas were computed again) one of texts.
 */
import type { BookPatch, RowPicture, RowSplice, SheetPatch } from '../protocol';
import type { SheetPicture } from './sheet-picture';

/** The picture of a file; `structure` changes whenever rows, columns or tabs may have moved. */
export interface BookPicture {
  readonly name: string;
  readonly sheets: readonly SheetPicture[];
}

/** Null when nothing differs. */
export function patchBetween(before: BookPicture | null, after: BookPicture): BookPatch | null {
  const order = after.sheets.map(({ head }) => head.id);
  const sheets = after.sheets.flatMap((sheet) => {
    const old = before?.sheets.find(({ head }) => head.id === sheet.head.id);
    const patch = old === undefined ? wholeSheet(sheet) : sheetPatch(old, sheet);
    return patch === null ? [] : [patch];
  });
  const same =
    before !== null &&
    before.name === after.name &&
    sheets.length === 0 &&
    order.join() === before.sheets.map(({ head }) => head.id).join();
  return same ? null : { name: after.name, order, sheets };
}

/** Whether an edit that was made against the state before may hit another cell after it. */
export function movesCells(patch: BookPatch, before: BookPicture | null): boolean {
  return patch.sheets.some(({ id, head, splices }) => {
    const old = before?.sheets.find((sheet) => sheet.head.id === id);
    if (old === undefined) return false;
    const columnsMoved = head !== undefined && head.columns.length !== old.head.columns.length;
    return columnsMoved || splices.some(({ removed, rows }) => removed !== rows.length);
  });
}

function wholeSheet({ head, rows }: SheetPicture): SheetPatch {
  return { id: head.id, head, splices: [{ from: 1, removed: 0, rows }] };
}

function sheetPatch(before: SheetPicture, after: SheetPicture): SheetPatch | null {
  const splices = before.rows === after.rows ? [] : splicesOf(before.rows, after.rows);
  const headChanged = before.head !== after.head && !sameJson(before.head, after.head);
  if (!headChanged && splices.length === 0) return null;
  return { id: after.head.id, ...(headChanged ? { head: after.head } : {}), splices };
}

type Rows = readonly RowPicture[];

/** As many rows as before: each stretch of changed ones. Otherwise: all between what stayed. */
function splicesOf(before: Rows, after: Rows): readonly RowSplice[] {
  if (before.length === after.length) return stretches(before, after).reverse();
  const most = Math.min(before.length, after.length);
  let top = 0;
  while (top < most && sameRow(before[top], after[top])) top += 1;
  let bottom = 0;
  while (
    bottom < most - top &&
    sameRow(before[before.length - 1 - bottom], after[after.length - 1 - bottom])
  ) {
    bottom += 1;
  }
  const rows = after.slice(top, after.length - bottom);
  return [{ from: top + 1, removed: before.length - bottom - top, rows }];
}

function stretches(before: Rows, after: Rows): RowSplice[] {
  const found: { from: number; removed: number; rows: RowPicture[] }[] = [];
  for (const [index, row] of after.entries()) {
    if (sameRow(before[index], row)) continue;
    const last = found[found.length - 1];
    if (last !== undefined && last.from + last.removed === index + 1) {
      last.removed += 1;
      last.rows.push(row);
    } else {
      found.push({ from: index + 1, removed: 1, rows: [row] });
    }
  }
  return found;
}

function sameRow(a: RowPicture | undefined, b: RowPicture | undefined): boolean {
  return a === b || sameJson(a, b);
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
