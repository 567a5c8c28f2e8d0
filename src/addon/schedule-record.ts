/**
 * What scheduled refreshes leave in document properties, and what of it is trouble. Readable by people
 * without a connection.
 *
 * Promises: each user's ticks write entries of their own, so no lock is needed. Must not know: how
 * tabs are refreshed.
 */
import { readLinks } from '../core/link-store';
import type { Link } from '../core/model';
import type { Store } from '../core/ports';
import { readRunRecord } from '../core/run-record';
import { NO_TIME, type TimeTaken, timeTrouble } from '../core/trigger-time';

type Properties = Readonly<Record<string, string>>;

/** What the ticks of one user leave. */
export interface Tick {
  /** When the last one began, ms UTC. */
  readonly atMs: number;
  /** When a tab last was the first one of a tick, ms UTC, by tab id. */
  readonly led: Readonly<Record<string, number>>;
  /** When the tick began that has not ended yet, or never did, ms UTC. */
  readonly openMs?: number;
  readonly time?: TimeTaken;
}

/** A tick that Google stopped. */
export interface CutTick {
  /** When it began, ms UTC. */
  readonly atMs: number;
  /** The tab that it was at, if it had come to one and nobody has been there since. */
  readonly tabId: number | null;
}

/** Why a scheduled refresh of a tab failed. */
export interface ScheduleFailure {
  /** Whose schedule: the id of a `Scheduler`. */
  readonly id: string;
  /** ms UTC. */
  readonly atMs: number;
  readonly text: string;
}

/** How long a schedule may be silent before people are told, ms. */
const SILENCE_MS = 3 * 3_600_000;

/** No execution lives that long, ms: Google ends scripts after six minutes, in some domains after 30. */
const LIFE_MS_MAX = 31 * 60_000;

/** `id`: of a `Scheduler`. */
export function readTick(properties: Properties, id: string): Tick {
  const text = properties[tickKey(id)];
  return text === undefined ? { atMs: 0, led: {} } : (JSON.parse(text) as Tick);
}

export function writeTick(store: Store, id: string, tick: Tick): void {
  store.set(tickKey(id), JSON.stringify(tick));
}

/** A tick of the user of `links` that never ended. A tab that a run was cut at still has its lease. */
export function cutTick(
  properties: Properties,
  { openMs }: Tick,
  links: readonly Link[],
  nowMs: number,
): CutTick | null {
  if (openMs === undefined || nowMs - openMs < LIFE_MS_MAX) return null;
  const isAt = ({ tabId }: Link) => {
    const { lease } = readRunRecord(properties, tabId);
    return lease !== null && lease.run === undefined && lease.sinceMs >= openMs;
  };
  return { atMs: openMs, tabId: links.find(isAt)?.tabId ?? null };
}

export function writeFailure(store: Store, tabId: number, failure: ScheduleFailure): void {
  store.set(failureKey(tabId), JSON.stringify(failure));
}

export function forgetFailure(store: Store, tabId: number): void {
  store.remove(failureKey(tabId));
}

/**
 * What is wrong with the schedule of a tab, in a sentence or two, or null. A trigger that never runs is
 * seen by its silence: in a test deployment Google runs none at all.
 */
export function scheduleTrouble(
  properties: Properties,
  { schedule, tabId }: Link,
  nowMs: number,
): string | null {
  if (!schedule) return null;
  const { by } = schedule;
  const refreshedMs = readRunRecord(properties, tabId).stamp?.atMs ?? 0;
  const tick = readTick(properties, by.id);
  const silentMs = nowMs - Math.max(tick.atMs, refreshedMs);
  if (silentMs >= SILENCE_MS) {
    return `Scheduled refreshes of ${by.name} have not run for ${Math.floor(silentMs / 3_600_000)} hours. In a test deployment Google runs no triggers; otherwise take the schedule over.`;
  }
  const failure = readFailure(properties, tabId);
  if (failure?.id === by.id && failure.atMs > refreshedMs) {
    return `Scheduled refreshes of ${by.name} fail: ${failure.text}`;
  }
  const links = linksOf(properties, by.id);
  const excess = timeTrouble(links, tick.time ?? NO_TIME, nowMs);
  return excess === null ? null : `Scheduled refreshes of ${by.name} ${excess}`;
}

/** The links that the ticks of one user serve. */
export function linksOf(properties: Properties, id: string): readonly Link[] {
  return readLinks(properties).filter(({ schedule }) => schedule?.by.id === id);
}

function readFailure(properties: Properties, tabId: number): ScheduleFailure | null {
  const text = properties[failureKey(tabId)];
  return text === undefined ? null : (JSON.parse(text) as ScheduleFailure);
}

function tickKey(id: string): string {
  return `tick.${id}`;
}

function failureKey(tabId: number): string {
  return `failed.${tabId}`;
}
