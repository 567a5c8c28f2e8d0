/**
 * Puts a world together and runs its executions: who may start, what an execution may spend, how it
 * ends.
 *
 * Must not know: in which realm or thread a script runs; a driver asks it to begin, calls through
 * the door, and says when the function is over.
 */
import { randomUUID } from 'node:crypto';
import type { Network } from '../http/network';
import type { Workbook } from '../sheet/workbook';
import { type Clock, createClock } from './clock';
import { encode } from './codec';
import type { HostContext, World } from './context';
import { callInSteps, endExecution, scriptErrorOf } from './door';
import { type HostDoubts, hostDoubts } from './doubts';
import { eventOf } from './events';
import { createExecution, type Execution, type ExecutionRequest, entryRules } from './execution';
import { type ErrorLanguage, translated } from './language';
import { meteredWorkbook } from './metered-workbook';
import { createParts, type PartsOptions } from './parts';
import { passNow } from './pause';
import { priceOfFlush } from './prices';
import type { Project } from './project';
import { type Account, type Limits, limitsOf } from './quotas';
import { runSteps } from './steps';
import type { Deployment, User } from './users';

export interface WorldOptions {
  readonly project: Project;
  /** Where fetches go; default: nowhere, every host is unknown. */
  readonly network?: Network;
  /** Default: empty; on a live clock drawn anew, so that no id is ever made twice. */
  readonly seed?: string;
  /** Of a simulated clock, ms UTC; default 2026-01-15 15:00. */
  readonly startMs?: number;
  /** Default: a simulated one. */
  readonly clock?: Clock;
  /** Default: a small file owned by the first user. */
  readonly workbook?: Workbook;
  /** The first one is the default actor of tests. */
  readonly users?: readonly User[];
  readonly deployment?: Deployment;
  readonly account?: Account;
  readonly limits?: Partial<Limits>;
  readonly doubts?: Partial<HostDoubts>;
  readonly language?: ErrorLanguage;
  /** How far prices vary, as a share: 0.2 is ±20 %. Default 0. */
  readonly jitter?: number;
}

export const DEFAULT_START_MS = Date.UTC(2026, 0, 15, 15);
export const DEFAULT_USER: User = { email: 'maria@example.com', locale: 'en_US', rights: 'owner' };

export function createWorld(options: WorldOptions): World {
  const { language = 'en', jitter = 0 } = options;
  const complete = completed(options);
  const { seed } = complete;
  const parts = createParts(complete);
  const contexts = new WeakMap<Execution, HostContext>();
  const running = new Set<Execution>();
  let started = 0;

  const contextOf = (execution: Execution): HostContext => {
    const context = contexts.get(execution) ?? createContext(world, execution);
    contexts.set(execution, context);
    return context;
  };

  const world: World = {
    ...parts,
    begin(request) {
      const refusal = refusalOf(world, request, running);
      if (refusal !== null) return { kind: 'refused', message: translated(refusal, language) };
      started += 1;
      const execution = startOf(world, request, { n: started, seed });
      running.add(execution);
      return { kind: 'started', execution };
    },
    argsOf: (execution) => {
      const { args = [], event } = execution.request;
      if (event === undefined) return args;
      return [encode(eventOf(event, contextOf(execution)), execution.handles)];
    },
    call: (execution, call) =>
      runSteps(world.callInSteps(execution, call), (pause) => passNow(world, execution, pause)),
    callInSteps: (execution, call) => callInSteps(world, execution, call, { language, contextOf }),
    finish: (execution) =>
      running.delete(execution) ? finishExecution(world, execution, language) : null,
    spend(execution, ms) {
      if (world.clock.isLive) return;
      const varied = ms * (1 + jitter * (2 * world.random.next() - 1));
      world.clock.advance(varied);
      world.waited(execution, varied);
    },
    waited(execution, ms) {
      for (const meters of [execution.meters, world.meters]) meters.spent(ms);
      if (execution.meters.spentMs() > execution.limitMs) {
        endExecution(world, execution, { kind: 'timedOut' });
      }
    },
  };
  return world;
}

/** The options with every default filled in. */
function completed(options: WorldOptions): PartsOptions {
  const clock = options.clock ?? createClock(options.startMs ?? DEFAULT_START_MS);
  return {
    clock,
    project: options.project,
    network: options.network ?? (() => ({ kind: 'lost', error: 'dns' })),
    seed: options.seed ?? (clock.isLive ? randomUUID() : ''),
    workbook: options.workbook ?? null,
    users: options.users ?? [DEFAULT_USER],
    deployment: options.deployment ?? 'bound',
    limits: { ...limitsOf[options.account ?? 'consumer'], ...options.limits },
    doubts: hostDoubts(options.doubts),
  };
}

function createContext(world: World, execution: Execution): HostContext {
  return {
    world: {
      ...world,
      workbook: meteredWorkbook(meteredWorkbook(world.workbook, world.meters), execution.meters),
    },
    user: execution.request.user,
    pending: execution.pending,
    execution,
    handle: (className, target) => execution.handles.ref(className, target),
  };
}

/** Sends what is queued, unless the execution died; the words of a refusal, or null. */
function finishExecution(
  world: World,
  execution: Execution,
  language: ErrorLanguage,
): string | null {
  const { end, pending, request, meters } = execution;
  const refusal = end === null ? scriptErrorOf(() => pending.apply()) : null;
  endExecution(world, execution, { kind: 'finished' });
  const sent = pending.takeSent();
  if (sent !== null) world.spend(execution, priceOfFlush(sent));
  if (request.entry === 'trigger') {
    world.quotas.charge(request.user, 'triggerMs', meters.spentMs());
  }
  return refusal === null ? null : translated(refusal, language);
}

function refusalOf(
  world: World,
  { user, entry }: ExecutionRequest,
  running: ReadonlySet<Execution>,
): string | null {
  const own = [...running].filter(({ request }) => request.user === user).length;
  if (own >= world.quotas.limits.executionsPerUser) {
    return 'There are too many scripts running simultaneously for this Google user account.';
  }
  if (entry !== 'trigger') return null;
  return scriptErrorOf(() => world.quotas.spend(user, 'triggerMs', 0));
}

function startOf(
  world: World,
  request: ExecutionRequest,
  { n, seed }: { readonly n: number; readonly seed: string },
): Execution {
  const mode = request.mode ?? entryRules[request.entry].mode ?? 'FULL';
  return createExecution({
    n,
    request,
    mode,
    seed,
    nowMs: world.clock.nowMs(),
    limits: world.quotas.limits,
  });
}
