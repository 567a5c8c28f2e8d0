/**
 * Serves one request that reached the CRM: who it is, whether it may, whether it was answered
 * before, and then the handler. Knows neither faults nor the ledger.
 */
import type { Incoming } from '../front-door';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import { createReplayCache, type ReplayCache } from '../replay-cache';
import { createRouting, type Routed, type Routing } from '../routing';
import { type Answer, answerOf, failure, type Problem, type Read, read, refuse } from './answers';
import type { Call, Route } from './call';
import {
  createRateLimits,
  problemOfScopes,
  problemOfVersion,
  type RateLimits,
  rateLimited,
  readBody,
  unauthorized,
  withRateHeaders,
} from './gate';
import type { ApiKey, KeyRing } from './keys';
import { objectTypes } from './records';
import { recordRoutes } from './routes-records';
import { referenceRoutes } from './routes-reference';
import type { LightfieldSwitches } from './switches';
import type { Workspace } from './workspace';

export interface Arrival extends Incoming<LightfieldSwitches> {
  /** The client loses the connection before the answer: it may come back too early. */
  readonly clientGone: boolean;
  /** The service breaks down, before or after the work; null: it does not. */
  readonly crash: 'beforeWork' | 'afterWork' | null;
}

export interface Served {
  readonly answer: Answer;
  readonly keyId: string | null;
  readonly replayed: boolean;
  readonly effects: readonly Effect[];
}

export interface DeskParts {
  readonly keyRing: KeyRing;
  readonly random: Random;
  workspace(id: string): Workspace;
}

export interface Desk {
  serve(arrival: Arrival): Served;
}

interface Outcome {
  readonly answer: Read<Answer>;
  readonly replayed: boolean;
}

const idempotencyMs = 86_400_000;

export function createDesk(parts: DeskParts): Desk {
  const memory: Memory = {
    routing: createRouting<Route>([...objectTypes.flatMap(recordRoutes), ...referenceRoutes]),
    limits: createRateLimits(),
    replays: createReplayCache(idempotencyMs),
    busyUntilMs: new Map(),
  };
  return { serve: (arrival) => serve(parts, memory, arrival) };
}

interface Memory {
  readonly routing: Routing<Route>;
  readonly limits: RateLimits;
  readonly replays: ReplayCache<Answer>;
  /** Until when a request whose client went away still runs, ms UTC, by slot. */
  readonly busyUntilMs: Map<string, number>;
}

function serve(parts: DeskParts, memory: Memory, arrival: Arrival): Served {
  const { switches, nowMs, headers, query } = arrival;
  const routed = findRoute(memory, arrival);
  const key = parts.keyRing.open(headers.authorization);
  if (routed === null || key === null) {
    const problem = routed === null ? noSuchRoute(arrival) : unauthorized;
    const answer = failure(problem, switches);
    return { answer, keyId: key?.id ?? null, replayed: false, effects: [] };
  }
  const { route, params } = routed;
  const rate = memory.limits.take(key.workspace, route.category, nowMs, switches.requestsPerSecond);
  const refusal =
    problemOfVersion(headers) ?? problemOfScopes(key, route) ?? (rate.granted ? null : rateLimited);
  const effects: Effect[] = [];
  const record = (effect: Effect) => void effects.push(effect);
  const workspace = parts.workspace(key.workspace);
  const scene = { workspace, switches, random: parts.random, nowMs, record };
  const outcome =
    refusal === null
      ? admit(memory, arrival, route, { ...scene, key, params, query })
      : fresh(refuse(refusal));
  const answer = withRateHeaders(answerOf(outcome.answer, switches), rate, switches, nowMs);
  return { answer, keyId: key.id, replayed: outcome.replayed, effects };
}

function findRoute({ routing }: Memory, { method, path, switches }: Arrival): Routed<Route> | null {
  const routed = path === null ? null : routing.find(method, path);
  return routed?.route.isThere?.(switches) === false ? null : routed;
}

function noSuchRoute({ method, path }: Arrival): Problem {
  const message = path === null ? 'Not found.' : `${method} ${path} is not in this sandbox.`;
  return { kind: 'not_found', message };
}

function fresh(answer: Read<Answer>): Outcome {
  return { answer, replayed: false };
}

/** Body, an earlier answer, then the handler. */
function admit(memory: Memory, arrival: Arrival, route: Route, call: Omit<Call, 'body'>): Outcome {
  const body = route.method === 'POST' ? readBody(arrival.headers, arrival.body) : read({});
  if (!body.ok) return fresh(body);
  const slot = idempotencySlot(arrival, route, call.key, call.params);
  if (slot !== null && arrival.nowMs < (memory.busyUntilMs.get(slot) ?? 0)) {
    return fresh(refuse(stillRunning));
  }
  const kept = slot === null ? null : memory.replays.find(slot, arrival.nowMs);
  if (kept !== null) return { answer: read(kept.answer), replayed: true };
  const answer = execute(arrival, route, { ...call, body: body.value });
  if (slot !== null) keep(memory, slot, arrival, answer);
  return fresh(answer);
}

function execute({ crash }: Arrival, route: Route, call: Call): Read<Answer> {
  if (crash === 'beforeWork') return refuse(brokeDown);
  const answer = route.handle(call);
  return crash === 'afterWork' ? refuse(brokeDown) : answer;
}

/** Failed requests are not kept: the same key runs them again. */
function keep(memory: Memory, slot: string, arrival: Arrival, answer: Read<Answer>): void {
  const { nowMs, switches, body, clientGone } = arrival;
  const { status, ...rest } = answerOf(answer, switches);
  const keeps = status < 300 || (status < 500 && switches.keptAnswers === 'exceptServerErrors');
  if (keeps) memory.replays.keep(slot, nowMs, { body, answer: { status, ...rest } });
  if (clientGone) memory.busyUntilMs.set(slot, nowMs + switches.inFlightMs);
}

/** Null where the header is absent or has no meaning for this request. */
function idempotencySlot(
  { headers, switches }: Arrival,
  { keyed }: Route,
  { workspace }: ApiKey,
  { id = '' }: Readonly<Record<string, string>>,
): string | null {
  const given = headers['idempotency-key'] ?? '';
  if (given === '' || keyed === undefined) return null;
  const record = switches.updateKeyScope === 'record' ? id : '';
  return JSON.stringify([workspace, keyed.object, keyed.operation, record, given]);
}

const stillRunning: Problem = {
  kind: 'idempotency_conflict',
  message: 'A request with this idempotency key is still running. Retry with the same key.',
};

const brokeDown: Problem = { kind: 'internal_server_error', message: 'Something went wrong.' };
