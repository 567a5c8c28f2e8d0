/**
 * Puts a world together and runs its executions: who may start, what an execution may spend, how it
 * ends.
 *
 * Must not know: in which realm or thread a script runs; a driver asks it to begin, calls through
 * the door, and says when the function is over.
 */
import type { Network } from '../http/network';
import type { Workbook } from '../sheet/workbook';
import { encode } from './codec';
import type { HostContext, World } from './context';
import { callService, endExecution, scriptErrorOf } from './door';
import { type HostDoubts, hostDoubts } from './doubts';
import { eventOf } from './events';
import { createExecution, type Execution, type ExecutionRequest, entryRules } from './execution';
import { type ErrorLanguage, translated } from './language';
import { meteredWorkbook } from './metered-workbook';
import { createParts, type PartsOptions } from './parts';
import { priceOfFlush } from './prices';
import type { Project } from './project';
import { type Account, type Limits, limitsOf } from './quotas';
import type { Deployment, User } from './users';

export interface WorldOptions {
  readonly project: Project;
  /** Where fetches go; default: nowhere, every host is unknown. */
  readonly network?: Network;
  readonly seed?: string;
  /** ms UTC; default 2026-01-15 15:00. */
  readonly startMs?: number;
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
  const { language = 'en', jitter = 0, seed = '' } = options;
  const parts = createParts(completed(options));
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
    call: (execution, call) => callService(world, execution, call, { language, contextOf }),
    finish: (execution) =>
      running.delete(execution) ? finishExecution(world, execution, language) : null,
    spend(execution, ms) {
      const varied = ms * (1 + jitter * (2 * world.random.next() - 1));
      world.clock.advance(varied);
      for (const meters of [execution.meters, world.meters]) meters.spent(varied);
      if (execution.meters.spentMs() > execution.limitMs) {
        endExecution(world, execution, { kind: 'timedOut' });
      }
    },
  };
  return world;
}

/** The options with every default filled in. */
function completed(options: WorldOptions): PartsOptions {
  return {
    project: options.project,
    network: options.network ?? (() => ({ kind: 'lost', error: 'dns' })),
    seed: options.seed ?? '',
    startMs: options.startMs ?? DEFAULT_START_MS,
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
    spend: (ms) => world.spend(execution, ms),
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
