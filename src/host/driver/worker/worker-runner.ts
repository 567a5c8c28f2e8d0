/**
 * Runs a script in threads: one thread per execution, so that this one stays free and several
 * executions run at once.
 *
 * Promises: a killed execution is really ended, wherever it is, and nothing of it has an effect
 * afterwards; a script that never calls anything is ended after its limit in real time.
 */
import type { World } from '../../world/context';
import type { Execution, ExecutionRequest } from '../../world/execution';
import type { SourceFile } from '../../world/project';
import { begin, type ExecutionResult } from '../result';
import { compileScript } from '../script-code';
import { createLockQueue } from './lock-queue';
import { startRun, type ThreadHost } from './thread-run';

/** One execution on its way. */
export interface WorkerRun {
  /** Counts from 1 in its runner. */
  readonly id: number;
  /** Null where Google would not have started it; `done` then says why. */
  readonly execution: Execution | null;
  /** Resolves when its thread is gone. Rejects only for a bug of the host. */
  readonly done: Promise<ExecutionResult>;
  /** Ends the thread wherever it is; no call of it has an effect from now on. Idempotent. */
  kill(): void;
}

export interface WorkerRunner {
  start(request: ExecutionRequest): WorkerRun;
  /** Kills what still runs and waits until every thread is gone. */
  close(): Promise<void>;
}

/** A runner of one script in one world. Files in the order in which clasp pushes them. */
export function createWorkerRunner(world: World, files: readonly SourceFile[]): WorkerRunner {
  // A syntax error shows here, as it would in a push, and not in the first thread.
  compileScript(files);
  const host: ThreadHost = { world, files, locks: createLockQueue(world), runs: new Set() };
  let started = 0;
  return {
    start(request) {
      started += 1;
      const begun = begin(world, request);
      if (begun.kind === 'started') return { id: started, ...startRun(host, begun.execution) };
      const done = Promise.resolve(begun.result);
      return { id: started, execution: null, done, kill: () => undefined };
    },
    async close() {
      const runs = [...host.runs];
      for (const run of runs) run.kill();
      await Promise.allSettled(runs.map(({ done }) => done));
    },
  };
}
