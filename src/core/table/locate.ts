/**
 * Finds the linked table in what a tab holds now: its header row, its columns, its rows.
 *
 * Promises: a row is known by its ID and a column by its header (or our tag on it), wherever people
 * have moved them. Says in plain facts what is missing or double. Must not know: CRMs, services.
 */
import type { FieldKey, Link, LinkedColumn } from '../model';
import { once } from '../once';
import type { TabContent } from '../ports';

/** Tags of the two columns that are ours. */
export const SYNC_KEY = '·sync';
export const ID_KEY = '·id';

export interface FoundColumn {
  readonly column: LinkedColumn;
  /** Counts from 1. */
  readonly at: number;
  /** The header text that stands there now. */
  readonly header: string;
}

export interface TableRow {
  /** Counts from 1. */
  readonly row: number;
  readonly id: string;
}

export interface Table {
  readonly headerRow: number;
  readonly idColumn: number;
  /** 0 when the Sync column is gone. */
  readonly syncColumn: number;
  /** Titles of the two columns that are ours, as they stand there now. */
  readonly idHeader: string;
  readonly syncHeader: string;
  readonly columns: readonly FoundColumn[];
  /** Fields whose column is nowhere to be found. */
  readonly unmapped: readonly LinkedColumn[];
  /** Headers that stand over more than one column; the first one is used. */
  readonly doubledHeaders: readonly string[];
  /** Rows below the first header row that look like a second one. */
  readonly doubledHeaderRows: readonly number[];
  /** Rows with an ID, top to bottom. */
  readonly rows: readonly TableRow[];
  /** Rows that hold something but no ID: above the table's end, and those directly below it. */
  readonly rowsWithoutId: readonly number[];
  /** Last row of the table: the last row with an ID, or the header row. */
  readonly lastRow: number;
}

export type Located =
  | { readonly kind: 'found'; readonly table: Table }
  /** No row holds the ID header with at least half of the others. */
  | { readonly kind: 'noHeader'; readonly expected: readonly string[] };

/** How far down the header row is looked for: people put titles and totals above it. */
const HEADER_SEARCH_ROWS = 30;

/** Column numbers by tag; asked only when a header text is not found. */
export type Tags = () => ReadonlyMap<string, number>;

/** What a column is known by first: the title costs nothing, our tag cannot be typed by anybody. */
export type KnownBy = 'title' | 'tag';

/** Reads the table out of a tab's content. `askTags` is the slow path for renamed headers. */
export function locateTable(
  content: TabContent,
  link: Link,
  askTags: Tags,
  first: KnownBy = 'title',
): Located {
  const tags = once(askTags);
  const headerRow = findHeaderRow(content, link) ?? findHeaderRowByTags(content, link, tags);
  const expected = [link.syncHeader, link.idHeader, ...link.columns.map((c) => c.header)];
  if (headerRow === null) return { kind: 'noHeader', expected };
  const headers = rowTexts(content, headerRow);
  const columns = findColumns({ headers, link, tags, first });
  if (columns.idColumn === 0) return { kind: 'noHeader', expected };
  return {
    kind: 'found',
    table: { headerRow, ...columns, ...findRows(content, headerRow, columns) },
  };
}

function rowTexts(content: TabContent, row: number): readonly string[] {
  return (content.values[row - 1] ?? []).map((cell) => (typeof cell === 'string' ? cell : ''));
}

function findHeaderRow(content: TabContent, link: Link): number | null {
  const wanted = link.columns.map((c) => c.header);
  const last = Math.min(content.values.length, HEADER_SEARCH_ROWS);
  let best: { row: number; hits: number } | null = null;
  for (let row = 1; row <= last; row++) {
    const texts = new Set(rowTexts(content, row));
    if (!texts.has(link.idHeader)) continue;
    const hits = wanted.filter((header) => texts.has(header)).length;
    if (hits * 2 >= wanted.length && (best === null || hits > best.hits)) best = { row, hits };
  }
  return best?.row ?? null;
}

/**
 * Most titles may have been renamed: the header row is then the one that still has our title over
 * the tagged ID column and some title over every other tagged one.
 */
function findHeaderRowByTags(content: TabContent, link: Link, tags: Tags): number | null {
  const idColumn = tags().get(ID_KEY);
  if (idColumn === undefined) return null;
  const known = new Set([link.idHeader, link.syncHeader, ...link.columns.map((c) => c.header)]);
  const last = Math.min(content.values.length, HEADER_SEARCH_ROWS);
  for (let row = 1; row <= last; row++) {
    const texts = rowTexts(content, row);
    const hits = texts.filter((text) => known.has(text)).length;
    const idTitle = texts[idColumn - 1] ?? '';
    if (hits * 2 >= known.size && idTitle !== '') return row;
    const namesAll = [...tags().values()].every((at) => (texts[at - 1] ?? '') !== '');
    if (namesAll && idTitle === link.idHeader) return row;
  }
  return null;
}

