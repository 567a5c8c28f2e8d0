/** What all seeded rows have in common. */
import { must } from '../assume';
import type { Json } from '../json';
import type { Random } from '../random';
import { activeOptions } from './effective-schema';
import type { FieldDefinition, FieldValues } from './records';

export const dayMs = 86_400_000;

const seededSpanDays = 900;

export interface RowSeed {
  readonly random: Random;
  /** From 0. */
  readonly at: number;
  readonly createdMs: number;
}

/** Row n depends on n alone, not on how many there are. */
export function seededRows<T>(
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

/** Before the start. Some rows share a moment, as after an import. */
function seededTime(random: Random, at: number, startMs: number): number {
  if (at % 10 < 2) return startMs - dayMs * (1 + (Math.floor(at / 10) % seededSpanDays));
  return startMs - 1000 - random.int(seededSpanDays * dayMs);
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

/** An option of the field that can be chosen. */
export function pickOption(random: Random, field: FieldDefinition): string {
  return random.pick(activeOptions(field)).id;
}

/** Without what is null: unset fields are left out. */
export function setFields(values: Readonly<Record<string, Json>>): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

export function isoAt(ms: number): string {
  return new Date(ms).toISOString();
}
