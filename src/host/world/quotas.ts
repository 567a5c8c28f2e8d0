/**
 * Daily quotas and hard limits of an account. Source: "Quotas for Google services" (consumer and
 * Workspace columns); the day of a quota begins with its first use and lasts 24 hours.
 */
import { ScriptError } from './service';

export interface Limits {
  readonly fetchesPerDay: number;
  readonly propertyCallsPerDay: number;
  readonly triggerMsPerDay: number;
  readonly triggersPerUser: number;
  readonly executionsPerUser: number;
  readonly executionMs: number;
  /** Simple triggers and custom functions. */
  readonly shortExecutionMs: number;
}

export type Account = 'consumer' | 'workspace';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const shared = {
  triggersPerUser: 20,
  executionsPerUser: 30,
  executionMs: 6 * MINUTE_MS,
  shortExecutionMs: 30_000,
};

export const limitsOf: Readonly<Record<Account, Limits>> = {
  consumer: {
    ...shared,
    fetchesPerDay: 20_000,
    propertyCallsPerDay: 50_000,
    triggerMsPerDay: 90 * MINUTE_MS,
  },
  workspace: {
    ...shared,
    fetchesPerDay: 100_000,
    propertyCallsPerDay: 500_000,
    triggerMsPerDay: 360 * MINUTE_MS,
  },
};

/** What is counted per user and day, with the limit it counts against and the words when it is up. */
const daily = {
  fetch: {
    limit: 'fetchesPerDay',
    message: 'Service invoked too many times for one day: urlfetch.',
  },
  properties: {
    limit: 'propertyCallsPerDay',
    message: 'Service invoked too many times for one day: properties.',
  },
  triggerMs: {
    limit: 'triggerMsPerDay',
    message: 'Service using too much computer time for one day.',
  },
} as const;

export type Quota = keyof typeof daily;

export interface Quotas {
  readonly limits: Limits;
  /** Throws `ScriptError` when the amount would go beyond the day's; then nothing is counted. */
  spend(user: string, quota: Quota, amount: number): void;
  /** Counts what has been used already, even beyond the limit. */
  charge(user: string, quota: Quota, amount: number): void;
  used(user: string, quota: Quota): number;
}

export function createQuotas(limits: Limits, nowMs: () => number): Quotas {
  const days = new Map<string, { readonly sinceMs: number; used: number }>();
  const dayOf = (user: string, quota: Quota): { used: number } => {
    const key = `${quota} ${user}`;
    const known = days.get(key);
    if (known !== undefined && nowMs() < known.sinceMs + DAY_MS) return known;
    const fresh = { sinceMs: nowMs(), used: 0 };
    days.set(key, fresh);
    return fresh;
  };
  return {
    limits,
    spend(user, quota, amount) {
      const day = dayOf(user, quota);
      if (day.used + amount > limits[daily[quota].limit])
        throw new ScriptError(daily[quota].message);
      day.used += amount;
    },
    charge(user, quota, amount) {
      dayOf(user, quota).used += amount;
    },
    used: (user, quota) => dayOf(user, quota).used,
  };
}
