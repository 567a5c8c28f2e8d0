/**
 * Digests: what a person confirms. Two digests are equal exactly when the same would be sent to the
 * same record over the same former value. Pure.
 */
import type { FieldKey } from '../model';
import { hash53, type Token } from '../value/token';

/** `seen`: what the CRM held when the person decided; `next`: what the cell shows. */
export function changeDigest(change: {
  readonly id: string;
  readonly key: FieldKey;
  readonly seen: Token;
  readonly next: Token;
}): string {
  return digest(['u', change.id, change.key, change.seen, change.next]);
}

/**
 * Of a row without a record: by its content and how many equal rows stand above it, since it may
 * not have an ID yet.
 */
export function creationDigest(row: Token, equalAbove: number): string {
  return digest(['c', row, String(equalAbove)]);
}

/** Of a cell that cannot be sent, to be marked. */
export function problemDigest(problem: {
  readonly id: string;
  readonly key: FieldKey;
  readonly token: Token;
}): string {
  return digest(['x', problem.id, problem.key, problem.token]);
}

/** Of an account or a lead that rows name and the CRM does not have. */
export function parentDigest(key: FieldKey, name: string): string {
  return digest(['p', key, name.trim().toLowerCase()]);
}

export function removalDigest(id: string): string {
  return digest(['r', id]);
}

function digest(parts: readonly string[]): string {
  return hash53(JSON.stringify(parts)).toString(36);
}
