/**
 * One function of a script in one fresh realm of this thread, from the evaluation of the files to
 * the last microtask.
 *
 * Promises: the realm gets only what `RealmHost` names. Must not know: the world; any thread may
 * bring calls to it.
 */
import vm from 'node:vm';
import type { ClassManifest, RealmHost, RealmOutcome, RealmPort, Wire } from '../realm/wire';
import { zoneNameAt, zoneNamed } from '../world/zone';
import { unhandledRejectionsOf } from './rejections';
import type { ScriptCode } from './script-code';

/** What differs from thread to thread. */
export type RealmDoor = Pick<RealmHost, 'call' | 'nowMs' | 'random'>;

export interface RealmRun {
  /** Evaluates to `install` of the realm's `main.ts`. */
  readonly furniture: vm.Script;
  readonly code: ScriptCode;
  readonly functionName: string;
  readonly classes: readonly ClassManifest[];
  /** IANA name of the script's time zone. */
  readonly zone: string;
  readonly door: RealmDoor;
  /** Asked once the files are evaluated. */
  args(): readonly Wire[];
  /** The function is over: from now on no call may have an effect. */
  over(): void;
}

export interface RealmReport {
  readonly outcome: RealmOutcome;
  /** Rejected promises that nobody handled, as `Name: message`. */
  readonly rejections: readonly string[];
}

const DRAIN = new vm.Script('0');

export function runRealm(run: RealmRun): RealmReport {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: true },
    microtaskMode: 'afterEvaluate',
  });
  const install = run.furniture.runInContext(context) as (host: RealmHost) => RealmPort;
  const port = install(hostOf(run, context));
  let outcome: RealmOutcome = { kind: 'pending' };
  const lost = unhandledRejectionsOf(() => {
    outcome = evaluate(run, context, port);
  });
  run.over();
  port.collect(lost);
  DRAIN.runInContext(context);
  return { outcome, rejections: port.reasons().map(({ name, message }) => `${name}: ${message}`) };
}

function hostOf({ classes, zone, door }: RealmRun, context: vm.Context): RealmHost {
  return {
    ...door,
    classes,
    zone,
    offsetMinutes: zoneNamed(zone).offsetMinutes,
    zoneName: (atMs) => zoneNameAt(atMs, zone, 'long'),
    compile: (body, parameters) =>
      vm.compileFunction(body, parameters, { parsingContext: context }) as ReturnType<
        RealmHost['compile']
      >,
  };
}

/** Files first, then the entry point, then whatever microtasks are left. */
function evaluate(run: RealmRun, context: vm.Context, port: RealmPort): RealmOutcome {
  for (const file of run.code.files) {
    const error = port.attempt(() => file.runInContext(context));
    if (error !== null) return { kind: 'threw', error };
  }
  const found: unknown = run.code.lookup(run.functionName).runInContext(context);
  if (found === null) return notFound(run.functionName);
  const [target, self] = found as readonly [unknown, unknown];
  port.call(target, self, run.args());
  DRAIN.runInContext(context);
  return port.outcome();
}

function notFound(functionName: string): RealmOutcome {
  const message = `Script function not found: ${functionName}`;
  return { kind: 'threw', error: { name: 'Exception', message, stack: '' } };
}
