/** A connector and a sandbox joined by a courier, in virtual time. */
import type { Connector } from '../../src/core/connector';
import type { Exchange, HttpReply, HttpRequest, Result } from '../../src/core/exchange';
import { createCourier, type RunCourier } from '../../src/crm/http/courier';
import type { PaceMemory } from '../../src/crm/http/ports';
import type { SandboxHandler } from '../../src/host/sandbox/contract';

export const START_MS = Date.UTC(2026, 10, 21);

const LATENCY_MS = 400;

/** Couriers in virtual time. */
export interface Line {
  /** A courier as a new execution would make one. */
  courier(): RunCourier;
  /** All that was sent, in order. */
  readonly sent: readonly HttpRequest[];
  nowMs(): number;
  /** Lets time pass. */
  wait(ms: number): void;
}

export interface LineParts {
  readonly connector: Pick<Connector, 'pace' | 'fault'>;
  /** The key in use. */
  readonly key: string;
  /** What comes back at a moment. */
  readonly reply: (request: HttpRequest, atMs: number) => HttpReply;
  /** Default `START_MS`. */
  readonly startMs?: number;
}

export function lineTo({ connector, key, reply, startMs = START_MS }: LineParts): Line {
  const sent: HttpRequest[] = [];
  let nowMs = startMs;
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

export function sandboxLine(
  sandbox: { readonly handle: SandboxHandler },
  connector: LineParts['connector'],
  key: string,
): Line {
  return lineTo({
    ...{ connector, key },
    reply: (request, atMs) => replyOf(sandbox.handle, request, atMs),
  });
}

/** As the add-on's adapter sends it: a body is JSON. */
export function replyOf(handle: SandboxHandler, request: HttpRequest, atMs: number): HttpReply {
  const { method, url, headers, body } = request;
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const got = handle({
    ...{ method: method.toUpperCase(), url, body: body ?? '', atMs },
    headers: { ...headers, ...type },
  });
  if (got.kind === 'lost') return { kind: 'lost', reason: got.error };
  return { kind: 'answer', answer: got };
}

type Sender = Pick<Line, 'courier'>;

/** What an exchange gives when it is sent alone. */
export function sendOne<T>({ courier }: Sender, exchange: Exchange<T>): Result<T> {
  const [result] = courier().send([exchange]);
  if (!result) throw new Error('one result');
  return result;
}

/** What the answer says; a fault fails the test. */
export function told<T>(line: Sender, exchange: Exchange<T>): T {
  return readingOf(sendOne(line, exchange));
}

export function readingOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.detail}`);
  return result.value;
}

export function sortedIds(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id).sort();
}
