/** What the host's own services may use: the world, and the execution they are called from. */
import type { Network } from '../http/network';
import type { Reply, Wire } from '../realm/wire';
import type { Random } from '../sandbox/random';
import type { SheetWorld } from '../services/spreadsheet/sheet-world';
import type { Caches } from './caches';
import type { Catalogue } from './catalogue';
import type { Clock } from './clock';
import type { HostDoubts } from './doubts';
import type { EditorWindows } from './editor-windows';
import type { Execution, ExecutionRequest } from './execution';
import type { Faults } from './faults';
import type { Locks } from './locks';
import type { Logs } from './logs';
import type { MeterBook } from './meters';
import type { Pausing } from './pause';
import type { Project } from './project';
import type { Quotas } from './quotas';
import type { CallContext } from './service';
import type { PropertyStores } from './stores';
import type { Trace } from './trace';
import type { Triggers } from './triggers';
import type { Users } from './users';

/** One call of a script: which method of which object. `handle` is null for a global. */
export interface ServiceCall {
  readonly className: string;
  readonly method: string;
  readonly handle: number | null;
  readonly args: readonly Wire[];
}

export type Start =
  | { readonly kind: 'started'; readonly execution: Execution }
  /** Google would not have run it; `message` in its words. */
  | { readonly kind: 'refused'; readonly message: string };

/** Everything around a script. One world is one spreadsheet file and its people. */
export interface World extends SheetWorld {
  readonly project: Project;
  readonly doubts: HostDoubts;
  readonly clock: Clock;
  readonly random: Random;
  readonly users: Users;
  readonly quotas: Quotas;
  readonly properties: PropertyStores;
  readonly caches: Caches;
  readonly locks: Locks;
  readonly triggers: Triggers;
  readonly windows: EditorWindows;
  readonly network: Network;
  readonly logs: Logs;
  readonly trace: Trace;
  readonly faults: Faults;
  /** Of all executions together. */
  readonly meters: MeterBook;
  readonly catalogue: Catalogue;

  begin(request: ExecutionRequest): Start;
  /** Arguments of the entry point, as wire data of this execution. */
  argsOf(execution: Execution): readonly Wire[];
  /** The only door from a script to the world. Never throws; what it waits for passes at once. */
  call(execution: Execution, call: ServiceCall): Reply;
  /** The same door for a script that can be kept waiting. */
  callInSteps(execution: Execution, call: ServiceCall): Pausing<Reply>;
  /**
   * The function has returned or thrown: sends what is still queued, releases locks. Returns the
   * words of a refused write, or null. Idempotent.
   */
  finish(execution: Execution): string | null;
  /** Lets priced time pass on behalf of an execution; nothing has a price on a live clock. */
  spend(execution: Execution, ms: number): void;
  /** Counts time that has passed for an execution; past its limit the execution dies. */
  waited(execution: Execution, ms: number): void;
}

export interface HostContext extends CallContext<World> {
  readonly execution: Execution;
}
