/** A network and a clock for courier tests: time passes only by sending and sleeping. */
import type { Pace } from '../../../src/core/connector';
import type { Exchange, Fault, HttpReply, HttpRequest } from '../../../src/core/exchange';
import { createCourier, type RunCourier } from '../../../src/crm/http/courier';
import type { PaceMemory } from '../../../src/crm/http/ports';

export const START_MS = Date.UTC(2026, 5, 1);

/** How long the network's 429 asks for. */
export const SILENCE_MS = 5_000;

export interface SentRequest {
  readonly url: string;
  /** When it left, and when its answer was there. */
  readonly sentMs: number;
  readonly answeredMs: number;
  /** Which batch it was part of, from 1 on. */
  readonly batch: number;
}

export interface VirtualNetwork {
  readonly sent: readonly SentRequest[];
  readonly batches: readonly number[];
  readonly sleepsMs: readonly number[];
  readonly kept: { memory: PaceMemory | null; loads: number; saves: number };
  nowMs(): number;
  advance(ms: number): void;
  /** A courier over this network, as a new execution would make one. */
  courier(options?: CourierSettings): RunCourier;
}

export interface CourierSettings {
  readonly pace?: Pace;
  readonly runMs?: number;
  readonly waitMsMax?: number;
  readonly secrets?: readonly string[];
  readonly isHalted?: () => boolean;
  readonly fault?: (status: number, nowMs: number) => Fault;
}

export type Handler = (request: HttpRequest, count: number) => HttpReply;

export const PACE: Pace = { requestsMax: 56, windowMs: 60_000 };

/** `handler` is told how many requests came before. A batch takes `latencyMs`, whatever its size. */
export function virtualNetwork(handler: Handler, latencyMs = 400): VirtualNetwork {
  let nowMs = START_MS;
  const sent: SentRequest[] = [];
  const batches: number[] = [];
  const sleepsMs: number[] = [];
  const kept: { memory: PaceMemory | null; loads: number; saves: number } = {
    memory: null,
    loads: 0,
    saves: 0,
  };
  const http = {
    sendAll(requests: readonly HttpRequest[]) {
      const sentMs = nowMs;
      nowMs += latencyMs;
      batches.push(requests.length);
      return requests.map((request) => {
        sent.push({ url: request.url, sentMs, answeredMs: nowMs, batch: batches.length });
        return handler(request, sent.length - 1);
      });
    },
  };
  const clock = {
    nowMs: () => nowMs,
    sleep(ms: number) {
      sleepsMs.push(ms);
      nowMs += ms;
    },
  };
  const paceStore = {
    load() {
      kept.loads++;
      return kept.memory;
    },
    save(memory: PaceMemory) {
      kept.saves++;
      kept.memory = JSON.parse(JSON.stringify(memory));
    },
  };
  return {
    sent,
    batches,
    sleepsMs,
    kept,
    nowMs: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
    courier: ({
      pace = PACE,
      runMs = 240_000,
      waitMsMax = 20_000,
      secrets = [],
      ...settings
    } = {}) =>
      createCourier({
        http,
        clock,
        pace,
        paceStore,
        fault: (answer, atMs) => (settings.fault ?? plainFault)(answer.status, atMs),
        isHalted: settings.isHalted,
        deadlineMs: nowMs + runMs,
        waitMsMax,
        secrets,
        random: () => 0.5,
      }),
  };
}

function plainFault(status: number, nowMs: number): Fault {
  if (status === 429)
    return { kind: 'rateLimited', detail: '', status, retryAtMs: nowMs + SILENCE_MS };
  return { kind: status >= 500 ? 'serverError' : 'rejected', detail: `status ${status}`, status };
}

export function answer(status: number, body = '{}'): HttpReply {
  return { kind: 'answer', answer: { status, headers: {}, body } };
}

/** An exchange whose value is its answer's body. */
export function exchange(url: string, parts: Partial<Exchange<string>> = {}): Exchange<string> {
  return {
    request: { method: 'get', url, headers: {} },
    idempotent: true,
    read: ({ body }) => ({ ok: true, value: body }),
    ...parts,
  };
}

export function write(url: string): Exchange<string> {
  return exchange(url, {
    request: { method: 'post', url, headers: {}, body: '{}' },
    idempotent: false,
  });
}

export function exchanges(count: number): Exchange<string>[] {
  return Array.from({ length: count }, (_, index) => exchange(`https://crm.example/${index}`));
}

/** The largest number of moments in any window of `windowMs`; a window holds one of its ends. */
export function busiestWindow(moments: readonly number[], windowMs: number): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  sorted.forEach((at, index) => {
    while ((sorted[from] ?? at) <= at - windowMs) from++;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
