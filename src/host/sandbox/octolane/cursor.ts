/**
 * Cursors: opaque texts that hold a place, and hold only for the query they were given for (Octolane
 * docs, Pagination).
 */
import { createHash } from 'node:crypto';
import { isObject, type Json, parseJson } from '../json';
import type { Position } from '../table';
import type { OctolaneSwitches } from './switches';

/** Where the next page begins: behind a row, or after so many rows, by the switch. */
export type Place =
  | { readonly kind: 'behind'; readonly position: Position }
  | { readonly kind: 'after'; readonly count: number };

export interface Cursor {
  readonly place: Place;
  /** Of everything that must stay the same. */
  readonly digest: string;
  /** Pages served so far. */
  readonly pages: number;
  readonly issuedMs: number;
}

/** `query`: whatever a cursor is bound to. */
export function digestOf(query: Json): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}

export function encodeCursor({ place, digest, pages, issuedMs }: Cursor): string {
  const at = place.kind === 'behind' ? place.position : place.count;
  return Buffer.from(JSON.stringify({ at, digest, pages, issuedMs })).toString('base64url');
}

/** Null where the text is no cursor of ours. */
export function decodeCursor(text: string): Cursor | null {
  const parsed = parseJson(Buffer.from(text, 'base64url').toString());
  if (!isObject(parsed)) return null;
  const { at = null, digest, pages, issuedMs } = parsed;
  const place = placeOf(at);
  const isWhole =
    typeof digest === 'string' && typeof pages === 'number' && typeof issuedMs === 'number';
  return place !== null && isWhole ? { place, digest, pages, issuedMs } : null;
}

function placeOf(at: Json): Place | null {
  if (typeof at === 'number') return { kind: 'after', count: at };
  if (!Array.isArray(at)) return null;
  const [value, id] = at as readonly Json[];
  const isValue = typeof value === 'number' || typeof value === 'string';
  return isValue && typeof id === 'string' ? { kind: 'behind', position: [value, id] } : null;
}

const tenMinutesMs = 600_000;

export function isExpired(
  { pages, issuedMs }: Cursor,
  nowMs: number,
  { cursorLifetime }: OctolaneSwitches,
): boolean {
  if (cursorLifetime === 'tenMinutes') return nowMs - issuedMs > tenMinutesMs;
  return cursorLifetime === 'threePages' && pages >= 3;
}
