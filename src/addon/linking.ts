/**
 * Connecting, choosing, linking: what comes before the first pull.
 *
 * Promises: a key is kept only after the CRM has accepted it; linking makes a new tab and touches
 * no existing one. Must not know: how choices are shown.
 */
import { readCatalogue } from '../core/catalogue';
import { tryKey } from '../core/connect';
import type { Connector } from '../core/connector';
import type { Courier } from '../core/exchange';
import { explainFault } from '../core/explain';
import { dressEdits, headersFor, ID_HEADER, SYNC_HEADER } from '../core/link/dress';
import { fitsStore, writeLink } from '../core/link-store';
import type { Connection, FieldSpec, Link, ProviderId } from '../core/model';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { documentStore, userStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { sheetZone } from './adapters/sheet-zone';
import { keepConnection, readConnections } from './connections';
import { freeName, insertHiddenSheet } from './hidden-sheet';
import { me } from './profile';
import { connectorOf, courierFor } from './providers';

/** Choosing is worth a minute's wait at most. */
const WAIT_MS_MAX = 65_000;

type Of<K extends Request['kind']> = Extract<Request, { kind: K }>;

export function connect({ provider, key }: Of<'connect'>, startedMs: number): Reply {
  const connector = connectorOf(provider);
  if (!connector) return unknownProvider(provider);
  const trimmed = key.trim();
  const courier = courierFor(connector, trimmed, { startedMs, waitMsMax: WAIT_MS_MAX });
  const result = tryKey(connector, courier, trimmed);
  courier.close();
  if (result.kind === 'refused') return { kind: 'failed', message: result.message };
  keepConnection(userStore(), result.connection);
  // Made here, so that no run has to pay for it.
  me(userStore().all());
  return { kind: 'connected', label: result.connection.label, limits: [...result.limits] };
}

export function listPipelines({ provider }: Of<'pipelines'>, startedMs: number): Reply {
  return withCrm(provider, startedMs, ({ connector, courier, connection }) => {
    const [result] = courier.send([connector.pipelines(connection.key)]);
    if (!result?.ok) return { kind: 'failed', message: messageOf(result, connector) };
    if (result.value.length === 0) return noPipeline(connector);
    return { kind: 'pipelines', pipelines: [...result.value] };
  });
}

export function listFields(request: Of<'catalogue'>, startedMs: number): Reply {
  const { provider, pipelineId } = request;
  return withCrm(provider, startedMs, ({ connector, courier, connection }) => {
    const read = readCatalogue(connector, courier, { key: connection.key, pipelineId });
    if (read.kind === 'failed') return read;
    const optionsOf = (key: string | undefined) =>
      read.fields.find((field) => field.key === key)?.options ?? [];
    return {
      kind: 'catalogue',
      fields: read.fields.map(({ key, label, byDefault = false, onUpdate }) => {
        return { key, label, byDefault, readOnly: onUpdate === 'no' };
      }),
      filters: connector.filters.map(({ key, label, type, optionsOf: field }) => {
        return { key, label, type, options: [...optionsOf(field)] };
      }),
      markers: markersOf(read.fields),
      limits: [...read.limits],
    };
  });
}

/** Custom text fields: what a workspace has made for itself may be given a meaning by it. */
function markersOf(fields: readonly FieldSpec[]): { id: string; label: string }[] {
  return fields
    .filter(({ key, type, onCreate }) => isCustom(key) && type === 'text' && onCreate === 'yes')
    .map(({ key, label }) => ({ id: key, label }));
}

function isCustom(key: string): boolean {
  return key.startsWith('custom.');
}

export function linkTab(request: Of<'link'>, startedMs: number): Reply {
  return withCrm(request.provider, startedMs, ({ connector, courier, connection }) => {
    const unknown = unknownFilter(connector, request.filters);
    if (unknown !== null) return { kind: 'failed', message: unknown };
    const access = { key: connection.key, pipelineId: request.pipeline.id };
    const read = readCatalogue(connector, courier, access);
    if (read.kind === 'failed') return read;
    const chosen = chooseFields(read.fields, request.columns);
    if (chosen.length === 0) {
      return {
        kind: 'failed',
        message: 'None of the chosen columns exists in the CRM. Choose again.',
      };
    }
    return makeTab({ request, connection, fields: chosen, connector, startedMs });
  });
}

interface Crm {
  readonly connector: Connector;
  readonly courier: Courier;
  readonly connection: Connection;
}

function withCrm(provider: ProviderId, startedMs: number, work: (crm: Crm) => Reply): Reply {
  const connector = connectorOf(provider);
  if (!connector) return unknownProvider(provider);
  const known = readConnections(userStore().all());
  const connection = known.find((one) => one.provider === provider);
  if (!connection) {
    return {
      kind: 'failed',
      message: `You are not connected to ${connector.name}. Connect first.`,
    };
  }
  const courier = courierFor(connector, connection.key, { startedMs, waitMsMax: WAIT_MS_MAX });
  const reply = work({ connector, courier, connection });
  courier.close();
  return reply;
}

/** The wanted fields in the wanted order; without a wish, the usual ones. */
function chooseFields(
  fields: readonly FieldSpec[],
  columns: readonly string[],
): readonly FieldSpec[] {
  if (columns.length === 0) return fields.filter(({ byDefault }) => byDefault);
  return columns.flatMap((key) => fields.find((field) => field.key === key) ?? []);
}

interface NewTab {
  readonly request: Of<'link'>;
  readonly connection: Connection;
  readonly fields: readonly FieldSpec[];
  readonly connector: Connector;
  readonly startedMs: number;
}

function makeTab({ request, connection, fields, connector, startedMs }: NewTab): Reply {
  const headers = headersFor(fields);
  const draft: Link = {
    tabId: 0,
    stateTabId: 0,
    provider: request.provider,
    fingerprint: connection.fingerprint,
    scope: { pipeline: request.pipeline, filters: request.filters },
    columns: fields.map(({ key, type, onUpdate }, index) => {
      return { key, type, onUpdate, header: headers[index] ?? key };
    }),
    syncHeader: SYNC_HEADER,
    idHeader: ID_HEADER,
    ...(request.marker && { marker: request.marker }),
  };
  if (!fitsStore(draft)) {
    return {
      kind: 'failed',
      message: `${fields.length} columns are more than one tab can keep. Choose fewer columns; nothing was made.`,
    };
  }
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const wanted = `${connector.name} ${request.pipeline.label}`.slice(0, 80);
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, wanted));
  const memory = insertHiddenSheet(spreadsheet, sheet.getSheetId());
  const link: Link = { ...draft, tabId: sheet.getSheetId(), stateTabId: memory.getSheetId() };
  const missing = link.columns.length + 2 - sheet.getMaxColumns();
  if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
  const tab = sheetTab(sheet, {
    zone: () => sheetZone(spreadsheet, startedMs),
    literalRoute: 'richText',
  });
  const refused = tab.apply(dressEdits(link, fields, sheet.getMaxRows()));
  if (refused !== null) {
    return { kind: 'failed', message: `The new tab could not be set up: ${refused}` };
  }
  writeLink(documentStore(), link);
  return { kind: 'linked', tabId: link.tabId, tabName: sheet.getName() };
}

/** A filter that the CRM does not know would silently show too much. */
function unknownFilter(
  connector: Connector,
  filters: Readonly<Record<string, string>>,
): string | null {
  for (const [key, value] of Object.entries(filters)) {
    const spec = connector.filters.find((filter) => filter.key === key);
    if (!spec)
      return `${connector.name} has no filter "${key}". Choose one of: ${connector.filters.map((f) => f.label).join(', ')}.`;
    if (connector.looksLikeKey(value.trim())) {
      return `The filter "${spec.label}" looks like an API key. Keys belong into the connection only.`;
    }
    if (spec.type === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      return `The filter "${spec.label}" needs a day written like 2026-01-31, not "${value}".`;
    }
  }
  return null;
}

function messageOf(
  result: { ok: false; fault: Parameters<typeof explainFault>[0] } | undefined,
  connector: Connector,
): string {
  return explainFault(result?.fault ?? { kind: 'network', detail: '' }, connector.name);
}

function noPipeline({ name }: Connector): Reply {
  return {
    kind: 'failed',
    message: `The ${name} workspace has no pipeline yet. Create one in ${name} first.`,
  };
}

function unknownProvider(provider: string): Reply {
  return { kind: 'failed', message: `This version of the add-on does not speak ${provider}.` };
}
