/**
 * The small record of runs on a linked tab, in document properties: who is at work, whether a run
 * was cut while it wrote, and how the last one ended. Readable by people without a connection.
 * Must not know: what the runs do.
 */
import type { Store } from './ports';

export interface Stamp {
  /** When the last complete pull ended, ms UTC. */
  readonly atMs: number;
  readonly records: number;
  /** False when the CRM did not give the whole list. */
  readonly complete: boolean;
}

export interface RunRecord {
  /** Counts writes of the state sheet; a state sheet behind it was set back. */
  readonly epoch: number;
  /** True from before the first cell is written until the memory is safe. */
  readonly writing: boolean;
  /** With `writing`: how many blank rows stood below the last record before room was made. */
  readonly blankBelow: number;
  /** Who holds the tab, for others to read. Only meaningful while the document lock is held. */
  readonly lease: { readonly who: string; readonly sinceMs: number; readonly doing: string } | null;
  readonly stamp: Stamp | null;
}

const NONE: RunRecord = { epoch: 0, writing: false, blankBelow: 0, lease: null, stamp: null };

export function runKey(tabId: number): string {
  return `run.${tabId}`;
}

/** `properties` is what `Store.all` gave. */
export function readRunRecord(
  properties: Readonly<Record<string, string>>,
  tabId: number,
): RunRecord {
  const text = properties[runKey(tabId)];
  return text ? { ...NONE, ...(JSON.parse(text) as Partial<RunRecord>) } : NONE;
}

export function writeRunRecord(store: Store, tabId: number, record: RunRecord): void {
  store.set(runKey(tabId), JSON.stringify(record));
}
