/**
 * Close's error answers as faults (Close docs, HTTP response codes and Rate limits).
 *
 * Promises: the status decides, never the wording; of a body only its three known keys are read,
 * whatever they hold; a body without them never makes a record "gone", since gateways answer 404 as
 * well. Must not know: requests, retrying.
 */
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { describeBody, parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';
import { asPhrase, labelOf } from './words';

/** What Close's own client waits after a 429 that does not say how long. */
const WAIT_MS_DEFAULT = 2_000;

type Json = Readonly<Record<string, unknown>>;

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const json = parseJson(answer.body);
  const body = isDictionary(json) ? json : {};
  const isStated = ['error', 'errors', 'field-errors'].some((key) => key in body);
  const fault = isStated ? statedFault(answer.status, body) : gatewayFault(answer);
  return timed(fault, statedWaitMs(answer, body, nowMs), nowMs);
}

function isDictionary(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function statedFault(status: number, body: Json): Fault {
  return { kind: kindOf(status), detail: wording(body) || `status ${status}`, status };
}

/** The answer of something in between, or an empty one; whether Close saw the request is unknown. */
function gatewayFault(answer: HttpAnswer): Fault {
  const { status } = answer;
  const stated = kindOf(status);
  const kind = stated === 'notFound' ? 'badAnswer' : stated;
  const detail = `status ${status} with ${describeBody(answer)}`;
  return kind === 'rateLimited'
    ? { kind, detail, status }
    : { kind, detail, status, inDoubt: true };
}

/** Close has no credits: a 402 is a limit of the organization's plan. */
function kindOf(status: number): FaultKind {
  return status === 402 ? 'planRequired' : faultKindOf(status);
}

/** Adds when to come back, where that is stated or can be assumed. */
function timed(fault: Fault, statedMs: number | null, nowMs: number): Fault {
  if (fault.kind === 'rateLimited') {
    return { ...fault, retryAtMs: statedMs ?? nowMs + WAIT_MS_DEFAULT };
  }
  return fault.kind === 'serverError' && statedMs !== null
    ? { ...fault, retryAtMs: statedMs }
    : fault;
}

/**
 * The latest moment that the answer states. `RateLimit` is exact and `Retry-After` is rounded; older
 * answers say it in the body only, at the top or under `error`.
 */
function statedWaitMs({ headers }: HttpAnswer, body: Json, nowMs: number): number | null {
  const { ratelimit = '', ...others } = headers;
  const inner = isDictionary(body.error) ? body.error : {};
  const reset = String(body.rate_reset ?? inner.rate_reset ?? '');
  const stated = [{ ratelimit }, others, { 'retry-after': reset }]
    .map((each) => retryAtMs(each, nowMs))
    .filter((atMs) => atMs !== null);
  return stated.length === 0 ? null : Math.max(...stated);
}

/** What Close says in general and of single fields; no final full stop. */
function wording({ error, errors, 'field-errors': fields }: Json): string {
  const general = [...textsIn(isDictionary(error) ? error.message : error), ...textsIn(errors)];
  const named = Object.entries(isDictionary(fields) ? fields : {}).map(
    ([name, problem]) => `${labelOf(name)}: ${asPhrase(textsIn(problem))}`,
  );
  return asPhrase([...general, ...named]);
}

/** All texts of a value; lists say it by place, for example `{"errors": {"0": "…"}}`. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  const isNested = typeof value === 'object' && value !== null;
  return isNested ? Object.values(value).flatMap(textsIn) : [];
}
