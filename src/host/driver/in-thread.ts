/**
 * Runs a script in this thread: one fresh realm per execution, calling the world directly.
 *
 * Promises: nothing of one execution is left for the next. A script that loops without calling any
 * service is not stopped here, and nothing can be waited for, so the clock must be a simulated one.
 */
import { assume } from '../sandbox/assume';
import type { World } from '../world/context';
import type { ExecutionRequest } from '../world/execution';
import type { SourceFile } from '../world/project';
import { runRealm } from './realm-run';
import { realmScript } from './realm-script';
import { begin, type ExecutionResult, type Runner, resultOf } from './result';
import { compileScript, type ScriptCode } from './script-code';

/** A runner of one script in one world. Files in the order in which clasp pushes them. */
export function createInThreadRunner(world: World, files: readonly SourceFile[]): Runner {
  const code = compileScript(files);
  return (request) => runInThread(world, code, request);
}

/** Runs one execution to its end. */
export function runInThread(
  world: World,
  code: ScriptCode,
  request: ExecutionRequest,
): ExecutionResult {
  assume(!world.clock.isLive, 'on a live clock scripts run in threads of their own');
  const start = begin(world, request);
  if (start.kind === 'refused') return start.result;
  const { execution } = start;
  let refusal: string | null = null;
  const report = runRealm({
    furniture: realmScript(),
    code,
    functionName: request.functionName,
    classes: world.catalogue.manifest,
    zone: world.project.manifest.timeZone,
    door: {
      nowMs: world.clock.nowMs,
      random: execution.random.fork('Math.random').next,
      call: (className, method, handle, args) =>
        world.call(execution, { className, method, handle, args }),
    },
    args: () => world.argsOf(execution),
    over: () => {
      refusal = world.finish(execution);
    },
  });
  return resultOf(execution, report, refusal);
}
