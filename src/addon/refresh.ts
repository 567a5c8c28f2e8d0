/**
 * Refreshes linked tabs and gives back their reports. Must not know: how a report is shown.
 */
import { readLinks } from '../core/link-store';
import { failed, type PullReport } from '../core/pull/report';
import { pull } from '../core/pull/run';
import { documentStore } from './adapters/property-store';
import { readingCache } from './adapters/reading-cache';
import { keepsChanges, writeChanges } from './changes-tab';
import { RUN_MS } from './providers';
import { onTab } from './tab-run';
import { unexpectedText } from './unexpected';

/** A pull may wait for a minute's window to free up; it is one execution. */
const WAIT_MS_MAX = 65_000;

export interface CountedReport {
  readonly report: PullReport;
  /** Requests that were sent to the CRM. */
  readonly requests: number;
}

export interface RefreshOptions {
  /** Begin the list of what refreshes change. */
  readonly listChanges?: boolean;
  /** Nobody waits for it; see `PullSubject`. */
  readonly unattended?: boolean;
  /** The name under which a page looks on; see `reading-cache`. */
  readonly watch?: string | undefined;
}

export interface NamedReport {
  readonly tabName: string;
  readonly report: PullReport;
}

/** Refreshes one linked tab. `startedMs`: when this execution began, ms UTC. */
export function refreshTab(
  tabId: number,
  startedMs: number,
  { listChanges = false, unattended = false, watch: name }: RefreshOptions = {},
): CountedReport {
  const watch = name === undefined ? undefined : readingCache(name);
  const readingTime = { startedMs, endMs: startedMs + RUN_MS };
  const times = { startedMs, waitMsMax: WAIT_MS_MAX, stepMs: 0 };
  const halting = watch ? { isHalted: watch.isStopped } : {};
  const done = onTab(tabId, { ...times, ...halting }, ({ ports, subject, requests }) => {
    const report = pull({ ...ports, watch, readingTime }, { ...subject, unattended });
    const { properties } = subject;
    if (report.kind === 'done' && (listChanges || keepsChanges(tabId, properties))) {
      const place = { properties, zone: ports.zone() };
      writeChanges(place, tabId, { atMs: startedMs, changes: report.changes });
    }
    return { kind: 'counted' as const, report, requests: requests() };
  });
  return done.kind === 'counted' ? done : { report: done, requests: 0 };
}

/** Refreshes every linked tab, one after the other; a failure of one does not stop the next. */
export function refreshEveryTab(startedMs: number): readonly NamedReport[] {
  const reports: NamedReport[] = [];
  for (const link of readLinks(documentStore().all())) {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetById(link.tabId);
    if (!sheet) continue;
    reports.push({ tabName: sheet.getName(), report: refreshSafely(link.tabId, startedMs) });
  }
  return reports;
}

function refreshSafely(tabId: number, startedMs: number): PullReport {
  try {
    return refreshTab(tabId, startedMs).report;
  } catch (error) {
    return failed(unexpectedText(error));
  }
}
