/**
 * Trouble between the script and a CRM that a person plans in the panel: each item hits the next
 * request and is gone then. The same for every CRM, since it happens on the network.
 */
import type { NetworkFault, NetworkHook } from '../../http/router';

export interface NetworkTrouble {
  readonly id: string;
  readonly label: string;
  readonly fault: NetworkFault;
}

const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };
const SLOW_MS = 20_000;

export const networkTroubles: readonly NetworkTrouble[] = [
  {
    id: 'answerLost',
    label: 'Next answer is lost (the CRM did the work)',
    fault: { kind: 'lost', error: 'timeout', executed: true },
  },
  {
    id: 'requestLost',
    label: 'Next request never arrives',
    fault: { kind: 'lost', error: 'reset', executed: false },
  },
  {
    id: 'badGateway',
    label: 'Next answer is a gateway’s page (502)',
    fault: {
      kind: 'answer',
      executed: true,
      reply: {
        kind: 'answer',
        status: 502,
        headers: html,
        body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
      },
    },
  },
  {
    id: 'throttled',
    label: 'Next request is throttled (429)',
    fault: {
      kind: 'answer',
      executed: false,
      reply: {
        kind: 'answer',
        status: 429,
        headers: { ...json, 'retry-after': '5' },
        body: '{"error":{"code":"RATE_LIMITED","message":"Too many requests"}}',
      },
    },
  },
  {
    id: 'slow',
    label: 'Next answer takes 20 seconds longer',
    fault: { kind: 'slow', ms: SLOW_MS },
  },
];

/** What is planned for the hosts of one CRM. */
export interface TroublePlan {
  readonly hook: NetworkHook;
  add(trouble: NetworkTrouble): void;
  clear(): void;
  /** Labels, next first. */
  planned(): readonly string[];
  latencyMs(): number;
  /** Every answer takes so much longer. */
  setLatency(ms: number): void;
}

export function createTroublePlan(hosts: readonly string[]): TroublePlan {
  let queue: readonly NetworkTrouble[] = [];
  let latency = 0;
  return {
    hook(request) {
      if (!hosts.includes(new URL(request.url).host)) return null;
      const [next, ...rest] = queue;
      queue = rest;
      if (next !== undefined) return next.fault;
      return latency > 0 ? { kind: 'slow', ms: latency } : null;
    },
    add: (trouble) => {
      queue = [...queue, trouble];
    },
    clear: () => {
      queue = [];
    },
    planned: () => queue.map(({ label }) => label),
    latencyMs: () => latency,
    setLatency: (ms) => {
      latency = ms;
    },
  };
}
