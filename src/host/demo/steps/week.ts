/** A week that nobody works on the file: refreshes by the clock while colleagues work in the CRM. */
import type { ExecutionResult } from '../../driver/result';
import { must } from '../../sandbox/assume';
import { compareWithCrm } from '../compare';
import { demand } from '../demand';
import type { Stage } from '../stage';
import { type AnyReply, type Tell, textOf } from './tell';

export interface ScheduleFigures {
  readonly days: number;
  /** Refreshes by the clock. */
  readonly runs: number;
  readonly requests: number;
  /** Google allows a consumer 90 minutes. */
  readonly triggerMinutesPerDayMax: number;
  /** Planned refreshes that did not happen. */
  readonly missed: number;
}

interface Stretch {
  readonly rhythm: object;
  readonly told: string;
  readonly days: number;
  /** Refreshes that are planned for a day. */
  readonly perDay: number;
}

const STRETCHES: readonly Stretch[] = [
  { rhythm: { kind: 'daily', hour: 6 }, told: 'every day at 6:00', days: 6, perDay: 1 },
  { rhythm: { kind: 'hourly' }, told: 'every hour', days: 1, perDay: 24 },
];

const DAY_MS = 86_400_000;
const CHANGED_A_DAY = 5;

/** `waiting`: IDs of rows with edits that the CRM has not got. */
export function weekStep(
  stage: Stage,
  tabId: number,
  waiting: ReadonlySet<string>,
  tell: Tell,
): ScheduleFigures {
  const { crm } = stage;
  const before = crm.ledger.requests().length;
  const days = STRETCHES.flatMap(({ rhythm, days }) => {
    const { reply } = stage.ask<AnyReply>({ kind: 'schedule', tabId, rhythm });
    demand(reply.kind === 'scheduled', `scheduled: ${textOf(reply)}`);
    return Array.from({ length: days }, (_, n) => liveADay(stage, n, waiting));
  });
  checkHealth(stage, tabId);
  compareWithCrm(stage, tabId, waiting);
  const planned = STRETCHES.reduce((sum, { days, perDay }) => sum + days * perDay, 0);
  const runs = days.reduce((sum, day) => sum + day.runs, 0);
  const figures: ScheduleFigures = {
    days: days.length,
    runs,
    requests: crm.ledger.requests().length - before,
    triggerMinutesPerDayMax: Math.max(...days.map(({ minutes }) => minutes)),
    missed: Math.max(0, planned - runs),
  };
  const told = STRETCHES.map(
    ({ days, told }) => `${told} for ${days} ${days > 1 ? 'days' : 'day'}`,
  );
  tell({
    title: `A week by itself: refreshed ${told.join(', then ')}`,
    lines: [
      `${figures.runs} refreshes in ${figures.requests} requests, ${figures.missed} missed, while colleagues changed ${days.length * CHANGED_A_DAY} records in ${crm.name}; nothing was pushed, every row is as the CRM has it.`,
      `At most ${figures.triggerMinutesPerDayMax} minutes of trigger time a day, of the 90 that Google allows.`,
    ],
  });
  return figures;
}

interface Day {
  readonly runs: number;
  /** Of trigger time. */
  readonly minutes: number;
}

function liveADay(stage: Stage, day: number, waiting: ReadonlySet<string>): Day {
  const { crm, editor, world } = stage;
  const writes = writingRequests(stage);
  const records = crm.listed().filter(({ id }) => !waiting.has(id));
  for (let n = 0; n < CHANGED_A_DAY; n++) {
    const index = Math.floor(((n + day / 7) * records.length) / CHANGED_A_DAY);
    crm.change(must(records[index], 'a record to change').id, n);
  }
  const results = editor.tick(world.clock.nowMs() + DAY_MS);
  demand(
    results.every(({ kind }) => kind === 'returned'),
    'every firing of the trigger ends well',
  );
  demand(writingRequests(stage) === writes, 'nothing is pushed by the clock');
  const meters = results.map(metersOf);
  const spentMs = meters.reduce((sum, meter) => sum + meter.spentMs, 0);
  return {
    runs: meters.filter(({ requests }) => requests > 0).length,
    minutes: Math.round(spentMs / 600) / 100,
  };
}

function metersOf({ execution }: ExecutionResult) {
  return must(execution, 'a firing is an execution').meters.read();
}

interface TabsReply extends AnyReply {
  readonly tabs?: readonly { readonly tabId: number; readonly trouble: string | null }[];
}

function checkHealth(stage: Stage, tabId: number): void {
  const { reply } = stage.ask<TabsReply>({ kind: 'tabs' });
  const tab = must(reply.tabs?.find((one) => one.tabId === tabId) ?? null, 'the tab is listed');
  demand(tab.trouble === null, `a week without trouble: ${tab.trouble ?? ''}`);
}

function writingRequests({ crm }: Stage): number {
  return crm.ledger.requests().filter(({ effects }) => effects.length > 0).length;
}
