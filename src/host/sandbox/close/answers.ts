/**
 * Answers and the two forms of error body of Close: one sentence under `error`, or `errors` with
 * `field-errors` (Close docs, Response codes; its open-source libraries and recordings for wording).
 */
import type { Json, JsonObject } from '../json';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null: no body at all. A text goes out as it is. */
  readonly body: JsonObject | string | null;
}

/** What is wrong with a request: in general, and by the name of a field. */
export interface Problem {
  readonly errors: readonly string[];
  readonly fieldErrors: JsonObject;
  /** Default 400. */
  readonly status?: number;
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function read<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function refuseField(name: string, message: string): Read<never> {
  return { ok: false, problem: { errors: [], fieldErrors: { [name]: message } } };
}

export function ok(body: JsonObject): Answer {
  return { status: 200, body };
}

export function sentence(status: number, error: string): Answer {
  return { status, body: { error } };
}

export function problemAnswer({ errors, fieldErrors, status = 400 }: Problem): Answer {
  return { status, body: { errors: [...errors], 'field-errors': fieldErrors } };
}

/** A refusal for one field. */
export function fieldAnswer(name: string, message: string): Answer {
  return problemAnswer({ errors: [], fieldErrors: { [name]: message } });
}

export function notFound(what: string): Answer {
  return sentence(404, `Empty query: ${what} matching query does not exist.`);
}

export const unauthorized = sentence(
  401,
  'The credentials of this request could not be verified. Send a valid API key as the user name of HTTP Basic with an empty password, or a valid access token.',
);

export function forbidden(what: string): Answer {
  return sentence(403, `You do not have permission to ${what}.`);
}

export const unknownUrl = sentence(404, 'The requested URL was not found on the server.');

/** `request`: method and path. Something that Close may well have, but this sandbox has not. */
export function notInSandbox(request: string): Answer {
  return sentence(501, `${request} is not in this sandbox.`);
}

export function list(data: readonly Json[], hasMore: boolean): JsonObject {
  return { data, has_more: hasMore };
}
