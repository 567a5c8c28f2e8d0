/** What Octolane's seeded rows have in common: a stream of their own, and two moments. */
import type { Random } from '../random';
import { dayMs, forkedRows, type RowTerms, seededSpanDays } from '../seed-row';

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
  { random, startMs }: RowTerms,
  make: (seed: RowSeed) => T,
): T[] {
  return forkedRows(count, random, (own, at) => {
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
