/** Schedules of a tab, between what the server side says and what a form holds. Pure. */
import type { Request } from '../../protocol/requests';
import type { Option } from '../ui/fields';

export type Rhythm = Extract<Request, { kind: 'schedule' }>['rhythm'];
export type Frequency = 'never' | NonNullable<Rhythm>['kind'];

/** What the form holds; hour and weekday are kept while they do not matter. */
export interface Wish {
  readonly frequency: Frequency;
  readonly hour: number;
  /** 1 = Monday to 7 = Sunday. */
  readonly weekday: number;
}

export const FREQUENCIES: readonly Option<Frequency>[] = [
  { id: 'never', label: 'Never' },
  { id: 'hourly', label: 'Every hour' },
  { id: 'daily', label: 'Every day' },
  { id: 'weekly', label: 'Every week' },
];

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const WEEKDAYS: readonly Option[] = DAYS.map((label, at) => ({ id: String(at + 1), label }));

export const HOURS: readonly Option[] = Array.from({ length: 24 }, (_, hour) => ({
  id: String(hour),
  label: `${hour}:00`,
}));

export function wishOf(rhythm: Rhythm): Wish {
  const early: Wish = { frequency: 'never', hour: 6, weekday: 1 };
  if (rhythm === null) return early;
  const { kind: frequency, ...when } = rhythm;
  return { ...early, frequency, ...when };
}

export function rhythmOf({ frequency, hour, weekday }: Wish): Rhythm {
  switch (frequency) {
    case 'never':
      return null;
    case 'hourly':
      return { kind: 'hourly' };
    case 'daily':
      return { kind: 'daily', hour };
    case 'weekly':
      return { kind: 'weekly', weekday, hour };
  }
}

/** `every day at 6:00`. */
export function rhythmText(rhythm: NonNullable<Rhythm>): string {
  switch (rhythm.kind) {
    case 'hourly':
      return 'every hour';
    case 'daily':
      return `every day at ${rhythm.hour}:00`;
    case 'weekly':
      return `every ${DAYS[rhythm.weekday - 1] ?? 'week'} at ${rhythm.hour}:00`;
  }
}
