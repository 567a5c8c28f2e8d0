/**
 * The core's `Tab` over an Apps Script sheet.
 *
 * Promises: dates come and go as serial numbers of the spreadsheet's zone; texts that could be
 * taken for a formula travel as rich text; a refusal of the sheet is returned, never thrown.
 * Must not know: what the cells mean.
 */
import type { Tab, TabContent, TabEdit, Zone } from '../../core/ports';
import type { Area, CellValue } from '../../core/value/cell';
import type { PlatformAnswers } from '../platform-answers';
import { columnName } from './a1';
import { safeMessage } from './safe-message';
import { sendQueued } from './send-queued';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const FORMATS = {
  text: '@',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
  automatic: 'general',
} as const;

/** Key of our developer metadata on a column; its value says which column it is. */
const TAG = 'opportunity-sheets.column';

export interface SheetTabOptions {
  readonly zone: () => Zone;
  readonly literalRoute: PlatformAnswers['literalRoute'];
}

export function sheetTab(sheet: Sheet, { zone, literalRoute }: SheetTabOptions): Tab {
  const valuesOf = (range: Range) =>
    range.getValues().map((row) => row.map((cell) => toCell(cell, zone)));
  const read = (range: Range): TabContent => ({
    values: valuesOf(range),
    formulas: range.getFormulas(),
  });
  return {
    id: sheet.getSheetId(),
    name: () => sheet.getName(),
    readAll: () => read(sheet.getDataRange()),
    readValues: () => ({ values: valuesOf(sheet.getDataRange()), formulas: [] }),
    readArea: (area) => read(rangeOf(sheet, area)),
    notes: (area) => rangeOf(sheet, area).getNotes(),
    dropDowns: (column, row) => dropDownsOf(sheet, column, row),
    mergesIn: (area) => rangeOf(sheet, area).getMergedRanges().map(areaOf),
    taggedColumns: () => taggedColumns(sheet),
    apply: (edits) => apply(sheet, edits, literalRoute),
  };
}

/** `instanceof Date` would fail on a Date of another realm. */
function toCell(value: unknown, zone: () => Zone): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Object.prototype.toString.call(value) === '[object Date]') {
    return { serial: zone().toSerial((value as Date).getTime()) };
  }
  return value === null || value === undefined ? '' : String(value);
}

function rangeOf(sheet: Sheet, { row, column, rows, columns }: Area): Range {
  return sheet.getRange(row, column, rows, columns);
}

function dropDownsOf(sheet: Sheet, column: number, row: number): ReturnType<Tab['dropDowns']> {
  const rows = sheet.getMaxRows() - row + 1;
  if (rows < 1) return [];
  return sheet
    .getRange(row, column, rows, 1)
    .getDataValidations()
    .map(([rule]) => {
      if (!rule) return null;
      // Of a list the first criteria value are its texts (Apps Script reference, DataValidation).
      const [labels]: readonly unknown[] = rule.getCriteriaValues();
      return Array.isArray(labels) ? labels.map(String) : 'other';
    });
}

function areaOf(range: Range): Area {
  return {
    row: range.getRow(),
    column: range.getColumn(),
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
  };
}

type LiteralRoute = PlatformAnswers['literalRoute'];

function apply(sheet: Sheet, edits: readonly TabEdit[], route: LiteralRoute): string | null {
  try {
    for (const edit of edits) applyEdit(sheet, edit, route);
    SpreadsheetApp.flush();
    return null;
  } catch (error) {
    // Protections and drop-down rules refuse by throwing, in the user's own language.
    sendQueued();
    return safeMessage(error);
  }
}

function applyEdit(sheet: Sheet, edit: TabEdit, route: LiteralRoute): void {
  switch (edit.kind) {
    case 'insertRows':
      sheet.insertRowsAfter(edit.after, edit.count);
      return;
    case 'deleteRows':
      sheet.deleteRows(edit.row, edit.count);
      return;
    case 'insertColumns':
      sheet.insertColumnsAfter(edit.after, edit.count);
      return;
    case 'deleteColumns':
      sheet.deleteColumns(edit.column, edit.count);
      return;
    case 'values': {
      const cells = edit.cells.map((row) => row.map(fromCell));
      const columns = cells[0]?.length ?? 0;
      sheet.getRange(edit.row, edit.column, cells.length, columns).setValues(cells);
      return;
    }
    case 'literals':
      writeLiterals(sheet.getRange(edit.row, edit.column, edit.texts.length, 1), edit.texts, route);
      return;
    case 'note':
      sheet.getRange(edit.row, edit.column).setNote(edit.note);
      return;
    case 'freeze':
      sheet.setFrozenRows(edit.rows);
      sheet.setFrozenColumns(edit.columns);
      return;
    case 'width':
      sheet.setColumnWidth(edit.column, edit.px);
      return;
    case 'tag':
      tagColumn(sheet, edit.column, edit.key);
      return;
    case 'untag':
      untag(sheet, new Set(edit.keys));
      return;
    default:
      dressArea(rangeOf(sheet, edit.area), edit);
  }
}

/** Which way keeps `=…` a text is not documented; the platform check finds it out. */
function writeLiterals(range: Range, texts: readonly string[], route: LiteralRoute): void {
  switch (route) {
    case 'richText':
      range.setRichTextValues(
        texts.map((text) => [SpreadsheetApp.newRichTextValue().setText(text).build()]),
      );
      return;
    case 'apostrophe':
      range.setValues(texts.map((text) => [`'${text}`]));
      return;
    case 'format':
      range.setNumberFormat(FORMATS.text);
      range.setValues(texts.map((text) => [text]));
  }
}

function dressArea(range: Range, edit: Extract<TabEdit, { readonly area: Area }>): void {
  switch (edit.kind) {
    case 'format':
      range.setNumberFormat(FORMATS[edit.format]);
      return;
    case 'colours':
      range.setBackground(edit.colour);
      return;
    case 'bold':
      range.setFontWeight('bold');
      return;
    case 'plain':
      // clearFormat leaves number formats alone (Apps Script reference, Range.clearFormat).
      range.clearFormat();
      range.setNumberFormat(FORMATS.automatic);
      range.clearDataValidations();
      return;
    case 'choices': {
      if (edit.labels.length === 0) {
        range.clearDataValidations();
        return;
      }
      const builder = SpreadsheetApp.newDataValidation().requireValueInList([...edit.labels], true);
      range.setDataValidation(builder.setAllowInvalid(true).build());
    }
  }
}

function fromCell(cell: CellValue): string | number | boolean {
  return typeof cell === 'object' ? cell.serial : cell;
}

function tagColumn(sheet: Sheet, column: number, key: string): void {
  const name = columnName(column);
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.PROJECT;
  sheet.getRange(`${name}:${name}`).addDeveloperMetadata(TAG, key, visibility);
}

function untag(sheet: Sheet, keys: ReadonlySet<string>): void {
  for (const metadata of sheet.createDeveloperMetadataFinder().withKey(TAG).find()) {
    if (keys.has(metadata.getValue() ?? '')) metadata.remove();
  }
}

function taggedColumns(sheet: Sheet): ReadonlyMap<string, number> {
  const found = sheet.createDeveloperMetadataFinder().withKey(TAG).find();
  const columns = new Map<string, number>();
  for (const metadata of found) {
    const column = metadata.getLocation().getColumn();
    const key = metadata.getValue();
    if (column && key && !columns.has(key)) columns.set(key, column.getColumn());
  }
  return columns;
}
