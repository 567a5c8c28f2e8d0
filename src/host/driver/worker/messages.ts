/**
 * What passes between the thread of an execution and the thread of the world: plain data only.
 * The gate is an Int32 of shared memory: 1 when an answer lies ready for the thread, else 0.
 */
import type { ClassManifest, Reply, Wire } from '../../realm/wire';
import type { ServiceCall } from '../../world/context';
import type { SourceFile } from '../../world/project';
import type { RealmReport } from '../realm-run';

/** All that a thread gets when it starts. */
export interface Task {
  readonly gate: SharedArrayBuffer;
  readonly realmCode: string;
  readonly files: readonly SourceFile[];
  readonly functionName: string;
  readonly args: readonly Wire[];
  readonly classes: readonly ClassManifest[];
  readonly zone: string;
  readonly randomSeed: string;
  readonly time: ThreadTime;
}

/** The world's clock: a live one goes on from there, another stands still until the next answer. */
export interface ThreadTime {
  readonly isLive: boolean;
  /** ms UTC. */
  readonly nowMs: number;
}

export type FromThread =
  | { readonly kind: 'call'; readonly call: ServiceCall }
  /** The function is over; nothing follows. */
  | { readonly kind: 'over'; readonly report: RealmReport };

export interface ToThread {
  readonly reply: Reply;
  /** The world's clock, ms UTC. */
  readonly nowMs: number;
}
