/**
 * Installable triggers of the script. Source: Script reference, add-on triggers guide; texts as
 * reported from published add-ons. The wording for a second trigger of another type is assumed.
 */
import type { Random } from '../sandbox/random';
import { type ClockPlan, nextFiring, type Schedule, scheduleOf } from './schedule';
import { ScriptError } from './service';
import type { Deployment } from './users';

export interface TriggerRecord {
  readonly id: string;
  readonly functionName: string;
  /** Who created it, as whom it runs. */
  readonly user: string;
  readonly source: 'CLOCK' | 'SPREADSHEETS';
  readonly eventType: 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';
  readonly schedule: Schedule | null;
  /** Next firing, ms UTC; null for a one-shot that has fired (it stays in the list) or no clock. */
  readonly nextMs: number | null;
}

export interface TriggerRequest {
  readonly functionName: string;
  readonly user: string;
  readonly eventType: TriggerRecord['eventType'];
  /** Present for clock triggers. */
  readonly plan?: ClockPlan;
}

export interface Triggers {
  /** Throws `ScriptError` where Google refuses. */
  create(request: TriggerRequest): TriggerRecord;
  remove(id: string): void;
  /** Of one user, oldest first. */
  of(user: string): readonly TriggerRecord[];
  all(): readonly TriggerRecord[];
  find(id: string): TriggerRecord | null;
  /** The clock trigger that is due first, not later than a moment. */
  due(untilMs: number): TriggerRecord | null;
  /** Moves a clock trigger on to its next firing. */
  fired(id: string, atMs: number): void;
  /** Takes up what `all` of an earlier world gave, in place of what is here. */
  restore(records: readonly TriggerRecord[]): void;
}

export interface TriggerOptions {
  readonly deployment: Deployment;
  readonly perUserMax: number;
  readonly zone: string;
  readonly random: Random;
  nowMs(): number;
}

export function createTriggers(options: TriggerOptions): Triggers {
  const { random, nowMs } = options;
  let records: readonly TriggerRecord[] = [];
  const of = (user: string): readonly TriggerRecord[] =>
    records.filter((record) => record.user === user);
  return {
    create(request) {
      refuse(request, of(request.user), options);
      const { plan, ...rest } = request;
      const schedule = plan === undefined ? null : scheduleOf(plan, nowMs(), random, options.zone);
      const record: TriggerRecord = {
        ...rest,
        id: String(1_000_000_000_000_000 + random.int(2 ** 32)) + String(records.length),
        source: plan === undefined ? 'SPREADSHEETS' : 'CLOCK',
        schedule,
        nextMs: schedule === null ? null : nextFiring(schedule, nowMs()),
      };
      records = [...records, record];
      return record;
    },
    remove: (id) => {
      records = records.filter((record) => record.id !== id);
    },
    of,
    all: () => records,
    restore: (earlier) => {
      records = earlier;
    },
    find: (id) => records.find((record) => record.id === id) ?? null,
    due: (untilMs) =>
      earliest(records.filter(({ nextMs }) => nextMs !== null && nextMs <= untilMs)),
    fired: (id, atMs) => {
      records = records.map((record) =>
        record.id === id && record.schedule !== null
          ? { ...record, nextMs: nextFiring(record.schedule, atMs) }
          : record,
      );
    },
  };
}

function earliest(records: readonly TriggerRecord[]): TriggerRecord | null {
  return records.reduce<TriggerRecord | null>(
    (first, record) =>
      first === null || (record.nextMs ?? 0) < (first.nextMs ?? 0) ? record : first,
    null,
  );
}

/** An add-on may have one trigger of each type per user and file, and none under an hour. */
function refuse(
  { plan, eventType }: TriggerRequest,
  own: readonly TriggerRecord[],
  options: TriggerOptions,
): void {
  const isAddOn = options.deployment !== 'bound';
  if (isAddOn && plan?.kind === 'minutes') {
    throw new ScriptError(
      'The recurrence interval for an Add-on trigger must be at least one hour.',
    );
  }
  if (isAddOn && own.some((record) => record.eventType === eventType)) {
    const type = eventType === 'CLOCK' ? 'time-based' : eventType.toLowerCase().replace('_', '-');
    throw new ScriptError(
      `This add-on has created too many ${type} triggers in this document for this Google user account.`,
    );
  }
  if (own.length >= options.perUserMax) {
    throw new ScriptError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  }
}
