/**
 * Scheduled refreshes: one hourly trigger of each user in each file serves all tabs that this user has
 * scheduled. It is made once and never taken down, as add-ons may have only one.
 *
 * Promises: never a dialog, never a push; a tab that somebody else works on is left quietly; whatever
 * goes wrong stands in the run log and at the tab, and ends by itself when its cause does.
 */
import { readLinks, writeLink } from '../core/link-store';
import type { Link } from '../core/model';
import type { PullReport } from '../core/pull/report';
import { readRunRecord } from '../core/run-record';
import { isDue, type Rhythm } from '../core/schedule';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { tellCounts } from '../protocol/tell';
import { documentStore, userStore } from './adapters/property-store';
import { safeMessage } from './adapters/safe-message';
import { sheetZone } from './adapters/sheet-zone';
import { me } from './profile';
import { refreshTab } from './refresh';
import { type LogEntry, writeLog } from './run-log';
import { forgetFailure, readTick, type Tick, writeFailure, writeTick } from './schedule-record';
import { unexpectedText } from './unexpected';

/** The entry point that the trigger names. */
const HANDLER = 'scheduledRefresh';

/** After this a tick begins no further tab, ms. */
const TICK_MS = 200_000;

type Properties = Readonly<Record<string, string>>;

type Of<K extends Request['kind']> = Extract<Request, { kind: K }>;

export function setSchedule({ tabId, rhythm }: Of<'schedule'>): Reply {
  const documents = documentStore();
  const properties = documents.all();
  const link = readLinks(properties).find((one) => one.tabId === tabId);
  if (!link) return { kind: 'failed', message: 'This tab is not linked to a CRM.' };
  const { schedule: _, ...bare } = link;
  if (rhythm === null) {
    writeLink(documents, bare);
    return { kind: 'scheduled' };
  }
  const refusal = ensureTrigger();
  if (refusal !== null) return { kind: 'failed', message: refusal };
  const by = me(userStore().all());
  // From now on a trigger that does not run is missed.
  writeTick(documents, by.id, { ...readTick(properties, by.id), atMs: Date.now() });
  forgetFailure(documents, tabId);
  writeLink(documents, { ...bare, schedule: { rhythm, by } });
  return { kind: 'scheduled' };
}

/** null, or why there can be no trigger. */
function ensureTrigger(): string | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const triggers = ScriptApp.getUserTriggers(spreadsheet);
  if (triggers.some((trigger) => trigger.getHandlerFunction() === HANDLER)) return null;
  try {
    ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create();
    return null;
  } catch (error) {
    return `Google did not accept a schedule: ${safeMessage(error)} Delete a trigger of this project under Extensions → Apps Script → Triggers, then try again.`;
  }
}

/** One tick: refreshes what is due, longest waiting first. */
export function runSchedule(): void {
  const startedMs = Date.now();
  const documents = documentStore();
  const properties = documents.all();
  const { id } = me(userStore().all());
  const tick: Tick = { ...readTick(properties, id), atMs: startedMs };
  writeTick(documents, id, tick);
  const mine = readLinks(properties).filter(({ schedule }) => schedule?.by.id === id);
  if (mine.length === 0) return;
  const zone = sheetZone(SpreadsheetApp.getActiveSpreadsheet(), startedMs);
  const due = dueLinks(mine, { properties, tick }, (rhythm, lastMs) =>
    isDue(rhythm, lastMs, startedMs, (atMs) => zone.toSerial(atMs)),
  );
  const [first] = due;
  if (first && due.length > 1) {
    const led = { ...tick.led, [first.tabId]: startedMs };
    writeTick(documents, id, { ...tick, led });
  }
  const entries = due.flatMap((link) =>
    Date.now() - startedMs < TICK_MS ? serve(link, startedMs) : [],
  );
  writeLog({ properties, zone }, entries);
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

function serve(link: Link, startedMs: number): readonly LogEntry[] {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetById(link.tabId);
  // A deleted tab may come back by an undo; until then there is nothing to refresh.
  if (!sheet) return [];
  const beganMs = Date.now();
  const { report, requests } = refreshCounted(link.tabId, startedMs);
  if (report.kind === 'failed' && report.isBusy) return [];
  const { id = '', name = '' } = link.schedule?.by ?? {};
  if (report.kind === 'failed') {
    writeFailure(documentStore(), link.tabId, { id, atMs: beganMs, text: report.message });
  }
  return [
    {
      atMs: beganMs,
      who: name,
      tabName: sheet.getName(),
      action: 'Scheduled refresh',
      counts: report.kind === 'done' ? tellCounts(report.counts) : '',
      seconds: Math.round((Date.now() - beganMs) / 1000),
      requests,
      error: report.kind === 'failed' ? report.message : report.remarks.join(' '),
    },
  ];
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
