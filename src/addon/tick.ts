/**
 * What the hourly trigger of a user does: it refreshes the tabs that are due on that user's behalf.
 *
 * Promises: never a dialog, never a push; a tab that somebody else works on is left quietly; whatever
 * goes wrong, being stopped by Google included, stands in the run log and at the tab.
 */
import type { Link } from '../core/model';
import type { PullReport } from '../core/pull/report';
import { readRunRecord } from '../core/run-record';
import { isDue, type Rhythm } from '../core/schedule';
import { NO_TIME, timeAfter } from '../core/trigger-time';
import { tellCounts } from '../protocol/tell';
import { documentStore, userStore } from './adapters/property-store';
import { sheetZone } from './adapters/sheet-zone';
import { me } from './profile';
import { refreshTab } from './refresh';
import { type LogEntry, writeLog } from './run-log';
import {
  type CutTick,
  cutTick,
  linksOf,
  readTick,
  type Tick,
  writeFailure,
  writeTick,
} from './schedule-record';
import { unexpectedText } from './unexpected';

/** After this a tick begins no further tab, ms. */
const TICK_MS = 200_000;

/** What the run log calls it. */
const ACTION = 'Scheduled refresh';

type Properties = Readonly<Record<string, string>>;

/** One tick: refreshes what is due, longest waiting first. */
export function runSchedule(): void {
  const startedMs = Date.now();
  const documents = documentStore();
  const properties = documents.all();
  const { id } = me(userStore().all());
  const mine = linksOf(properties, id);
  if (mine.length === 0) return;
  const before = readTick(properties, id);
  const zone = sheetZone(SpreadsheetApp.getActiveSpreadsheet(), startedMs);
  const due = dueLinks(mine, { properties, tick: before }, (rhythm, lastMs) =>
    isDue(rhythm, lastMs, startedMs, (atMs) => zone.toSerial(atMs)),
  );
  const tick = tickBegun(before, due, startedMs);
  writeTick(documents, id, tick);
  const cut = cutTick(properties, before, mine, startedMs);
  // At once, or nobody would hear of ticks that are stopped every time.
  if (cut !== null) writeLog({ properties, zone }, [lineOfCut(cut, mine)]);
  const served = due.flatMap((link) =>
    Date.now() - startedMs < TICK_MS ? serve(link, startedMs) : [],
  );
  const place = { properties: cut === null ? properties : documents.all(), zone };
  writeLog(
    place,
    served.map(({ entry }) => entry),
  );
  if (due.length > 0) writeTick(documents, id, tickEnded(tick, served, mine));
}

/** Until it has ended it is open, so that the next one notices if it never does. */
function tickBegun({ openMs: _, ...before }: Tick, due: readonly Link[], atMs: number): Tick {
  const [first] = due;
  if (!first) return { ...before, atMs };
  const led = due.length > 1 ? { ...before.led, [first.tabId]: atMs } : before.led;
  return { ...before, atMs, led, openMs: atMs };
}

function tickEnded(
  { openMs: _, ...tick }: Tick,
  served: readonly Served[],
  mine: readonly Link[],
): Tick {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tabIds = mine.map(({ tabId }) => tabId).filter((id) => spreadsheet.getSheetById(id));
  const perTab = new Map(
    served.flatMap(({ tabId, workedMs }) => (workedMs === null ? [] : [[tabId, workedMs / 1000]])),
  );
  const seconds = (Date.now() - tick.atMs) / 1000;
  const times = { atMs: tick.atMs, seconds, perTab };
  return { ...tick, time: timeAfter(tick.time ?? NO_TIME, times, tabIds) };
}

/** For a tick that could not write its own; the tab says so, too, until it is refreshed. */
function lineOfCut({ atMs, tabId }: CutTick, mine: readonly Link[]): LogEntry {
  const { id = '', name = '' } = mine[0]?.schedule?.by ?? {};
  const text =
    'Google stopped the last one before it was done. If this goes on, narrow the list with a filter (status, stage, created from).';
  if (tabId !== null) writeFailure(documentStore(), tabId, { id, atMs, text });
  const sheet = tabId === null ? null : SpreadsheetApp.getActiveSpreadsheet().getSheetById(tabId);
  return {
    ...{ atMs, who: name, tabName: sheet?.getName() ?? '', action: ACTION },
    ...{ counts: '', seconds: null, requests: null },
    error: 'Stopped by Google before it was done. What it left open is finished by the next one.',
  };
}

/**
 * The longest waiting first: since its last refresh, or since it last had a tick's whole time, or one
 * that always takes all of it would keep the others from theirs.
 */
function dueLinks(
  links: readonly Link[],
  { properties, tick }: { readonly properties: Properties; readonly tick: Tick },
  isNow: (rhythm: Rhythm, lastMs: number | null) => boolean,
): readonly Link[] {
  const lastMs = ({ tabId }: Link) => readRunRecord(properties, tabId).stamp?.atMs ?? null;
  const waitingMs = (link: Link) => Math.max(lastMs(link) ?? 0, tick.led[link.tabId] ?? 0);
  return links
    .filter((link) => link.schedule && isNow(link.schedule.rhythm, lastMs(link)))
    .sort((a, b) => waitingMs(a) - waitingMs(b));
}

interface Served {
  readonly tabId: number;
  /** How long a refresh took that worked; null of one that failed. */
  readonly workedMs: number | null;
  readonly entry: LogEntry;
}

function serve(link: Link, startedMs: number): readonly Served[] {
  const { tabId } = link;
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetById(tabId);
  // A deleted tab may come back by an undo; until then there is nothing to refresh.
  if (!sheet) return [];
  const beganMs = Date.now();
  const { report, requests } = refreshCounted(tabId, startedMs);
  if (report.kind === 'failed' && report.isBusy) return [];
  const { id = '', name = '' } = link.schedule?.by ?? {};
  if (report.kind === 'failed') {
    writeFailure(documentStore(), tabId, { id, atMs: beganMs, text: report.message });
  }
  const tookMs = Date.now() - beganMs;
  const entry = {
    ...{ atMs: beganMs, who: name, tabName: sheet.getName(), action: ACTION },
    counts: report.kind === 'done' ? tellCounts(report.counts) : '',
    ...{ seconds: Math.round(tookMs / 1000), requests },
    error: report.kind === 'failed' ? report.message : report.remarks.join(' '),
  };
  return [{ tabId, workedMs: report.kind === 'done' ? tookMs : null, entry }];
}

function refreshCounted(
  tabId: number,
  startedMs: number,
): { readonly report: PullReport; readonly requests: number } {
  try {
    return refreshTab(tabId, startedMs, { unattended: true });
  } catch (error) {
    return { report: { kind: 'failed', message: unexpectedText(error) }, requests: 0 };
  }
}
