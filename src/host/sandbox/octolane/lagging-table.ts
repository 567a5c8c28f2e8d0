/**
 * A table and what reads see of it, which may lag a few reads behind. Only `put` and `remove` write;
 * both tables are for looking.
 */
import { createTable, type Table } from '../table';

export interface LaggingTable<T extends { readonly id: string }> {
  /** The truth. */
  readonly now: Table<T>;
  /** What lists and searches show. */
  readonly shown: Table<T>;
  /** Shown after so many further reads; 0: at once. */
  put(row: T, lag: number): void;
  remove(id: string, lag: number): boolean;
  /** To be called before each read of `shown`. */
  beginRead(): void;
}

interface Pending<T> {
  readonly id: string;
  /** Null: removed. */
  readonly row: T | null;
  readonly dueRead: number;
}

export function createLaggingTable<T extends { readonly id: string }>(
  rows: readonly T[],
): LaggingTable<T> {
  const now = createTable(rows);
  const shown = createTable(rows);
  let pending: readonly Pending<T>[] = [];
  let reads = 0;
  const publish = (): void => {
    const isDue = ({ dueRead }: Pending<T>) => dueRead < reads;
    for (const { id, row } of pending.filter(isDue)) {
      if (row === null) shown.remove(id);
      else shown.put(row);
    }
    pending = pending.filter((change) => !isDue(change));
  };
  const announce = (id: string, row: T | null, lag: number): void => {
    if (lag === 0 && pending.length === 0) {
      if (row === null) shown.remove(id);
      else shown.put(row);
    } else {
      // Never before an earlier change: of one row, the last one must win.
      const dueRead = Math.max(reads + lag, pending.at(-1)?.dueRead ?? 0);
      pending = [...pending, { id, row, dueRead }];
    }
  };
  return {
    now,
    shown,
    put: (row, lag) => {
      now.put(row);
      announce(row.id, row, lag);
    },
    remove: (id, lag) => {
      announce(id, null, lag);
      return now.remove(id);
    },
    beginRead: () => {
      reads += 1;
      publish();
    },
  };
}
