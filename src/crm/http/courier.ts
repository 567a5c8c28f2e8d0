/**
 * Sends exchanges for every connector: in order, side by side where the pace allows, repeating
 * what may be repeated, and giving every exchange exactly one result.
 *
 * Promises: never above the pace, earlier executions included; nothing before the moment the CRM
 * named; nothing at or after the deadline; what may have had an effect is said to be in doubt; no
 * secret in any fault. Must not know: Apps Script, what is sent.
 */
import { assert, must, unreachable } from '../../core/assert';
import type { Pace } from '../../core/connector';
import type { Courier, Exchange, Fault, HttpAnswer, HttpReply, Result } from '../../core/exchange';
import { createGate, type Gate } from './gate';
import type { CourierClock, HttpPort, PaceStore } from './ports';
import { backOffMs, endsAll, isDoubtful, mayRetry } from './retry';
import { isUsedUp, retryAtMs } from './retry-timing';
import { createScrub, type Scrub } from './scrub';

export interface CourierOptions {
  readonly http: HttpPort;
  readonly clock: CourierClock;
  readonly pace: Pace;
  readonly paceStore: PaceStore;
  /** The connector's reading of answers that are not 2xx. */
  readonly fault: (answer: HttpAnswer, nowMs: number) => Fault;
  /** No request is sent at or after this moment, ms UTC. */
  readonly deadlineMs: number;
  /** The longest single pause; what would have to wait longer ends as `rateLimited`. */
  readonly waitMsMax: number;
  /** Asked during long pauses; true ends the run as if its time were up. May block. */
  readonly isHalted?: (() => boolean) | undefined;
  /** Keys in use, to be taken out of every fault. */
  readonly secrets: readonly string[];
  /** A number in [0, 1), for the jitter of pauses. */
  readonly random: () => number;
}

/** A courier for one run. */
export interface RunCourier extends Courier {
  /** Keeps the pace for later executions. Call it once, at the end. At most one blocking call. */
  close(): void;
  /** Requests that left, repeated ones included. */
  sent(): number;
}

/** One exchange on its way to a result. */
interface Job<T> {
  readonly place: number;
  readonly exchange: Exchange<T>;
  readonly attempts: number;
  /** Some attempt so far may have been executed. */
  readonly doubtful: boolean;
  /** How the last attempt ended; null before the first. */
  readonly lastFault: Fault | null;
}

interface Desk {
  /** Counts requests that left. */
  sent: number;
  readonly options: CourierOptions;
  readonly gate: Gate;
  readonly scrub: Scrub;
}

export function createCourier(options: CourierOptions): RunCourier {
  const gate = createGate(options);
  const desk: Desk = { options, gate, scrub: createScrub(options.secrets), sent: 0 };
  return {
    send: (exchanges) => sendAll(desk, exchanges),
    close: gate.close,
    sent: () => desk.sent,
  };
}

function sendAll<T>(desk: Desk, exchanges: readonly Exchange<T>[]): readonly Result<T>[] {
  const results: Result<T>[] = new Array(exchanges.length);
  let open: readonly Job<T>[] = exchanges.map((exchange, place) => newJob(place, exchange));
  while (open.length > 0) {
    const admission = desk.gate.admit(open.length);
    if (admission.kind === 'closed') {
      for (const job of open) results[job.place] = ended(job, job.lastFault ?? admission.fault);
      break;
    }
    const round = sendRound(desk, open.slice(0, admission.count), results);
    open = [...round.again, ...open.slice(admission.count)];
    if (round.stop) {
      for (const job of open) results[job.place] = ended(job, round.stop);
      break;
    }
  }
  return results;
}

interface Round<T> {
  readonly again: readonly Job<T>[];
  /** Set when nothing that is still open can fare better. */
  readonly stop: Fault | null;
}

