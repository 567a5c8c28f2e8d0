/**
 * What a run on one linked tab needs, gathered from the open file: link, connection, ports. The
 * document lock is held around it.
 *
 * Promises: the reason is said in one sentence when something is missing; the pace is kept for later
 * runs whatever happens. Must not know: what the run does.
 */
import { busyText } from '../core/busy';
import { readLinks } from '../core/link-store';
import type { Connection, Link } from '../core/model';
import { once } from '../core/once';
import type { PullSubject } from '../core/pull/pull-ports';
import type { PushPorts } from '../core/push/push-ports';
import { readRunRecord } from '../core/run-record';
import { cacheShelf } from './adapters/cache-shelf';
import { crmMemo, memoKey } from './adapters/crm-memo';
import { memorySheet } from './adapters/memory-sheet';
import { paceKey } from './adapters/pace-cache';
import { documentStore, userStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { sheetZone } from './adapters/sheet-zone';
import { connectionTo, readConnections } from './connections';
import { freshKey } from './fresh-key';
import { createMemorySheet } from './hidden-sheet';
import { readPlatformAnswers } from './platform-answers';
import { me } from './profile';
import { connectorOf, courierFor } from './providers';

/** How long to wait for somebody else's run on this file, ms. */
const LOCK_WAIT_MS = 5_000;

export interface TabRun {
  readonly ports: PushPorts;
  readonly subject: PullSubject;
  /** Requests that have left so far. */
  requests(): number;
}

export interface RunTimes {
  /** When this execution began, ms UTC. */
  readonly startedMs: number;
  /** The longest single pause in front of a request, ms. */
  readonly waitMsMax: number;
  /** How long a step begins further batches, ms. */
  readonly stepMs: number;
  /** Whether the run is not wanted any more; asked during long pauses. */
  readonly isHalted?: () => boolean;
}

const NOT_LINKED = 'This tab is not linked to a CRM. Choose a linked tab, or import one first.';

type Properties = Readonly<Record<string, string>>;

export interface Failure {
  readonly kind: 'failed';
  readonly message: string;
  /** Somebody else is at work. */
  readonly isBusy?: true;
}

/** A link and what the document's properties were under the lock. */
export interface LinkedTab {
  readonly link: Link;
  readonly properties: Properties;
}

/** Does `work` on a linked tab, or says why it cannot be done. */
export function onTab<T>(tabId: number, times: RunTimes, work: (run: TabRun) => T): T | Failure {
  return onLink(tabId, (linked) => gather(linked, times, work));
}

/** The same for work that needs neither the CRM nor the tab itself. */
export function onLink<T>(tabId: number, work: (linked: LinkedTab) => T): T | Failure {
  const lock = LockService.getDocumentLock();
  const store = documentStore();
  if (lock && !lock.tryLock(LOCK_WAIT_MS)) {
    return { ...failed(busyFile(store.all(), tabId)), isBusy: true };
  }
  try {
    const properties = store.all();
    const link = readLinks(properties).find((one) => one.tabId === tabId);
    return link ? work({ link, properties }) : failed(NOT_LINKED);
  } finally {
    lock?.releaseLock();
  }
}

function busyFile(properties: Properties, tabId: number): string {
  const links = readLinks(properties);
  const leases = links.flatMap((link) => readRunRecord(properties, link.tabId).lease ?? []);
  return busyText(readRunRecord(properties, tabId).lease ?? leases[0] ?? null);
}

function gather<T>(
  { link, properties }: LinkedTab,
  times: RunTimes,
  work: (run: TabRun) => T,
): T | Failure {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetById(link.tabId);
  const connector = connectorOf(link.provider);
  if (!sheet) return failed('The linked tab was deleted. Undo the deletion, or import it again.');
  if (!connector) {
    return failed(`This version of the add-on does not speak ${link.provider}. Update it.`);
  }
  const user = userStore().all();
  const connection = connectionTo(readConnections(user), link);
  if (!connection) return failed(noConnectionText(readConnections(user), link, connector.name));
  const shelf = cacheShelf([paceKey(link.provider), memoKey(link)]);
  const courier = courierFor(connector, connection.key, { ...times, shelf });
  const { literalRoute, zoneArithmetic } = readPlatformAnswers(properties);
  const zone = once(() => sheetZone(spreadsheet, times.startedMs, zoneArithmetic));
  const documents = documentStore();
  const ports: PushPorts = {
    tab: sheetTab(sheet, { zone, literalRoute }),
    memory: memorySheet(spreadsheet.getSheetById(link.stateTabId), () =>
      createMemorySheet(spreadsheet, link, documents),
    ),
    ...{ documents, zone, courier, connector, freshKey },
    clock: { nowMs: () => Date.now() },
    requests: () => courier.sent(),
    memo: crmMemo(shelf, memoKey(link)),
    stepEndMs: times.startedMs + times.stepMs,
  };
  const result = work({
    ports,
    subject: { link, connection, properties, who: user.name || 'Somebody', userId: me(user).id },
    requests: () => courier.sent(),
  });
  courier.close();
  shelf.close();
  return result;
}

function failed(message: string): Failure {
  return { kind: 'failed', message };
}

export function noConnectionText(
  connections: readonly Connection[],
  link: Link,
  name: string,
): string {
  const elsewhere = connections.some(({ provider }) => provider === link.provider);
  return elsewhere
    ? `Your ${name} key belongs to another workspace than this tab. Connect with a key of the workspace that has the pipeline "${link.scope.pipeline.label}".`
    : `You are not connected to ${name}. Connect with your own key; the tab stays readable without one.`;
}
