/**
 * Tabs of ours that grow from the top: newest first, bounded, readable by everybody with the file.
 *
 * Promises: text stays text; a journal that cannot be written never spoils the run it tells of.
 * Must not know: what is told.
 */
import type { Zone } from '../core/ports';
import { editsFor } from '../core/pull/edits';
import type { CellWrite } from '../core/table/blocks';
import type { CellValue } from '../core/value/cell';
import { documentStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { freeName } from './hidden-sheet';

export interface JournalKind {
  /** Document property that holds the tab's id, so that people may rename it. */
  readonly key: string;
  readonly name: string;
  /** The first one is a time. */
  readonly columns: readonly JournalColumn[];
  readonly rowsMax: number;
}

export interface JournalColumn {
  readonly title: string;
  readonly px: number;
}

export interface JournalPlace {
  /** What the document's properties are. */
  readonly properties: Readonly<Record<string, string>>;
  readonly zone: Zone;
}

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The tab of a journal, or null while there is none. */
export function journalSheet(
  { key }: JournalKind,
  properties: JournalPlace['properties'],
): Sheet | null {
  const id = properties[key];
  return id === undefined ? null : SpreadsheetApp.getActiveSpreadsheet().getSheetById(Number(id));
}

/** One flush; a few calls more when the tab has to be made. Returns false when it refused. */
export function prepend(
  kind: JournalKind,
  { properties, zone }: JournalPlace,
  rows: readonly (readonly CellValue[])[],
): boolean {
  const kept = rows.slice(0, kind.rowsMax);
  if (kept.length === 0) return true;
  const sheet = journalSheet(kind, properties) ?? makeSheet(kind);
  const tab = sheetTab(sheet, { zone: () => zone, literalRoute: 'richText' });
  const area = { row: 2, column: 1, rows: kept.length, columns: kind.columns.length };
  const cells = kept.flatMap((row, y) =>
    row.map((cell, x): CellWrite => ({ row: y + 2, column: x + 1, cell })),
  );
  const refused = tab.apply([
    { kind: 'insertRows', after: 1, count: kept.length },
    { kind: 'plain', area },
    { kind: 'format', area, format: 'text' },
    { kind: 'format', area: { ...area, columns: 1 }, format: 'instant' },
    ...editsFor(cells),
    // Last: where a person has deleted rows there is nothing to cut, and Google refuses.
    { kind: 'deleteRows', row: kind.rowsMax + 2, count: kept.length },
  ]);
  return refused === null;
}

function makeSheet({ key, name, columns, rowsMax }: JournalKind): Sheet {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const active = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, name), spreadsheet.getNumSheets());
  sheet
    .getRange(1, 1, 1, columns.length)
    .setValues([columns.map(({ title }) => title)])
    .setFontWeight('bold');
  columns.forEach(({ px }, index) => {
    sheet.setColumnWidth(index + 1, px);
  });
  sheet.setFrozenRows(1);
  const missing = rowsMax + 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  if (active) spreadsheet.setActiveSheet(active, true);
  documentStore().set(key, String(sheet.getSheetId()));
  return sheet;
}
