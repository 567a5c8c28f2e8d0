/**
 * Exchanges that write: what every answer to them has in common.
 *
 * Promises: never repeated by itself; no key in what the CRM says about a row. Must not know: what
 * is written.
 */
import type { Exchange, HttpRequest, Result } from '../../core/exchange';
import type { WriteAnswer } from '../../core/writing';
import { readBody } from '../http/body';
import { createScrub } from '../http/scrub';
import { writeShape } from './wire-writes';

/** `answers` reads the `data` of a 2xx, which is undefined where there is none. */
export function writeExchange(parts: {
  readonly key: string;
  readonly request: HttpRequest;
  readonly answers: (data: unknown) => Result<readonly WriteAnswer[]>;
}): Exchange<readonly WriteAnswer[]> {
  const scrub = createScrub([parts.key]);
  return {
    request: parts.request,
    idempotent: false,
    read: (answer) => {
      const body = readBody(answer, writeShape);
      if (!body.ok) return body;
      const answers = parts.answers(body.value.data);
      if (!answers.ok) return answers;
      return { ok: true, value: answers.value.map((one) => scrubbed(one, scrub)) };
    },
  };
}

function scrubbed(answer: WriteAnswer, scrub: (text: string) => string): WriteAnswer {
  return answer.kind === 'rejected' ? { ...answer, message: scrub(answer.message) } : answer;
}
