/**
 * What stands before every handler: key, pace, and whether the key may use the route. Octolane
 * answers 401 for all that concerns the key (Octolane OpenAPI, 401).
 */
import { type Answer, failure } from './answers';
import { isRead, type Route } from './call';
import type { ApiKey, KeyRing } from './keys';
import type { OctolaneSwitches } from './switches';

export const unauthorized = failure(401, 'Invalid or missing API key');

/** From `x-api-key`; from a bearer token on the route that takes one. */
export function keyOf(
  keyRing: KeyRing,
  headers: Readonly<Record<string, string>>,
  route: Route | null,
): ApiKey | null {
  const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const bearer = route?.bearer ? token : undefined;
  const key = keyRing.open(headers['x-api-key'] ?? bearer);
  return key?.access === 'none' ? null : key;
}

/** A refusal for pace or for the route; null: go on. Every request counts, known route or not. */
export function refusalOf(
  key: ApiKey,
  route: Route | null,
  { nowMs, switches }: { readonly nowMs: number; readonly switches: OctolaneSwitches },
): Answer | null {
  const terms = {
    shape: switches.rateWindow,
    countRefused: switches.refusedRequests === 'counted',
  } as const;
  const againMs =
    key.minute.take(nowMs, terms) ??
    (route !== null && isRead(route) ? key.month.take(nowMs, terms) : null);
  if (againMs !== null) return tooMany(againMs, nowMs, switches);
  const mayUse = route === null || key.access === 'all' || isRead(route);
  return mayUse ? null : failure(401, 'API key is not allowed on this route');
}

function tooMany(againMs: number, nowMs: number, { retryAfter }: OctolaneSwitches): Answer {
  const forms: Readonly<Record<typeof retryAfter, Readonly<Record<string, string>>>> = {
    absent: {},
    seconds: { 'retry-after': String(Math.ceil((againMs - nowMs) / 1000)) },
    // HTTP dates have whole seconds: round up, or the client comes too early.
    date: { 'retry-after': new Date(Math.ceil(againMs / 1000) * 1000).toUTCString() },
  };
  return { ...failure(429, 'Rate limit exceeded'), headers: forms[retryAfter] };
}
