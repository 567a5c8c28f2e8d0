/**
 * One run of the script: who, as what, since when, and how it came to an end.
 * Must not know: which thread or realm the script lives in.
 */
import { createRandom, type Random } from '../sandbox/random';
import type { AuthMode } from './auth';
import { createHandles, type Handles } from './codec';
import { createMeters, type MeterBook } from './meters';
import { createPending, type PendingBook } from './pending';
import type { Limits } from './quotas';
import type { Wire } from './service';

/** What the script is run for. `edit`: the simple trigger; `trigger`: an installable one. */
export type Entry =
  | 'open'
  | 'install'
  | 'edit'
  | 'menu'
  | 'sidebar'
  | 'trigger'
  | 'custom'
  | 'editor';

interface EntryRules {
  /** Null: the user's state decides. */
  readonly mode: AuthMode | null;
  /** Whether an editor is open in front of the user. */
  readonly hasUi: boolean;
  /** Whether `Session.getActiveUser` tells who it is. */
  readonly tellsUser: boolean;
  readonly limit: 'executionMs' | 'shortExecutionMs';
}

/** Source: authorization lifecycle; simple triggers guide; Session reference. */
export const entryRules: Readonly<Record<Entry, EntryRules>> = {
  open: { mode: null, hasUi: true, tellsUser: false, limit: 'shortExecutionMs' },
  install: { mode: 'FULL', hasUi: true, tellsUser: true, limit: 'shortExecutionMs' },
  edit: { mode: 'LIMITED', hasUi: true, tellsUser: false, limit: 'shortExecutionMs' },
  menu: { mode: 'FULL', hasUi: true, tellsUser: true, limit: 'executionMs' },
  sidebar: { mode: 'FULL', hasUi: true, tellsUser: true, limit: 'executionMs' },
  trigger: { mode: 'FULL', hasUi: false, tellsUser: false, limit: 'executionMs' },
  custom: { mode: 'CUSTOM_FUNCTION', hasUi: false, tellsUser: false, limit: 'shortExecutionMs' },
  editor: { mode: 'FULL', hasUi: true, tellsUser: true, limit: 'executionMs' },
};

/** The event object a trigger hands over; the world adds `authMode`. */
export interface EventRequest {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether the event carries `source` and `user`. */
  readonly ofFile: boolean;
}

export interface ExecutionRequest {
  readonly entry: Entry;
  /** Top-level function, or a dotted path where the entry accepts one. */
  readonly functionName: string;
  /** Effective user. */
  readonly user: string;
  /** Default: what the entry gives. */
  readonly mode?: AuthMode;
  /** Arguments as a caller outside hands them over; ignored where there is an event. */
  readonly args?: readonly Wire[];
  readonly event?: EventRequest;
}

export type ExecutionEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'killed' }
  | { readonly kind: 'timedOut' }
  /** The host itself failed: a bug of ours, to be thrown where the execution was started. */
  | { readonly kind: 'broken'; readonly error: unknown };

export interface Execution {
  /** Counts from 1 in its world. */
  readonly n: number;
  readonly request: ExecutionRequest;
  readonly mode: AuthMode;
  readonly startedAtMs: number;
  readonly limitMs: number;
  readonly handles: Handles;
  readonly pending: PendingBook;
  readonly meters: MeterBook;
  /** For the script's own `Math.random` and `Utilities.getUuid`. */
  readonly random: Random;
  /** What `random` was made of, for a realm in another thread. */
  readonly randomSeed: string;
  /** Calls so far. */
  calls: number;
  end: ExecutionEnd | null;
}

export interface ExecutionStart {
  readonly n: number;
  readonly request: ExecutionRequest;
  readonly mode: AuthMode;
  readonly nowMs: number;
  readonly limits: Limits;
  readonly seed: string;
}

export function createExecution(start: ExecutionStart): Execution {
  const { n, request, mode } = start;
  const randomSeed = `${start.seed}/execution/${n}`;
  return {
    n,
    request,
    mode,
    startedAtMs: start.nowMs,
    limitMs: start.limits[entryRules[request.entry].limit],
    handles: createHandles(),
    pending: createPending(),
    meters: createMeters(),
    random: createRandom(randomSeed),
    randomSeed,
    calls: 0,
    end: null,
  };
}
