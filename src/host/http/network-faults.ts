/** Random trouble on the network: the same seed and the same requests give the same trouble. */
import type { Random } from '../sandbox/random';
import type { NetworkFault, NetworkHook } from './router';

/** Chances per request, each from 0 to 1; together at most 1. */
export interface FaultChances {
  /** The request is executed, its answer never arrives. */
  readonly answerLost?: number;
  /** The request never arrives. */
  readonly requestLost?: number;
  /** The request is executed, a proxy answers 502 with a page. */
  readonly badGateway?: number;
  /** The answer takes up to a minute longer. */
  readonly slow?: number;
}

const SLOW_MS_MAX = 60_000;

export function randomFaults(random: Random, chances: FaultChances): NetworkHook {
  const faults: readonly (readonly [number, () => NetworkFault])[] = [
    [chances.answerLost ?? 0, () => ({ kind: 'lost', error: 'timeout', executed: true })],
    [chances.requestLost ?? 0, () => ({ kind: 'lost', error: 'reset', executed: false })],
    [chances.badGateway ?? 0, badGateway],
    [chances.slow ?? 0, () => ({ kind: 'slow', ms: random.int(SLOW_MS_MAX) })],
  ];
  return () => {
    let drawn = random.next();
    for (const [chance, faultOf] of faults) {
      if (drawn < chance) return faultOf();
      drawn -= chance;
    }
    return null;
  };
}

function badGateway(): NetworkFault {
  const headers = { 'content-type': 'text/html' };
  const body = '<html><body><h1>502 Bad Gateway</h1></body></html>';
  return {
    kind: 'answer',
    executed: true,
    reply: { kind: 'answer', status: 502, headers, body },
  };
}