function sendRound<T>(desk: Desk, jobs: readonly Job<T>[], results: Result<T>[]): Round<T> {
  const replies = desk.options.http.sendAll(jobs.map((job) => job.exchange.request));
  assert(replies.length === jobs.length, 'every request has a reply');
  const nowMs = desk.options.clock.nowMs();
  const left = replies.filter((reply) => reply.kind !== 'unsent').length;
  desk.sent += left;
  desk.gate.sent(left, nowMs);
  const again: Job<T>[] = [];
  let stop: Fault | null = null;
  for (const [index, job] of jobs.entries()) {
    const reply = must(replies[index], 'every request has a reply');
    const result = judge(desk, job.exchange, reply, nowMs);
    if (result.ok) {
      heedLimit(desk, reply, nowMs);
      results[job.place] = result;
      continue;
    }
    const next = nextJob(desk, job, result.fault, nowMs);
    if (next.kind === 'again') again.push(next.job);
    else results[job.place] = ended(next.job, result.fault);
    if (endsAll(result.fault)) stop = result.fault;
  }
  return { again, stop };
}

/** Some CRMs say on a good answer that it was the last one for a while. */
function heedLimit({ gate }: Desk, reply: HttpReply, nowMs: number): void {
  if (reply.kind !== 'answer' || !isUsedUp(reply.answer.headers)) return;
  const untilMs = retryAtMs(reply.answer.headers, nowMs);
  if (untilMs !== null) gate.silence(untilMs);
}

function judge<T>(desk: Desk, exchange: Exchange<T>, reply: HttpReply, nowMs: number): Result<T> {
  const result = readReply(desk, exchange, reply, nowMs);
  return result.ok ? result : { ok: false, fault: scrubbed(result.fault, desk.scrub) };
}

function readReply<T>(
  desk: Desk,
  exchange: Exchange<T>,
  reply: HttpReply,
  nowMs: number,
): Result<T> {
  switch (reply.kind) {
    case 'answer': {
      const { status } = reply.answer;
      if (status >= 200 && status < 300) return exchange.read(reply.answer);
      return { ok: false, fault: desk.options.fault(reply.answer, nowMs) };
    }
    case 'lost':
      return { ok: false, fault: { kind: 'network', detail: reply.reason } };
    case 'unsent':
      return { ok: false, fault: { kind: 'fetchQuota', detail: reply.reason } };
    default:
      return unreachable(reply);
  }
}

type Next<T> =
  | { readonly kind: 'again'; readonly job: Job<T> }
  | { readonly kind: 'ended'; readonly job: Job<T> };

function nextJob<T>(desk: Desk, before: Job<T>, fault: Fault, nowMs: number): Next<T> {
  const job: Job<T> = {
    ...before,
    attempts: before.attempts + 1,
    doubtful: before.doubtful || isDoubtful(fault),
    lastFault: fault,
  };
  if (fault.retryAtMs !== undefined) desk.gate.silence(fault.retryAtMs);
  if (mayRetry(fault, job.exchange.idempotent, job.attempts)) {
    const pauseMs = backOffMs(job.attempts, desk.options.random());
    desk.gate.pause(nowMs + pauseMs);
    return { kind: 'again', job };
  }
  const other = job.exchange.fallback?.(fault) ?? null;
  if (other) {
    return { kind: 'again', job: { ...newJob(job.place, other), doubtful: job.doubtful } };
  }
  return { kind: 'ended', job };
}

function newJob<T>(place: number, exchange: Exchange<T>): Job<T> {
  return { place, exchange, attempts: 0, doubtful: false, lastFault: null };
}

/** The result of a job that goes no further. What only reads has no effect that could be in doubt. */
function ended<T>(job: Job<T>, fault: Fault): Result<T> {
  const { inDoubt: _, ...rest } = fault;
  const { reads, idempotent, request } = job.exchange;
  const onlyReads = request.method === 'get' || (reads === true && idempotent);
  const inDoubt = job.doubtful && !onlyReads;
  return { ok: false, fault: inDoubt ? { ...rest, inDoubt } : rest };
}

function scrubbed(fault: Fault, scrub: Scrub): Fault {
  const detail = scrub(fault.detail);
  return fault.missing
    ? { ...fault, detail, missing: fault.missing.map(scrub) }
    : { ...fault, detail };
}
