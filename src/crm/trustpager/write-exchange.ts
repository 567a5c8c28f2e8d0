/**
 * Exchanges that write: what every answer to them has in common.
 *
 * Promises: never repeated by itself; a 202 is waiting for a person, whatever its body holds; no key
 * in what the CRM says about a row. Must not know: what is written.
 */
import * as z from 'zod/mini';
import type { Exchange, HttpAnswer, HttpRequest, Result } from '../../core/exchange';
import type { WriteAnswer } from '../../core/writing';
import { parseJson, readBody } from '../http/body';
import { createScrub } from '../http/scrub';
import { queuedShape } from './wire-writes';

/** `about`: how many drafts, changes or ids the request is about. */
export function writeExchange<S extends z.ZodMiniType>(parts: {
  readonly key: string;
  readonly request: HttpRequest;
  readonly about: number;
  readonly shape: S;
  readonly answers: (data: z.output<S>) => Result<readonly WriteAnswer[]>;
}): Exchange<readonly WriteAnswer[]> {
  const scrub = createScrub([parts.key]);
  const read = (answer: HttpAnswer): Result<readonly WriteAnswer[]> => {
    if (isQueued(answer)) {
      const waiting: WriteAnswer = { kind: 'waiting', approval: approvalIdOf(answer) };
      return { ok: true, value: new Array<WriteAnswer>(parts.about).fill(waiting) };
    }
    const body = readBody(answer, parts.shape);
    if (!body.ok) return body;
    const answers = parts.answers(body.value);
    if (!answers.ok) return answers;
    return { ok: true, value: answers.value.map((one) => scrubbed(one, scrub)) };
  };
  return { request: parts.request, idempotent: false, read };
}

/** Nothing was executed; a person decides (Approvals). */
export function isQueued({ status }: HttpAnswer): boolean {
  return status === 202;
}

/** Empty where it cannot be read: it waits all the same, but nobody can ask what became of it. */
export function approvalIdOf({ body }: HttpAnswer): string {
  const parsed = z.safeParse(queuedShape, parseJson(body));
  if (!parsed.success) return '';
  const { approval_id, id, data } = parsed.data;
  return approval_id || id || data?.approval_id || '';
}

function scrubbed(answer: WriteAnswer, scrub: (text: string) => string): WriteAnswer {
  return answer.kind === 'rejected' ? { ...answer, message: scrub(answer.message) } : answer;
}

/** Good JSON, but nothing that this request can be answered with. `what` it is, as a phrase. */
export function misread(what: string): Result<never> {
  return { ok: false, fault: { kind: 'badAnswer', detail: what } };
}
