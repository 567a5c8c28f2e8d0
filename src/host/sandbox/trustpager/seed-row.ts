/** What all seeded rows have in common. */
import { must } from '../assume';
import type { Random } from '../random';

export const dayMs = 86_400_000;

export interface RowSeed {
  readonly random: Random;
  /** From 0. */
  readonly at: number;
  readonly createdMs: number;
}

/** How many companies, and how many contacts, go with so many opportunities. */
export function partnerCount(records: number): number {
  return 5 + Math.ceil(records / 2);
}

/** One of the first `count`, so that the choice does not depend on the workspace's size. */
export function pickFirst<T>(random: Random, rows: readonly T[], count: number): T {
  return must(rows[random.int(count)], `one of the first ${count} rows`);
}

export function publicId(prefix: string, at: number): string {
  return `${prefix}-${String(at + 1).padStart(3, '0')}`;
}

/** A value, or null for the rest of the rows. */
export function maybe<T>(random: Random, probability: number, make: () => T): T | null {
  return random.chance(probability) ? make() : null;
}
