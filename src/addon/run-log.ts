/**
 * The run log: a tab that everybody with the file can read, since the triggers of an add-on send no
 * mail when they fail. Newest first, bounded.
 *
 * Promises: text only, never a formula; a log that cannot be written never spoils the run it tells of.
 */

import type { Zone } from '../core/ports';
import { editsFor } from '../core/pull/edits';
import type { CellWrite } from '../core/table/blocks';
import type { CellValue } from '../core/value/cell';
import { documentStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { freeName } from './hidden-sheet';

export interface LogEntry {
  /** ms UTC. */
  readonly atMs: number;
  readonly who: string;
  readonly tabName: string;
  readonly action: string;
  /** What was done, in counts. */
  readonly counts: string;
  readonly seconds: number;
  readonly requests: number;
  /** Empty when all went well. */
  readonly error: string;
}

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const TITLES = ['Time', 'Who', 'Tab', 'Action', 'What', 'Seconds', 'Requests', 'Error'];
const ROWS_MAX = 500;
const KEY = 'log';

export interface LogBook {
  /** What the document's properties are. */
  readonly properties: Readonly<Record<string, string>>;
  readonly zone: Zone;
}

/** One flush; a few calls more when there is no log yet. Returns false when the tab refused. */
export function writeLog({ properties, zone }: LogBook, entries: readonly LogEntry[]): boolean {
  if (entries.length === 0) return true;
  const sheet = logSheet(SpreadsheetApp.getActiveSpreadsheet(), properties);
  const tab = sheetTab(sheet, { zone: () => zone, literalRoute: 'richText' });
  const rows = entries.map((entry): readonly CellValue[] => [
    { serial: zone.toSerial(entry.atMs) },
    ...[entry.who, entry.tabName, entry.action, entry.counts],
    ...[entry.seconds, entry.requests, entry.error],
  ]);
  const cells = rows.flatMap((row, y) =>
    row.map((cell, x): CellWrite => ({ row: y + 2, column: x + 1, cell })),
  );
  return (
    tab.apply([
      { kind: 'insertRows', after: 1, count: entries.length },
      { kind: 'plain', area: { row: 2, column: 1, rows: entries.length, columns: TITLES.length } },
      {
        kind: 'format',
        area: { row: 2, column: 1, rows: entries.length, columns: 1 },
        format: 'instant',
      },
      ...editsFor(cells),
      // Last: where a person has deleted rows there is nothing to cut, and Google refuses.
      { kind: 'deleteRows', row: ROWS_MAX + 2, count: entries.length },
    ]) === null
  );
}

/** Found by its id, so that it may be renamed; made when it is missing. */
function logSheet(spreadsheet: Spreadsheet, properties: Readonly<Record<string, string>>): Sheet {
  const known = properties[KEY];
  const existing = known === undefined ? null : spreadsheet.getSheetById(Number(known));
  if (existing) return existing;
  const active = spreadsheet.getActiveSheet();
  const name = freeName(spreadsheet, 'Opportunity Sheets log');
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  sheet.getRange(1, 1, 1, TITLES.length).setValues([TITLES]).setFontWeight('bold');
  sheet.setFrozenRows(1);
  if (active) spreadsheet.setActiveSheet(active);
  documentStore().set(KEY, String(sheet.getSheetId()));
  return sheet;
}
