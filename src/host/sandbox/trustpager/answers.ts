/**
 * Answers in TrustPager's envelope and errors in its documented body (TrustPager docs, Errors and
 * Authentication). `meta` is added when the answer leaves the sandbox, since credits change until then.
 */
import { isObject, type Json, type JsonObject } from '../json';
import type { TrustPagerSwitches } from './switches';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null: no body at all. */
  readonly body: JsonObject | null;
  /** Rows written, where the price depends on it. */
  readonly rowsWritten?: number;
}

export function single(data: Json, status = 200): Answer {
  return { status, body: { data } };
}

export interface ErrorTerms {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
  readonly details?: JsonObject;
  /** Goes inside `error` or beside it, by the switch. */
  readonly extras?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

export function failure(switches: TrustPagerSwitches, terms: ErrorTerms): Answer {
  const { status, code, message, fix = 'Change the request.', details, extras, headers } = terms;
  const hint = 'The documentation lists what this endpoint takes.';
  const error = { code, message, fix, hint, status, ...(details && { details }) };
  const answer = { status, ...(headers && { headers }), body: { error } };
  return extras === undefined ? answer : withExtras(answer, extras, switches);
}

const helpUrl = 'https://docs.trustpager.com/api/authentication';

/** 401, 403 and 404 point to the documentation and name the scopes that are needed. */
export function withHelp(
  answer: Answer,
  requiredScopes: readonly string[],
  switches: TrustPagerSwitches,
): Answer {
  if (![401, 403, 404].includes(answer.status)) return answer;
  const { error = null } = answer.body ?? {};
  const own = { ...(isObject(error) ? error : {}), ...answer.body }.required_scopes;
  const extras = {
    docs: helpUrl,
    auth_scheme: 'Bearer',
    required_scopes: own ?? requiredScopes,
  };
  const headers = {
    ...answer.headers,
    'www-authenticate': 'Bearer realm="trustpager"',
    link: `<${helpUrl}>; rel="help"`,
  };
  return withExtras({ ...answer, headers }, extras, switches);
}

function withExtras(answer: Answer, extras: JsonObject, switches: TrustPagerSwitches): Answer {
  if (switches.errorExtras === 'beside') return { ...answer, body: { ...answer.body, ...extras } };
  const error = answer.body?.error;
  return { ...answer, body: { error: { ...(isObject(error) ? error : {}), ...extras } } };
}

/** Why a request, or one row of a bulk request, is refused for its content. */
export interface Problem {
  readonly kind: 'missing' | 'badValue' | 'uuidKey' | 'conflict';
  readonly message: string;
  /** The values that would have been taken. */
  readonly available?: readonly string[];
}

export function problemAnswer(switches: TrustPagerSwitches, problem: Problem): Answer {
  const { message } = problem;
  switch (problem.kind) {
    case 'missing':
      return failure(switches, { status: 400, code: 'MISSING_FIELDS', message });
    case 'uuidKey':
      return failure(switches, { status: 400, code: 'VALIDATION_ERROR', message });
    case 'conflict':
      return failure(switches, { status: 409, code: 'CONFLICT', message });
    case 'badValue': {
      const { available } = problem;
      const details = available === undefined ? {} : { details: { available } };
      const status = switches.badValueStatus;
      return failure(switches, { status, code: 'VALIDATION_ERROR', message, ...details });
    }
  }
}

export function notFound(switches: TrustPagerSwitches, what: string): Answer {
  const message = `${what} not found.`;
  return failure(switches, { status: 404, code: 'NOT_FOUND', message });
}

export function creditsGone(switches: TrustPagerSwitches): Answer {
  const status = switches.creditsGoneStatus;
  const message = 'This workspace has no credits left.';
  return failure(switches, { status, code: 'INSUFFICIENT_CREDITS', message });
}

export function invalidBody(switches: TrustPagerSwitches): Answer {
  const message = 'The body must be a JSON object.';
  return failure(switches, { status: 400, code: 'INVALID_BODY', message });
}

export function keyReused(switches: TrustPagerSwitches): Answer {
  const message = 'This Idempotency-Key was used with another body.';
  return problemAnswer(switches, { kind: 'conflict', message });
}

/** `request`: method and path. An endpoint that TrustPager may well have, but this sandbox has not. */
export function notInSandbox(switches: TrustPagerSwitches, request: string): Answer {
  const message = `${request} is not in this sandbox.`;
  return failure(switches, { status: 501, code: 'NOT_IN_SANDBOX', message });
}
