/**
 * TrustPager's cursors: `pagination.has_more` and `next_cursor`, also on lists whose paging is not
 * documented. Must not know: what is listed.
 */
import type { Result } from '../../core/exchange';
import { ok } from '../http/exchange';
import type { WirePagination } from './wire';

/**
 * The next page's cursor, null at the end. A cursor that leads back to its own page would never
 * end: the CRM did not understand it.
 */
export function nextCursor(
  pagination: WirePagination | null | undefined,
  usedCursor: string | null,
): Result<string | null> {
  const next = pagination?.has_more ? pagination.next_cursor || null : null;
  if (next === null || next !== usedCursor) return ok(next);
  const detail = 'it sends the same page of its list again and again';
  return { ok: false, fault: { kind: 'badAnswer', detail } };
}
