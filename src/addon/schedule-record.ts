/**
 * What scheduled refreshes leave in document properties, and what of it is trouble. Readable by people
 * without a connection.
 *
 * Promises: each user's ticks write entries of their own, so no lock is needed. Must not know: how
 * tabs are refreshed.
 */
import type { Link } from '../core/model';
import type { Store } from '../core/ports';
import { readRunRecord } from '../core/run-record';

type Properties = Readonly<Record<string, string>>;

/** What the ticks of one user leave. */
export interface Tick {
  /** When the last one began, ms UTC. */
  readonly atMs: number;
  /** When a tab last was the first one of a tick, ms UTC, by tab id. */
  readonly led: Readonly<Record<string, number>>;
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

/** `id`: of a `Scheduler`. */
export function readTick(properties: Properties, id: string): Tick {
  const text = properties[tickKey(id)];
  return text === undefined ? { atMs: 0, led: {} } : (JSON.parse(text) as Tick);
}

export function writeTick(store: Store, id: string, tick: Tick): void {
  store.set(tickKey(id), JSON.stringify(tick));
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
  const silentMs = nowMs - Math.max(readTick(properties, by.id).atMs, refreshedMs);
  if (silentMs >= SILENCE_MS) {
    return `Scheduled refreshes of ${by.name} have not run for ${Math.floor(silentMs / 3_600_000)} hours. In a test deployment Google runs no triggers; otherwise take the schedule over.`;
  }
  const text = properties[failureKey(tabId)];
  if (text === undefined) return null;
  const failure = JSON.parse(text) as ScheduleFailure;
  if (failure.id !== by.id || failure.atMs <= refreshedMs) return null;
  return `Scheduled refreshes of ${by.name} fail: ${failure.text}`;
}

function tickKey(id: string): string {
  return `tick.${id}`;
}

function failureKey(tabId: number): string {
  return `failed.${tabId}`;
}
