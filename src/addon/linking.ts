/**
 * Links a tab to a pipeline: what comes before the first pull.
 *
 * Promises: all that may be refused is, before a tab is made or touched; no tab that holds anything is
 * touched at all. Must not know: how choices are shown.
 */
import { readCatalogue } from '../core/catalogue';
import { type CrmMemo, memoOf } from '../core/crm-memo';
import { dressEdits, headersFor, ID_HEADER, SYNC_HEADER } from '../core/link/dress';
import { fitsStore, writeLink } from '../core/link-store';
import { linkedColumn } from '../core/linked-column';
import type { Connection, FieldSpec, Link } from '../core/model';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { proposedTabName } from '../protocol/tab-name';
import { keepMemo } from './adapters/crm-memo';
import { documentStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { sheetZone } from './adapters/sheet-zone';
import { withCrm } from './crm-access';
import { onDestination } from './destination';
import { refusedFilter } from './filters';
import { insertHiddenSheet } from './hidden-sheet';

type LinkRequest = Extract<Request, { kind: 'link' }>;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** `startedMs`: when this execution began, ms UTC. */
export function linkTab(request: LinkRequest, startedMs: number): Reply {
  return withCrm(request.provider, startedMs, ({ connector, courier, connection }) => {
    const { pipeline } = request;
    const refused = refusedFilter(connector, request.filters);
    if (refused) return { kind: 'failed', message: refused.message };
    const access = { key: connection.key, pipelineId: pipeline.id };
    const read = readCatalogue(connector, courier, access);
    if (read.kind === 'failed') return read;
    const fields = chooseFields(read.fields, request.columns);
    if (fields.length === 0) {
      return {
        kind: 'failed',
        message: 'None of the chosen columns exists in the CRM. Choose again.',
      };
    }
    const draft = draftOf(request, connection, fields);
    if (!fitsStore(draft)) {
      return {
        kind: 'failed',
        message: `${fields.length} columns are more than one tab can keep. Choose fewer columns; nothing was made.`,
      };
    }
    const name = proposedTabName(connector.name, pipeline.label);
    return onDestination(request.into ?? { kind: 'newTab', name }, (sheet) =>
      dress(sheet, { draft, fields, startedMs, memo: memoOf(read, startedMs) }),
    );
  });
}

/** The wanted fields in the wanted order; without a wish, the usual ones. */
function chooseFields(
  fields: readonly FieldSpec[],
  columns: readonly string[],
): readonly FieldSpec[] {
  if (columns.length === 0) return fields.filter(({ byDefault }) => byDefault);
  return columns.flatMap((key) => fields.find((field) => field.key === key) ?? []);
}

/** The link, as yet without a tab. */
function draftOf(
  { provider, pipeline, filters, marker }: LinkRequest,
  { fingerprint }: Connection,
  fields: readonly FieldSpec[],
): Link {
  const headers = headersFor(fields);
  return {
    tabId: 0,
    stateTabId: 0,
    provider,
    fingerprint,
    scope: { pipeline, filters },
    columns: fields.map((field, index) => linkedColumn(field, headers[index] ?? field.key)),
    syncHeader: SYNC_HEADER,
    idHeader: ID_HEADER,
    ...(marker && { marker }),
  };
}

interface Dressing {
  readonly draft: Link;
  readonly fields: readonly FieldSpec[];
  readonly startedMs: number;
  /** The catalogue, so that the first refresh need not read it again. */
  readonly memo: CrmMemo;
}

/** Turns an empty tab into a linked one and brings it to the front. */
function dress(sheet: Sheet, { draft, fields, startedMs, memo }: Dressing): Reply {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tabId = sheet.getSheetId();
  makeRoom(sheet, draft.columns.length + 2);
  const tab = sheetTab(sheet, {
    zone: () => sheetZone(spreadsheet, startedMs),
    literalRoute: 'richText',
  });
  const refused = tab.apply(dressEdits({ ...draft, tabId }, fields, sheet.getMaxRows()));
  const tabName = sheet.getName();
  if (refused !== null) {
    return { kind: 'failed', message: `The tab "${tabName}" could not be set up: ${refused}` };
  }
  const memory = insertHiddenSheet(spreadsheet, tabId);
  const link: Link = { ...draft, tabId, stateTabId: memory.getSheetId() };
  writeLink(documentStore(), link);
  keepMemo(link, memo);
  spreadsheet.setActiveSheet(sheet);
  return { kind: 'linked', tabId, tabName };
}

/** Somebody may have made an empty tab small. */
function makeRoom(sheet: Sheet, columns: number): void {
  const [rowsNow, columnsNow] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  // A row below the titles carries the formats.
  if (rowsNow < 2) sheet.insertRowsAfter(rowsNow, 1);
  if (columnsNow < columns) sheet.insertColumnsAfter(columnsNow, columns - columnsNow);
}
