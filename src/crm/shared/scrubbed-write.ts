/**
 * Exchanges that write records and hear of each row what became of it.
 *
 * Promises: never repeated by itself; no key in what the CRM says about a row. Must not know: what
 * is written.
 */
import type * as z from 'zod/mini';
import type { Exchange, HttpRequest, Result } from '../../core/exchange';
import type { WriteAnswer } from '../../core/writing';
import { readBody } from '../http/body';
import { ok } from '../http/exchange';
import { createScrub } from '../http/scrub';

export interface ScrubbedWrite<S extends z.ZodMiniType> {
  readonly key: string;
  readonly request: HttpRequest;
  readonly shape: S;
  readonly answers: (data: z.output<S>) => Result<readonly WriteAnswer[]>;
}

export function scrubbedWrite<S extends z.ZodMiniType>(
  parts: ScrubbedWrite<S>,
): Exchange<readonly WriteAnswer[]> {
  const scrub = createScrub([parts.key]);
  const scrubbed = (answer: WriteAnswer): WriteAnswer =>
    answer.kind === 'rejected' ? { ...answer, message: scrub(answer.message) } : answer;
  return {
    request: parts.request,
    idempotent: false,
    read: (answer) => {
      const body = readBody(answer, parts.shape);
      if (!body.ok) return body;
      const answers = parts.answers(body.value);
      return answers.ok ? ok(answers.value.map(scrubbed)) : answers;
    },
  };
}
