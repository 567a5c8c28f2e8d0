/**
 * Lightfield's error answers as faults (docs.lightfield.app, Errors, Idempotency, Rate limits).
 *
 * Promises: the status decides, the type refines; wrapped and flat bodies read alike; a body that is
 * no Lightfield error never makes a record "gone", since gateways answer 404 as well. Must not know:
 * requests, retrying.
 */
import type { Fault, FaultKind, HttpAnswer } from '../../core/exchange';
import type { FieldKey } from '../../core/model';
import { parseJson } from '../http/body';
import { retryAtMs } from '../http/retry-timing';
import { faultKindOf } from '../http/status';
import { gatewayFault, timed } from '../shared/faults';
import { asPhrase } from '../shared/words';
import { linkKey } from './keys';

interface WireError {
  readonly type: string;
  readonly message: string;
  readonly param: string;
  /** Stages that the refused text may have meant. */
  readonly candidates: readonly string[];
}

/** A 429 states its wait; this is for one that does not. Limits are counted by the second. */
const WAIT_MS_DEFAULT = 2_000;

/** Turns an answer that is not a 2xx into a fault. `nowMs`: when it arrived. */
export function readFault(answer: HttpAnswer, nowMs: number): Fault {
  const error = readError(parseJson(answer.body));
  const fault = error ? statedFault(answer.status, error) : gatewayFault(answer);
  // On every answer there is a header that says when the bucket is full again; after a failure it
  // means nothing.
  const isStated = fault.kind === 'rateLimited' || 'retry-after' in answer.headers;
  const statedMs = isStated ? retryAtMs(answer.headers, nowMs) : null;
  return timed(fault, { statedMs, nowMs, assumedWaitMs: WAIT_MS_DEFAULT });
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
  const detail = wording(error) || `status ${status}`;
  const keys = kind === 'rejected' ? keysOf(error.param) : [];
  const named = keys.length === 0 ? {} : { fields: guiltyFields(keys, error) };
  const fault: Fault = { kind, detail, status, ...named };
  // Only what succeeded is kept under a key (Idempotency): after a failure the work would run again.
  return status >= 500 ? { ...fault, rerun: true } : fault;
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
  const said = message.trim().replace(/\.$/, '');
  return asPhrase([
    `${said}${place === '' ? '' : ` (${place})`}`,
    candidates.length > 0 ? `Possible: ${candidates.join(', ')}` : '',
  ]);
}

/** The keys that the named field may have: the `$` is left out at times. */
function keysOf(param: string): readonly FieldKey[] {
  const [, group, name = ''] = /^(fields|relationships)\.(.+)$/.exec(param) ?? [];
  if (group === undefined) return [];
  const names = name.startsWith('$') ? [name] : [name, `$${name}`];
  return group === 'fields' ? names : names.map(linkKey);
}

/** The same words without the place, which is where they will stand. */
function guiltyFields(keys: readonly FieldKey[], error: WireError): NonNullable<Fault['fields']> {
  const text = wording({ ...error, param: '' }) || error.type;
  return Object.fromEntries(keys.map((key) => [key, text]));
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
