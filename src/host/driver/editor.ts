/**
 * What people and Google's servers do to a script: open the file, click, call from the sidebar, let
 * the clock run. Each becomes one execution of a runner.
 *
 * Must not know: how a runner runs the script.
 */
import type { World } from '../world/context';
import { leftMs } from '../world/pause';
import { runSteps, runStepsLater } from '../world/steps';
import * as steps from './editor-steps';
import type { AsyncRunner, ExecutionResult, Runner } from './result';

export type { CallResult } from './editor-steps';

export interface Editor {
  /** A fresh editor window; runs `onOpen` unless this user does not get it (then null). */
  openDocument(user: string): ExecutionResult | null;
  /** Installs the add-on from within the file; runs `onInstall`. */
  install(user: string): ExecutionResult;
  /** A menu item by its label, or by the end of its path: `['Tools', 'Check']`. */
  clickMenu(user: string, item: string | readonly string[]): ExecutionResult;
  scriptRun(user: string, functionName: string, args?: readonly unknown[]): steps.CallResult;
  /** Fires a trigger now, whatever its schedule; null when it does not run at all. */
  fireTrigger(id: string): ExecutionResult | null;
  /** Lets the clock run to a moment; fires what falls due on the way, in order. */
  tick(untilMs: number): readonly ExecutionResult[];
}

/** The same for a runner that answers later; several calls may be under way at once. */
export type AsyncEditor = {
  readonly [Name in keyof Editor]: (
    ...args: Parameters<Editor[Name]>
  ) => Promise<ReturnType<Editor[Name]>>;
};

export function createEditor(world: World, run: Runner): Editor {
  const now = <T>(work: steps.EditorSteps<T>): T =>
    runSteps(work, (need) => {
      if (need.kind === 'execution') return run(need.request);
      world.clock.advance(leftMs(world, need.atMs));
      return null;
    });
  return {
    openDocument: (user) => now(steps.openDocument(world, user)),
    install: (user) => now(steps.install(world, user)),
    clickMenu: (user, item) => now(steps.clickMenu(world, user, item)),
    scriptRun: (user, functionName, args = []) =>
      now(steps.scriptRun(world, { user, functionName, args })),
    fireTrigger: (id) => now(steps.fireTrigger(world, id)),
    tick: (untilMs) => now(steps.tick(world, untilMs)),
  };
}

/** On a live clock `tick` takes as long as it says. */
export function createAsyncEditor(world: World, run: AsyncRunner): AsyncEditor {
  const { clock } = world;
  const later = <T>(work: steps.EditorSteps<T>): Promise<T> =>
    runStepsLater(work, async (need) => {
      if (need.kind === 'execution') return run(need.request);
      clock.advance(leftMs(world, need.atMs));
      await clock.reached(need.atMs);
      return null;
    });
  return {
    openDocument: (user) => later(steps.openDocument(world, user)),
    install: (user) => later(steps.install(world, user)),
    clickMenu: (user, item) => later(steps.clickMenu(world, user, item)),
    scriptRun: (user, functionName, args = []) =>
      later(steps.scriptRun(world, { user, functionName, args })),
    fireTrigger: (id) => later(steps.fireTrigger(world, id)),
    tick: (untilMs) => later(steps.tick(world, untilMs)),
  };
}
