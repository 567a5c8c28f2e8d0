/**
 * Writes cells into the tab; when the tab refuses (a foreign drop-down rule, a protection), finds
 * out which cells it refuses and writes all the others.
 *
 * Promises: a refused write never hides others; the number of tries is bounded. Must not know: why
 * a cell was refused. The platform's words are localised, so they are not read.
 */
import type { Tab } from '../ports';
import type { CellWrite } from '../table/blocks';
import { editsFor } from './edits';

/** Tries after a first refusal; each costs one flush. What is left after them counts as refused. */
const TRIES_MAX = 120;

/** A column's cells are tried value by value while it has at most so many different ones. */
const VALUES_MAX = 20;

/** Writes cells of which the tab refused at least one; returns those that it does not take. */
export function applyCarefully(tab: Tab, writes: readonly CellWrite[]): readonly CellWrite[] {
  const columns = byColumn(writes);
  const left = Math.ceil(TRIES_MAX / Math.max(columns.length, 1));
  return columns.flatMap((column) => applyColumn(tab, column, { left }));
}

/** Writes the cells, all at once if the tab lets us; returns those that it does not take. */
export function applyCells(tab: Tab, writes: readonly CellWrite[]): readonly CellWrite[] {
  if (writes.length === 0 || tab.apply(editsFor(writes)) === null) return [];
  return applyCarefully(tab, writes);
}

interface Budget {
  left: number;
}

function attempt(tab: Tab, writes: readonly CellWrite[], budget: Budget): boolean {
  budget.left--;
  return tab.apply(editsFor(writes)) === null;
}

/** A drop-down rule refuses values, a protection refuses places: split by value, then by place. */
function applyColumn(tab: Tab, writes: readonly CellWrite[], budget: Budget): readonly CellWrite[] {
  if (budget.left <= 0) return writes;
  if (attempt(tab, writes, budget)) return [];
  const groups = byValue(writes);
  if (groups.length === 1 || groups.length > VALUES_MAX) return bisect(tab, writes, budget);
  return groups.flatMap((group) =>
    budget.left > 0 && attempt(tab, group, budget) ? [] : bisect(tab, group, budget),
  );
}

/** `writes` were refused together. */
function bisect(tab: Tab, writes: readonly CellWrite[], budget: Budget): readonly CellWrite[] {
  if (writes.length <= 1 || budget.left <= 0) return writes;
  const middle = Math.ceil(writes.length / 2);
  return [writes.slice(0, middle), writes.slice(middle)].flatMap((half) =>
    budget.left > 0 && attempt(tab, half, budget) ? [] : bisect(tab, half, budget),
  );
}

function byColumn(writes: readonly CellWrite[]): readonly (readonly CellWrite[])[] {
  return groupBy(writes, ({ column }) => column);
}

function byValue(writes: readonly CellWrite[]): readonly (readonly CellWrite[])[] {
  return groupBy(writes, ({ cell }) => JSON.stringify(cell));
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): readonly (readonly T[])[] {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
