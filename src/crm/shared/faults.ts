/**
 * The half of an error answer that means the same for every CRM: what something in between answered,
 * and when to come back. Must not know: bodies of a CRM, retrying.
 */
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { describeBody } from '../http/body';
import { faultKindOf } from '../http/status';

/**
 * The answer of something in between; whether the CRM saw the request is unknown, unless it was
 * turned away. Its 404 never makes a record "gone".
 */
export function gatewayFault(
  answer: HttpAnswer,
  kindOf: (status: number) => FaultKind = faultKindOf,
): Fault {
  const { status } = answer;
  const stated = kindOf(status);
  const kind = stated === 'notFound' ? 'badAnswer' : stated;
  const fault: Fault = { kind, detail: `status ${status} with ${describeBody(answer)}`, status };
  return kind === 'rateLimited' ? fault : { ...fault, inDoubt: true };
}

export interface Waiting {
  /** When the answer says to come back, ms UTC; null: it does not. */
  readonly statedMs: number | null;
  readonly nowMs: number;
  /** After a 429 that does not say how long. */
  readonly assumedWaitMs: number;
  /** A longer wait is the limit of a day or a month. Default: none is. */
  readonly waitMsMax?: number;
}

/** Adds when to come back, where that is stated or can be assumed. */
export function timed(fault: Fault, waiting: Waiting): Fault {
  const { statedMs, nowMs, assumedWaitMs, waitMsMax = Number.POSITIVE_INFINITY } = waiting;
  switch (fault.kind) {
    case 'rateLimited': {
      const atMs = statedMs ?? nowMs + assumedWaitMs;
      const kind = atMs - nowMs > waitMsMax ? 'dailyCap' : 'rateLimited';
      return { ...fault, kind, retryAtMs: atMs };
    }
    case 'dailyCap':
    case 'serverError':
      return statedMs === null ? fault : { ...fault, retryAtMs: statedMs };
    default:
      return fault;
  }
}
