/**
 * Which failed attempt is repeated, and after which pause.
 *
 * Promises: what may have been executed is repeated only when that is harmless. Pure.
 * Must not know: CRMs, headers, who waits.
 */
import type { Fault, FaultKind } from '../../core/exchange';

/** Attempts in all, the first included. */
export const ATTEMPTS_MAX = 3;

const BACK_OFF_FIRST_MS = 1_000;
const BACK_OFF_MAX_MS = 16_000;

/** After these nobody knows whether the request was executed. */
const DOUBTFUL: ReadonlySet<FaultKind> = new Set(['network', 'serverError', 'badAnswer']);

/** After these every other request with the same key would end the same way. */
const KEY_WIDE: ReadonlySet<FaultKind> = new Set([
  'unauthorized',
  'planRequired',
  'creditsGone',
  'dailyCap',
  'fetchQuota',
]);

export function isDoubtful(fault: Fault): boolean {
  return DOUBTFUL.has(fault.kind) || fault.inDoubt === true;
}

export function endsAll(fault: Fault): boolean {
  return KEY_WIDE.has(fault.kind);
}

export function mayRetry(fault: Fault, idempotent: boolean, attempts: number): boolean {
  if (attempts >= ATTEMPTS_MAX) return false;
  // A 429 was turned away at the door: it was not executed.
  if (fault.kind === 'rateLimited') return true;
  return idempotent && DOUBTFUL.has(fault.kind);
}

/**
 * The pause in ms after `attempts` failed attempts: doubling, half of it drawn, so that clients
 * which failed together do not return together. `random` in [0, 1).
 */
export function backOffMs(attempts: number, random: number): number {
  const full = Math.min(BACK_OFF_FIRST_MS * 2 ** (attempts - 1), BACK_OFF_MAX_MS);
  return Math.round(full / 2 + (full / 2) * random);
}
