/** Couriers for the contract, in virtual time: to a script of answers, or to a sandbox. */
import { must } from '../../src/core/assert';
import type { Connector } from '../../src/core/connector';
import type { HttpAnswer } from '../../src/core/exchange';
import { type Line, lineTo, replyOf } from '../crm/sandbox-line';
import type { CrmPlace } from '../support/crms/place';

/** When the answers of the fixtures arrived. */
export const FIXTURES_MS = Date.UTC(2026, 5, 1);

export const START_MS = Date.UTC(2026, 10, 21, 9);

/** Answers one request after another; the last answer again to whoever asks again. */
export function scriptedBench(
  connector: Connector,
  key: string,
  answers: readonly HttpAnswer[],
): Line {
  let at = 0;
  const reply = () => {
    const answer = must(answers[Math.min(at, answers.length - 1)], 'an answer');
    at += 1;
    return { kind: 'answer', answer } as const;
  };
  return lineTo({ connector, key, reply, startMs: START_MS });
}

/** In front of a sandbox. */
export function sandboxBench(connector: Connector, { sandbox, keys }: CrmPlace): Line {
  return lineTo({
    ...{ connector, key: keys.full, startMs: START_MS },
    reply: (request, atMs) => replyOf(sandbox.handle, request, atMs),
  });
}
