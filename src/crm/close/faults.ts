/**
 * Close's error answers as faults (Close docs, HTTP response codes and Rate limits).
 *
 * Promises: the status decides, never the wording; of a body only its three known keys are read,
 * whatever they hold; a body without them never makes a record "gone", since gateways answer 404 as
 * well. Must not know: requests, retrying.
 */
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';
import { gatewayFault, timed } from '../shared/faults';
import { isDictionary } from '../shared/odd-json';
import { asPhrase } from '../shared/words';
import { keysOf, labelOf } from './words';

/** What Close's own client waits after a 429 that does not say how long. */
const WAIT_MS_DEFAULT = 2_000;

type Json = Readonly<Record<string, unknown>>;

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const json = parseJson(answer.body);
  const body = isDictionary(json) ? json : {};
  const isStated = ['error', 'errors', 'field-errors'].some((key) => key in body);
  const fault = isStated ? statedFault(answer.status, body) : gatewayFault(answer, kindOf);
  const statedMs = statedWaitMs(answer, body, nowMs);
  return timed(fault, { statedMs, nowMs, assumedWaitMs: WAIT_MS_DEFAULT });
}

function statedFault(status: number, body: Json): Fault {
  const fault: Fault = {
    kind: kindOf(status),
    detail: wording(body) || `status ${status}`,
    status,
  };
  const fields = guiltyFields(body);
  return fault.kind === 'rejected' && fields !== null ? { ...fault, fields } : fault;
}

/** null where something is named that is no field of ours: then the whole answer has to be read. */
function guiltyFields({ 'field-errors': fields }: Json): NonNullable<Fault['fields']> | null {
  const entries = Object.entries(isDictionary(fields) ? fields : {}).map(([name, problem]) => ({
    keys: keysOf(name),
    text: asPhrase(textsIn(problem)),
  }));
  if (entries.length === 0 || entries.some(({ keys, text }) => keys.length === 0 || text === '')) {
    return null;
  }
  return Object.fromEntries(entries.flatMap(({ keys, text }) => keys.map((key) => [key, text])));
}

/** Close has no credits: a 402 is a limit of the organization's plan. */
function kindOf(status: number): FaultKind {
  return status === 402 ? 'planRequired' : faultKindOf(status);
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
