/**
 * Serves one request that reached the CRM: who it is, whether it comes too fast, what it asks for,
 * whether it may, and then the handler. Knows neither faults nor the ledger.
 */
import { must } from '../assume';
import type { Effect } from '../ledger';
import type { Random } from '../random';
import { createRouting, type Routing } from '../routing';
import { type Answer, notInSandbox, sentence, unauthorized } from './answers';
import { type Route, takesBody } from './call';
import { refusalOfRight } from './gate';
import type { ApiKey, KeyRing } from './keys';
import { createRateBook, paceHeaders, type RateBook, rateLimited } from './rate';
import type { Role, User } from './records';
import { type Arrival, type Meaning, meaningOf, readBody, slashAnswer } from './request';
import { exportRoutes } from './routes-exports';
import { leadRoutes } from './routes-leads';
import { opportunityRoutes } from './routes-opportunities';
import { referenceRoutes } from './routes-reference';
import { searchRoutes } from './routes-search';
import { readTzOffset } from './times';
import type { Workspace } from './workspace';

export const basePath = '/api/v1';

export interface Served {
  readonly answer: Answer;
  /** Null when no known key was sent. */
  readonly keyId: string | null;
  readonly effects: readonly Effect[];
}

export interface Desk {
  serve(arrival: Arrival): Served;
}

export interface DeskParts {
  readonly keyRing: KeyRing;
  readonly random: Random;
  workspace(organization: string): Workspace;
}

const routes: readonly Route[] = [
  ...opportunityRoutes,
  ...leadRoutes,
  ...referenceRoutes,
  ...searchRoutes,
  ...exportRoutes,
];

export function createDesk(parts: DeskParts): Desk {
  const routing = createRouting(routes);
  const rates = createRateBook();
  return {
    serve: (arrival) => {
      const key = parts.keyRing.open(arrival.headers.authorization);
      if (key === null) return { answer: unauthorized, keyId: null, effects: [] };
      const effects: Effect[] = [];
      const answer = admit({ parts, routing, rates, effects }, arrival, key);
      return { answer, keyId: key.id, effects };
    },
  };
}

interface Counter {
  readonly parts: DeskParts;
  readonly routing: Routing<Route>;
  readonly rates: RateBook;
  readonly effects: Effect[];
}

/** Pace first: it is counted for each endpoint group, known here or not. */
function admit(counter: Counter, arrival: Arrival, key: ApiKey): Answer {
  const { switches, nowMs, path } = arrival;
  const meaning = meaningOf(arrival);
  const plainPath = path.replace(/\/+$/, '') || '/';
  const routed = counter.routing.find(meaning.method, plainPath);
  const group = `${meaning.method} ${routed?.route.path ?? 'elsewhere'}`;
  const pace = counter.rates.take(key, group, nowMs, switches);
  if (!pace.granted) return rateLimited(pace, group, switches);
  const answer =
    slashAnswer(arrival, basePath) ??
    (routed === null
      ? missing(counter.routing, meaning.method, plainPath)
      : handled(counter, { arrival, meaning, key, ...routed }));
  return { ...answer, headers: { ...answer.headers, ...paceHeaders(pace, switches) } };
}

/** Close lists every method of `/opportunity/` and no PATCH anywhere; the rest may well exist. */
function missing(routing: Routing<Route>, method: string, path: string): Answer {
  const known = ['GET', 'POST', 'PUT', 'DELETE'].some((each) => routing.find(each, path) !== null);
  const closed = method === 'PATCH' || path.startsWith('/opportunity');
  if (known && closed) return sentence(405, 'The method is not allowed for the requested URL.');
  return notInSandbox(`${method} ${path}/`);
}

interface Visit {
  readonly arrival: Arrival;
  readonly meaning: Meaning;
  readonly key: ApiKey;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function handled(counter: Counter, { arrival, meaning, key, route, params }: Visit): Answer {
  const refusal = refusalOfRight(route, key);
  if (refusal !== null) return refusal;
  const read = takesBody(route) ? readBody(arrival) : { kind: 'body' as const, body: {} };
  if (read.kind === 'refused') return read.answer;
  const { parts, effects } = counter;
  const { nowMs, switches, headers, origin } = arrival;
  const workspace = parts.workspace(key.organization);
  return route.handle({
    workspace,
    switches,
    random: parts.random,
    nowMs,
    offsetMs: readTzOffset(headers['x-tz-offset']),
    user: firstOf(workspace, key.role),
    record: (effect) => void effects.push(effect),
    key,
    params,
    query: meaning.query,
    body: read.body,
    origin,
  });
}

/** Whom a key acts for. */
export function firstOf(workspace: Workspace, role: Role): User {
  const isIt = (user: User): boolean => user.active && user.role === role;
  return must(workspace.users.values().find(isIt), `an active ${role}`);
}
