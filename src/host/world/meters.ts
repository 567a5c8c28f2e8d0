/**
 * What an execution, or the whole world, has used up.
 * Promises: only counts; nothing reads a meter to decide what happens.
 */
import type { CallKind } from './service';

export interface Meters {
  /** Calls by kind. */
  readonly calls: Readonly<Record<CallKind, number>>;
  /** HTTP requests, redirects included. */
  readonly requests: number;
  /** Cell contents (values, formulas, texts) that took effect, by sheet id. */
  readonly cellsWritten: ReadonlyMap<number, number>;
  /** Virtual time spent, ms. */
  readonly spentMs: number;
}

export interface MeterBook {
  read(): Meters;
  spentMs(): number;
  call(kind: CallKind): void;
  request(): void;
  written(tabId: number, cells: number): void;
  spent(ms: number): void;
}

const BLOCKING: readonly CallKind[] = [
  'read',
  'flush',
  'properties',
  'cache',
  'lock',
  'trigger',
  'fetch',
  'sleep',
];

/** Calls that wait for an answer. */
export function blockingCalls(meters: Meters): number {
  return BLOCKING.reduce((sum, kind) => sum + meters.calls[kind], 0);
}

/** Grid writes that Apps Script bundles. */
export function queuedCalls(meters: Meters): number {
  return meters.calls.write;
}

export function createMeters(): MeterBook {
  const calls: Record<CallKind, number> = {
    read: 0,
    flush: 0,
    properties: 0,
    cache: 0,
    lock: 0,
    trigger: 0,
    fetch: 0,
    sleep: 0,
    ui: 0,
    write: 0,
    handle: 0,
    local: 0,
  };
  const cellsWritten = new Map<number, number>();
  let requests = 0;
  let spentMs = 0;
  return {
    read: () => ({ calls: { ...calls }, requests, cellsWritten: new Map(cellsWritten), spentMs }),
    spentMs: () => spentMs,
    call: (kind) => {
      calls[kind] += 1;
    },
    request: () => {
      requests += 1;
    },
    written: (tabId, cells) => {
      cellsWritten.set(tabId, (cellsWritten.get(tabId) ?? 0) + cells);
    },
    spent: (ms) => {
      spentMs += ms;
    },
  };
}
