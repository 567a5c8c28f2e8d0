/** What all seeded rows have in common. */
import type { Random } from '../random';

export const dayMs = 86_400_000;

const seededSpanDays = 900;

export interface RowSeed {
  readonly random: Random;
  /** From 0. */
  readonly at: number;
  readonly createdMs: number;
}

/** `count` rows, each from a stream of its own, so that row n does not depend on the count. */
export function seedRows<T>(
  count: number,
  random: Random,
  startMs: number,
  make: (seed: RowSeed) => T,
): T[] {
  return Array.from({ length: count }, (_, at) => {
    const own = random.fork(String(at));
    return make({ random: own, at, createdMs: seededTime(own, at, startMs) });
  });
}

/** Some rows share a moment, as after an import. */
function seededTime(random: Random, at: number, startMs: number): number {
  if (at % 10 < 2) return startMs - dayMs * (1 + (Math.floor(at / 10) % seededSpanDays));
  return startMs - 1000 - random.int(seededSpanDays * dayMs);
}

/** How many leads go with so many opportunities. */
export function leadCount(records: number): number {
  return 5 + Math.ceil(records / 2);
}

/** A value, or null for the rest of the rows. */
export function maybe<T>(random: Random, probability: number, make: () => T): T | null {
  return random.chance(probability) ? make() : null;
}
