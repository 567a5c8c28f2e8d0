/**
 * One pull of a linked tab, from the lock to the stamp, in the order that keeps it safe:
 * memory, network, tab, plan, write, read back, memory, stamp. No network between the read of the
 * tab and the end of the write.
 *
 * Promises: the tab is touched only when the whole list has arrived; whatever happens, the report
 * says what was done. Must not know: Apps Script, a particular CRM.
 */
import type { Link } from '../model';
import { once } from '../once';
import type { Tab, TabContent } from '../ports';
import { type RunRecord, readRunRecord, writeRunRecord } from '../run-record';
import { decodeState, type TabState } from '../state';
import { locateTable } from '../table/locate';
import type { Area } from '../value/cell';
import { finish, type Outcome } from './finish';
import { type PullPlan, planPull } from './plan';
import type { PullPorts, PullSubject } from './pull-ports';
import { type ReadList, readList } from './read-list';
import { renewedColumns } from './renewed';
import { failed, type PullReport } from './report';
import { writePlan } from './write';

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
  const tags = once(() => tab.taggedColumns());
  const located = locateTable(before, link, tags);
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
    renewed: renewedColumns({ table, content: before, state, tags }),
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

/** Merged ranges of the whole tab: one read, at the first question. */
function mergesOf(tab: Tab, { values }: TabContent): () => readonly Area[] {
  const area = { row: 1, column: 1, rows: values.length, columns: values[0]?.length ?? 1 };
  return once(() => tab.mergesIn(area));
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
