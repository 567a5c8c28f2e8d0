/**
 * How much of the time that Google gives triggers a user's scheduled refreshes need, worked out from how
 * long they have taken.
 *
 * Promises: pure; says so before the day's time is used up. Must not know: where the times are kept.
 */
import type { Link } from './model';
import type { Rhythm } from './schedule';

/** What the ticks of one user have taken. */
export interface TimeTaken {
  /** Of a tab's refresh, smoothed: seconds by tab id. */
  readonly perTab: Readonly<Record<string, number>>;
  /** Of the last day's ticks: when one began, ms UTC, and its seconds. */
  readonly ticks: readonly (readonly [atMs: number, seconds: number])[];
}

export const NO_TIME: TimeTaken = { perTab: {}, ticks: [] };

/** A tick that ended: its own time, and that of each refresh that worked. */
export interface TickTimes {
  readonly atMs: number;
  readonly seconds: number;
  readonly perTab: ReadonlyMap<number, number>;
}

const DAY_MS = 24 * 3_600_000;

/** Minutes a day of a consumer account and of Workspace (Quotas for Google services). */
const CONSUMER_MINUTES = 90;
const WORKSPACE_MINUTES = 360;

/** Google ends no tick that began in time, so a consumer's day may come to a little more. */
const OVERSHOOT_MINUTES = 6;

/** How much the latest refresh counts. */
const LATEST = 1 / 3;

/** `tabIds`: the user's scheduled tabs; of others nothing is kept. */
export function timeAfter(
  { perTab, ticks }: TimeTaken,
  tick: TickTimes,
  tabIds: readonly number[],
): TimeTaken {
  const entries = tabIds.flatMap((tabId): readonly [string, number][] => {
    const seconds = smoothed(perTab[tabId], tick.perTab.get(tabId));
    return seconds === undefined ? [] : [[String(tabId), seconds]];
  });
  const isRecent = ([atMs]: TimeTaken['ticks'][number]) => atMs > tick.atMs - DAY_MS;
  return {
    perTab: Object.fromEntries(entries),
    ticks: [...ticks.filter(isRecent), [tick.atMs, Math.round(tick.seconds)]],
  };
}

function smoothed(before: number | undefined, latest: number | undefined): number | undefined {
  if (before === undefined || latest === undefined) return latest ?? before;
  return Math.round((before + (latest - before) * LATEST) * 10) / 10;
}

/**
 * What to do about schedules that need more than a day has, or null. `links`: all of one user. Whoever
 * was given more than a consumer's time within the last day has a Workspace account.
 */
export function timeTrouble(
  links: readonly Link[],
  { perTab, ticks }: TimeTaken,
  nowMs: number,
): string | null {
  const needed = sum(
    links.map(({ tabId, schedule }) =>
      schedule ? (perTab[tabId] ?? 0) * timesADay(schedule.rhythm) : 0,
    ),
  );
  const given = sum(ticks.map(([atMs, seconds]) => (atMs > nowMs - DAY_MS ? seconds : 0)));
  const isWorkspace = given > (CONSUMER_MINUTES + OVERSHOOT_MINUTES) * 60;
  if (needed <= (isWorkspace ? WORKSPACE_MINUTES : CONSUMER_MINUTES) * 60) return null;
  return `need about ${Math.round(needed / 60)} minutes a day; Google allows ${CONSUMER_MINUTES} on a consumer account and ${WORKSPACE_MINUTES} with Workspace, and runs none once they are used up. Refresh some tabs daily instead of hourly.`;
}

function timesADay({ kind }: Rhythm): number {
  return kind === 'hourly' ? 24 : kind === 'daily' ? 1 : 1 / 7;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
