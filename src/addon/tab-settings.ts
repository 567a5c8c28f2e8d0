/**
 * The settings of a linked tab, as the page asks for them and changes them.
 *
 * Promises: without a connection they can be read, only not changed; the file's lock is not held while
 * the CRM is merely asked what could be chosen. Must not know: how settings are shown.
 */
import { busyText } from '../core/busy';
import { readCatalogue } from '../core/catalogue';
import { memoOf } from '../core/crm-memo';
import { changeLink } from '../core/link/change';
import { type Look, lookAt } from '../core/link/look';
import type { Connection, Link } from '../core/model';
import { leaseOfOthers, readRunRecord } from '../core/run-record';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { memorySheet } from './adapters/memory-sheet';
import { userStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { sheetZone } from './adapters/sheet-zone';
import { choicesOf } from './choosing';
import { connectionTo, readConnections } from './connections';
import { WAIT_MS_MAX } from './crm-access';
import { refusedFilter } from './filters';
import { readPlatformAnswers } from './platform-answers';
import { me } from './profile';
import { connectorOf, courierFor } from './providers';
import { type LinkedTab, noConnectionText, onLink, onTab } from './tab-run';

type Of<K extends Request['kind']> = Extract<Request, { kind: K }>;
type Settings = Extract<Reply, { kind: 'settings' }>;
type Failed = Extract<Reply, { kind: 'failed' }>;

export function readSettings({ tabId }: Of<'settings'>, startedMs: number): Reply {
  const seen = onLink(tabId, (linked) => describe(linked, startedMs));
  if (seen.kind === 'failed') return failed(seen.message);
  const { link, ...settings } = seen;
  const user = userStore().all();
  return {
    ...settings,
    kind: 'settings',
    schedule: scheduleOf(link, me(user).id),
    choices: choicesFor(link, readConnections(user), startedMs),
  };
}

/** When a tab is refreshed by itself, as its readers are told. `userId`: whose page it is. */
export function scheduleOf({ schedule }: Link, userId: string): Settings['schedule'] {
  if (!schedule) return null;
  const { rhythm, by } = schedule;
  return { rhythm, by: by.name, isMine: by.id === userId };
}

type Described = Omit<Settings, 'kind' | 'choices' | 'schedule'> & {
  readonly kind: 'described';
  readonly link: Link;
};

function describe({ link, properties }: LinkedTab, startedMs: number): Described | Failed {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetById(link.tabId);
  if (!sheet) return failed('The linked tab was deleted. Undo the deletion, or forget it.');
  const { literalRoute, zoneArithmetic } = readPlatformAnswers(properties);
  const zone = () => sheetZone(spreadsheet, startedMs, zoneArithmetic);
  const memory = memorySheet(spreadsheet.getSheetById(link.stateTabId), neverMade);
  const record = readRunRecord(properties, link.tabId);
  const look = lookAt({ tab: sheetTab(sheet, { zone, literalRoute }), memory }, link, record);
  return {
    kind: 'described',
    link,
    tabName: sheet.getName(),
    provider: link.provider,
    pipeline: link.scope.pipeline.label,
    columns: columnsOf(link, look),
    filters: { ...link.scope.filters },
    marker: link.marker ?? null,
    checking: look.checking,
  };
}

function neverMade(): never {
  throw new Error('readSettings: reading makes no memory sheet');
}

function columnsOf({ columns }: Link, { located, unsent }: Look): Settings['columns'] {
  const found = located.kind === 'found' ? located.table.columns : [];
  const titles = new Map(found.map(({ column, header }) => [column.key, header]));
  return columns.map(({ key, header, onUpdate }) => ({
    key,
    title: titles.get(key) ?? header,
    readOnly: onUpdate === 'no',
    // Where the titles are not found at all, nothing is known of single columns.
    inTab: located.kind === 'noHeader' || titles.has(key),
    unsent: unsent.get(key) ?? 0,
  }));
}

function choicesFor(
  link: Link,
  connections: readonly Connection[],
  startedMs: number,
): Settings['choices'] {
  const connector = connectorOf(link.provider);
  if (!connector) return unknown(`This version of the add-on does not speak ${link.provider}.`);
  const connection = connectionTo(connections, link);
  if (!connection) return unknown(noConnectionText(connections, link, connector.name));
  const { key } = connection;
  const courier = courierFor(connector, key, { startedMs, waitMsMax: WAIT_MS_MAX });
  const read = readCatalogue(connector, courier, { key, pipelineId: link.scope.pipeline.id });
  courier.close();
  if (read.kind === 'failed') return unknown(read.message);
  return { kind: 'known', ...choicesOf(connector, read.fields), limits: [...read.limits] };
}

function unknown(message: string): Settings['choices'] {
  return { kind: 'unknown', message };
}

export function changeSettings(request: Of<'changeSettings'>, startedMs: number): Reply {
  const { tabId, ...wish } = request;
  const times = { startedMs, waitMsMax: WAIT_MS_MAX, stepMs: 0 };
  return onTab(tabId, times, ({ ports, subject }): Reply => {
    const { link, connection, properties, userId } = subject;
    const { connector, courier } = ports;
    const record = readRunRecord(properties, tabId);
    const other = leaseOfOthers(record, { run: null, userId }, Date.now());
    if (other) return failed(busyText(other));
    const refused = refusedFilter(connector, wish.filters);
    if (refused) return failed(refused.message);
    const access = { key: connection.key, pipelineId: link.scope.pipeline.id };
    const read = readCatalogue(connector, courier, access);
    if (read.kind === 'failed') return read;
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetById(tabId);
    const gridRows = sheet?.getMaxRows() ?? 0;
    const changed = changeLink(ports, { link, record, fields: read.fields, gridRows }, wish);
    if (changed.kind === 'failed') return changed;
    // Or the next refresh would not know a field that is newer than its last look at the CRM.
    ports.memo.save(memoOf(read, startedMs));
    return { kind: 'settingsChanged', remarks: [...changed.remarks] };
  });
}

function failed(message: string): Failed {
  return { kind: 'failed', message };
}
