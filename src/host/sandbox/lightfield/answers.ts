/**
 * Answers and errors on the wire (Lightfield docs, Errors). A refusal is a `Problem` until it leaves
 * the sandbox, since its form follows the switches.
 */
import type { JsonObject } from '../json';
import type { LightfieldSwitches } from './switches';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

const statusOf = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  idempotency_conflict: 409,
  unsupported_media_type: 415,
  unprocessable_content: 422,
  too_many_requests: 429,
  internal_server_error: 500,
} as const;

export interface Problem {
  readonly kind: keyof typeof statusOf;
  readonly message: string;
  readonly code?: string;
  /** For example `fields.$name`. */
  readonly param?: string;
  /** Further members of the error, for example candidates. */
  readonly details?: JsonObject;
  /** The sample of a missing key names it without `$`. */
  readonly missingKey?: true;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

type Refused = Extract<Read<never>, { ok: false }>;

export function read<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function refuse(problem: Problem): Refused {
  return { ok: false, problem };
}

/** 400 with a code. */
export function badRequest(code: string, message: string, param: string): Refused {
  return refuse({ kind: 'bad_request', code, message, param });
}

/** 422: well-formed, but against a rule. */
export function unprocessable(
  message: string,
  param: string,
  more: Pick<Problem, 'code' | 'details'> = {},
): Refused {
  return refuse({ kind: 'unprocessable_content', message, param, ...more });
}

/** 422 for a key that is required. */
export function missingKey(message: string, param: string): Refused {
  return refuse({ kind: 'unprocessable_content', message, param, missingKey: true });
}

export function done(body: JsonObject): Answer {
  return { status: 200, body };
}

/** The answer, or the error that stands for the refusal. */
export function answerOf(outcome: Read<Answer>, switches: LightfieldSwitches): Answer {
  return outcome.ok ? outcome.value : failure(outcome.problem, switches);
}

export function failure(problem: Problem, switches: LightfieldSwitches): Answer {
  const { kind, message, code, details } = problem;
  const param = shownParam(problem, switches);
  const error = {
    type: kind,
    message,
    ...(code !== undefined && { code }),
    ...(param !== undefined && { param }),
    ...details,
  };
  return { status: statusOf[kind], body: switches.errorForm === 'flat' ? error : { error } };
}

function shownParam(
  { param, missingKey: missing }: Problem,
  { paramForm }: LightfieldSwitches,
): string | undefined {
  const bare = paramForm === 'bare' || (paramForm === 'mixed' && missing === true);
  return bare ? param?.replace('.$', '.') : param;
}
