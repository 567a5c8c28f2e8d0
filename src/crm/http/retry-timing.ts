/**
 * When a refused request may be sent again, by what the answer's headers say.
 *
 * Promises: Retry-After first, then the RateLimit families; a header that cannot be understood is
 * passed over; never a moment in the past. Must not know: statuses, CRMs, how long is too long.
 */
import { httpDateMs } from './http-date';

type Headers = Readonly<Record<string, string>>;
type Reader = (value: string, nowMs: number) => number | null;

/** In order of trust. Header names are lower-case. */
const READERS: readonly (readonly [header: string, read: Reader])[] = [
  ['retry-after', (value, nowMs) => numberMs(value, nowMs) ?? httpDateMs(value, nowMs)],
  ['ratelimit', rateLimitMs],
  ['ratelimit-reset', numberMs],
  ['x-ratelimit-reset', numberMs],
  ['x-rate-limit-reset', numberMs],
];

/** ms UTC, at least `nowMs`; null when no header tells. */
export function retryAtMs(headers: Headers, nowMs: number): number | null {
  for (const [header, read] of READERS) {
    const atMs = read((headers[header] ?? '').trim(), nowMs);
    if (atMs !== null) return Math.max(atMs, nowMs);
  }
  return null;
}

/** Larger numbers are no waiting time any more but a moment: the year 2001 in seconds. */
const EPOCH_SECONDS_MIN = 1e9;
const EPOCH_MS_MIN = 1e12;

/** Seconds from now, fractions rounded up, or a present-day epoch in seconds or ms. */
function numberMs(value: string, nowMs: number): number | null {
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(value)) return null;
  const number = Number(value);
  if (number >= EPOCH_MS_MIN) return Math.ceil(number);
  const ms = Math.ceil(number * 1000);
  return number >= EPOCH_SECONDS_MIN ? ms : nowMs + ms;
}

/** `limit=100, remaining=0, reset=5` (older drafts) or `"default";r=0;t=5` (newer ones). */
function rateLimitMs(value: string, nowMs: number): number | null {
  const match = /(?:^|[,;\s])(?:reset|t)=([\d.]+)/.exec(value);
  return match ? numberMs(match[1] ?? '', nowMs) : null;
}

/** True where the `RateLimit` header says that nothing is left in this window. */
export function isUsedUp(headers: Headers): boolean {
  return /(?:^|[,;\s])(?:remaining|r)=0(?:$|[,;\s])/.test(headers.ratelimit ?? '');
}
