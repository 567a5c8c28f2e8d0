/** Where developer metadata hangs, and how to find it. */
import type { MetadataHome } from './change';
import type { Book, Metadata, Sheet } from './model';

export interface PlacedMetadata {
  readonly entry: Metadata;
  readonly home: MetadataHome;
}

/** All entries of a book, in the order file, then tab by tab: sheet, columns, rows. */
export function allMetadata(book: Book): readonly PlacedMetadata[] {
  return [
    ...book.metadata.map((entry) => ({ entry, home: { kind: 'book' } as const })),
    ...book.sheets.flatMap(sheetMetadata),
  ];
}

function sheetMetadata(sheet: Sheet): readonly PlacedMetadata[] {
  const sheetId = sheet.id;
  const found: PlacedMetadata[] = [];
  const add = (entries: readonly Metadata[], home: MetadataHome): void => {
    for (const entry of entries) found.push({ entry, home });
  };
  add(sheet.metadata, { kind: 'sheet', sheetId });
  for (const [n, { metadata }] of sheet.columns.entries()) {
    add(metadata, { kind: 'column', sheetId, column: n + 1 });
  }
  for (const [n, { metadata }] of sheet.rows.entries()) {
    add(metadata, { kind: 'row', sheetId, row: n + 1 });
  }
  return found;
}

export function metadataById(book: Book, id: number): PlacedMetadata | null {
  return allMetadata(book).find(({ entry }) => entry.id === id) ?? null;
}

/** Entries directly at a home, not those inside it. */
export function metadataAt(book: Book, home: MetadataHome): readonly PlacedMetadata[] {
  const key = JSON.stringify(home);
  return allMetadata(book).filter((placed) => JSON.stringify(placed.home) === key);
}
