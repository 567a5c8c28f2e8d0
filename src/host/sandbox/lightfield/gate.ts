/**
 * What stands before every handler, in this order: route, key, version, scopes, pace; then for
 * writes content type, length of the idempotency key, JSON. Knows nothing of what a request is about.
 */
import { isObject, type JsonObject, parseJson } from '../json';
import { type Answer, badRequest, type Problem, type Read, read, refuse } from './answers';
import type { RateCategory, Route } from './call';
import { type ApiKey, missingScopes } from './keys';
import { type BucketState, createRateBucket, type RateBucket } from './rate-bucket';
import type { LightfieldSwitches } from './switches';

const apiVersion = '2026-03-01';
const idempotencyKeyMax = 255;

type Headers = Readonly<Record<string, string>>;

export const unauthorized: Problem = {
  kind: 'unauthorized',
  message: 'The API key is missing or not valid.',
};

export function problemOfVersion(headers: Headers): Problem | null {
  if (headers['lightfield-version'] === apiVersion) return null;
  const message = `The header Lightfield-Version must be ${apiVersion}.`;
  return badRequest('version_header', message, 'Lightfield-Version').problem;
}

export function problemOfScopes(key: ApiKey, { scopes }: Route): Problem | null {
  const missing = missingScopes(key, scopes);
  if (missing.length === 0) return null;
  return { kind: 'forbidden', message: `This API key lacks a scope: ${missing.join(', ')}.` };
}

/** The buckets of all organizations. */
export interface RateLimits {
  take(organization: string, category: RateCategory, nowMs: number, perSecond: number): BucketState;
}

export function createRateLimits(): RateLimits {
  const buckets = new Map<string, RateBucket>();
  return {
    take: (organization, category, nowMs, perSecond) => {
      const name = JSON.stringify([organization, category]);
      const bucket = buckets.get(name) ?? createRateBucket();
      buckets.set(name, bucket);
      return bucket.take(nowMs, perSecond);
    },
  };
}

export const rateLimited: Problem = {
  kind: 'too_many_requests',
  message: 'Rate limit exceeded. Please try again later.',
};

/** Rate headers, and on a refusal when to come back in whole seconds. */
export function withRateHeaders(
  answer: Answer,
  { remaining, nextMs, fullMs }: BucketState,
  switches: LightfieldSwitches,
  nowMs: number,
): Answer {
  const rates = {
    'x-ratelimit-limit': String(switches.requestsPerSecond),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(fullMs / 1000)),
  };
  const headers = {
    ...(switches.rateHeaders === 'present' && rates),
    ...(answer.status === 429 && { 'retry-after': wholeSeconds(nextMs - nowMs) }),
  };
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

/** Rounded up, or the client comes too early. */
function wholeSeconds(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1000)));
}

/** The JSON object that a POST carries. */
export function readBody(headers: Headers, text: string): Read<JsonObject> {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    const message = 'The body must be JSON, with Content-Type: application/json.';
    return refuse({ kind: 'unsupported_media_type', message });
  }
  const key = headers['idempotency-key'] ?? '';
  if (key.length > idempotencyKeyMax) {
    const message = `An idempotency key has at most ${idempotencyKeyMax} characters.`;
    return badRequest('idempotency_key_too_long', message, 'Idempotency-Key');
  }
  const body = parseJson(text);
  return isObject(body)
    ? read(body)
    : badRequest('invalid_type', 'The body must be a JSON object.', 'body');
}
