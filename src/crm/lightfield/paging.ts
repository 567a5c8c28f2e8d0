/**
 * Places in Lightfield's lists, which are told by offset and may shift while they are read: rows come
 * and go, and the order is not documented (List endpoints).
 *
 * Each page begins with the last row of the page before. Where that row is not on it, rows may have
 * been passed over, and the cursor carries this to the end of the list. Must not know: what is listed.
 */
import { PAGE_LIMIT } from './requests';

/** New rows on a full page. */
export const PAGE_STRIDE = PAGE_LIMIT - 1;

export interface Place {
  readonly offset: number;
  /** The last row of the page before; null on the first page. */
  readonly lastId: string | null;
  /** Rows may have been passed over so far. */
  readonly shifted: boolean;
}

export const FIRST: Place = { offset: 0, lastId: null, shifted: false };

/** The cursor that callers hold: `24|opp_1` or, after a shift, `!24|opp_1`. */
export function encodePlace({ offset, lastId, shifted }: Place): string {
  return `${shifted ? '!' : ''}${offset}|${lastId ?? ''}`;
}

export function decodePlace(cursor: string | null): Place {
  if (cursor === null) return FIRST;
  const [, mark, offset, lastId = ''] = /^(!?)(\d+)\|(.*)$/s.exec(cursor) ?? [];
  return { offset: Number(offset), lastId, shifted: mark === '!' };
}

/** What a page says of the way on. `total` is the CRM's count of the whole list. */
export interface Turn {
  /** null at the end. */
  readonly next: Place | null;
  /** At the end: rows may be missing. */
  readonly cut: boolean;
  /** The first row is the last one of the page before. */
  readonly overlaps: boolean;
}

/** The end is a page that is not full; the count may change on the way. */
export function turnPage(
  place: Place,
  ids: readonly string[],
  total: number | null | undefined,
): Turn {
  const { offset, lastId } = place;
  const shifted = place.shifted || (lastId !== null && !ids.includes(lastId));
  const overlaps = lastId !== null && ids[0] === lastId;
  const last = ids[ids.length - 1];
  if (last !== undefined && ids.length >= PAGE_LIMIT) {
    const next = { offset: offset + PAGE_STRIDE, lastId: last, shifted };
    return { next, cut: false, overlaps };
  }
  return { next: null, cut: shifted || offset + ids.length < (total ?? 0), overlaps };
}
