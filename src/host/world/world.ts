/**
 * Puts a world together: the file, its people, the services, and the rules that bind them.
 * Must not know: in which realm or thread a script runs; a driver asks it to begin, calls through
 * the door, and says when the function is over.
 */
import type { Network } from '../http/network';
import { createRandom } from '../sandbox/random';
import { hostServices } from '../services/host-services';
import type { Selection } from '../services/spreadsheet/sheet-world';
import { spreadsheetServices } from '../services/spreadsheet/spreadsheet-services';
import { createWorkbook, type Workbook } from '../sheet/workbook';
import { createCaches } from './caches';
import { createCatalogue } from './catalogue';
import { createClock } from './clock';
import { encode } from './codec';
import type { HostContext, Start, World } from './context';
import { callService, endExecution, scriptErrorOf } from './door';
import { type HostDoubts, hostDoubts } from './doubts';
import { createEditorWindows } from './editor-windows';
import { eventOf } from './events';
import { createExecution, type Execution, type ExecutionRequest, entryRules } from './execution';
import { createFaults } from './faults';
import { type ErrorLanguage, translated } from './language';
import { createLocks } from './locks';
import { createLogs } from './logs';
import { meteredWorkbook } from './metered-workbook';
import { createMeters } from './meters';
import { priceOfFlush } from './prices';
import type { Project } from './project';
import { type Account, createQuotas, type Limits, limitsOf } from './quotas';
import { createPropertyStores } from './stores';
import { createTrace } from './trace';
import { createTriggers } from './triggers';
import { createUsers, type Deployment, type User } from './users';

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
  const parts = createParts(options);
  const language = options.language ?? 'en';
  const contexts = new WeakMap<Execution, HostContext>();
  const running = new Set<Execution>();
  let started = 0;

  const contextOf = (execution: Execution): HostContext => {
    const known = contexts.get(execution);
    if (known !== undefined) return known;
    const made: HostContext = {
      world: { ...world, workbook: meteredWorkbook(world.workbook, execution.meters) },
      user: execution.request.user,
      pending: execution.pending,
      execution,
      handle: (className, target) => execution.handles.ref(className, target),
      spend: (ms) => world.spend(execution, ms),
    };
    contexts.set(execution, made);
    return made;
  };

  const world: World = {
    ...parts,
    begin(request) {
      const refusal = refusalOf(world, request, running);
      if (refusal !== null) return { kind: 'refused', message: translated(refusal, language) };
      started += 1;
      const execution = startOf(world, request, { n: started, seed: options.seed ?? '' });
      running.add(execution);
      return { kind: 'started', execution } satisfies Start;
    },
    argsOf: (execution) => {
      const { args = [], event } = execution.request;
      if (event === undefined) return args;
      return [encode(eventOf(event, contextOf(execution)), execution.handles)];
    },
    call: (execution, call) => callService(world, execution, call, { language, contextOf }),
    finish(execution) {
      if (!running.delete(execution)) return null;
      const refusal =
        execution.end === null ? scriptErrorOf(() => execution.pending.apply()) : null;
      endExecution(world, execution, { kind: 'finished' });
      const sent = execution.pending.takeSent();
      if (sent !== null) world.spend(execution, priceOfFlush(sent));
      if (execution.request.entry === 'trigger') {
        world.quotas.charge(execution.request.user, 'triggerMs', execution.meters.spentMs());
      }
      return refusal === null ? null : translated(refusal, language);
    },
    spend(execution, ms) {
      const varied = ms * (1 + (options.jitter ?? 0) * (2 * world.random.next() - 1));
      world.clock.advance(varied);
      for (const meters of [execution.meters, world.meters]) meters.spent(varied);
      if (execution.meters.spentMs() > execution.limitMs) {
        endExecution(world, execution, { kind: 'timedOut' });
      }
    },
  };
  return world;
}

type Methods = 'begin' | 'argsOf' | 'call' | 'finish' | 'spend';

function createParts(options: WorldOptions): Omit<World, Methods> {
  const seed = options.seed ?? '';
  const random = createRandom(`${seed}/world`);
  const clock = createClock(options.startMs ?? DEFAULT_START_MS);
  const { nowMs } = clock;
  const people = options.users ?? [DEFAULT_USER];
  const deployment = options.deployment ?? 'bound';
  const doubts = hostDoubts(options.doubts);
  const quotas = createQuotas(
    { ...limitsOf[options.account ?? 'consumer'], ...options.limits },
    nowMs,
  );
  const windows = createEditorWindows();
  const selections = new Map<string, Selection>();
  return {
    project: options.project,
    network: options.network ?? (() => ({ kind: 'lost', error: 'dns' })),
    workbook: options.workbook ?? createWorkbook({ owner: people[0]?.email ?? '', nowMs }),
    clock,
    random,
    doubts,
    quotas,
    windows,
    users: createUsers(people, deployment),
    properties: createPropertyStores(doubts),
    caches: createCaches(doubts, nowMs),
    locks: createLocks(doubts.nestedLocks === 'sameObject'),
    triggers: createTriggers({
      deployment,
      perUserMax: quotas.limits.triggersPerUser,
      zone: options.project.manifest.timeZone,
      random: random.fork('triggers'),
      nowMs,
    }),
    logs: createLogs(),
    trace: createTrace(),
    faults: createFaults(),
    meters: createMeters(),
    catalogue: createCatalogue([...spreadsheetServices, ...hostServices]),
    selection: (user) => selections.get(user) ?? null,
    select: (user, selection) => {
      selections.set(user, selection);
    },
    toast: (user, toast) => {
      windows.of(user).shown.push({ kind: 'toast', ...toast });
    },
  };
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
