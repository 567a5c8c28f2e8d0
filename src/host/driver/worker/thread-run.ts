/**
 * One execution in its thread, from the first call to the end: answers its calls from the world's
 * door, lets it wait, and ends it when the world, the watchdog or somebody's hand says so.
 */
import type { SandboxReply } from '../../sandbox/contract';
import type { ServiceCall, World } from '../../world/context';
import { endExecution } from '../../world/door';
import type { Execution, ExecutionEnd } from '../../world/execution';
import { leftMs, type Pause } from '../../world/pause';
import type { SourceFile } from '../../world/project';
import { runStepsLater } from '../../world/steps';
import type { RealmReport } from '../realm-run';
import { realmCode } from '../realm-script';
import { type ExecutionResult, resultOf } from '../result';
import { deferred } from './deferred';
import type { LockQueue } from './lock-queue';
import type { Task } from './messages';
import { startThread } from './thread';

/** What the runs of one runner share. */
export interface ThreadHost {
  readonly world: World;
  readonly files: readonly SourceFile[];
  readonly locks: LockQueue;
  /** Those that are not over yet. */
  readonly runs: Set<ThreadRun>;
}

export interface ThreadRun {
  readonly execution: Execution;
  readonly done: Promise<ExecutionResult>;
  kill(): void;
}

/** Of a script that was not asked any more. */
const CUT: RealmReport = { outcome: { kind: 'pending' }, rejections: [] };

export function startRun(host: ThreadHost, execution: Execution): ThreadRun {
  const { world } = host;
  const over = new AbortController();
  const last = deferred<RealmReport>();
  const cut = (end: ExecutionEnd): void => {
    if (last.isSettled()) return;
    endExecution(world, execution, end);
    last.resolve(CUT);
  };
  const thread = startThread(taskOf(host, execution), {
    onCall: (call) => {
      answerTo(call).catch((error: unknown) => cut({ kind: 'broken', error }));
    },
    onOver: last.resolve,
    onError: (error) => cut({ kind: 'broken', error }),
  });
  // A loop without a call lets no time pass in the world, so its limit counts in real time too.
  const watchdog = setTimeout(cut, execution.limitMs, { kind: 'timedOut' });

  async function answerTo(call: ServiceCall): Promise<void> {
    const reply = await runStepsLater(world.callInSteps(execution, call), (pause) =>
      pass(pause, { host, execution, signal: over.signal }),
    );
    if (execution.end === null) thread.answer({ reply, nowMs: world.clock.nowMs() });
    else last.resolve(CUT);
  }

  async function toTheEnd(): Promise<ExecutionResult> {
    const report = await last.promise;
    clearTimeout(watchdog);
    try {
      const refusal = world.finish(execution);
      return resultOf(execution, report, refusal);
    } finally {
      over.abort();
      host.runs.delete(run);
      host.locks.check(host.runs.size);
      await thread.end();
    }
  }

  const run: ThreadRun = { execution, done: toTheEnd(), kill: () => cut({ kind: 'killed' }) };
  host.runs.add(run);
  return run;
}

function taskOf({ world, files }: ThreadHost, execution: Execution): Omit<Task, 'gate'> {
  const { clock, catalogue, project } = world;
  return {
    realmCode: realmCode(),
    files,
    functionName: execution.request.functionName,
    args: world.argsOf(execution),
    classes: catalogue.manifest,
    zone: project.manifest.timeZone,
    randomSeed: execution.randomSeed,
    time: { isLive: clock.isLive, nowMs: clock.nowMs() },
  };
}

interface Waiting {
  readonly host: ThreadHost;
  readonly execution: Execution;
  /** Aborted when the execution is over. */
  readonly signal: AbortSignal;
}

/** Keeps one execution waiting while everything else goes on. */
async function pass(
  pause: Pause,
  { host, execution, signal }: Waiting,
): Promise<readonly SandboxReply[]> {
  const { world, locks, runs } = host;
  const { clock } = world;
  switch (pause.kind) {
    case 'until':
      if (clock.isLive) await clock.reached(pause.atMs, signal);
      else world.spend(execution, leftMs(world, pause.atMs));
      return [];
    case 'lock': {
      const sinceMs = clock.nowMs();
      const freed = locks.wait(pause, signal);
      locks.check(runs.size);
      await freed;
      if (!clock.isLive) world.waited(execution, clock.nowMs() - sinceMs);
      return [];
    }
    case 'http':
      return Promise.all(
        pause.sendings.map(({ request, timeoutMs }) => world.network(request, timeoutMs)),
      );
  }
}
