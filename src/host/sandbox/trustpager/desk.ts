/**
 * Serves one request that reached the CRM: who it is, whether it may, what it costs, whether it was
 * answered before, and then the handler. Knows neither faults nor the ledger.
 */
import { assume, must } from '../assume';
import type { Incoming } from '../front-door';
import { isObject, parseJson } from '../json';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import { createReplayCache, type ReplayCache } from '../replay-cache';
import { createRouting, type Routing } from '../routing';
import {
  type Answer,
  creditsGone,
  invalidBody,
  keyReused,
  notInSandbox,
  single,
  withHelp,
} from './answers';
import { type Call, isWrite, type Route } from './call';
import { type CreditTerms, charge, rowsAffordable, tooPoor } from './credits';
import { accessTo, insufficientScope, refusalOfKey, scopesOf, unauthorized } from './gate';
import type { ApiKey, KeyRing } from './keys';
import type { Approval } from './records';
import { approvalRoutes, queueForApproval } from './routes-approvals';
import { attachedRoutes } from './routes-attached';
import { bulkRoutes } from './routes-bulk';
import { companyRoutes } from './routes-companies';
import { contactRoutes } from './routes-contacts';
import { opportunityRoutes } from './routes-opportunities';
import { placementRoutes } from './routes-placements';
import { referenceRoutes } from './routes-reference';
import type { TrustPagerSwitches } from './switches';
import type { Scene, Workspace } from './workspace';

export interface Arrival extends Incoming<TrustPagerSwitches> {
  readonly crashAfterRows: number | null;
}

export interface Served {
  readonly answer: Answer;
  readonly keyId: string | null;
  readonly replayed: boolean;
  readonly effects: readonly Effect[];
  /** Null where no workspace was addressed. */
  readonly creditsRemaining: number | null;
}

export interface Desk {
  serve(arrival: Arrival): Served;
  /** Does a queued write as its key would have done it. */
  executeApproved(approval: Approval, scene: Scene): Answer;
}

export interface DeskParts {
  readonly keyRing: KeyRing;
  readonly credits: CreditTerms;
  readonly random: Random;
  workspace(id: string): Workspace;
}

/** A request of a known key to a known route. */
interface Visit {
  readonly arrival: Arrival;
  readonly key: ApiKey;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly scene: Scene;
}

interface Outcome {
  readonly answer: Answer;
  readonly replayed: boolean;
}

const idempotencyMs = 86_400_000;

export function createDesk(parts: DeskParts): Desk {
  const routing: Routing<Route> = createRouting([
    ...placementRoutes,
    ...bulkRoutes,
    ...opportunityRoutes,
    ...attachedRoutes,
    ...contactRoutes,
    ...companyRoutes,
    ...referenceRoutes,
    ...approvalRoutes,
  ]);
  const replays = createReplayCache<Answer>(idempotencyMs);
  return {
    serve: (arrival) => serve(parts, { routing, replays }, arrival),
    executeApproved: (approval, scene) => {
      const routed = must(routing.find(approval.method, approval.path), 'a queued route exists');
      const key = must(parts.keyRing.byId(approval.api_key_id), 'the key of a queued write');
      const body = parseJson(approval.body);
      return execute(parts.credits, routed.route, {
        ...scene,
        key,
        params: routed.params,
        query: new URLSearchParams(),
        body: isObject(body) ? body : {},
        crashAfterRows: null,
      });
    },
  };
}

interface Memory {
  readonly routing: Routing<Route>;
  readonly replays: ReplayCache<Answer>;
}

