/**
 * A table and what reads see of it, which may run a while behind. Only `put` and `remove` write; both
 * tables are for looking.
 */
import { createTable, type Table } from '../table';

export interface LaggingTable<T extends { readonly id: string }> {
  /** The truth. */
  readonly now: Table<T>;
  /** What lists and searches show. */
  readonly shown: Table<T>;
  put(row: T, when: Writing): void;
  remove(id: string, when: Writing): boolean;
  /** To be called before each read of `shown`. */
  catchUp(nowMs: number): void;
}

/** When a row was written, and how long reads show what was before; 0: not at all. */
export interface Writing {
  readonly nowMs: number;
  readonly lagMs: number;
}

interface Pending<T> {
  readonly id: string;
  /** Null: removed. */
  readonly row: T | null;
  readonly dueMs: number;
}

export function createLaggingTable<T extends { readonly id: string }>(
  rows: readonly T[],
): LaggingTable<T> {
  const now = createTable(rows);
  const shown = createTable(rows);
  let pending: readonly Pending<T>[] = [];
  const catchUp = (nowMs: number): void => {
    const isDue = ({ dueMs }: Pending<T>) => dueMs <= nowMs;
    for (const { id, row } of pending.filter(isDue)) {
      if (row === null) shown.remove(id);
      else shown.put(row);
    }
    pending = pending.filter((change) => !isDue(change));
  };
  const announce = (id: string, row: T | null, { nowMs, lagMs }: Writing): void => {
    // Never before an earlier change: of one row, the last one must win.
    const dueMs = Math.max(nowMs + lagMs, pending.at(-1)?.dueMs ?? 0);
    pending = [...pending, { id, row, dueMs }];
    catchUp(nowMs);
  };
  return {
    now,
    shown,
    put: (row, when) => {
      now.put(row);
      announce(row.id, row, when);
    },
    remove: (id, when) => {
      announce(id, null, when);
      return now.remove(id);
    },
    catchUp,
  };
}
