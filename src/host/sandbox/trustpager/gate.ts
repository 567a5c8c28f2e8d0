/**
 * What stands before every handler: key, plan, rate limits and scopes, in this order. Knows nothing
 * of what a request is about.
 */
import { type Answer, failure } from './answers';
import { isWrite, type Route } from './call';
import { type Access, type ApiKey, accessOf } from './keys';
import type { TrustPagerSwitches } from './switches';

export function unauthorized(switches: TrustPagerSwitches): Answer {
  return failure(switches, {
    status: 401,
    code: 'UNAUTHORIZED',
    message: 'Missing or invalid API key.',
    fix: 'Send Authorization: Bearer <key>.',
  });
}

/** A refusal for plan or pace; null: go on. Every call counts against the key's limits. */
export function refusalOfKey(
  key: ApiKey,
  switches: TrustPagerSwitches,
  nowMs: number,
): Answer | null {
  if (key.freePlan) {
    return failure(switches, {
      status: 403,
      code: 'PLAN_REQUIRED',
      message: 'The API needs a paid plan.',
      extras: { upgrade_url: 'https://app.trustpager.com/settings/billing' },
    });
  }
  const terms = {
    shape: switches.rateWindow,
    countRefused: switches.refusedRequests === 'counted',
  } as const;
  const retryAtMs = key.minute.take(nowMs, terms);
  if (retryAtMs !== null) return rateLimited(switches, 'a minute', retryAtMs, nowMs);
  const nextDayMs = key.day.take(nowMs, terms);
  return nextDayMs === null ? null : rateLimited(switches, 'a day', nextDayMs, nowMs);
}

function rateLimited(
  switches: TrustPagerSwitches,
  period: string,
  retryAtMs: number,
  nowMs: number,
): Answer {
  const message = `Too many requests in ${period}.`;
  const forms: Record<TrustPagerSwitches['retryAfter'], Record<string, string>> = {
    absent: {},
    seconds: { 'retry-after': String(Math.ceil((retryAtMs - nowMs) / 1000)) },
    // HTTP dates have whole seconds: round up, or the client comes too early.
    date: { 'retry-after': new Date(Math.ceil(retryAtMs / 1000) * 1000).toUTCString() },
  };
  const headers = forms[switches.retryAfter];
  return failure(switches, { status: 429, code: 'RATE_LIMITED', message, headers });
}

export function scopesOf(route: Route, switches: TrustPagerSwitches): readonly string[] {
  return typeof route.scopes === 'function' ? route.scopes(switches) : route.scopes;
}

/** Whether `key` may use `route`; approval flavours count for writes only. */
export function accessTo(route: Route, key: ApiKey, switches: TrustPagerSwitches): Access {
  const access = accessOf(key, scopesOf(route, switches), switches);
  return access === 'approval' && !isWrite(route) ? 'refused' : access;
}

export function insufficientScope(switches: TrustPagerSwitches, wanted: readonly string[]): Answer {
  return failure(switches, {
    status: 403,
    code: 'INSUFFICIENT_SCOPE',
    message: `This key lacks a scope: ${wanted.join(', ')}.`,
    fix: 'Make a key with these scopes.',
  });
}
