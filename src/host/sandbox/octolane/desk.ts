/**
 * Serves one request that reached the CRM: who it is, whether it may, what it carries, and then the
 * handler. Knows neither faults nor the ledger.
 */
import { assume, must } from '../assume';
import type { Incoming } from '../front-door';
import { type Json, parseJson } from '../json';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import { createRouting, type Routed, type Routing } from '../routing';
import { type Answer, failure, problemAnswer, type Read, read, refuse } from './answers';
import type { Route } from './call';
import { keyOf, refusalOf, unauthorized } from './gate';
import type { KeyRing } from './keys';
import { historyRoutes } from './routes-history';
import { noteRoutes } from './routes-notes';
import { opportunityRoutes } from './routes-opportunities';
import { partnerRoutes } from './routes-partners';
import { patchRoutes } from './routes-patch';
import { structureRoutes } from './routes-structure';
import type { OctolaneSwitches } from './switches';
import type { Workspace } from './workspace';

export interface Arrival extends Incoming<OctolaneSwitches> {
  readonly crashAfterRows: number | null;
}

export interface Served {
  readonly answer: Answer;
  readonly keyId: string | null;
  readonly effects: readonly Effect[];
}

export interface DeskParts {
  readonly keyRing: KeyRing;
  readonly random: Random;
  workspace(id: string): Workspace;
}

export type Desk = (arrival: Arrival) => Served;

/** Documented, but nothing that an importer or exporter needs. */
const leftOut: readonly Route[] = (
  [
    ['POST', '/:object_type/fields/bulk'],
    ['POST', '/:object_type/fields/bulk/update'],
    ['POST', '/pipelines/:id/fields/bulk'],
    ['POST', '/pipelines/:id/fields/bulk/update'],
    ['POST', '/pipelines/:id/stages/bulk'],
    ['POST', '/pipelines/:id/stages/bulk/update'],
    ['DELETE', '/pipelines/:id/stages/:stage_id'],
    ['POST', '/activities/bulk'],
  ] as const
).map(([method, path]) => ({
  method,
  path,
  handle: () => failure(501, `${method} ${path} is not in this sandbox`),
}));

export function createDesk(parts: DeskParts): Desk {
  // Fixed segments win over the generic object types, so the latter come last.
  const routing = createRouting([
    ...opportunityRoutes,
    ...structureRoutes,
    ...partnerRoutes,
    ...noteRoutes,
    ...leftOut,
    ...patchRoutes,
    ...historyRoutes,
  ]);
  return (arrival) => serve(parts, routing, arrival);
}

function serve(parts: DeskParts, routing: Routing<Route>, arrival: Arrival): Served {
  const { path, headers } = arrival;
  const nobody = { keyId: null, effects: [] };
  if (path === null) return { ...nobody, answer: noSuchRoute(arrival) };
  const routed = findRoute(routing, arrival);
  const key = keyOf(parts.keyRing, headers, routed?.route ?? null);
  if (key === null) return { ...nobody, answer: unauthorized };
  const effects: Effect[] = [];
  const refusal = refusalOf(key, routed?.route ?? null, arrival);
  if (refusal !== null) return { answer: refusal, keyId: key.id, effects };
  if (routed === null) return { answer: noSuchRoute(arrival), keyId: key.id, effects };
  const workspace = parts.workspace(key.workspace);
  const answer = execute(routed, arrival, { workspace, random: parts.random, effects });
  return { answer, keyId: key.id, effects };
}

/** Whether `/v1/pipelines/` is the same address as `/v1/pipelines` is a switch. */
function findRoute(
  routing: Routing<Route>,
  { method, path, switches }: Arrival,
): Routed<Route> | null {
  const bare = (path ?? '').replace(/\/+$/, '');
  const isKnown = path === bare || switches.trailingSlash === 'accepted';
  return isKnown ? routing.find(method, bare) : null;
}

function noSuchRoute({ method, path }: Arrival): Answer {
  return failure(404, `Cannot ${method} ${path === null ? 'this address' : `/v1${path}`}`);
}

interface Room {
  readonly workspace: Workspace;
  readonly random: Random;
  readonly effects: Effect[];
}

function execute(
  { route, params }: Routed<Route>,
  arrival: Arrival,
  { workspace, random, effects }: Room,
): Answer {
  const { switches, nowMs, query, crashAfterRows } = arrival;
  assume(crashAfterRows === null || route.bulk === true, 'only bulk requests can crash midway');
  const body = route.method === 'GET' ? read(null) : readJsonBody(arrival);
  if (!body.ok) return problemAnswer(body.problem, switches);
  const [owner] = workspace.users.values();
  return route.handle({
    workspace,
    switches,
    random,
    nowMs,
    nowUs: nowMs * 1000 + random.int(1000),
    userId: must(owner, 'a first user').id,
    record: (effect) => void effects.push(effect),
    params,
    query,
    body: body.value,
    crashAfterRows,
  });
}

function readJsonBody({ headers, body, switches }: Arrival): Read<Json> {
  const type = headers['content-type'] ?? '';
  if (switches.contentType === 'required' && !/^application\/(.+\+)?json\b/i.test(type)) {
    return refuse('', 'must be sent as application/json');
  }
  const parsed = parseJson(body);
  return parsed === undefined ? refuse('', 'must be JSON') : read(parsed);
}
