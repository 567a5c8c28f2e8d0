/**
 * How long the rest of a list will take, from the pace so far. Pure.
 * Must not know: who is told, what is done about it.
 */
import type { Pace } from '../connector';

export interface PaceSoFar {
  readonly pace: Pace;
  /** Requests sent since the reading began, and how long ago that was, ms. */
  readonly sent: number;
  readonly elapsedMs: number;
  /** Pages still to come, and how many of them are asked for side by side. */
  readonly pagesLeft: number;
  readonly together: number;
  /** What the last rounds of requests took, ms each. */
  readonly rounds: readonly number[];
}

/** ms; the longer of what answers take and what the CRM's limit forces. */
export function remainingMs(soFar: PaceSoFar): number {
  const { pace, sent, elapsedMs, pagesLeft, together, rounds } = soFar;
  if (pagesLeft <= 0) return 0;
  const roundMs = median(rounds);
  const byAnswers = Math.ceil(pagesLeft / together) * roundMs;
  const last = sent + pagesLeft - 1;
  const begunMs = Math.floor(last / pace.requestsMax) * pace.windowMs;
  const inLastWindow = (last % pace.requestsMax) + 1;
  const byLimit = begunMs + Math.ceil(inLastWindow / together) * roundMs - elapsedMs;
  return Math.max(byAnswers, byLimit);
}

/** Neither a first request that is slow by chance nor a pause for the limit counts. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
