/**
 * Runs a script in this thread: one fresh realm per execution, calling the world directly.
 *
 * Promises: nothing of one execution is left for the next; the realm gets only what `RealmHost`
 * names. A script that loops without calling any service is not stopped here.
 */
import vm from 'node:vm';
import type { RealmHost, RealmOutcome, RealmPort } from '../realm/wire';
import { must } from '../sandbox/assume';
import type { World } from '../world/context';
import type { Execution, ExecutionRequest } from '../world/execution';
import { prices } from '../world/prices';
import type { SourceFile } from '../world/project';
import { zoneNameAt, zoneNamed } from '../world/zone';
import { realmScript } from './realm-script';
import { unhandledRejectionsOf } from './rejections';
import type { ExecutionResult, Runner } from './result';
import { compileScript, type ScriptCode } from './script-code';

const DRAIN = new vm.Script('0');

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
  world.clock.advance(prices.scriptStart.ms);
  const start = world.begin(request);
  if (start.kind === 'refused') {
    const error = { name: 'Exception', message: start.message, stack: '' };
    return { kind: 'threw', error, execution: null, rejections: [] };
  }
  const { execution } = start;
  const realm = createRealm(world, execution);
  let outcome: RealmOutcome = { kind: 'pending' };
  const lost = unhandledRejectionsOf(() => {
    outcome = evaluate(realm, code, execution.request.functionName, () => world.argsOf(execution));
  });
  const refusal = world.finish(execution);
  realm.port.collect(lost);
  DRAIN.runInContext(realm.context);
  const rejections = realm.port.reasons().map(({ name, message }) => `${name}: ${message}`);
  return { ...resultOf(execution, outcome, refusal), execution, rejections };
}

interface Realm {
  readonly context: vm.Context;
  readonly port: RealmPort;
}

function createRealm(world: World, execution: Execution): Realm {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: true },
    microtaskMode: 'afterEvaluate',
  });
  const install = realmScript().runInContext(context) as (host: RealmHost) => RealmPort;
  return { context, port: install(hostOf(world, execution, context)) };
}

function hostOf(world: World, execution: Execution, context: vm.Context): RealmHost {
  const zone = world.project.manifest.timeZone;
  const chance = execution.random.fork('Math.random');
  return {
    classes: world.catalogue.manifest,
    zone,
    call: (className, method, handle, args) =>
      world.call(execution, { className, method, handle, args }),
    nowMs: world.clock.nowMs,
    random: chance.next,
    offsetMinutes: zoneNamed(zone).offsetMinutes,
    zoneName: (atMs) => zoneNameAt(atMs, zone, 'long'),
    compile: (body, parameters) =>
      vm.compileFunction(body, parameters, { parsingContext: context }) as ReturnType<
        RealmHost['compile']
      >,
  };
}

/** Files first, then the entry point, then whatever microtasks are left. */
function evaluate(
  { context, port }: Realm,
  code: ScriptCode,
  functionName: string,
  argsOf: () => Parameters<RealmPort['call']>[2],
): RealmOutcome {
  for (const file of code.files) {
    const error = port.attempt(() => file.runInContext(context));
    if (error !== null) return { kind: 'threw', error };
  }
  const found: unknown = code.lookup(functionName).runInContext(context);
  if (found === null) return notFound(functionName);
  const [target, self] = found as readonly [unknown, unknown];
  port.call(target, self, argsOf());
  DRAIN.runInContext(context);
  return port.outcome();
}

function notFound(functionName: string): RealmOutcome {
  const message = `Script function not found: ${functionName}`;
  return { kind: 'threw', error: { name: 'Exception', message, stack: '' } };
}

type Ending =
  | Pick<Extract<ExecutionResult, { kind: 'returned' }>, 'kind' | 'value'>
  | Pick<Extract<ExecutionResult, { kind: 'threw' }>, 'kind' | 'error'>
  | { readonly kind: 'killed' }
  | { readonly kind: 'timedOut' };

/** The world's word on how it ended goes before the script's. */
function resultOf(execution: Execution, outcome: RealmOutcome, refusal: string | null): Ending {
  const end = must(execution.end, 'a finished execution has an end');
  if (end.kind === 'broken') throw end.error;
  if (end.kind !== 'finished') return { kind: end.kind };
  if (outcome.kind === 'threw') return outcome;
  if (refusal !== null) {
    return { kind: 'threw', error: { name: 'Exception', message: refusal, stack: '' } };
  }
  return { kind: 'returned', value: outcome.kind === 'value' ? outcome.value : null };
}
