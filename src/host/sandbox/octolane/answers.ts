/** Answers in Octolane's envelopes of success and error (Octolane docs, Introduction). */
import { isObject, type Json, type JsonObject } from '../json';
import { type Issue, issue, type Shape } from './shape';
import type { OctolaneSwitches } from './switches';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

/** Why a request, or one row of it, cannot be done. */
export interface Problem {
  readonly status: 400 | 404;
  readonly issues: readonly Issue[];
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function read<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function refuse(path: string, what: string): Read<never> {
  return { ok: false, problem: { status: 400, issues: issue(path, what) } };
}

/** A well-formed id of nothing. `what`: for example `Pipeline`. */
export function missing(path: string, what: string): Read<never> {
  return {
    ok: false,
    problem: { status: 404, issues: [{ path, message: `${what} not found` }] },
  };
}

/** A body of the right shape, under the type that it then has. */
export function readBody<T>(shape: Shape, body: Json): Read<T> {
  const issues = shape(body, '');
  return issues.length === 0
    ? read(body as unknown as T)
    : { ok: false, problem: { status: 400, issues } };
}

export function success(message: string, data: Json, status = 200): Answer {
  return { status, body: { success: true, message, data } };
}

export function failure(status: number, message: string, errors?: JsonObject): Answer {
  const body = { success: false, statusCode: status, message };
  return { status, body: errors === undefined ? body : { ...body, errors } };
}

export function problemAnswer({ status, issues }: Problem, switches: OctolaneSwitches): Answer {
  if (status === 404) return failure(404, issues[0]?.message ?? 'Resource not found');
  const errors = errorsMap(issues, switches);
  return failure(400, 'Validation failed', errors ?? undefined);
}

/** The first offence of each field; null where the switches want no map. */
function errorsMap(issues: readonly Issue[], switches: OctolaneSwitches): JsonObject | null {
  if (switches.errorsMap === 'absent') return null;
  const entries = issues.map(({ path, message }) => [pathView(path, switches), message] as const);
  const shown = entries.filter(([path]) => path !== null).reverse();
  return shown.length === 0 ? null : Object.fromEntries(shown);
}

function pathView(path: string, { bulkErrorKeys }: OctolaneSwitches): string | null {
  const [, index, rest = ''] = /^(\d+)(?:\.(.*))?$/.exec(path) ?? [];
  if (index === undefined) return path === '' ? 'body' : path;
  const tail = rest === '' ? '' : `.${rest}`;
  switch (bulkErrorKeys) {
    case 'absent':
      return null;
    case 'dotted':
      return `${index}${tail}`;
    case 'bracketed':
      return `[${index}]${tail}`;
    case 'unindexed':
      return rest === '' ? 'body' : rest;
  }
}

/** One line for a row of a bulk answer. */
export function sentenceOf({ issues }: Problem): string {
  return issues.map(({ message }) => message).join('; ');
}

/** The same problem, told of the row at `at`. */
export function atRow({ status, issues }: Problem, at: number | string): Problem {
  const moved = issues.map(({ path, message }) => ({
    path: path === '' ? String(at) : `${at}.${path}`,
    message,
  }));
  return { status, issues: moved };
}

/** The last touch: `success` and unknown keys by the switches. */
export function dressed({ body }: Answer, switches: OctolaneSwitches): JsonObject {
  const { success: done = null, ...rest } = body;
  const bare = switches.successKey === 'absent' ? rest : { success: done, ...rest };
  if (switches.extraKeys === 'none' || done !== true) return bare;
  const { data = null, ...other } = bare as JsonObject;
  return { statusCode: 200, requestId: 'req_1', ...other, data: marked(data) };
}

/** Maps whose keys are the users' own, and objects that the schema closes. */
const closedKeys = ['custom_fields', 'custom_field_definitions', 'additional_contacts', 'metadata'];

function marked(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(marked);
  if (!isObject(value)) return value;
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    closedKeys.includes(key) ? part : marked(part),
  ]);
  return { ...Object.fromEntries(parts), x_unknown: { deep: [1, null, 'text'] } };
}
