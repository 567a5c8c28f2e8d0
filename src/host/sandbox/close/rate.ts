/**
 * Close's rate limit: requests per window, counted for each endpoint group (method and path) once
 * per key and once per organization, which has three times as many (Close docs, Rate limits).
 */
import type { Answer } from './answers';
import type { ApiKey } from './keys';
import type { CloseSwitches } from './switches';

export interface Pace {
  readonly granted: boolean;
  /** Of the limit that is nearest to being hit. */
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
}

export interface RateBook {
  /** Asks for one request. A refused one uses up nothing. */
  take(key: ApiKey, group: string, nowMs: number, switches: CloseSwitches): Pace;
}

export function createRateBook(): RateBook {
  const windows = new Map<string, { readonly openedMs: number; count: number }>();
  const windowAt = (slot: string, openedMs: number) => {
    const known = windows.get(slot);
    if (known?.openedMs === openedMs) return known;
    const fresh = { openedMs, count: 0 };
    windows.set(slot, fresh);
    return fresh;
  };
  return {
    take(key, group, nowMs, { requestsPerSecond, rateWindowSeconds }) {
      const windowMs = rateWindowSeconds * 1000;
      const openedMs = nowMs - (nowMs % windowMs);
      const limit = (key.requestsPerSecond ?? requestsPerSecond) * rateWindowSeconds;
      const own = windowAt(`key ${key.id} ${group}`, openedMs);
      const shared = windowAt(`organization ${key.organization} ${group}`, openedMs);
      const granted = own.count < limit && shared.count < limit * 3;
      if (granted) {
        own.count += 1;
        shared.count += 1;
      }
      const left = { own: limit - own.count, shared: limit * 3 - shared.count };
      const resetMs = openedMs + windowMs - nowMs;
      return left.shared < left.own
        ? { granted, limit: limit * 3, remaining: left.shared, resetMs }
        : { granted, limit, remaining: left.own, resetMs };
    },
  };
}

/** `RateLimit` on an answer that was served. */
export function paceHeaders(pace: Pace, switches: CloseSwitches): Record<string, string> {
  return switches.rateLimitHeader === 'always' ? { ratelimit: rateLimitText(pace, switches) } : {};
}

export function rateLimited(pace: Pace, group: string, switches: CloseSwitches): Answer {
  const seconds = Math.ceil(pace.resetMs / 1000);
  const headers = {
    ...(switches.rateLimitHeader !== 'never' && { ratelimit: rateLimitText(pace, switches) }),
    ...(switches.retryAfter === 'present' && { 'retry-after': String(seconds) }),
  };
  return { ...bodyOf429(pace, group, switches), headers };
}

function rateLimitText({ limit, remaining, resetMs }: Pace, { resetForm }: CloseSwitches): string {
  const reset = resetForm === 'whole' ? Math.ceil(resetMs / 1000) : resetMs / 1000;
  return `limit=${limit}, remaining=${remaining}, reset=${reset}`;
}

function bodyOf429({ limit, resetMs }: Pace, group: string, switches: CloseSwitches): Answer {
  const message = 'API call count exceeded for this key.';
  const facts = {
    rate_limit: limit,
    rate_limit_type: 'key',
    rate_window: switches.rateWindowSeconds,
    rate_endpoint_group: group,
  };
  const reset = resetMs / 1000;
  switch (switches.rateBody) {
    case 'empty':
      return { status: 429, body: '' };
    case 'nested':
      return { status: 429, body: { error: { message, ...facts, rate_reset: reset } } };
    case 'topLevel':
      return { status: 429, body: { message, ...facts, rate_reset: String(reset) } };
  }
}
