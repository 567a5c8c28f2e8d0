/**
 * The small record of runs on a linked tab, in document properties: who is at work, whether a run
 * was cut while it wrote, and how the last one ended. Readable by people without a connection.
 * Must not know: what the runs do.
 */
import type { Store } from './ports';
import type { Pause } from './pull/pause';

export interface Stamp {
  /** When the last complete pull ended, ms UTC. */
  readonly atMs: number;
  readonly records: number;
  /** False when the CRM did not give the whole list. */
  readonly complete: boolean;
  /** When the whole list was read last, ms UTC; `atMs` may be of a run that read changes only. */
  readonly wholeAtMs?: number;
}

/** What a run of several steps adds up to. */
export interface Tally {
  readonly applied: number;
  readonly rejected: number;
  readonly refused: number;
  readonly inDoubt: number;
  readonly conflicts: number;
  readonly waiting: number;
  readonly requests: number;
  /** Time in which steps were at work, ms. */
  readonly ms: number;
}

/** The right to work on a tab. Taken and renewed under the document lock only. */
export interface Lease {
  readonly who: string;
  /** The random id of the user. */
  readonly userId?: string;
  readonly sinceMs: number;
  readonly doing: string;
  /** Names the run between its steps; absent in a run of one execution. */
  readonly run?: string;
  /** What the run has done in its steps so far. */
  readonly tally?: Tally;
  /** Others keep off until then, ms UTC; 0: only while the lock is held. */
  readonly untilMs: number;
}

/** The batch that is on its way: written before it is sent, taken away when its fate is written. */
export interface Sending {
  readonly kind: 'push' | 'create' | 'remove';
  readonly run: string;
  /** IDs of the rows that it is about. */
  readonly ids: readonly string[];
  /** When it was sent, ms UTC. */
  readonly atMs: number;
}

/** An account or lead that was sent for. */
export interface BegunParent {
  /** The idempotency key of its request. */
  readonly key: string;
  /** When it was first sent, ms UTC. */
  readonly atMs: number;
}

export interface RunRecord {
  /** Counts writes of the state sheet; a state sheet behind it was set back. */
  readonly epoch: number;
  /** True from before the first cell is written until the memory is safe. */
  readonly writing: boolean;
  /** With `writing`: how many blank rows stood below the last record before room was made. */
  readonly blankBelow: number;
  readonly lease: Lease | null;
  readonly sending: Sending | null;
  readonly stamp: Stamp | null;
  /** Why the last run failed and since when, ms UTC; null when it went well. */
  readonly trouble: { readonly atMs: number; readonly text: string } | null;
  /** What of the table waits for something in the CRM to be as it was. */
  readonly pauses: readonly Pause[];
  /** Accounts and leads of whose creation no end is known, by digest; absent for none. */
  readonly parents?: Readonly<Record<string, BegunParent>>;
}

const NONE: RunRecord = {
  epoch: 0,
  writing: false,
  blankBelow: 0,
  lease: null,
  sending: null,
  stamp: null,
  trouble: null,
  pauses: [],
};

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

/**
 * The lease that keeps this run off, or null. Nobody is kept off by a run of their own: whoever closes
 * a dialog and opens it again goes on, and the former run finds its lease gone.
 */
export function leaseOfOthers(
  { lease }: RunRecord,
  me: { readonly run: string | null; readonly userId: string },
  nowMs: number,
): Lease | null {
  if (lease === null || lease.untilMs <= nowMs) return null;
  const isMine = lease.userId === me.userId || (lease.run !== undefined && lease.run === me.run);
  return isMine ? null : lease;
}
