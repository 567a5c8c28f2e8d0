/**
 * Where a list is being read, so that it can go on when its cursor does not: a cursor holds for one
 * very query, and for how long is not documented (Octolane docs, Pagination).
 *
 * A list that is sorted by a time goes on from the time of its last record; what stands there comes
 * twice. Must not know: what is listed.
 */
import type { Fault, Result } from '../../core/exchange';
import { readIsoTime } from '../http/iso-time';

export interface Position {
  /** null: where the query begins. */
  readonly cursor: string | null;
  /** The query begins at this time; empty: at its start. */
  readonly from: string;
  /** The time of the last record that was read; empty: not known. */
  readonly reached: string;
  /** False after the names of the fields were refused. */
  readonly named: boolean;
}

const START: Position = { cursor: null, from: '', reached: '', named: true };

/** The cursor that callers hold. */
export function encodePosition({ cursor, from, reached, named }: Position): string {
  return [named ? 'named' : 'common', from, reached, cursor ?? ''].join('|');
}

export function decodePosition(position: string | null): Position {
  if (position === null) return START;
  const [names, from = '', reached = '', ...cursor] = position.split('|');
  return { cursor: cursor.join('|'), from, reached, named: names === 'named' };
}

/** What to try after a refusal: without the cursor, then without names; null = give up. */
export function positionAfter(at: Position, fault: Fault): Position | null {
  if (fault.kind !== 'rejected') return null;
  if (at.cursor !== null) {
    return at.reached === '' ? null : { ...at, cursor: null, from: at.reached };
  }
  return at.named ? { ...at, named: false } : null;
}

/** The time of a record as it can be sent back; empty where it is none. */
export function timeReached(wire: unknown): string {
  return typeof wire === 'string' && readIsoTime(wire) !== null ? wire : '';
}

interface Page {
  readonly has_more: boolean;
  readonly next_cursor?: string | null | undefined;
}

/** The next page's cursor, null at the end. One that leads back to its own page would never end. */
export function nextCursor(page: Page, used: string | null): Result<string | null> {
  const next = page.has_more ? page.next_cursor || null : null;
  if (next === null || next !== used) return { ok: true, value: next };
  const detail = 'it sends the same page of its list again and again';
  return { ok: false, fault: { kind: 'badAnswer', detail } };
}

/** A cursor that does not hold may be answered by the first page instead of a refusal. */
export function startsOver({ cursor, reached }: Position, first: unknown): boolean {
  if (cursor === null || typeof first !== 'string') return false;
  const [before, now] = [readIsoTime(reached), readIsoTime(first)];
  return before?.kind === 'instant' && now?.kind === 'instant' && now.atMs < before.atMs;
}
