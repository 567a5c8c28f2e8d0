/** Runs script text as an execution of a fresh world. */
import { createEditor, type Editor } from '../../src/host/driver/editor';
import { createInThreadRunner } from '../../src/host/driver/in-thread';
import type { ExecutionResult, Runner } from '../../src/host/driver/result';
import type { Wire } from '../../src/host/realm/wire';
import type { World } from '../../src/host/world/context';
import type { Entry } from '../../src/host/world/execution';
import type { Manifest, SourceFile } from '../../src/host/world/project';
import { createWorld, DEFAULT_USER, type WorldOptions } from '../../src/host/world/world';

export const MARIA = DEFAULT_USER.email;

export interface ScriptHostOptions extends Omit<WorldOptions, 'project'> {
  readonly manifest?: Partial<Manifest>;
  readonly pages?: readonly SourceFile[];
}

export interface ScriptHost {
  readonly world: World;
  readonly editor: Editor;
  readonly runner: Runner;
  /** Runs a function as the default user; default `main`, as from a menu. */
  run(
    functionName?: string,
    options?: { readonly user?: string; readonly entry?: Entry },
  ): ExecutionResult;
  /** Runs a function and returns its value; fails the test if it ended otherwise. */
  value(functionName?: string): Wire;
}

/** `source`: one file, or several in order. The default user has authorized the script. */
export function hostScript(
  source: string | readonly string[],
  options: ScriptHostOptions = {},
): ScriptHost {
  const { manifest, pages = [], ...worldOptions } = options;
  const sources = typeof source === 'string' ? [source] : source;
  const scripts = sources.map((text, at) => ({ name: `file${at}`, source: text }));
  const world = createWorld({
    ...worldOptions,
    project: { manifest: { timeZone: 'Etc/UTC', ...manifest }, scripts, pages },
  });
  world.users.allow(world.users.all()[0]?.email ?? MARIA);
  const runner = createInThreadRunner(world, scripts);
  const run: ScriptHost['run'] = (functionName = 'main', { user = MARIA, entry = 'menu' } = {}) =>
    runner({ entry, functionName, user });
  return {
    world,
    runner,
    run,
    editor: createEditor(world, runner),
    value(functionName) {
      const result = run(functionName);
      if (result.kind === 'returned') return result.value;
      throw new Error(
        `expected a value, got ${result.kind}: ${JSON.stringify('error' in result ? result.error : null)}`,
      );
    },
  };
}

/** The value of an expression, run as the body of a function. */
export function evaluate(body: string, options?: ScriptHostOptions): Wire {
  return hostScript(`function main() { ${body} }`, options).value();
}

/** The message of the error that a function body throws. */
export function messageOf(body: string, options?: ScriptHostOptions): string {
  const result = hostScript(`function main() { ${body} }`, options).run();
  if (result.kind === 'threw') return result.error.message;
  throw new Error(`expected an error, got ${result.kind}`);
}
