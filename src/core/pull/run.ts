/**
 * One pull of a linked tab, from the lock to the stamp, in the order that keeps it safe:
 * memory, network, tab, plan, write, read back, memory, stamp. No network between the read of the
 * tab and the end of the write.
 *
 * Promises: the tab is touched only when the whole list has arrived; whatever happens, the report
 * says what was done. Must not know: Apps Script, a particular CRM.
 */
import type { Connector, Courier } from '../connector';
import { explainFault } from '../explain';
import { writeLink } from '../link-store';
import type { Connection, CrmRecord, Link } from '../model';
import type { Clock, Store, Tab, TabContent, TextTable, Zone } from '../ports';
import { type RunRecord, readRunRecord, writeRunRecord } from '../run-record';
import { decodeState, type TabState } from '../state';
import { locateTable, type Table } from '../table/locate';
import type { Area } from '../value/cell';
import { type CollectInput, collect, explainAbsences } from './collect';
import { decorate } from './decorate';
import { type Absence, type PullPlan, planPull } from './plan';
import { nextStates, remember } from './remember';
import { failed, type PullReport, summarise } from './report';
import { type WriteResult, writePlan } from './write';

export interface PullPorts {
  readonly tab: Tab;
  readonly memory: TextTable;
  readonly documents: Store;
  readonly clock: Clock;
  readonly zone: () => Zone;
  readonly courier: Courier;
  readonly connector: Connector;
}

export interface PullSubject {
  readonly link: Link;
  readonly connection: Connection;
  /** What `Store.all` of the document gave in this run, read under the lock. */
  readonly properties: Readonly<Record<string, string>>;
  /** Who is at work, as others may read it. */
  readonly who: string;
}

/** Pulls with the document lock held by the caller. */
export function pull(ports: PullPorts, subject: PullSubject): PullReport {
  const { documents, clock } = ports;
  const { link } = subject;
  const record = readRunRecord(subject.properties, link.tabId);
  const lease = { who: subject.who, sinceMs: clock.nowMs(), doing: 'refreshing' };
  const leased = { ...record, lease };
  writeRunRecord(documents, link.tabId, leased);
  const outcome = pullUnderLease(ports, subject, leased);
  writeRunRecord(documents, link.tabId, { ...outcome.record, lease: null });
  return outcome.report;
}

interface Outcome {
  readonly report: PullReport;
  readonly record: RunRecord;
}

function pullUnderLease(ports: PullPorts, subject: PullSubject, record: RunRecord): Outcome {
  const { link, connection } = subject;
  const decoded = decodeState(ports.memory.read());
  if (decoded.kind === 'unreadable') {
    return {
      record,
      report: failed(
        `The hidden memory sheet of this tab cannot be read: ${decoded.reason}. It was written by another version of the add-on. Update the add-on, or delete that hidden sheet and refresh.`,
      ),
    };
  }
  const state = decoded.kind === 'state' ? decoded.state : null;
  const { scope, columns } = link;
  const source = { ...ports, view: { key: connection.key, scope, columns } };
  const list = readList(source, state);
  if (list.kind === 'failed') return { record, report: failed(list.message) };
  return writeList({ ports, link, record, state, list });
}

type ReadList =
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'list';
      readonly records: readonly CrmRecord[];
      readonly absences: ReadonlyMap<string, Absence>;
      readonly pages: number;
      readonly moved: boolean;
    };