interface FoundColumns {
  readonly idColumn: number;
  readonly syncColumn: number;
  readonly idHeader: string;
  readonly syncHeader: string;
  readonly columns: readonly FoundColumn[];
  readonly unmapped: readonly LinkedColumn[];
  readonly doubledHeaders: readonly string[];
}

interface ColumnSearch {
  readonly headers: readonly string[];
  readonly link: Link;
  readonly tags: Tags;
  readonly first: KnownBy;
}

function findColumns({ headers, link, tags, first }: ColumnSearch): FoundColumns {
  const taken = new Set<number>();
  const doubledHeaders: string[] = [];
  const byHeader = (key: FieldKey, header: string): number => {
    const at = positionsOf(headers, header);
    if (at.length > 1) doubledHeaders.push(header);
    const tagged = at.length === 1 ? undefined : tags().get(key);
    const chosen = tagged !== undefined && at.includes(tagged) ? tagged : (at[0] ?? 0);
    if (chosen > 0) taken.add(chosen);
    return chosen;
  };
  const byTag = (key: FieldKey): number => {
    const at = tags().get(key) ?? 0;
    return (headers[at - 1] ?? '') === '' ? 0 : at;
  };
  const firstPass = [
    { key: SYNC_KEY, header: link.syncHeader },
    { key: ID_KEY, header: link.idHeader },
    ...link.columns,
  ].map(({ key, header }) => {
    return { key, at: first === 'tag' ? byTag(key) : byHeader(key, header) };
  });
  const found = new Map(firstPass.map(({ key, at }) => [key, at]));
  for (const { key, at } of firstPass) {
    if (at > 0) continue;
    const tagged = tags().get(key) ?? 0;
    if (tagged > 0 && !taken.has(tagged) && (headers[tagged - 1] ?? '') !== '') {
      taken.add(tagged);
      found.set(key, tagged);
    }
  }
  const position = (key: FieldKey) => found.get(key) ?? 0;
  return {
    idColumn: position(ID_KEY),
    syncColumn: position(SYNC_KEY),
    idHeader: headers[position(ID_KEY) - 1] ?? link.idHeader,
    syncHeader: headers[position(SYNC_KEY) - 1] ?? link.syncHeader,
    columns: link.columns
      .filter((column) => position(column.key) > 0)
      .map((column) => {
        const at = position(column.key);
        return { column, at, header: headers[at - 1] ?? '' };
      }),
    unmapped: link.columns.filter((column) => position(column.key) === 0),
    doubledHeaders,
  };
}

function positionsOf(headers: readonly string[], header: string): readonly number[] {
  const found: number[] = [];
  headers.forEach((text, index) => {
    if (text === header) found.push(index + 1);
  });
  return found;
}

interface FoundRows {
  readonly rows: readonly TableRow[];
  readonly rowsWithoutId: readonly number[];
  readonly doubledHeaderRows: readonly number[];
  readonly lastRow: number;
}

function findRows(content: TabContent, headerRow: number, found: FoundColumns): FoundRows {
  const headerId = cellText(content, headerRow, found.idColumn);
  const rows: TableRow[] = [];
  const doubledHeaderRows: number[] = [];
  for (let row = headerRow + 1; row <= content.values.length; row++) {
    const id = cellText(content, row, found.idColumn).trim();
    if (id === '') continue;
    if (id === headerId) doubledHeaderRows.push(row);
    else rows.push({ row, id });
  }
  const lastRow = rows[rows.length - 1]?.row ?? headerRow;
  const withId = new Set(rows.map((r) => r.row));
  const rowsWithoutId: number[] = [];
  for (let row = headerRow + 1; row <= content.values.length; row++) {
    if (withId.has(row) || doubledHeaderRows.includes(row)) continue;
    if (found.columns.some((c) => (content.values[row - 1]?.[c.at - 1] ?? '') !== '')) {
      rowsWithoutId.push(row);
    } else if (row > lastRow) break;
  }
  return { rows, rowsWithoutId, doubledHeaderRows, lastRow };
}

function cellText(content: TabContent, row: number, column: number): string {
  const cell = content.values[row - 1]?.[column - 1] ?? '';
  return typeof cell === 'string' ? cell : typeof cell === 'object' ? '' : String(cell);
}
