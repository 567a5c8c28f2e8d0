/**
 * Octolane's error answers as faults (Octolane docs, Introduction, and the OpenAPI's ErrorResponse).
 *
 * Promises: the status decides, words refine; no 404 means that an opportunity is gone, as no
 * address is that of one. Must not know: requests, retrying.
 */
import * as z from 'zod/mini';
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';
import { gatewayFault, timed } from '../shared/faults';
import { asPhrase } from '../shared/words';
import { errorShape, type WireError } from './wire';
import { textsIn } from './words';

/** A 429 does not have to say how long; the limit is counted per minute, a longer one per month. */
const MINUTE_LIMIT = { assumedWaitMs: 60_000, waitMsMax: 3_600_000 };

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const parsed = z.safeParse(errorShape, parseJson(answer.body));
  const fault =
    parsed.success && isOctolanes(parsed.data)
      ? statedFault(answer.status, parsed.data)
      : gatewayFault(answer, (status) => kindOf(status, ''));
  const statedMs = retryAtMs(answer.headers, nowMs);
  return timed(fault, { statedMs, nowMs, ...MINUTE_LIMIT });
}

function statedFault(status: number, { message, errors }: WireError): Fault {
  const words = asPhrase([...textsIn(message), ...textsIn(errors)]);
  return { kind: kindOf(status, words), detail: words || `status ${status}`, status };
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
    case 429:
      return SPEAKS_OF_CAP.test(words) ? 'dailyCap' : 'rateLimited';
    default:
      return faultKindOf(status);
  }
}