function readList(source: CollectInput, state: TabState | null): ReadList {
  const collected = collect(source);
  const { name } = source.connector;
  if (collected.kind === 'failed') {
    const where = collected.page > 1 ? ` This happened on page ${collected.page} of the list.` : '';
    const message = `${explainFault(collected.fault, name)}${where} The tab was not touched.`;
    return { kind: 'failed', message };
  }
  if (collected.kind === 'tooMany') {
    return {
      kind: 'failed',
      message: `The list has more than ${collected.recordsMax} opportunities, which is more than one tab can carry. Narrow it with a filter (status, stage, created from). The tab was not touched.`,
    };
  }
  const listed = new Set(collected.records.map((r) => r.id as string));
  // What was found missing before is not asked for again at every refresh.
  const missing = [...(state?.rows.values() ?? [])]
    .filter(({ id, outcome }) => !listed.has(id) && outcome === '')
    .map(({ id }) => id);
  const { absences, found } = explainAbsences(source, missing, collected.moved);
  const { pages, moved } = collected;
  return { kind: 'list', records: [...collected.records, ...found], absences, pages, moved };
}

interface WriteListInput {
  readonly ports: PullPorts;
  readonly link: Link;
  readonly record: RunRecord;
  readonly state: TabState | null;
  readonly list: Extract<ReadList, { kind: 'list' }>;
}

function writeList(input: WriteListInput): Outcome {
  const { ports, link, record, state, list } = input;
  const { tab, clock } = ports;
  const zone = ports.zone();
  const before = tab.readAll();
  const located = locateTable(before, link, () => tab.taggedColumns());
  if (located.kind === 'noHeader')
    return { record, report: failed(noHeaderText(located.expected)) };
  const { table } = located;
  const plan = planPull({
    link,
    table,
    content: before,
    state,
    records: list.records,
    absences: list.absences,
    interrupted: record.writing,
    blankBefore: record.blankBelow,
    merges: mergesOf(tab, before),
    toSerial: (atMs) => zone.toSerial(atMs),
    nowMs: clock.nowMs(),
  });
  const willWrite = hasWrites(plan);
  if (willWrite && !record.writing) {
    const { blankBelow } = plan;
    writeRunRecord(ports.documents, link.tabId, { ...record, writing: true, blankBelow });
  }
  const written = writePlan(tab, table, before, plan);
  if (written.kind === 'refused') {
    const report = failed(
      `The tab does not let you add rows: ${written.reason} Ask the spreadsheet's owner for the right to edit this tab, then refresh.`,
    );
    const { blankBelow } = record.writing ? record : plan;
    return { record: { ...record, writing: record.writing || willWrite, blankBelow }, report };
  }
  return finish({ ...input, zone, before, table, plan, written });
}

/** One read, at the first question. */
function mergesOf(tab: Tab, { values }: TabContent): () => readonly Area[] {
  let known: readonly Area[] | null = null;
  return () => {
    const area = { row: 1, column: 1, rows: values.length, columns: values[0]?.length ?? 1 };
    known ??= tab.mergesIn(area);
    return known;
  };
}

function hasWrites(plan: PullPlan): boolean {
  return (
    plan.added.length > 0 ||
    plan.rows.some((row) => row.idLost || row.fields.some(({ merge }) => merge.write !== null))
  );
}

function noHeaderText(expected: readonly string[]): string {
  return `The row with the column titles was not found in this tab. Undo its deletion (Ctrl+Z, or File → Version history), or type the titles into one row above the records: ${expected.join(', ')}. The tab was not touched.`;
}

interface FinishInput extends WriteListInput {
  readonly zone: Zone;
  readonly before: ReturnType<Tab['readAll']>;
  readonly table: Table;
  readonly plan: PullPlan;
  readonly written: Extract<WriteResult, { kind: 'written' }>;
}

function finish(input: FinishInput): Outcome {
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
  const stamp = { atMs: ports.clock.nowMs(), records: list.records.length };
  const refusal = decorate({ ...input, tab: ports.tab, states, stamp });
  const report = summarise({ plan, written, states, list, table, decorationRefused: refusal });
  return {
    report,
    record: {
      epoch: remembered ? epoch : record.epoch,
      writing: !written.settled,
      blankBelow: record.writing ? record.blankBelow : plan.blankBelow,
      lease: null,
      stamp,
    },
  };
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
  if (renamed) writeLink(ports.documents, { ...link, idHeader, syncHeader, columns });
}
