/**
 * TrustPager's error answers as faults (docs.trustpager.com, Errors and Authentication).
 *
 * Promises: the status decides, the code refines; a body that is no TrustPager error never makes a
 * record "gone", since gateways answer 404 as well. Must not know: requests, retrying.
 */
import * as z from 'zod/mini';
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { describeBody, parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';
import { errorShape, type WireError } from './wire';
import { asPhrase } from './words';

/** 403 has several reasons; only the code tells them apart. */
const KIND_OF_403: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
  ['INSUFFICIENT_SCOPE', 'forbidden'],
  ['INSUFFICIENT_CREDITS', 'creditsGone'],
  ['PLAN_REQUIRED', 'planRequired'],
]);

/** A 429 does not have to say how long; the limit is counted per minute. */
const WAIT_MS_DEFAULT = 60_000;

/** A longer wait is no minute's limit any more but the day's. */
const MINUTE_LIMIT_WAIT_MS_MAX = 3_600_000;

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const parsed = z.safeParse(errorShape, parseJson(answer.body));
  const fault = parsed.success ? statedFault(answer.status, parsed.data) : gatewayFault(answer);
  return timed(fault, retryAtMs(answer.headers, nowMs), nowMs);
}

function statedFault(status: number, body: WireError): Fault {
  const words = wording(body);
  const kind = kindOf(status, body.error.code ?? '', words);
  const detail = words || `status ${status}`;
  const missing = body.required_scopes ?? body.error.required_scopes ?? [];
  const isNamed = kind === 'forbidden' && missing.length > 0;
  return isNamed ? { kind, detail, status, missing } : { kind, detail, status };
}

/** The answer of something in between; whether TrustPager saw the request is unknown. */
function gatewayFault(answer: HttpAnswer): Fault {
  const { status } = answer;
  const stated = faultKindOf(status);
  const kind = stated === 'notFound' ? 'badAnswer' : stated;
  const detail = `status ${status} with ${describeBody(answer)}`;
  return kind === 'rateLimited'
    ? { kind, detail, status }
    : { kind, detail, status, inDoubt: true };
}

function kindOf(status: number, code: string, words: string): FaultKind {
  if (status === 403) return KIND_OF_403.get(code) ?? 'forbidden';
  if (status === 429 && isAboutDay(`${code} ${words}`)) return 'dailyCap';
  return faultKindOf(status);
}

/** Speaks of the day and not of the minute. Codes have underscores between words. */
function isAboutDay(words: string): boolean {
  const text = words.replace(/_/g, ' ');
  return /\b(daily|day|24 hours)\b/i.test(text) && !/\bmin/i.test(text);
}

/** Adds when to come back, where that is stated or can be assumed. */
function timed(fault: Fault, statedMs: number | null, nowMs: number): Fault {
  switch (fault.kind) {
    case 'rateLimited': {
      const atMs = statedMs ?? nowMs + WAIT_MS_DEFAULT;
      const kind = atMs - nowMs > MINUTE_LIMIT_WAIT_MS_MAX ? 'dailyCap' : 'rateLimited';
      return { ...fault, kind, retryAtMs: atMs };
    }
    case 'dailyCap':
    case 'serverError':
      return statedMs === null ? fault : { ...fault, retryAtMs: statedMs };
    default:
      return fault;
  }
}

/** What TrustPager says, what it advises, and what it would take instead; no final full stop. */
function wording({ error, upgrade_url }: WireError): string {
  const available = (error.details?.available ?? []).filter(
    (choice): choice is string => typeof choice === 'string',
  );
  const upgradeUrl = upgrade_url ?? error.upgrade_url;
  return asPhrase([
    error.message,
    error.fix,
    available.length > 0 ? `Possible values: ${available.join(', ')}` : null,
    upgradeUrl ? `Plans: ${upgradeUrl}` : null,
  ]);
}
