/**
 * The end of a pull: memory, marks and stamp, in that order and in one flush; then the report and the
 * run's record. Must not know: how cells were written.
 */

import { doubtTerms } from '../doubt';
import { fitsStore, readLinks, writeLink } from '../link-store';
import type { Link } from '../model';
import type { TabContent, Zone } from '../ports';
import type { RunRecord, Stamp } from '../run-record';
import type { TabState } from '../state';
import type { Table } from '../table/locate';
import { decorate } from './decorate';
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
  readonly written: Written;
}

export function finish(input: FinishInput): Outcome {
  const { ports, link, record, state, list, plan, written, table } = input;
  const states = nextStates(plan, written.deviations);
  const epoch = Math.max(record.epoch, state?.epoch ?? 0) + 1;
  const keys = link.columns.map((column) => column.key);
  adoptHeaders(input);
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
  const refusal = decorate({ ...input, tab: ports.tab, states, stamp, quarantineMs });
  const report = summarise({ plan, written, states, list, table, decorationRefused: refusal });
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
  return { atMs, records: list.records.length, complete: !list.cut, wholeAtMs: atMs };
}

/** A title that a person has changed is the column's title from now on. */
function adoptHeaders({ ports, link, table }: FinishInput): void {
  const headers = new Map(table.columns.map(({ column, header }) => [column.key, header]));
  const columns = link.columns.map((column) => {
    return { ...column, header: headers.get(column.key) ?? column.header };
  });
  const { idHeader, syncHeader } = table;
  const renamed =
    idHeader !== link.idHeader ||
    syncHeader !== link.syncHeader ||
    columns.some(({ header }, index) => header !== link.columns[index]?.header);
  if (!renamed) return;
  // Read anew: somebody may have set the tab's schedule while we were at work.
  const kept = readLinks(ports.documents.all()).find(({ tabId }) => tabId === link.tabId) ?? link;
  const next = { ...kept, idHeader, syncHeader, columns };
  // A title that could not be kept stays found by its tag.
  if (fitsStore(next)) writeLink(ports.documents, next);
}
