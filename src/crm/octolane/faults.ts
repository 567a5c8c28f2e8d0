/**
 * Octolane's error answers as faults (Octolane docs, Introduction, and the OpenAPI's ErrorResponse).
 *
 * Promises: the status decides, words refine; no 404 means that an opportunity is gone, as no
 * address is that of one. Must not know: requests, retrying.
 */
import * as z from 'zod/mini';
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { describeBody, parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';
import { errorShape, type WireError } from './wire';
import { asPhrase, textsIn } from './words';

/** A 429 does not have to say how long; the limit is counted per minute. */
const WAIT_MS_DEFAULT = 60_000;

/** A longer wait is no minute's limit any more but the month's. */
const MINUTE_LIMIT_WAIT_MS_MAX = 3_600_000;

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const { status } = answer;
  const parsed = z.safeParse(errorShape, parseJson(answer.body));
  const isOwn = parsed.success && isOctolanes(parsed.data);
  const words = isOwn
    ? asPhrase([...textsIn(parsed.data.message), ...textsIn(parsed.data.errors)])
    : '';
  const detail = isOwn
    ? words || `status ${status}`
    : `status ${status} with ${describeBody(answer)}`;
  const kind = kindOf(status, words);
  const fault = timed({ kind, detail, status }, retryAtMs(answer.headers, nowMs), nowMs);
  // Of something in between; whether Octolane saw the request is unknown, unless it was turned away.
  return isOwn || kind === 'rateLimited' ? fault : { ...fault, inDoubt: true };
}

function isOctolanes({ success, statusCode, message }: WireError): boolean {
  return success === false || statusCode !== null || message !== null;
}

const SPEAKS_OF_PLAN = /\b(plan|plans|upgrade|subscription)\b/i;
const SPEAKS_OF_ROUTE = /\b(allowed|permission|permissions|permitted|scope|access)\b/i;
const SPEAKS_OF_KEY = /\b(invalid|missing|expired|revoked)\b/i;
/** 100,000 reads a month are quoted beside the limit of the minute. */
const SPEAKS_OF_CAP = /\b(month|monthly|day|daily)\b/i;

/** 401 also stands for a key that may not use this very route; only words tell. */
function kindOf(status: number, words: string): FaultKind {
  switch (status) {
    case 401:
      if (SPEAKS_OF_KEY.test(words)) return 'unauthorized';
      if (SPEAKS_OF_PLAN.test(words)) return 'planRequired';
      return SPEAKS_OF_ROUTE.test(words) ? 'forbidden' : 'unauthorized';
    case 402:
      return 'planRequired';
    case 403:
      return SPEAKS_OF_PLAN.test(words) ? 'planRequired' : 'forbidden';
    case 404:
    case 410:
      return 'rejected';
    default:
      return faultKindOf(status);
  }
}

/** Adds when to come back, where that is stated or can be assumed. */
function timed(fault: Fault, statedMs: number | null, nowMs: number): Fault {
  const stated = statedMs === null ? fault : { ...fault, retryAtMs: statedMs };
  if (fault.kind === 'serverError') return stated;
  if (fault.kind !== 'rateLimited') return fault;
  const atMs = statedMs ?? nowMs + WAIT_MS_DEFAULT;
  const isCap = atMs - nowMs > MINUTE_LIMIT_WAIT_MS_MAX || SPEAKS_OF_CAP.test(fault.detail);
  return isCap ? { ...stated, kind: 'dailyCap' } : { ...fault, retryAtMs: atMs };
}
