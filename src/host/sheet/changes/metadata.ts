/**
 * Developer metadata of the file, of tabs, and of whole rows and columns.
 * Source: Sheets API guide on developer metadata: 30,000 characters for the file and for each tab,
 * keys and values counted.
 */
import { replaceSheet, sheetById, takeId } from '../book';
import type { ChangeOf, MetadataHome } from '../change';
import { allMetadata, metadataById } from '../metadata';
import type { Book, Metadata, Sheet } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { METADATA_FULL, RANGE_NOT_FOUND } from '../texts';
import type { ChangeContext, HandlerTable } from './handler';

type MetadataKind = 'addMetadata' | 'editMetadata' | 'moveMetadata' | 'removeMetadata';

const METADATA_LENGTH_MAX = 30_000;

export const metadataHandlers: HandlerTable<MetadataKind> = {
  addMetadata: { touches: () => [], run: add },
  editMetadata: { touches: () => [], run: edit },
  moveMetadata: { touches: () => [], run: move },
  removeMetadata: {
    touches: () => [],
    run: ({ id }, { book }) => replaceEntry(book, id, () => []),
  },
};

function add({ home, draft }: ChangeOf<'addMetadata'>, { book }: ChangeContext): Outcome {
  const { id, book: counted } = takeId(book);
  return withinLimit(insertAt(counted, home, { id, ...draft }), home, id);
}

function edit({ id, patch }: ChangeOf<'editMetadata'>, { book }: ChangeContext): Outcome {
  const placed = metadataById(book, id);
  if (placed === null) return refused(RANGE_NOT_FOUND);
  const outcome = replaceEntry(book, id, (entry) => [{ ...entry, ...patch }]);
  return outcome.kind === 'changed' ? withinLimit(outcome.book, placed.home, null) : outcome;
}

function move({ id, home }: ChangeOf<'moveMetadata'>, { book }: ChangeContext): Outcome {
  const placed = metadataById(book, id);
  if (placed === null) return refused(RANGE_NOT_FOUND);
  const taken = replaceEntry(book, id, () => []);
  if (taken.kind === 'refused') return taken;
  return withinLimit(insertAt(taken.book, home, placed.entry), home, null);
}

/** A null book means that the home does not exist. */
function withinLimit(book: Book | null, home: MetadataHome, made: number | null): Outcome {
  if (book === null) return refused(RANGE_NOT_FOUND);
  const tab = home.kind === 'book' ? null : home.sheetId;
  const used = allMetadata(book)
    .filter((placed) => (placed.home.kind === 'book' ? null : placed.home.sheetId) === tab)
    .reduce((sum, { entry }) => sum + entry.key.length + (entry.value?.length ?? 0), 0);
  return used > METADATA_LENGTH_MAX ? refused(METADATA_FULL) : changed(book, made);
}

function insertAt(book: Book, home: MetadataHome, entry: Metadata): Book | null {
  return updateHome(book, home, (entries) => [...entries, entry]);
}

function replaceEntry(
  book: Book,
  id: number,
  replace: (entry: Metadata) => readonly Metadata[],
): Outcome {
  const placed = metadataById(book, id);
  if (placed === null) return refused(RANGE_NOT_FOUND);
  const next = updateHome(book, placed.home, (entries) =>
    entries.flatMap((entry) => (entry.id === id ? replace(entry) : [entry])),
  );
  return next === null ? refused(RANGE_NOT_FOUND) : changed(next);
}

type Update = (entries: readonly Metadata[]) => readonly Metadata[];

function updateHome(book: Book, home: MetadataHome, update: Update): Book | null {
  if (home.kind === 'book') return { ...book, metadata: update(book.metadata) };
  const sheet = sheetById(book, home.sheetId);
  const next = sheet && updateInSheet(sheet, home, update);
  return next && replaceSheet(book, next);
}

function updateInSheet(
  sheet: Sheet,
  home: Exclude<MetadataHome, { readonly kind: 'book' }>,
  update: Update,
): Sheet | null {
  switch (home.kind) {
    case 'sheet':
      return { ...sheet, metadata: update(sheet.metadata) };
    case 'row': {
      const rows = updateItem(sheet.rows, home.row, update);
      return rows && { ...sheet, rows };
    }
    case 'column': {
      const columns = updateItem(sheet.columns, home.column, update);
      return columns && { ...sheet, columns };
    }
  }
}

function updateItem<T extends { readonly metadata: readonly Metadata[] }>(
  items: readonly T[],
  number: number,
  update: Update,
): readonly T[] | null {
  const item = items[number - 1];
  if (item === undefined) return null;
  return items.with(number - 1, { ...item, metadata: update(item.metadata) });
}
