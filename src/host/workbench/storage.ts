/**
 * Keeps the file and what Google keeps of a script on disk, so that a restart loses nothing.
 *
 * Promises: what is read is what was last written whole; a format of another version is as if nothing
 * had been kept. Readable by this user of the machine only, since user properties hold keys. Caches
 * are not kept: Google promises nothing of theirs.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { PLAIN_FORMAT, patchFormat, tidy } from '../sheet/cell';
import { rowWith } from '../sheet/grid';
import type { Book, Cell, Row } from '../sheet/model';
import type { TriggerRecord } from '../world/triggers';

/** Everything of a world that outlives its process. */
export interface Kept {
  readonly book: Book;
  /** By store: `document`, `script`, `user:` and an address. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Who has authorized the script. */
  readonly allowed: readonly string[];
  readonly triggers: readonly TriggerRecord[];
  /** How far the world's clock is ahead of the machine's, ms. */
  readonly aheadMs: number;
}

const VERSION = 2;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

const fileIn = (folder: string): string => join(folder, 'file.bin');

export function readKept(folder: string): Kept | null {
  const file = fileIn(folder);
  if (!existsSync(file)) return null;
  const stored = deserialize(readFileSync(file)) as Kept & { readonly version: number };
  if (stored.version !== VERSION) return null;
  return { ...stored, book: revived(stored.book) };
}

export function writeKept(folder: string, kept: Kept): void {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const file = fileIn(folder);
  const draft = `${file}.new`;
  writeFileSync(draft, serialize({ version: VERSION, ...kept }), { mode: PRIVATE_FILE });
  renameSync(draft, file);
}

export function throwAway(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Blanks and formats are compared by identity, so the shared ones have to come back. */
function revived(book: Book): Book {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map(revivedRow) })),
  };
}

function revivedRow(row: Row): Row {
  return rowWith(
    row,
    row.cells.map((cell) => (cell === undefined ? undefined : revivedCell(cell))),
  );
}

function revivedCell(cell: Cell): Cell {
  return tidy({ ...cell, format: patchFormat(PLAIN_FORMAT, cell.format) });
}
