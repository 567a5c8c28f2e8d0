/** The queue of grid writes that Apps Script has bundled but not yet sent. */
import type { PendingWrites } from './service';

export interface PendingBook extends PendingWrites {
  /** Forgets what was never sent. */
  drop(): void;
  /** Cells sent since last asked, or null when nothing was sent; for the price. */
  takeSent(): number | null;
}

export function createPending(): PendingBook {
  let queue: { readonly cells: number; readonly apply: () => void }[] = [];
  let sent: number | null = null;
  return {
    add(cells, apply) {
      queue.push({ cells, apply });
    },
    apply() {
      const writes = queue;
      queue = [];
      for (const write of writes) {
        sent = (sent ?? 0) + write.cells;
        write.apply();
      }
    },
    drop() {
      queue = [];
    },
    takeSent() {
      const cells = sent;
      sent = null;
      return cells;
    },
  };
}
