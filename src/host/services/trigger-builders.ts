/**
 * The builders behind `ScriptApp.newTrigger`. Source: ClockTriggerBuilder reference. Which schedules
 * a deployment may use is the world's business.
 */
import { fromLocal } from '../realm/local-time';
import { assume } from '../sandbox/assume';
import type { HostContext } from '../world/context';
import type { ClockPlan } from '../world/schedule';
import { ScriptError } from '../world/service';
import type { TriggerRecord } from '../world/triggers';
import { zoneNamed } from '../world/zone';
import { memberOf, method, type Run, scoped, serviceClass, textOf } from './define';

export const TRIGGER_SCOPE = 'script.scriptapp';
export const WEEKDAYS = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
];
/** Asked for by the reference of `everyMinutes`. */
const MINUTES_ALLOWED = [1, 5, 10, 15, 30];

export interface Builder {
  readonly functionName: string;
}

/** A builder that is filled in step by step, as Apps Script's own are. */
interface ClockBuilder extends Builder {
  plan: Partial<ClockPlan>;
}

interface FileBuilder extends Builder {
  eventType: Exclude<TriggerRecord['eventType'], 'CLOCK'> | null;
}

const refine =
  (part: (value: unknown, context: HostContext) => Partial<ClockPlan>): Run<ClockBuilder> =>
  (builder, [value], context) => {
    builder.plan = { ...builder.plan, ...part(value, context) };
    return context.handle('ClockTriggerBuilder', builder);
  };

function everyMinutes(value: unknown): Partial<ClockPlan> {
  if (!MINUTES_ALLOWED.includes(Number(value))) {
    throw new ScriptError('Invalid argument: n. Must be one of: 1, 5, 10, 15, 30.');
  }
  return { kind: 'minutes', every: Number(value) };
}

function createClockTrigger(builder: ClockBuilder, context: HostContext): unknown {
  const { kind } = builder.plan;
  if (kind === undefined) throw new ScriptError('The trigger has no schedule.');
  const record = context.world.triggers.create({
    functionName: builder.functionName,
    user: context.user,
    eventType: 'CLOCK',
    plan: { ...builder.plan, kind },
  });
  return context.handle('Trigger', record);
}

/** About noon of that day, on the script's clocks. */
function atDate(
  [year, month, day]: readonly unknown[],
  { world }: HostContext,
): Partial<ClockPlan> {
  const noon = Date.UTC(Number(year), Number(month) - 1, Number(day), 12);
  return { kind: 'once', atMs: fromLocal(noon, zoneNamed(world.project.manifest.timeZone)) };
}

const fileEvent = (eventType: FileBuilder['eventType']) =>
  method<FileBuilder>('handle', '', (builder, _args, context) => {
    builder.eventType = eventType;
    return context.handle('SpreadsheetTriggerBuilder', builder);
  });

export const triggerBuilders = [
  serviceClass<Builder>(
    { name: 'TriggerBuilder', path: 'ScriptApp.TriggerBuilder' },
    {
      timeBased: method('handle', '', ({ functionName }, _args, context) => {
        const builder: ClockBuilder = { functionName, plan: {} };
        return context.handle('ClockTriggerBuilder', builder);
      }),
      forSpreadsheet: method(
        'handle',
        ['Spreadsheet', 'string'],
        ({ functionName }, _args, context) => {
          const builder: FileBuilder = { functionName, eventType: null };
          return context.handle('SpreadsheetTriggerBuilder', builder);
        },
      ),
    },
  ),
  serviceClass<ClockBuilder>(
    { name: 'ClockTriggerBuilder', path: 'ScriptApp.ClockTriggerBuilder' },
    {
      after: method(
        'handle',
        'number',
        refine((ms, { world }) => ({ kind: 'once', atMs: world.clock.nowMs() + Number(ms) })),
      ),
      at: method(
        'handle',
        'date',
        refine((date) => {
          assume(typeof date === 'object' && date !== null && '$date' in date, 'a boxed date');
          return { kind: 'once', atMs: Number(date.$date) };
        }),
      ),
      atDate: method('handle', 'number, number, number', (builder, args, context) => {
        builder.plan = { ...builder.plan, ...atDate(args, context) };
        return context.handle('ClockTriggerBuilder', builder);
      }),
      everyMinutes: method('handle', 'number', refine(everyMinutes)),
      everyHours: method(
        'handle',
        'number',
        refine((n) => ({ kind: 'hours', every: Number(n) })),
      ),
      everyDays: method(
        'handle',
        'number',
        refine((n) => ({ kind: 'days', every: Number(n) })),
      ),
      everyWeeks: method(
        'handle',
        'number',
        refine((n) => ({ kind: 'weeks', every: Number(n) })),
      ),
      atHour: method(
        'handle',
        'number',
        refine((hour) => ({ hour: Number(hour) })),
      ),
      nearMinute: method(
        'handle',
        'number',
        refine((minute) => ({ minute: Number(minute) })),
      ),
      onWeekDay: method(
        'handle',
        'enum:WeekDay',
        refine((day) => ({ kind: 'weeks', weekday: WEEKDAYS.indexOf(memberOf(day) ?? '') })),
      ),
      onMonthDay: method(
        'handle',
        'number',
        refine((day) => ({ kind: 'months', monthDay: Number(day) })),
      ),
      inTimezone: method(
        'handle',
        'string',
        refine((zone) => ({ zone: textOf(zone) })),
      ),
      create: scoped(
        TRIGGER_SCOPE,
        method('trigger', '', (builder, _args, context) => createClockTrigger(builder, context)),
      ),
    },
  ),
  serviceClass<FileBuilder>(
    { name: 'SpreadsheetTriggerBuilder', path: 'ScriptApp.SpreadsheetTriggerBuilder' },
    {
      onOpen: fileEvent('ON_OPEN'),
      onEdit: fileEvent('ON_EDIT'),
      onChange: fileEvent('ON_CHANGE'),
      onFormSubmit: fileEvent('ON_FORM_SUBMIT'),
      create: scoped(
        TRIGGER_SCOPE,
        method('trigger', '', ({ functionName, eventType }, _args, context) => {
          if (eventType === null) throw new ScriptError('The trigger has no event.');
          const { user, world } = context;
          return context.handle(
            'Trigger',
            world.triggers.create({ functionName, user, eventType }),
          );
        }),
      ),
    },
  ),
];
