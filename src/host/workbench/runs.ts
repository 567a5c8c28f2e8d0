/**
 * The executions of the workbench: which run, which ran, what each cost.
 * Must not know: in which thread a script runs.
 */
import type { ExecutionResult } from '../driver/result';
import type { WorkerRun } from '../driver/worker/worker-runner';
import type { World } from '../world/context';
import type { Execution, ExecutionRequest } from '../world/execution';
import { blockingCalls, queuedCalls } from '../world/meters';
import { priceOf, prices } from '../world/prices';
import type { TraceEntry } from '../world/trace';
import type { CallPicture, RunPicture } from './protocol';

/** What starts an execution; the worker runner is one. */
export type StartRun = (request: ExecutionRequest) => WorkerRun;

export interface Runs {
  /** Starts an execution and keeps it in the list. */
  readonly start: StartRun;
  /** Newest last; old ones are forgotten. */
  list(): readonly RunPicture[];
  /** Whether one runs now. */
  isBusy(): boolean;
  /** Ends a running one; false when there is none of this number. */
  kill(id: number): boolean;
  /** Its calls in order; empty for an unknown one. */
  calls(id: number): readonly CallPicture[];
}

interface Entry {
  readonly run: WorkerRun;
  readonly request: ExecutionRequest;
  readonly startedAtMs: number;
  ended: { readonly atMs: number; readonly result: ExecutionResult } | null;
  /** Its last picture: for good, once it has ended. */
  picture: RunPicture | null;
}

const REMEMBERED = 50;

export function createRuns(world: World, start: StartRun): Runs {
  let entries: readonly Entry[] = [];
  const find = (id: number): Entry | undefined => entries.find(({ run }) => run.id === id);
  return {
    start(request) {
      const startedAtMs = world.clock.nowMs();
      const run = start(request);
      const entry: Entry = { run, request, startedAtMs, ended: null, picture: null };
      entries = [...entries, entry].slice(-REMEMBERED);
      const done = run.done.then((result) => {
        entry.ended = { atMs: world.clock.nowMs(), result };
        entry.picture = null;
        return result;
      });
      return { ...run, done };
    },
    list: () =>
      entries.map((entry) => {
        if (entry.ended === null) return pictureOf(entry, world);
        entry.picture ??= pictureOf(entry, world);
        return entry.picture;
      }),
    isBusy: () => entries.some(({ ended }) => ended === null),
    kill(id) {
      const entry = find(id);
      if (entry === undefined || entry.ended !== null) return false;
      entry.run.kill();
      return true;
    },
    calls(id) {
      const execution = find(id)?.run.execution ?? null;
      return execution === null ? [] : callsOf(execution, world).map(pictureOfCall);
    },
  };
}

function callsOf({ n }: Execution, world: World): readonly TraceEntry[] {
  return world.trace.entries().filter(({ execution }) => execution === n);
}

function pictureOfCall(entry: TraceEntry): CallPicture {
  const { n, call, digest, kind, outcome, tookMs } = entry;
  return { n, call, digest, kind, outcome, tookMs, priceMs: priceOfCall(entry) };
}

/** Waiting for a CRM or for time takes as long here as there. */
function priceOfCall({ kind, call, tookMs }: TraceEntry): number {
  if (kind === 'fetch' || kind === 'sleep') return tookMs;
  if (kind === 'flush') return prices.flush.ms;
  return priceOf(kind, call.slice(call.indexOf('.') + 1), 0);
}

function pictureOf({ run, request, startedAtMs, ended }: Entry, world: World): RunPicture {
  const { id, execution } = run;
  const meters = execution?.meters.read();
  const result = ended?.result;
  const cellsWritten = sum([...(meters?.cellsWritten.values() ?? [])]);
  return {
    id,
    functionName: request.functionName,
    about: kindOf(request.args?.[0]),
    user: request.user,
    startedAtMs,
    state: result?.kind ?? 'running',
    message: result?.kind === 'threw' ? `${result.error.name}: ${result.error.message}` : null,
    calls: execution?.calls ?? 0,
    blocking: meters === undefined ? 0 : blockingCalls(meters),
    queued: meters === undefined ? 0 : queuedCalls(meters),
    requests: meters?.requests ?? 0,
    cellsWritten,
    tookMs: (ended?.atMs ?? world.clock.nowMs()) - startedAtMs,
    priceMs: Math.round(priceOfRun(execution, cellsWritten, world)),
  };
}

/** Nothing else of an argument is shown: a key may be in it. */
function kindOf(argument: unknown): string | null {
  const { kind } = Object(argument) as { readonly kind?: unknown };
  return typeof kind === 'string' ? kind : null;
}

/** Its start, its calls, and sending what it wrote. */
function priceOfRun(execution: Execution | null, cellsWritten: number, world: World): number {
  if (execution === null) return 0;
  const calls = sum(callsOf(execution, world).map(priceOfCall));
  return prices.scriptStart.ms + calls + prices.flushPerCell.ms * cellsWritten;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
