/**
 * Which related objects the list embeds, and what is left of them when a key may not see all.
 *
 * A page's cursor carries the expansions it was read with, so that a refused one is not asked for
 * again on the next page.
 */
import type { Fault } from '../../core/exchange';

/** The expansion's name and the right that seeing it may need (the documentation does not say). */
const RIGHT_OF: Readonly<Record<string, string>> = {
  contact: 'contacts:read',
  customer: 'companies:read',
  assigned_users: 'users:read',
  referrer: 'contacts:read',
};

export type Expansions = readonly string[];

export const ALL_EXPANSIONS: Expansions = Object.keys(RIGHT_OF);

/** The expansions to try after a refusal: those the CRM did not name, else none; null = give up. */
export function expansionsAfter(expand: Expansions, fault: Fault): Expansions | null {
  if (fault.kind !== 'forbidden' || expand.length === 0) return null;
  const missing = new Set(fault.missing ?? []);
  const left = expand.filter((name) => !missing.has(RIGHT_OF[name] ?? name));
  return left.length < expand.length ? left : [];
}

export interface PagePosition {
  readonly expand: Expansions;
  /** The CRM's cursor; null on the first page. */
  readonly cursor: string | null;
}

/** The cursor that callers hold: `contact,customer|<the CRM's cursor>`. */
export function encodePosition(expand: Expansions, cursor: string): string {
  return `${expand.join(',')}|${cursor}`;
}

export function decodePosition(position: string | null): PagePosition {
  if (position === null) return { expand: ALL_EXPANSIONS, cursor: null };
  const bar = position.indexOf('|');
  const names = position.slice(0, bar).split(',');
  return {
    expand: names.filter((name) => name !== ''),
    cursor: position.slice(bar + 1),
  };
}
