/**
 * What people and Google's servers do to a script, as steps that ask for executions and for time,
 * so that one text serves runners that answer at once and runners that answer later.
 *
 * Must not know: how a runner runs the script.
 */
import { must } from '../sandbox/assume';
import type { World } from '../world/context';
import type { MenuEntry } from '../world/editor-windows';
import { clockFields } from '../world/events';
import type { ExecutionRequest } from '../world/execution';
import { prices } from '../world/prices';
import type { TriggerRecord } from '../world/triggers';
import type { ExecutionResult } from './result';
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

export type Need =
  | { readonly kind: 'execution'; readonly request: ExecutionRequest }
  /** That the clock shows a moment, ms UTC. */
  | { readonly kind: 'moment'; readonly atMs: number };

/** Resumed with the result of an execution, and with null at a moment. */
export type EditorSteps<T> = Generator<Need, T, ExecutionResult | null>;

export function* openDocument(world: World, user: string): EditorSteps<ExecutionResult | null> {
  const window = world.windows.of(user);
  window.menus = [];
  window.sidebar = null;
  window.dialog = null;
  const mode = world.users.openMode(user);
  if (mode === null) return null;
  const event = { fields: {}, ofFile: true };
  return yield* run({ entry: 'open', functionName: 'onOpen', user, mode, event });
}

export function* install({ users }: World, user: string): EditorSteps<ExecutionResult> {
  users.allow(user);
  users.enable();
  const event = { fields: {}, ofFile: false };
  return yield* run({ entry: 'install', functionName: 'onInstall', user, event });
}

export function* clickMenu(
  { users, windows }: World,
  user: string,
  item: string | readonly string[],
): EditorSteps<ExecutionResult> {
  const wanted = typeof item === 'string' ? [item] : item;
  const functionName = itemOf(windows.of(user).menus, wanted);
  users.allow(user);
  users.enable();
  return yield* run({ entry: 'menu', functionName, user });
}

function* run(request: ExecutionRequest): EditorSteps<ExecutionResult> {
  const result = yield { kind: 'execution', request };
  return must(result, 'an execution has a result');
}

export function* tick(world: World, untilMs: number): EditorSteps<readonly ExecutionResult[]> {
  const { triggers } = world;
  const results: ExecutionResult[] = [];
  for (let due = triggers.due(untilMs); due !== null; due = triggers.due(untilMs)) {
    yield { kind: 'moment', atMs: due.nextMs ?? 0 };
    const result = yield* fireTrigger(world, due.id);
    if (result !== null) results.push(result);
  }
  yield { kind: 'moment', atMs: untilMs };
  return results;
}

export function* fireTrigger(world: World, id: string): EditorSteps<ExecutionResult | null> {
  const { clock, triggers } = world;
  const record = must(triggers.find(id), `trigger ${id} exists`);
  triggers.fired(id, clock.nowMs());
  if (!runs(record, world)) return null;
  const fields = clockFields(clock.nowMs(), id);
  return yield* run({
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

export interface PageCall {
  readonly user: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

export function* scriptRun(
  { clock }: World,
  { user, functionName, args }: PageCall,
): EditorSteps<CallResult> {
  if (functionName.endsWith('_') || functionName.includes('.')) {
    const message = `google.script.run.${functionName} is not a function`;
    return { kind: 'failure', message, run: null };
  }
  const passed = toServer(args);
  if (passed.kind === 'illegal') return { kind: 'failure', message: passed.message, run: null };
  clock.advance(prices.sidebarRoundTrip.ms / 2);
  const result = yield* run({ entry: 'sidebar', functionName, user, args: passed.value });
  clock.advance(prices.sidebarRoundTrip.ms / 2);
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
