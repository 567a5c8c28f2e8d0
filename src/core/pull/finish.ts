/**
 * The end of a pull: memory, marks and stamp, in that order and in one flush; then the report and the
 * run's record. Must not know: how cells were written.
 */

import type { CrmMemo } from '../crm-memo';
import { doubtTerms } from '../doubt';
import type { Link } from '../model';
import type { TabContent, Zone } from '../ports';
import type { RunRecord, Stamp } from '../run-record';
import type { TabState } from '../state';
import type { Table } from '../table/locate';
import { decorate } from './decorate';
import { type DropDowns, followOptions } from './drop-downs';
import { keepColumns } from './keep-columns';
import { missedOptions } from './options';
import { keptPauses, type Pause } from './pause';
import type { PullPlan } from './plan';
import type { PullPorts } from './pull-ports';
import type { ReadList } from './read-list';
import { nextStates, remember } from './remember';
import { type PullReport, summarise } from './report';
import type { Written } from './write';

/** What a pull ends with, whether it got to the end or not. */
export interface Outcome {
  readonly report: PullReport;
  readonly record: RunRecord;
}

export interface FinishInput {
  readonly ports: Pick<PullPorts, 'tab' | 'memory' | 'documents' | 'clock' | 'connector'>;
  readonly link: Link;
  readonly record: RunRecord;
  readonly state: TabState | null;
  readonly list: Extract<ReadList, { kind: 'list' }>;
  readonly zone: Zone;
  readonly before: TabContent;
  readonly table: Table;
  readonly plan: PullPlan;
  /** Columns that rest. */
  readonly pauses: readonly Pause[];
  /** The CRM's fields; null where nothing could be learned of them. */
  readonly fields: CrmMemo | null;
  readonly written: Written;
}

export function finish(input: FinishInput): Outcome {
  const { ports, link, record, state, list, plan, written, table, pauses } = input;
  const states = nextStates(plan, written.deviations);
  // Reads before anything is queued: what is queued goes in one flush.
  const news = newsOfColumns(input);
  const epoch = Math.max(record.epoch, state?.epoch ?? 0) + 1;
  const keys = link.columns.map((column) => column.key);
  const remembered = remember({
    table: ports.memory,
    before: state,
    states,
    forgotten: plan.forgotten,
    keys,
    epoch,
  });
  const stamp = stampOf(input);
  const { quarantineMs } = doubtTerms(ports.connector);
  const { edits: drops } = news;
  const decorationRefused = decorate({
    ...input,
    tab: ports.tab,
    states,
    stamp,
    quarantineMs,
    drops,
  });
  // Last, since it changes how the memory is read: a run that is cut before finds both as they were.
  const renamed = keepColumns(news);
  const resting = [...pauses, ...news.pauses];
  const notices = [...resting.map(({ text }) => text), ...news.remarks, ...renamed];
  const report = summarise({ plan, written, states, list, table, notices, decorationRefused });
  return {
    report,
    record: {
      epoch: remembered === null ? record.epoch : epoch,
      writing: !written.settled,
      blankBelow: record.writing ? record.blankBelow : plan.blankBelow,
      lease: null,
      sending: null,
      stamp,
      trouble: null,
      pauses: keptPauses(resting),
    },
  };
}

/** A refresh that read changes only leaves untold how many records the list has lost. */
function stampOf({ ports, list, plan, record }: FinishInput): Stamp {
  const atMs = ports.clock.nowMs();
  const before = record.stamp;
  if (list.partial && before) {
    return { ...before, atMs, records: before.records + plan.added.length };
  }
  // After a list that moved, reading changes only would leave out what was missed in it.
  const whole = list.moved ? {} : { wholeAtMs: atMs };
  return { atMs, records: list.records.length, complete: !list.cut, ...whole };
}

/** What is new of the columns' fields, and what to do about it in the tab. */
function newsOfColumns(input: FinishInput) {
  const { ports, link, table, plan, before, state, written } = input;
  const fields = new Map(input.fields?.fields.map((field) => [field.key, field]));
  const resting = new Set(input.pauses.map(({ key }) => key));
  const retyped = new Set(plan.retyped);
  const common = { table, fields, resting, crm: ports.connector.name };
  // Where places are stale, the next run sees to the drop-downs.
  const followed = written.moved
    ? NO_DROP_DOWNS
    : followOptions({ ...common, tab: ports.tab, retyped });
  const pausesBefore = input.record.pauses;
  const { lost } = followed;
  const missed = missedOptions({ ...common, content: before, state, plan, pausesBefore, lost });
  return { ...common, ...followed, ...missed, documents: ports.documents, link };
}

const NO_DROP_DOWNS: DropDowns = { edits: [], choices: new Map(), lost: [] };
