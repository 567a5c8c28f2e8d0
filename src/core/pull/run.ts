/**
 * One pull of a linked tab, from the lock to the stamp, in the order that keeps it safe:
 * memory, network, tab, plan, write, read back, memory, stamp. No network between the read of the
 * tab and the end of the write.
 *
 * Promises: the tab is touched only when the whole list has arrived; whatever happens, the report
 * says what was done. Must not know: Apps Script, a particular CRM.
 */

import { askApprovals } from '../approvals';
import { readBirths } from '../births';
import { busyText } from '../busy';
import type { CrmMemo } from '../crm-memo';
import type { Link } from '../model';
import { leaseOfOthers, type RunRecord, readRunRecord, writeRunRecord } from '../run-record';
import { decodeState, OPEN_OUTCOMES as OPEN, type TabState } from '../state';
import { driftOf } from './drift';
import { finish, type Outcome } from './finish';
import { lookAtCrm } from './look';
import { isOfColumn } from './pause';
import type { PullPlan } from './plan';
import type { PullPorts, PullSubject } from './pull-ports';
import { CANCELLED, type ReadList } from './read-list';
import { failed, type PullReport } from './report';
import { survey } from './survey';
import { writePlan } from './write';

/** Whose run none is. */
const NOBODY = '';

/** Pulls with the document lock held by the caller. */
export function pull(ports: PullPorts, subject: PullSubject): PullReport {
  const { documents, clock } = ports;
  const { link } = subject;
  const record = readRunRecord(subject.properties, link.tabId);
  const userId = subject.unattended ? NOBODY : subject.userId;
  const other = leaseOfOthers(record, { run: null, userId }, clock.nowMs());
  if (other) return { ...failed(busyText(other)), isBusy: true };
  const lease = { who: subject.who, sinceMs: clock.nowMs(), doing: 'refreshing', untilMs: 0 };
  const leased = { ...record, lease };
  writeRunRecord(documents, link.tabId, leased);
  const outcome = pullUnderLease(ports, subject, leased);
  const trouble = troubleOf(outcome, record, clock.nowMs());
  writeRunRecord(documents, link.tabId, { ...outcome.record, lease: null, trouble });
  return outcome.report;
}

/** The same trouble keeps the moment when it began; a cancel says nothing of it. */
function troubleOf({ report }: Outcome, before: RunRecord, nowMs: number): RunRecord['trouble'] {
  if (report.kind === 'done') return null;
  const { trouble } = before;
  if (report.isCancelled) return trouble;
  return trouble?.text === report.message ? trouble : { atMs: nowMs, text: report.message };
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
  const expected = record.stamp?.records ?? null;
  const run = { ...{ clock: ports.clock, watch: ports.watch, expected }, time: ports.readingTime };
  const view = { key: connection.key, scope, columns };
  const source = { ...ports, run, view, nowMs: ports.clock.nowMs() };
  const sinceMs = sinceMsFor(ports, subject, record, state);
  const { fields, list } = lookAtCrm(source, link, state, (now) =>
    rests(link, record, now) ? null : sinceMs,
  );
  if (list.kind === 'failed') return { record, report: list };
  if (ports.watch?.onWhole() === 'stop') return { record, report: CANCELLED };
  const { births, ...decided } = state ? askApprovals(source, state) : { births: [], state };
  const known = new Map([...readBirths(subject.properties, link.tabId), ...births]);
  const { state: after } = decided;
  return writeList({ ports, link, record, state, fields, list, decided: after, births: known });
}

/** A column rests, or has just begun to: what comes after that takes the whole list. */
function rests(link: Link, { pauses }: RunRecord, fields: CrmMemo | null): boolean {
  return pauses.some(isOfColumn) || driftOf(link, fields).length > 0;
}

/** The whole list is read at least so often, since only it shows what was deleted. */
const WHOLE_MS_MAX = 24 * 3_600_000;

/** From when on changes suffice, ms UTC; null where the whole list is needed. */
function sinceMsFor(
  { connector, clock }: PullPorts,
  { unattended, link }: PullSubject,
  { stamp, writing, sending, epoch }: RunRecord,
  state: TabState | null,
): number | null {
  const canTell = unattended && connector.writing.changedSince !== null;
  if (!canTell || !stamp?.complete || !state || writing || sending || state.epoch < epoch)
    return null;
  const wholeAtMs = stamp.wholeAtMs ?? 0;
  const isOpen = [...state.rows.values()].some(({ outcome }) => OPEN.has(outcome));
  const hasNewColumn = link.columns.some(({ key }) => !state.keys.includes(key));
  const isOld = clock.nowMs() - wholeAtMs >= WHOLE_MS_MAX;
  return isOpen || hasNewColumn || isOld ? null : stamp.atMs;
}

interface WriteListInput {
  readonly ports: PullPorts;
  readonly link: Link;
  readonly record: RunRecord;
  /** The memory as it stands in the sheet. */
  readonly state: TabState | null;
  /** The same with what the CRM's approvers decided meanwhile. */
  readonly decided: TabState | null;
  /** Record ids by the ID of the row they came of. */
  readonly births: ReadonlyMap<string, string>;
  /** The CRM's fields; null where nothing could be learned of them. */
  readonly fields: CrmMemo | null;
  readonly list: Extract<ReadList, { kind: 'list' }>;
}

function writeList(input: WriteListInput): Outcome {
  const { ports, link, record } = input;
  const zone = ports.zone();
  const { tab, connector } = ports;
  const nowMs = ports.clock.nowMs();
  const surveyed = survey({ ...input, tab, connector, zone, nowMs, state: input.decided });
  if (surveyed.kind === 'failed') return { record, report: failed(surveyed.message) };
  const { before, table, plan, pauses } = surveyed;
  const willWrite = hasWrites(plan);
  if (willWrite && !record.writing) {
    const { blankBelow } = plan;
    writeRunRecord(ports.documents, link.tabId, { ...record, writing: true, blankBelow });
  }
  const written = writePlan(ports.tab, table, before, plan);
  if (written.kind === 'refused') {
    const report = failed(
      `The tab does not let you add rows: ${written.reason} Ask the spreadsheet's owner for the right to edit this tab, then refresh.`,
    );
    const { blankBelow } = record.writing ? record : plan;
    return { record: { ...record, writing: record.writing || willWrite, blankBelow }, report };
  }
  return finish({ ...input, zone, before, table, plan, pauses, written });
}

function hasWrites(plan: PullPlan): boolean {
  return (
    plan.added.length > 0 ||
    plan.rows.some((row) => row.idLost || row.fields.some(({ merge }) => merge.write !== null))
  );
}
