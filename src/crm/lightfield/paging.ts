/**
 * Places in Lightfield's lists, which are told by offset and may shift while they are read: rows come
 * and go, and the order is not documented (List endpoints). So each page is asked for from the last
 * row of the page before. Must not know: what is listed.
 */
import { PAGE_LIMIT } from './requests';

/** New rows on a full page. */
export const PAGE_STRIDE = PAGE_LIMIT - 1;

export function offsetOf(cursor: string | null): number {
  return Number(cursor ?? 0);
}

/** What a page says of the way on. */
export interface Turn {
  /** null at the end. */
  readonly next: number | null;
  /** At the end: there should be more. */
  readonly cut: boolean;
}

/** The end is a page that is not full; the count may change on the way. */
export function turnPage(offset: number, rows: number, total: number): Turn {
  return rows >= PAGE_LIMIT
    ? { next: offset + PAGE_STRIDE, cut: false }
    : { next: null, cut: offset + rows < total };
}

/** Cursors of the pages after the one at `next`, as far as the count reaches. */
export function cursorsAfter(next: number, total: number, countMax: number): readonly string[] {
  const count = Math.ceil((total - next) / PAGE_STRIDE) - 1;
  return Array.from({ length: Math.max(0, Math.min(count, countMax)) }, (_, index) =>
    String(next + (index + 1) * PAGE_STRIDE),
  );
}
