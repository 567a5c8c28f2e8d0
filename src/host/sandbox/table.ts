/**
 * A keyed collection of rows that can be walked in several stable orders.
 *
 * Promises: rows are replaced, never changed in place; an order is re-sorted only after a change of
 * a row's sorting value. Equal values are ordered by id.
 */
import { must } from './assume';

export interface Order<T> {
  readonly name: string;
  valueOf(row: T): number | string;
  readonly descending: boolean;
}

/** Where a row stands in an order; also what a cursor holds. */
export type Position = readonly [value: number | string, id: string];

export interface Table<T extends { readonly id: string }> {
  readonly size: number;
  get(id: string): T | undefined;
  /** In the order of insertion. */
  values(): readonly T[];
  put(row: T): void;
  remove(id: string): boolean;
  /** Ids of all rows in `order`. */
  idsBy(order: Order<T>): readonly string[];
}

export function createTable<T extends { readonly id: string }>(rows: readonly T[] = []): Table<T> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sorted = new Map<string, { readonly order: Order<T>; readonly ids: readonly string[] }>();
  return {
    get size() {
      return byId.size;
    },
    get: (id) => byId.get(id),
    values: () => [...byId.values()],
    put: (row) => {
      const old = byId.get(row.id);
      byId.set(row.id, row);
      for (const { order } of [...sorted.values()]) {
        const stays = old !== undefined && order.valueOf(old) === order.valueOf(row);
        if (!stays) sorted.delete(order.name);
      }
    },
    remove: (id) => {
      sorted.clear();
      return byId.delete(id);
    },
    idsBy: (order) => {
      const known = sorted.get(order.name);
      if (known !== undefined) return known.ids;
      const ids = sortedIds([...byId.values()], order);
      sorted.set(order.name, { order, ids });
      return ids;
    },
  };
}

/** Negative when `left` comes before `right` in `order`. */
export function comparePositions<T>(order: Order<T>, left: Position, right: Position): number {
  const rising = compare(left[0], right[0]) || compare(left[1], right[1]);
  return order.descending ? -rising : rising;
}

export function positionOf<T extends { readonly id: string }>(order: Order<T>, row: T): Position {
  return [order.valueOf(row), row.id];
}

function sortedIds<T extends { readonly id: string }>(rows: T[], order: Order<T>): string[] {
  const positions = rows.map((row) => positionOf(order, row));
  return positions.sort((a, b) => comparePositions(order, a, b)).map(([, id]) => must(id, 'an id'));
}

function compare(left: number | string, right: number | string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
