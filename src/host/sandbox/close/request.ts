/**
 * Makes out what a request means: a POST may stand for another method, with its filters in the body
 * (Close docs, Filter parameters); a path ends in a slash; a body is a JSON object.
 */
import type { Incoming } from '../front-door';
import { isObject, type JsonObject, parseJson } from '../json';
import { type Answer, sentence } from './answers';
import type { CloseSwitches } from './switches';

/** A request below the base address. */
export interface Arrival extends Incoming<CloseSwitches> {
  /** As it was sent, slash included. */
  readonly path: string;
  /** Where the client reached this sandbox. */
  readonly origin: string;
}

export interface Meaning {
  readonly method: string;
  readonly query: URLSearchParams;
}

/** A GET in the clothes of a POST has its parameters in `_params`. */
export function meaningOf({ method, query, headers, body }: Arrival): Meaning {
  const override = headers['x-http-method-override']?.toUpperCase();
  if (method !== 'POST' || override === undefined) return { method, query };
  if (override !== 'GET') return { method: override, query };
  const parsed = parseJson(body);
  const params = isObject(parsed) && isObject(parsed._params) ? parsed._params : {};
  return { method: 'GET', query: new URLSearchParams([...query, ...queryOf(params)]) };
}

/** Filters in a JSON object as the query that they stand for. */
export function queryOf(params: JsonObject): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) query.append(name, String(value ?? ''));
  return query;
}

/** What happens to a path without its slash; null: it is served. */
export function slashAnswer(
  { path, query, switches, origin }: Arrival,
  base: string,
): Answer | null {
  if (path.endsWith('/') || switches.missingSlash === 'served') return null;
  if (switches.missingSlash === 'notFound') {
    return sentence(404, 'The requested URL was not found on the server.');
  }
  const rest = query.size === 0 ? '' : `?${query}`;
  const headers = { location: `${origin}${base}${path}/${rest}`, 'content-type': 'text/html' };
  return { status: 301, headers, body: '' };
}

export type BodyRead =
  | { readonly kind: 'body'; readonly body: JsonObject }
  | { readonly kind: 'refused'; readonly answer: Answer };

export function readBody({ headers, body, switches }: Arrival): BodyRead {
  const refused = (status: number, error: string): BodyRead => ({
    kind: 'refused',
    answer: sentence(status, error),
  });
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    return refused(switches.wrongMediaType, 'The body must be application/json.');
  }
  const parsed = parseJson(body);
  if (parsed === undefined) return refused(400, 'The request contains invalid JSON.');
  return isObject(parsed)
    ? { kind: 'body', body: parsed }
    : refused(400, 'JSON data must be a dict.');
}
