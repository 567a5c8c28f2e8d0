/**
 * Lightfield's error answers as faults (docs.lightfield.app, Errors, Idempotency, Rate limits).
 *
 * Promises: the status decides, the type refines; wrapped and flat bodies read alike; a body that is
 * no Lightfield error never makes a record "gone", since gateways answer 404 as well. Must not know:
 * requests, retrying.
 */
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import { describeBody, parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';

interface WireError {
  readonly type: string;
  readonly message: string;
  readonly param: string;
  /** Stages that the refused text may have meant. */
  readonly candidates: readonly string[];
}

/** A 429 states its wait; this is for one that does not. Limits are counted by the second. */
const WAIT_MS_DEFAULT = 2_000;

/** Texts longer than this are of no use to a reader. */
const LENGTH_MAX = 400;

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const error = readError(parseJson(answer.body));
  const fault = error ? statedFault(answer.status, error) : gatewayFault(answer);
  const statedMs = retryAtMs(answer.headers, nowMs);
  if (fault.kind === 'rateLimited') {
    return { ...fault, retryAtMs: statedMs ?? nowMs + WAIT_MS_DEFAULT };
  }
  // On every answer there is a header that says when the bucket is full again; here it means nothing.
  const waits = fault.kind === 'serverError' && 'retry-after' in answer.headers;
  return waits && statedMs !== null ? { ...fault, retryAtMs: statedMs } : fault;
}

/** Inside `error`, or as the body itself; null where there is none. */
function readError(json: unknown): WireError | null {
  const body = membersOf(json);
  const error = membersOf(body.error ?? json);
  const [type, message] = [textOf(error.type), textOf(error.message)];
  if (type === '') return null;
  const candidates = Array.isArray(error.candidates) ? error.candidates : [];
  return {
    type,
    message,
    param: textOf(error.param),
    candidates: candidates.map(candidateName).filter((name) => name !== ''),
  };
}

function statedFault(status: number, error: WireError): Fault {
  const kind = kindOf(status, error);
  const fault: Fault = { kind, detail: wording(error) || `status ${status}`, status };
  // Only what succeeded is kept under a key (Idempotency): after a failure the work would run again.
  return status >= 500 ? { ...fault, rerun: true } : fault;
}

/** The answer of something in between; whether Lightfield saw the request is unknown. */
function gatewayFault(answer: HttpAnswer): Fault {
  const { status } = answer;
  const stated = faultKindOf(status);
  const kind = stated === 'notFound' ? 'badAnswer' : stated;
  const detail = `status ${status} with ${describeBody(answer)}`;
  return kind === 'rateLimited'
    ? { kind, detail, status }
    : { kind, detail, status, inDoubt: true };
}

/**
 * A conflict is a refusal, of a value that must be unique for one. Only when the same key is at work
 * at this moment nobody knows yet; the answer comes to whoever repeats the request after a while.
 */
function kindOf(status: number, { type }: WireError): FaultKind {
  if (status !== 409) return faultKindOf(status);
  return type === 'idempotency_conflict' ? 'serverError' : 'rejected';
}

/** What Lightfield says, of what, and what it would take instead; no final full stop. */
function wording({ message, param, candidates }: WireError): string {
  const place = param.replace(/^(fields|relationships)\.\$?/, '');
  const sentences = [
    `${message.trim().replace(/\.$/, '')}${place === '' ? '' : ` (${place})`}`.trim(),
    candidates.length > 0 ? `Possible: ${candidates.join(', ')}` : '',
  ];
  const text = sentences.filter((sentence) => sentence !== '').join('. ');
  return text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX)}…`;
}

function candidateName(candidate: unknown): string {
  const { stageLabel, pipelineName } = membersOf(candidate);
  return [textOf(stageLabel), textOf(pipelineName)].filter((name) => name !== '').join(' in ');
}

function membersOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
