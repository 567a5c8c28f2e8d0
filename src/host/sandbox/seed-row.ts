/** What seeded rows of all CRMs have in common: a stream of their own, and when they were made. */
import { must } from './assume';
import type { Random } from './random';

export const dayMs = 86_400_000;

export const seededSpanDays = 900;

const edgeDays = 90;

export interface RowSeed {
  readonly random: Random;
  /** From 0. */
  readonly at: number;
  readonly createdMs: number;
}

export interface RowTerms {
  readonly random: Random;
  /** All rows are older, ms UTC. */
  readonly startMs: number;
}

/** `count` rows, each from a stream of its own, so that row n does not depend on the count. */
export function seedRows<T>(
  count: number,
  { random, startMs }: RowTerms,
  make: (seed: RowSeed) => T,
): T[] {
  return forkedRows(count, random, (own, at) =>
    make({ random: own, at, createdMs: seededTime(own, at, startMs) }),
  );
}

/** The same for rows whose moments are made otherwise. */
export function forkedRows<T>(
  count: number,
  random: Random,
  make: (own: Random, at: number) => T,
): T[] {
  return Array.from({ length: count }, (_, at) => make(random.fork(String(at)), at));
}

/** Some rows share a moment, as after an import. */
function seededTime(random: Random, at: number, startMs: number): number {
  if (at % 10 < 2) return startMs - dayMs * (1 + (Math.floor(at / 10) % seededSpanDays));
  return startMs - 1000 - random.int(seededSpanDays * dayMs);
}

/**
 * A moment well inside the span. Rows that startle a newcomer stand there, so that lists begin with
 * ordinary ones, whichever end they begin with.
 */
export function insideMs(atMs: number, startMs: number): number {
  const days = (startMs - atMs) / dayMs;
  if (days < edgeDays) return atMs - edgeDays * dayMs;
  return days > seededSpanDays - edgeDays ? atMs + edgeDays * dayMs : atMs;
}

/** The row, made and changed inside the span. */
export function setInside<
  T extends { readonly createdMs: number; readonly updatedMs: number | null },
>(row: T, startMs: number): T {
  const createdMs = insideMs(row.createdMs, startMs);
  const { updatedMs } = row;
  return {
    ...row,
    createdMs,
    updatedMs: updatedMs === null ? null : Math.max(createdMs, insideMs(updatedMs, startMs)),
  };
}

/** How many partners of one kind (accounts, contacts, leads) go with so many opportunities. */
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
