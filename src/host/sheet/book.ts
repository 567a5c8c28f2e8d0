/** Books and sheets as wholes: new ones, looking one up, replacing one. */
import type { Book, Column, Row, Sheet } from './model';

export interface BookOptions {
  readonly id?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly owner?: string;
  readonly tabs?: readonly string[];
}

export const NEW_SHEET_ROWS = 1000;
export const NEW_SHEET_COLUMNS = 26;
const COLUMN_WIDTH_PX = 100;

export const EMPTY_ROW: Row = {
  cells: [],
  formulaCount: 0,
  hidden: false,
  filtered: false,
  metadata: [],
};

export const PLAIN_COLUMN: Column = { widthPx: COLUMN_WIDTH_PX, hidden: false, metadata: [] };

export function newBook(options: BookOptions): Book {
  const empty: Book = {
    id: options.id ?? 'local-spreadsheet',
    name: options.name ?? 'Untitled spreadsheet',
    locale: options.locale ?? 'en_US',
    timeZone: options.timeZone ?? 'America/New_York',
    owner: options.owner ?? 'owner@example.com',
    sheets: [],
    metadata: [],
    nextId: 1,
  };
  // The first tab of a new file has the id 0, later ones have arbitrary ids.
  return (options.tabs ?? ['Sheet1']).reduce<Book>((book, name, index) => {
    const { id, book: counted } = index === 0 ? { id: 0, book } : takeSheetId(book);
    return { ...counted, sheets: [...counted.sheets, newSheet(id, name)] };
  }, empty);
}

export function newSheet(
  id: number,
  name: string,
  size = { rows: NEW_SHEET_ROWS, columns: NEW_SHEET_COLUMNS },
): Sheet {
  return {
    id,
    name,
    rows: new Array<Row>(size.rows).fill(EMPTY_ROW),
    columns: new Array<Column>(size.columns).fill(PLAIN_COLUMN),
    hidden: false,
    frozenRows: 0,
    frozenColumns: 0,
    tabColor: null,
    merges: [],
    protections: [],
    filter: null,
    metadata: [],
  };
}

/** A fresh id for a protection or a metadata entry. */
export function takeId(book: Book): { readonly id: number; readonly book: Book } {
  return { id: book.nextId, book: { ...book, nextId: book.nextId + 1 } };
}

/** A fresh sheet id: scattered like Google's, so that nobody takes it for a position. */
export function takeSheetId(book: Book): { readonly id: number; readonly book: Book } {
  const taken = takeId(book);
  return { id: (Math.imul(taken.id, 0x9e3779b1) >>> 1) + 1, book: taken.book };
}

export function sheetById(book: Book, id: number): Sheet | null {
  return book.sheets.find((sheet) => sheet.id === id) ?? null;
}

/** By name, in any case of letters. */
export function sheetByName(book: Book, name: string): Sheet | null {
  const wanted = name.toLowerCase();
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === wanted) ?? null;
}

export function replaceSheet(book: Book, next: Sheet): Book {
  return { ...book, sheets: book.sheets.map((sheet) => (sheet.id === next.id ? next : sheet)) };
}

/** Cells of the grid, blank ones included; what the file's limit counts. */
export function cellCount(book: Book): number {
  return book.sheets.reduce((sum, sheet) => sum + sheet.rows.length * sheet.columns.length, 0);
}
