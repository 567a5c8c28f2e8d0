/**
 * Reads the JSON of an answer against a schema.
 *
 * Promises: what is cut off, a web page, empty or of another shape becomes `badAnswer` with a
 * description of the answer, never with a piece of it: bodies hold other people's data.
 */
import * as z from 'zod/mini';
import type { HttpAnswer, Result } from '../../core/exchange';

/** The body of a 2xx as `schema` reads it. */
export function readBody<S extends z.ZodMiniType>(
  answer: HttpAnswer,
  schema: S,
): Result<z.output<S>> {
  const json = parseJson(answer.body);
  if (json === undefined) return badAnswer(answer, describeBody(answer));
  const parsed = z.safeParse(schema, json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return badAnswer(answer, `data of another shape than expected (${firstIssue(parsed.error)})`);
}

/** The parsed body; undefined when it is no JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // JSON.parse has no other way to say no, and its message quotes the text.
    return undefined;
  }
}

/** What a body is, seen from far away: "a web page instead of data". */
export function describeBody(answer: HttpAnswer): string {
  const body = answer.body.trim();
  if (body === '') return 'an empty body';
  if (body.startsWith('<')) return 'a web page instead of data';
  if (parseJson(body) !== undefined) return 'data';
  if (/^[[{]/.test(body)) return `data that is cut off (${answer.body.length} characters)`;
  return `text instead of data (${answer.body.length} characters)`;
}

/** The fault of a 2xx that is no answer of the API. `what` was sent instead, as a phrase. */
export function badAnswer(answer: HttpAnswer, what: string): Result<never> {
  return {
    ok: false,
    fault: { kind: 'badAnswer', detail: what, status: answer.status },
  };
}

/** Where the first difference is and what was expected there; positions, no values. */
function firstIssue(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'unknown';
  const path = issue.path.map(String).join('.').slice(0, 80);
  const expected = 'expected' in issue ? `${String(issue.expected)} expected` : issue.code;
  return `${path === '' ? 'top level' : path}: ${expected}`;
}
