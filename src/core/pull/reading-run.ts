/**
 * The run that a list is read in: how long it has taken, how long it will take, who looks on.
 *
 * Promises: without options it is free and changes nothing. Must not know: pages, a particular CRM.
 */
import type { Connector } from '../connector';
import type { Clock } from '../ports';
import { remainingMs } from './forecast';
import type { ReadingTime, ReadingWatch } from './pull-ports';

export interface RunOptions {
  readonly clock: Clock;
  readonly watch?: ReadingWatch | undefined;
  readonly time?: ReadingTime | undefined;
  /** Rows that the list had at the last refresh; null before the first one. */
  readonly expected: number | null;
}

export interface ReadingRun {
  /** To be told after each round of requests. */
  onRound(requests: number): void;
  /** `total`: as the CRM states it. */
  look(rows: number, total: number | null): 'go on' | 'stop';
  /** How long the rest will take where that is more than is left of the run, ms; else null. */
  overtimeMs(rows: number, total: number | null): number | null;
}

/** Fewer rounds tell nothing: the first answers may be slow by chance. */
const ROUNDS_MIN = 3;

/** So many are looked at. */
const ROUNDS_MAX = 9;

const IDLE: ReadingRun = {
  onRound: () => undefined,
  look: () => 'go on',
  overtimeMs: () => null,
};

export function createReadingRun(
  { pace, pageSize }: Pick<Connector, 'pace' | 'pageSize'>,
  options: RunOptions | undefined,
): ReadingRun {
  if (!options) return IDLE;
  const { clock, watch, time, expected } = options;
  const startedMs = clock.nowMs();
  let rounds: readonly number[] = [];
  let roundedMs = startedMs;
  let sent = 0;
  let together = 1;

  function onRound(requests: number): void {
    const nowMs = clock.nowMs();
    rounds = [...rounds.slice(1 - ROUNDS_MAX), nowMs - roundedMs];
    roundedMs = nowMs;
    sent += requests;
    together = requests;
  }

  function leftMs(rows: number, total: number): number {
    const pagesLeft = Math.ceil((total - rows) / pageSize);
    const elapsedMs = clock.nowMs() - startedMs;
    return remainingMs({ pace, sent, elapsedMs, pagesLeft, together, rounds });
  }

  function look(rows: number, total: number | null): 'go on' | 'stop' {
    if (!watch) return 'go on';
    const known = total ?? expected;
    // A list that has outgrown its last count has no end in sight.
    const all = known !== null && known >= rows ? known : null;
    return watch.onPages({ records: rows, total: all, leftMs: all && leftMs(rows, all) });
  }

  function overtimeMs(rows: number, total: number | null): number | null {
    if (!time || total === null || rounds.length < ROUNDS_MIN) return null;
    const ms = leftMs(rows, total);
    return clock.nowMs() + ms > time.endMs ? ms : null;
  }

  return { onRound, look, overtimeMs };
}
