/** Couriers for the contract, in virtual time: to a script of answers, or to a sandbox. */
import { must } from '../../src/core/assert';
import type { Connector } from '../../src/core/connector';
import type { HttpAnswer, HttpReply, HttpRequest } from '../../src/core/exchange';
import { createCourier, type RunCourier } from '../../src/crm/http/courier';
import type { PaceMemory } from '../../src/crm/http/ports';
import type { CrmPlace } from '../support/crms/place';

/** When the answers of the fixtures arrived. */
export const FIXTURES_MS = Date.UTC(2026, 5, 1);

export const START_MS = Date.UTC(2026, 10, 21, 9);

const LATENCY_MS = 400;

export interface Bench {
  /** As a new execution would make one. */
  courier(): RunCourier;
  /** All that was sent, in order. */
  readonly sent: readonly HttpRequest[];
  nowMs(): number;
  wait(ms: number): void;
}

/** `reply`: what comes back at a moment. */
function benchOn(
  connector: Connector,
  key: string,
  reply: (request: HttpRequest, atMs: number) => HttpReply,
): Bench {
  const sent: HttpRequest[] = [];
  let nowMs = START_MS;
  let memory: PaceMemory | null = null;
  const wait = (ms: number): void => {
    nowMs += ms;
  };
  const courier = () =>
    createCourier({
      http: {
        sendAll: (requests) => {
          sent.push(...requests);
          const replies = requests.map((request) => reply(request, nowMs));
          wait(LATENCY_MS);
          return replies;
        },
      },
      clock: { nowMs: () => nowMs, sleep: wait },
      pace: connector.pace,
      paceStore: {
        load: () => memory,
        save(kept) {
          memory = kept;
        },
      },
      fault: (answer, atMs) => connector.fault(answer, atMs),
      deadlineMs: nowMs + 240_000,
      waitMsMax: 65_000,
      secrets: [key],
      random: () => 0.5,
    });
  return { courier, sent, nowMs: () => nowMs, wait };
}

/** Answers one request after another; the last answer again to whoever asks again. */
export function scriptedBench(
  connector: Connector,
  key: string,
  answers: readonly HttpAnswer[],
): Bench {
  let at = 0;
  return benchOn(connector, key, () => {
    const answer = must(answers[Math.min(at, answers.length - 1)], 'an answer');
    at += 1;
    return { kind: 'answer', answer };
  });
}

/** In front of a sandbox. */
export function sandboxBench(connector: Connector, { sandbox, keys }: CrmPlace): Bench {
  return benchOn(connector, keys.full, ({ method, url, headers, body }, atMs) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = sandbox.handle({
      ...{ method: method.toUpperCase(), url, body: body ?? '', atMs },
      headers: { ...headers, ...type },
    });
    if (reply.kind === 'lost') return { kind: 'lost', reason: reply.error };
    return { kind: 'answer', answer: reply };
  });
}
