/**
 * The only door between a script and the world. Here a call is counted, refused, failed, delayed,
 * priced, traced; here an execution dies.
 *
 * Promises: never throws; after the end of an execution no call of it has any effect. Nothing that
 * passes is an object of the script's realm that the script still holds.
 */
import type { Reply } from '../realm/wire';
import { assume } from '../sandbox/assume';
import { checkAccess } from './auth';
import { decode, encode } from './codec';
import type { HostContext, ServiceCall, World } from './context';
import type { Execution, ExecutionEnd } from './execution';
import type { CallFault } from './faults';
import { type ErrorLanguage, translated } from './language';
import type { Pausing } from './pause';
import { priceOf, priceOfFlush } from './prices';
import type { MethodSpec, ScriptError } from './service';
import { digestOf } from './trace';

const DEAD: Reply = { kind: 'dead' };

export interface DoorOptions {
  readonly language: ErrorLanguage;
  contextOf(execution: Execution): HostContext;
}

export function* callInSteps(
  world: World,
  execution: Execution,
  call: ServiceCall,
  options: DoorOptions,
): Pausing<Reply> {
  if (execution.end !== null) return DEAD;
  const spec = world.catalogue.find(call.className, call.method);
  if (spec === null) return errorReply(`not emulated: ${call.className}.${call.method}`);
  execution.calls += 1;
  const n = execution.calls;
  const startedMs = world.clock.nowMs();
  const faults = faultsAt(world, execution, { call, spec, n });
  const early = yield* before(world, execution, faults);
  if (isEnded(execution)) return DEAD;
  const context = options.contextOf(execution);
  const answer = early ?? (yield* perform(execution, spec, { call, context }));
  charge(world, execution, { call, spec });
  const reply = after(world, execution, faults) ?? answer;
  const tookMs = world.clock.nowMs() - startedMs;
  if (world.clock.isLive) world.waited(execution, tookMs);
  world.trace.add({
    n,
    execution: execution.n,
    user: execution.request.user,
    atMs: startedMs,
    call: `${call.className}.${call.method}`,
    kind: spec.kind,
    digest: digestOf(spec.kind, call.args),
    outcome: isEnded(execution) ? 'dead' : reply.kind,
    tookMs,
  });
  if (isEnded(execution)) return DEAD;
  return reply.kind === 'error' ? errorReply(translated(reply.message, options.language)) : reply;
}

/** The first end counts; whatever is queued is dropped or sent, as the workbook's doubts say. */
export function endExecution(world: World, execution: Execution, end: ExecutionEnd): void {
  if (execution.end !== null) return;
  execution.end = end;
  world.locks.releaseAll(execution.n);
  if (end.kind === 'finished') return;
  if (world.workbook.doubts.unflushedAtKill === 'applied') {
    scriptErrorOf(() => execution.pending.apply());
  }
  execution.pending.drop();
}

/** Runs a step; the message of the `ScriptError` it threw, or null. Anything else passes through. */
export function scriptErrorOf(step: () => void): string | null {
  try {
    step();
    return null;
  } catch (error) {
    if (isScriptError(error)) return error.message;
    throw error;
  }
}

function isScriptError(error: unknown): error is ScriptError {
  return (
    typeof error === 'object' && error !== null && 'tag' in error && error.tag === 'ScriptError'
  );
}

function errorReply(message: string): Reply {
  return { kind: 'error', message };
}

/** A hook may have ended the execution meanwhile, which the compiler cannot see. */
function isEnded(execution: Execution): boolean {
  return execution.end !== null;
}

interface Step {
  readonly call: ServiceCall;
  readonly spec: MethodSpec;
}

function faultsAt(
  world: World,
  execution: Execution,
  { call, spec, n }: Step & { readonly n: number },
): readonly CallFault[] {
  return world.faults.at({
    execution: execution.n,
    functionName: execution.request.functionName,
    user: execution.request.user,
    n,
    className: call.className,
    method: call.method,
    kind: spec.kind,
  });
}

/** Trouble that comes before the effect; the reply that stands in for the call, or null. */
function* before(
  world: World,
  execution: Execution,
  faults: readonly CallFault[],
): Pausing<Reply | null> {
  let reply: Reply | null = null;
  for (const fault of faults) {
    if (fault.kind === 'interrupt') fault.run();
    if (fault.kind === 'delay') yield { kind: 'until', atMs: world.clock.nowMs() + fault.ms };
    if (fault.kind === 'kill' && fault.when === 'before') {
      endExecution(world, execution, { kind: 'killed' });
    }
    if (fault.kind === 'throw' && fault.when === 'before') reply = errorReply(fault.message);
  }
  return reply;
}

/** Trouble that comes between the effect and the answer. */
function after(world: World, execution: Execution, faults: readonly CallFault[]): Reply | null {
  let reply: Reply | null = null;
  for (const fault of faults) {
    if (fault.kind === 'kill' && fault.when === 'after') {
      endExecution(world, execution, { kind: 'killed' });
    }
    if (fault.kind === 'throw' && fault.when === 'after') reply = errorReply(fault.message);
  }
  return reply;
}

interface Work {
  readonly call: ServiceCall;
  readonly context: HostContext;
}

function* perform(execution: Execution, spec: MethodSpec, { call, context }: Work): Pausing<Reply> {
  const { world } = context;
  const { handles, request, mode } = execution;
  try {
    const allowed = world.users.isAllowed(request.user);
    const { className, method } = call;
    const { kind, scope } = spec;
    checkAccess({ className, method, kind, scope, mode, allowed }, world.project.manifest);
    const self = call.handle === null ? null : handles.selfOf(call.handle, call.className);
    const args = call.args.map((arg) => decode(arg, handles));
    const result = spec.run(context, self, args);
    const value = spec.pauses ? yield* whileAlive(execution, result as Pausing<unknown>) : result;
    return { kind: 'value', value: encode(value, handles) };
  } catch (error) {
    if (isScriptError(error)) return errorReply(error.message);
    // Our own bug. The script could swallow it, so it waits for whoever started the execution.
    endExecution(world, execution, { kind: 'broken', error });
    return DEAD;
  }
}

/** Hands on what a method waits for; one that died while it waited is not resumed. */
function* whileAlive(execution: Execution, steps: Pausing<unknown>): Pausing<unknown> {
  let step = steps.next();
  while (step.done !== true) {
    const replies = yield step.value;
    if (isEnded(execution)) return null;
    step = steps.next(replies);
  }
  return step.value;
}

/** Counts the call and lets its time pass; sending queued writes is paid by whoever forced it. */
function charge(world: World, execution: Execution, { call, spec }: Step): void {
  const sent = execution.pending.takeSent();
  const self = call.handle === null ? null : execution.handles.targetOf(call.handle);
  const cells = spec.cells?.(self, call.args) ?? 0;
  for (const meters of [execution.meters, world.meters]) meters.call(spec.kind);
  const flushed = sent !== null || spec.kind === 'flush';
  const ms = priceOf(spec.kind, call.method, cells) + (flushed ? priceOfFlush(sent ?? 0) : 0);
  assume(Number.isFinite(ms), `a price of ${call.className}.${call.method}`);
  world.spend(execution, ms);
}
