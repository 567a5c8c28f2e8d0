/**
 * Refreshes linked tabs: finds what a pull needs in the open file, holds the document lock around
 * it, and gives back its report. Must not know: how a report is shown.
 */
import { readLinks } from '../core/link-store';
import type { Connection, Link } from '../core/model';
import { once } from '../core/once';
import { failed, type PullReport } from '../core/pull/report';
import { pull } from '../core/pull/run';
import { readRunRecord } from '../core/run-record';
import { memorySheet } from './adapters/memory-sheet';
import { documentStore, userStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { sheetZone } from './adapters/sheet-zone';
import { connectionTo, readConnections } from './connections';
import { createMemorySheet } from './hidden-sheet';
import { readPlatformAnswers } from './platform-answers';
import { connectorOf, courierFor } from './providers';
import { unexpectedText } from './unexpected';

/** How long to wait for somebody else's run on this file, ms. */
const LOCK_WAIT_MS = 5_000;

export interface NamedReport {
  readonly tabName: string;
  readonly report: PullReport;
}

/** Refreshes one linked tab. `startedMs`: when this execution began, ms UTC. */
export function refreshTab(tabId: number, startedMs: number): PullReport {
  return underLock(tabId, (properties) => {
    const link = readLinks(properties).find((one) => one.tabId === tabId);
    if (!link) {
      return failed('This tab is not linked to a CRM. Choose a linked tab, or import one first.');
    }
    return refreshLink(link, properties, startedMs);
  });
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
    return refreshTab(tabId, startedMs);
  } catch (error) {
    return failed(unexpectedText(error));
  }
}

function underLock(
  tabId: number,
  work: (properties: Readonly<Record<string, string>>) => PullReport,
): PullReport {
  const lock = LockService.getDocumentLock();
  const store = documentStore();
  if (lock && !lock.tryLock(LOCK_WAIT_MS)) return failed(busyText(store.all(), tabId));
  try {
    return work(store.all());
  } finally {
    lock?.releaseLock();
  }
}

function busyText(properties: Readonly<Record<string, string>>, tabId: number): string {
  const links = readLinks(properties);
  const leases = links.flatMap((link) => readRunRecord(properties, link.tabId).lease ?? []);
  const lease = readRunRecord(properties, tabId).lease ?? leases[0];
  const who = lease
    ? `${lease.who} is ${lease.doing} a tab of this file`
    : 'Another run is at work on this file';
  return `${who}. Try again in a minute; nothing was changed.`;
}

function refreshLink(
  link: Link,
  properties: Readonly<Record<string, string>>,
  startedMs: number,
): PullReport {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetById(link.tabId);
  const connector = connectorOf(link.provider);
  if (!sheet) return failed('The linked tab was deleted. Undo the deletion, or import it again.');
  if (!connector)
    return failed(`This version of the add-on does not speak ${link.provider}. Update it.`);
  const user = userStore().all();
  const connection = connectionTo(readConnections(user), link);
  if (!connection) return failed(noConnectionText(readConnections(user), link, connector.name));
  const courier = courierFor(connector, connection.key, startedMs);
  const { literalRoute, zoneArithmetic } = readPlatformAnswers(properties);
  const zone = once(() => sheetZone(spreadsheet, startedMs, zoneArithmetic));
  const documents = documentStore();
  const report = pull(
    {
      tab: sheetTab(sheet, { zone, literalRoute }),
      memory: memorySheet(spreadsheet.getSheetById(link.stateTabId), () =>
        createMemorySheet(spreadsheet, link, documents),
      ),
      documents,
      clock: { nowMs: () => Date.now() },
      zone,
      courier,
      connector,
    },
    { link, connection, properties, who: user.name ?? 'Somebody' },
  );
  courier.close();
  return report;
}

function noConnectionText(connections: readonly Connection[], link: Link, name: string): string {
  const elsewhere = connections.some(({ provider }) => provider === link.provider);
  return elsewhere
    ? `Your ${name} key belongs to another workspace than this tab. Connect with a key of the workspace that has the pipeline "${link.scope.pipeline.label}".`
    : `You are not connected to ${name}. Connect with your own key; the tab stays readable without one.`;
}
