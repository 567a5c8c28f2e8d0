/** What all seeded rows have in common: a stream of their own, and two moments. */
import { must } from '../assume';
import type { Random } from '../random';

export const dayMs = 86_400_000;
const seededSpanDays = 900;

export interface RowSeed {
  readonly random: Random;
  /** From 0. */
  readonly at: number;
  readonly createdUs: number;
  readonly updatedUs: number;
}

/** Row `n` is the same whatever the `count`. */
export function seedRows<T>(
  count: number,
  { random, startMs }: { readonly random: Random; readonly startMs: number },
  make: (seed: RowSeed) => T,
): T[] {
  return Array.from({ length: count }, (_, at) => {
    const own = random.fork(String(at));
    const createdUs = createdAt(own, at, startMs);
    const laterMs = own.int(Math.max(1, startMs - Math.ceil(createdUs / 1000)));
    const updatedUs = own.chance(0.3) ? createdUs : createdUs + laterMs * 1000;
    return make({ random: own, at, createdUs, updatedUs });
  });
}

/** Two of ten share a moment with others, as after an import. */
function createdAt(random: Random, at: number, startMs: number): number {
  if (at % 10 < 2) {
    return (startMs - dayMs * (1 + (Math.floor(at / 20) % seededSpanDays))) * 1000 + 285_099;
  }
  const ms = startMs - 1000 - random.int(seededSpanDays * dayMs);
  return ms * 1000 + random.int(1000);
}

/** How many accounts, and how many contacts, go with so many opportunities. */
export function partnerCount(records: number): number {
  return 5 + Math.ceil(records / 2);
}

/** One of the first `count`, so that the choice does not depend on the workspace's size. */
export function pickFirst<T>(random: Random, rows: readonly T[], count: number): T {
  return must(rows[random.int(count)], `one of the first ${count} rows`);
}

/** A value, or null for the rest of the rows. */
export function maybe<T>(random: Random, probability: number, make: () => T): T | null {
  return random.chance(probability) ? make() : null;
}
