/**
 * When a clock trigger fires. Source: ClockTriggerBuilder reference, installable triggers guide
 * (the minute within the hour is drawn once and kept; a one-shot is never early).
 */
import { fromLocal, localFields, toLocal } from '../realm/local-time';
import type { Random } from '../sandbox/random';
import { zoneNamed } from './zone';

/** As a builder describes it; absent parts are drawn when the trigger is created. */
export interface ClockPlan {
  readonly kind: 'once' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';
  /** Every how many minutes, hours, days or weeks. */
  readonly every?: number;
  /** For `once`: ms UTC. */
  readonly atMs?: number;
  readonly hour?: number;
  readonly minute?: number;
  /** 0 is Sunday. */
  readonly weekday?: number;
  readonly monthDay?: number;
  readonly zone?: string;
}

/** A plan with nothing left open. */
export interface Schedule {
  readonly kind: ClockPlan['kind'];
  readonly every: number;
  /** The first possible moment of `once`, `minutes` and `hours`, ms UTC. */
  readonly fromMs: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
  readonly monthDay: number;
  readonly zone: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** `nearMinute` means a quarter of an hour either way. */
const NEAR_MINUTES = 15;

export function scheduleOf(plan: ClockPlan, nowMs: number, random: Random, zone: string): Schedule {
  const every = plan.every ?? 1;
  const minute =
    plan.minute === undefined
      ? random.int(60)
      : Math.max(0, Math.min(59, plan.minute - NEAR_MINUTES + random.int(2 * NEAR_MINUTES + 1)));
  const wait = plan.kind === 'minutes' ? every * MINUTE_MS : every * HOUR_MS;
  return {
    kind: plan.kind,
    every,
    fromMs: plan.atMs ?? nowMs + 1 + random.int(wait),
    hour: plan.hour ?? random.int(24),
    minute,
    weekday: plan.weekday ?? 1,
    monthDay: plan.monthDay ?? 1,
    zone: plan.zone ?? zone,
  };
}

/** The first firing after a moment, ms UTC; null when there is none any more. */
export function nextFiring(schedule: Schedule, afterMs: number): number | null {
  switch (schedule.kind) {
    case 'once':
      return schedule.fromMs > afterMs ? schedule.fromMs : null;
    case 'minutes':
      return onGrid(schedule.fromMs, schedule.every * MINUTE_MS, afterMs);
    case 'hours':
      return onGrid(schedule.fromMs, schedule.every * HOUR_MS, afterMs);
    default:
      return onCalendar(schedule, afterMs);
  }
}

function onGrid(fromMs: number, stepMs: number, afterMs: number): number {
  if (fromMs > afterMs) return fromMs;
  return fromMs + (Math.floor((afterMs - fromMs) / stepMs) + 1) * stepMs;
}

/** Walks the days of the schedule's zone; a month of 31 days is at most two months away. */
function onCalendar(schedule: Schedule, afterMs: number): number | null {
  const zone = zoneNamed(schedule.zone);
  const today = Math.floor(toLocal(afterMs, zone) / DAY_MS);
  const daysAhead = 62 + 7 * schedule.every;
  for (let day = today; day <= today + daysAhead; day++) {
    if (!isOn(schedule, day)) continue;
    const local = day * DAY_MS + schedule.hour * HOUR_MS + schedule.minute * MINUTE_MS;
    const atMs = fromLocal(local, zone);
    if (atMs > afterMs) return atMs;
  }
  return null;
}

/** `day` counts from 1970-01-01 on the schedule's clocks. */
function isOn(schedule: Schedule, day: number): boolean {
  const fields = localFields(day * DAY_MS);
  const week = Math.floor((day + 4) / 7);
  switch (schedule.kind) {
    case 'weeks':
      return fields.weekday === schedule.weekday && week % schedule.every === 0;
    case 'months':
      return fields.day === schedule.monthDay;
    default:
      return day % schedule.every === 0;
  }
}
