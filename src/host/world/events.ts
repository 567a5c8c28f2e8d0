/** Event objects of triggers. Source: event objects reference. */
import { must } from '../sandbox/assume';
import type { HostContext } from './context';
import type { EventRequest } from './execution';

/** The event as a service result: members of enumerations and handles included. */
export function eventOf(
  event: EventRequest,
  context: HostContext,
): Readonly<Record<string, unknown>> {
  const authMode = { $enum: 'AuthMode', name: context.execution.mode };
  if (!event.ofFile) return { ...event.fields, authMode };
  const active = must(
    context.world.catalogue.find('SpreadsheetApp', 'getActiveSpreadsheet'),
    'a world has SpreadsheetApp',
  );
  return {
    ...event.fields,
    authMode,
    source: active.run(context, null, []),
    user: context.handle('User', { email: '' }),
  };
}

/** Fields of a clock event; all of them in UTC. */
export function clockFields(atMs: number, triggerUid: string): Readonly<Record<string, unknown>> {
  const at = new Date(atMs);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    'day-of-month': at.getUTCDate(),
    'day-of-week': at.getUTCDay() === 0 ? 7 : at.getUTCDay(),
    'week-of-year': isoWeek(at),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    timezone: 'UTC',
    triggerUid,
  };
}

/** The week that holds the year's first Thursday is week 1. */
function isoWeek(at: Date): number {
  const DAY_MS = 86_400_000;
  const weekday = (at.getUTCDay() + 6) % 7;
  const thursday = new Date(at.getTime() + (3 - weekday) * DAY_MS);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday.getTime() - yearStart) / (7 * DAY_MS));
}
