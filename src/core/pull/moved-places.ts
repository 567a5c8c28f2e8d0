/**
 * Where rows and columns of a tab have gone between two readings: rows by their ID, columns by
 * their title, what has neither by its distance from something that has.
 *
 * Pure; must not know why anything moved.
 */
import type { TabContent } from '../ports';
import type { Table } from '../table/locate';
import type { CellValue } from '../value/cell';

export interface MovedPlaces {
  /** Where the cells of a record's column stand now; null when its row or column is gone. */
  placeNow(id: string, column: number): { readonly row: number; readonly column: number } | null;
  idAt(row: number): string;
  /** Which column of the former reading stands here now; null for a new one. */
  columnBefore(column: number): number | null;
  /** Which row of the former reading stands here now; null for a new one. */
  rowBefore(row: number): number | null;
}

export interface Movement {
  /** Describes `before`. */
  readonly table: Table;
  readonly before: TabContent;
  readonly now: TabContent;
  /** IDs that our write was to replace, by which. */
  readonly replaced: ReadonlyMap<string, string>;
}

/** Rows and columns count from 1. */
export function movedPlaces({ table, before, now, replaced }: Movement): MovedPlaces {
  const titlesBefore = titlesIn(before, table.headerRow);
  const headerRow = headerRowNow(table, titlesBefore, now);
  const titles = titlesIn(now, headerRow || table.headerRow);
  const columnNow = (column: number): number | null => {
    const title = titlesBefore[column - 1] ?? '';
    const here = titles[column - 1] ?? '';
    if (title !== '' && here !== title && titles.includes(title)) return titles.indexOf(title) + 1;
    // A title of its own in the old place: renamed meanwhile.
    const stays = here === title || (here !== '' && !titlesBefore.includes(here));
    return stays ? column : null;
  };
  const idColumn = columnNow(table.idColumn) ?? table.idColumn;
  const shownId = (row: number) => String(now.values[row - 1]?.[idColumn - 1] ?? '').trim();
  const rows = new Map<string, number>();
  for (let row = now.values.length; row > headerRow; row--) rows.set(shownId(row), row);
  const given = settleReplaced(rows, replaced);
  const known = new Set([...table.rows.map(({ id }) => id), ...given.values()]);
  const hidden = overwrittenIds({ table, known, rows, shownId, height: now.values.length });
  for (const [row, id] of hidden) {
    if (rows.get(shownId(row)) === row) rows.delete(shownId(row));
    rows.set(id, row);
  }
  const idAt = (row: number) => hidden.get(row) ?? shownId(row);
  const rowsBefore = new Map(table.rows.map(({ row, id }) => [given.get(id) ?? id, row]));
  return {
    placeNow(id, column) {
      const at = columnNow(column);
      const row = rows.get(id);
      return at === null || row === undefined ? null : { row, column: at };
    },
    idAt,
    columnBefore: (column) => columnBefore(titlesBefore, titles, column),
    rowBefore(row) {
      if (row === headerRow) return table.headerRow;
      const known = rowsBefore.get(idAt(row));
      if (known !== undefined || idAt(row) !== '') return known ?? null;
      // What stands below the records keeps its distance from the end.
      const fromEnd = before.values.length - (now.values.length - row);
      return fromEnd > table.lastRow ? fromEnd : null;
    },
  };
}

/**
 * A replaced ID that still stands is where its record belongs, wherever our write has hit; otherwise
 * the record's id stands for it. Returns those that have given way.
 */
function settleReplaced(
  rows: Map<string, number>,
  replaced: Movement['replaced'],
): ReadonlyMap<string, string> {
  const given = new Map([...replaced].filter(([old, id]) => !rows.has(old) && rows.has(id)));
  for (const [old, id] of replaced) {
    const row = rows.get(old) ?? rows.get(id);
    if (row !== undefined) rows.set(old, row).set(id, row);
  }
  return given;
}

/** The row with most of the former titles, the ID title among them; 0 when there is none. */
function headerRowNow(table: Table, titles: readonly CellValue[], now: TabContent): number {
  const wanted = new Set(titles.filter((title) => title !== ''));
  let best = { row: 0, hits: 0 };
  now.values.forEach((cells, index) => {
    if (!cells.includes(table.idHeader)) return;
    const hits = cells.filter((cell) => wanted.has(cell)).length;
    if (hits > best.hits) best = { row: index + 1, hits };
  });
  return best.row;
}

interface Rows {
  readonly table: Table;
  /** IDs that a row is meant to show. */
  readonly known: ReadonlySet<string>;
  /** Rows by the ID they show. */
  readonly rows: ReadonlyMap<string, number>;
  readonly shownId: (row: number) => string;
  readonly height: number;
}

/**
 * Records whose ID our own write has hit, by the row where they stand: an ID that is nowhere any
 * more belongs below the record it followed, if something unknown stands there.
 */
function overwrittenIds(input: Rows): ReadonlyMap<number, string> {
  const { table, known, rows, shownId, height } = input;
  const found = new Map<number, string>();
  let followed = table.headerRow;
  let row = table.headerRow;
  for (const { row: before, id } of table.rows) {
    let now = rows.get(id) ?? row + before - followed;
    while (now <= height && shownId(now) === '') now++;
    if (!rows.has(id) && now <= height && !known.has(shownId(now))) found.set(now, id);
    if (rows.has(id) || found.has(now)) [followed, row] = [before, now];
  }
  return found;
}

function titlesIn(content: TabContent, row: number): readonly CellValue[] {
  return content.values[row - 1] ?? [];
}

/** A column without a title is known by the title to its left. */
function columnBefore(
  before: readonly CellValue[],
  now: readonly CellValue[],
  column: number,
): number | null {
  for (let left = column; left >= 1; left--) {
    const title = now[left - 1] ?? '';
    if (title === '') continue;
    const at = before.indexOf(title) + 1;
    if (left === column) return at > 0 ? at : null;
    const candidate = at + column - left;
    return at > 0 && (before[candidate - 1] ?? '') === '' ? candidate : null;
  }
  return (before[column - 1] ?? '') === '' ? column : null;
}