function serve(parts: DeskParts, memory: Memory, arrival: Arrival): Served {
  const { switches, nowMs, method, path } = arrival;
  const anonymous = { keyId: null, replayed: false, effects: [], creditsRemaining: null };
  if (path === null) return { ...anonymous, answer: notThisApi };
  if (path === '/' && method === 'GET') return { ...anonymous, answer: manifest };
  const key = parts.keyRing.open(arrival.headers.authorization);
  const routed = memory.routing.find(method, withoutAlias(path));
  const scopes = routed === null ? [] : scopesOf(routed.route, switches);
  if (key === null) {
    return { ...anonymous, answer: withHelp(unauthorized(switches), scopes, switches) };
  }
  const workspace = parts.workspace(key.workspace);
  const effects: Effect[] = [];
  const record = (effect: Effect) => void effects.push(effect);
  const scene = { workspace, switches, random: parts.random, nowMs, record };
  const outcome = (): Outcome => {
    const refusal = refusalOfKey(key, switches, nowMs);
    if (refusal !== null) return { answer: refusal, replayed: false };
    if (routed !== null) return admit(parts, memory, { arrival, key, ...routed, scene });
    return { answer: notInSandbox(switches, `${method} ${path}`), replayed: false };
  };
  const { answer, replayed } = outcome();
  return {
    answer: withHelp(answer, scopes, switches),
    keyId: key.id,
    replayed,
    effects,
    creditsRemaining: workspace.creditsRemaining,
  };
}

/** Scopes, credits, body, an earlier answer; then the handler or the approval queue. */
function admit(parts: DeskParts, memory: Memory, visit: Visit): Outcome {
  const { arrival, key, route, scene } = visit;
  const { switches } = arrival;
  const fresh = (answer: Answer): Outcome => ({ answer, replayed: false });
  const access = accessTo(route, key, switches);
  if (access === 'refused') {
    return fresh(insufficientScope(switches, scopesOf(route, switches)));
  }
  if (tooPoor(scene.workspace, route, parts.credits)) return fresh(creditsGone(switches));
  const body = route.takesBody ? parseJson(arrival.body) : {};
  if (!isObject(body)) return fresh(invalidBody(switches));
  const slot = idempotencySlot(visit);
  const kept = slot === null ? null : memory.replays.find(slot, arrival.nowMs);
  if (kept !== null) {
    const other = kept.body !== arrival.body && switches.idempotencyOtherBody === 'conflict';
    return other ? fresh(keyReused(switches)) : { answer: kept.answer, replayed: true };
  }
  const { query, crashAfterRows } = arrival;
  const call = { ...scene, key, params: visit.params, query, crashAfterRows };
  const answer =
    access === 'approval' ? queue(visit) : execute(parts.credits, route, { ...call, body });
  const keeps = answer.status < 300 || (answer.status < 500 && switches.idempotencyKeeps === 'all');
  if (slot !== null && keeps) {
    memory.replays.keep(slot, arrival.nowMs, { body: arrival.body, answer });
  }
  return fresh(answer);
}

/** Runs the handler and takes the price of what it did. */
function execute(credits: CreditTerms, route: Route, call: Omit<Call, 'rowsAffordable'>): Answer {
  const { crashAfterRows, workspace } = call;
  assume(crashAfterRows === null || route.bulk === true, 'only bulk requests can crash midway');
  const answer = route.handle({ ...call, rowsAffordable: rowsAffordable(workspace, credits) });
  charge(workspace, route, answer, credits);
  return answer;
}

function queue({ arrival, key, params, scene }: Visit): Answer {
  const { method, path, body } = arrival;
  const own = { method, path: withoutAlias(path ?? ''), body };
  return queueForApproval(scene, { ...own, keyId: key.id, targetId: params.id ?? null });
}

/** Null where the header is absent or has no meaning for this request. */
function idempotencySlot({ arrival, key, route }: Visit): string | null {
  const { headers, method, path, switches } = arrival;
  const given = headers['idempotency-key'];
  const honoured =
    switches.idempotency === 'everywhere' ||
    (switches.idempotency === 'exceptBulk' && route.bulk !== true);
  if (given === undefined || !honoured || !isWrite(route)) return null;
  return JSON.stringify([key.id, method, path, given]);
}

/** Every route also exists under the names from before May 2026. */
function withoutAlias(path: string): string {
  return path
    .replace(/^\/deals(?=\/|$)/, '/opportunities')
    .replace(/^\/customers(?=\/|$)/, '/companies');
}

const manifest = single({ name: 'TrustPager API', version: 'v1' });

const notThisApi: Answer = { status: 404, body: { message: 'no route matched' } };
