/** Tabs as wholes, and settings of the file. */
import {
  cellCount,
  NEW_SHEET_COLUMNS,
  NEW_SHEET_ROWS,
  newSheet,
  replaceSheet,
  sheetById,
  sheetByName,
  takeId,
  takeSheetId,
} from '../book';
import type { ChangeOf } from '../change';
import type { SheetDoubts } from '../doubts';
import { rewriteBook } from '../formula/rewrite-book';
import { gridOf } from '../grid';
import type { Book, Metadata, Sheet } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { LAST_SHEET, sheetNameTaken, sheetNotFound, TOO_MANY_CELLS } from '../texts';
import { CELLS_MAX } from './axis';
import { type ChangeContext, type HandlerTable, onSheet } from './handler';

type TabKind =
  | 'addSheet'
  | 'copySheet'
  | 'deleteSheet'
  | 'renameSheet'
  | 'moveSheet'
  | 'hideSheet'
  | 'tabColor'
  | 'settings'
  | 'renameFile';

export const tabHandlers: HandlerTable<TabKind> = {
  addSheet: { touches: () => [], run: addSheet },
  copySheet: { touches: () => [], run: copySheet },
  deleteSheet: {
    touches: ({ sheetId }, book) => {
      const sheet = sheetById(book, sheetId);
      return [{ sheetId, area: sheet && gridOf(sheet) }];
    },
    run: deleteSheet,
  },
  renameSheet: { touches: ({ sheetId }) => [{ sheetId, area: null }], run: renameSheet },
  moveSheet: { touches: () => [], run: moveSheet },
  hideSheet: onSheet((sheet, { hidden }) => ({ ...sheet, hidden })),
  tabColor: onSheet((sheet, { color }) => ({ ...sheet, tabColor: color })),
  settings: {
    touches: () => [],
    run: ({ locale, timeZone }, { book }) =>
      changed({ ...book, locale: locale ?? book.locale, timeZone: timeZone ?? book.timeZone }),
  },
  renameFile: { touches: () => [], run: ({ name }, { book }) => changed({ ...book, name }) },
};

function addSheet(change: ChangeOf<'addSheet'>, { book }: ChangeContext): Outcome {
  const { rows = NEW_SHEET_ROWS, columns = NEW_SHEET_COLUMNS } = change;
  if (cellCount(book) + rows * columns > CELLS_MAX) return refused(TOO_MANY_CELLS);
  const name = change.name ?? freeName(book, (n) => `Sheet${n}`);
  if (sheetByName(book, name) !== null) return refused(sheetNameTaken(name));
  const { id, book: counted } = takeSheetId(book);
  return changed(placed(counted, newSheet(id, name, { rows, columns }), change.index), id);
}

function copySheet(change: ChangeOf<'copySheet'>, { book, doubts }: ChangeContext): Outcome {
  const original = sheetById(book, change.sheetId);
  if (original === null) return refused(sheetNotFound(change.sheetId));
  const grid = gridOf(original);
  if (cellCount(book) + grid.rows * grid.columns > CELLS_MAX) return refused(TOO_MANY_CELLS);
  const name =
    change.name ??
    freeName(book, (n) => (n === 1 ? `Copy of ${original.name}` : `Copy of ${original.name} ${n}`));
  if (sheetByName(book, name) !== null) return refused(sheetNameTaken(name));
  const { id, book: counted } = takeSheetId(book);
  const copied = copyMetadata(counted, { ...original, id, name, protections: [] }, doubts);
  return changed(placed(copied.book, copied.sheet, change.index), id);
}

/** Metadata entries of a copy have ids of their own. */
function copyMetadata(
  book: Book,
  sheet: Sheet,
  { metadataInCopiedTab }: SheetDoubts,
): { readonly book: Book; readonly sheet: Sheet } {
  let counted = book;
  const copy = (entries: readonly Metadata[]): readonly Metadata[] =>
    entries.map((entry) => {
      const taken = takeId(counted);
      counted = taken.book;
      return { ...entry, id: taken.id };
    });
  const renew = metadataInCopiedTab === 'copied' ? copy : () => [];
  const onItem = <T extends { readonly metadata: readonly Metadata[] }>(item: T): T =>
    item.metadata.length === 0 ? item : { ...item, metadata: renew(item.metadata) };
  const next = onItem({
    ...sheet,
    rows: sheet.rows.map(onItem),
    columns: sheet.columns.map(onItem),
  });
  return { book: counted, sheet: next };
}

function deleteSheet({ sheetId }: ChangeOf<'deleteSheet'>, { book }: ChangeContext): Outcome {
  const gone = sheetById(book, sheetId);
  if (gone === null) return refused(sheetNotFound(sheetId));
  const left = book.sheets.filter((sheet) => sheet !== gone);
  if (left.length === 0) return refused(LAST_SHEET);
  const name = gone.name.toLowerCase();
  return changed(
    rewriteBook({ ...book, sheets: left }, (reference) =>
      reference.sheet?.toLowerCase() === name ? null : reference,
    ),
  );
}

function renameSheet({ sheetId, name }: ChangeOf<'renameSheet'>, context: ChangeContext): Outcome {
  const { book } = context;
  const sheet = sheetById(book, sheetId);
  if (sheet === null) return refused(sheetNotFound(sheetId));
  const taken = sheetByName(book, name);
  if (taken !== null && taken !== sheet) return refused(sheetNameTaken(name));
  const old = sheet.name.toLowerCase();
  const renamed = replaceSheet(book, { ...sheet, name });
  return changed(
    rewriteBook(renamed, (reference) =>
      reference.sheet?.toLowerCase() === old ? { ...reference, sheet: name } : reference,
    ),
  );
}

function moveSheet({ sheetId, index }: ChangeOf<'moveSheet'>, { book }: ChangeContext): Outcome {
  const sheet = sheetById(book, sheetId);
  if (sheet === null) return refused(sheetNotFound(sheetId));
  const others = { ...book, sheets: book.sheets.filter((other) => other !== sheet) };
  return changed(placed(others, sheet, index));
}

function placed(book: Book, sheet: Sheet, index: number | null): Book {
  const at = index ?? book.sheets.length;
  return { ...book, sheets: [...book.sheets.slice(0, at), sheet, ...book.sheets.slice(at)] };
}

function freeName(book: Book, nameOf: (n: number) => string): string {
  let n = 1;
  while (sheetByName(book, nameOf(n)) !== null) n += 1;
  return nameOf(n);
}
