/** Runs script text in threads of a fresh world; every thread is gone after the test. */
import {
  createWorkerRunner,
  type WorkerRun,
  type WorkerRunner,
} from '../../src/host/driver/worker/worker-runner';
import { hostScript, MARIA, type ScriptHost, type ScriptHostOptions } from './script-host';

export interface ThreadedScript extends ScriptHost {
  readonly runner: ScriptHost['runner'];
  readonly threads: WorkerRunner;
  /** Starts a function as the default user; default `main`, as from a menu. */
  start(functionName?: string, options?: { readonly user?: string }): WorkerRun;
}

const open: WorkerRunner[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((runner) => runner.close()));
});

export function threadedScript(
  source: string | readonly string[],
  options?: ScriptHostOptions,
): ThreadedScript {
  const host = hostScript(source, options);
  const threads = createWorkerRunner(host.world, host.world.project.scripts);
  open.push(threads);
  return {
    ...host,
    threads,
    start: (functionName = 'main', { user = MARIA } = {}) =>
      threads.start({ entry: 'menu', functionName, user }),
  };
}

/** Resolves once something holds, while threads go on; this thread keeps turning. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
