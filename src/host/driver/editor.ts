/**
 * What people and Google's servers do to a script: open the file, click, call from the sidebar, let
 * the clock run. Each becomes one execution of a runner.
 *
 * Must not know: how a runner runs the script.
 */
import { must } from '../sandbox/assume';
import type { World } from '../world/context';
import type { MenuEntry } from '../world/editor-windows';
import { clockFields } from '../world/events';
import { prices } from '../world/prices';
import type { TriggerRecord } from '../world/triggers';
import type { ExecutionResult, Runner } from './result';
import { toClient, toServer } from './script-run';

/** How a `google.script.run` call ended for the page. */
export type CallResult =
  | { readonly kind: 'success'; readonly value: unknown; readonly run: ExecutionResult }
  /** The failure handler got an Error. `run` is null when the call never left the page. */
  | {
      readonly kind: 'failure';
      readonly message: string;
      readonly run: ExecutionResult | null;
    };

export interface Editor {
  /** A fresh editor window; runs `onOpen` unless this user does not get it (then null). */
  openDocument(user: string): ExecutionResult | null;
  /** Installs the add-on from within the file; runs `onInstall`. */
  install(user: string): ExecutionResult;
  /** A menu item by its label, or by the end of its path: `['Tools', 'Check']`. */
  clickMenu(user: string, item: string | readonly string[]): ExecutionResult;
  scriptRun(user: string, functionName: string, args?: readonly unknown[]): CallResult;
  /** Fires a trigger now, whatever its schedule; null when it does not run at all. */
  fireTrigger(id: string): ExecutionResult | null;
  /** Lets the clock run to a moment; fires what falls due on the way, in order. */
  tick(untilMs: number): readonly ExecutionResult[];
}

export function createEditor(world: World, run: Runner): Editor {
  const { users, windows } = world;
  return {
    openDocument(user) {
      const window = windows.of(user);
      window.menus = [];
      window.sidebar = null;
      window.dialog = null;
      const mode = users.openMode(user);
      if (mode === null) return null;
      const event = { fields: {}, ofFile: true };
      return run({ entry: 'open', functionName: 'onOpen', user, mode, event });
    },
    install(user) {
      users.allow(user);
      users.enable();
      const event = { fields: {}, ofFile: false };
      return run({ entry: 'install', functionName: 'onInstall', user, event });
    },
    clickMenu(user, item) {
      const wanted = typeof item === 'string' ? [item] : item;
      const functionName = itemOf(windows.of(user).menus, wanted);
      users.allow(user);
      users.enable();
      return run({ entry: 'menu', functionName, user });
    },
    scriptRun: (user, functionName, args = []) =>
      scriptRun(world, run, { user, functionName, args }),
    fireTrigger: (id) => fireTrigger(world, run, id),
    tick: (untilMs) => tick(world, run, untilMs),
  };
}

function tick(world: World, run: Runner, untilMs: number): readonly ExecutionResult[] {
  const { clock, triggers } = world;
  const results: ExecutionResult[] = [];
  for (let due = triggers.due(untilMs); due !== null; due = triggers.due(untilMs)) {
    clock.advance(Math.max(0, (due.nextMs ?? 0) - clock.nowMs()));
    const result = fireTrigger(world, run, due.id);
    if (result !== null) results.push(result);
  }
  clock.advance(Math.max(0, untilMs - clock.nowMs()));
  return results;
}

function fireTrigger(world: World, run: Runner, id: string): ExecutionResult | null {
  const { clock, triggers } = world;
  const record = must(triggers.find(id), `trigger ${id} exists`);
  triggers.fired(id, clock.nowMs());
  if (!runs(record, world)) return null;
  const fields = clockFields(clock.nowMs(), id);
  return run({
    entry: 'trigger',
    functionName: record.functionName,
    user: record.user,
    event: { ofFile: record.source === 'SPREADSHEETS', fields },
  });
}

/** Test deployments never run triggers; unpublished scripts need a standing authorization. */
function runs(record: TriggerRecord, { users }: World): boolean {
  switch (users.deployment) {
    case 'test':
    case 'testInstalled':
      return false;
    case 'bound':
      return users.isAllowed(record.user);
    case 'published':
      return users.isEnabled();
  }
}

function itemOf(menus: readonly MenuEntry[], wanted: readonly string[]): string {
  const items = menus.flatMap((menu) => itemsOf(menu, []));
  const found = items.find(
    ({ path }) => path.slice(-wanted.length).join('\n') === wanted.join('\n'),
  );
  return must(found, `the menu has an item "${wanted.join(' > ')}"`).functionName;
}

interface Item {
  readonly path: readonly string[];
  readonly functionName: string;
}

function itemsOf(entry: MenuEntry, above: readonly string[]): readonly Item[] {
  if (entry.kind === 'separator') return [];
  const path = [...above, entry.label];
  if (entry.kind === 'item') return [{ path, functionName: entry.functionName }];
  return entry.entries.flatMap((inner) => itemsOf(inner, path));
}

interface PageCall {
  readonly user: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

function scriptRun(world: World, run: Runner, { user, functionName, args }: PageCall): CallResult {
  if (functionName.endsWith('_') || functionName.includes('.')) {
    const message = `google.script.run.${functionName} is not a function`;
    return { kind: 'failure', message, run: null };
  }
  const passed = toServer(args);
  if (passed.kind === 'illegal') return { kind: 'failure', message: passed.message, run: null };
  world.clock.advance(prices.sidebarRoundTrip.ms / 2);
  const result = run({ entry: 'sidebar', functionName, user, args: passed.value });
  world.clock.advance(prices.sidebarRoundTrip.ms / 2);
  return answerOf(result);
}

/** Errors reach the page as `Name: message`; a dead server as a broken connection. */
function answerOf(run: ExecutionResult): CallResult {
  switch (run.kind) {
    case 'returned': {
      const back = toClient(run.value);
      return back.kind === 'legal'
        ? { kind: 'success', value: back.value, run }
        : { kind: 'failure', message: back.message, run };
    }
    case 'threw':
      return { kind: 'failure', message: `${run.error.name}: ${run.error.message}`, run };
    case 'timedOut':
      return { kind: 'failure', message: 'Exceeded maximum execution time', run };
    case 'killed':
      return {
        kind: 'failure',
        message: 'NetworkError: Connection failure due to HTTP 0',
        run,
      };
  }
}
