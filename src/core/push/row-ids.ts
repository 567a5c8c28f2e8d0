/**
 * Writes IDs into the ID column, and nowhere else than into the rows they belong to.
 *
 * Promises: after each write the column is read back; an ID that came to stand in a wrong row, since
 * somebody moved rows in that moment, is taken out again and what stood there put back. Must not
 * know: what the rows are about.
 */
import type { Tab, TabContent } from '../ports';
import { updateEditsFor } from '../pull/edits';
import type { CellWrite } from '../table/blocks';
import type { FoundColumn, Table } from '../table/locate';
import { rowToken } from '../table/row-token';

export interface Located {
  readonly content: TabContent;
  readonly table: Table;
}

/** A person who keeps moving rows wins after so many rounds. */
const ROUNDS_MAX = 3;

/**
 * Puts each ID of `ids` in the place of its key, wherever that stands. Returns the tab as it is
 * afterwards, or null when the titles are gone. Two reads, and three calls for each round.
 */
export function replaceIds(input: {
  readonly tab: Tab;
  readonly ids: ReadonlyMap<string, string>;
  readonly locate: () => Located | null;
}): Located | null {
  const { tab, ids, locate } = input;
  let now = locate();
  for (let round = 0; round < ROUNDS_MAX && now !== null; round++) {
    const before: Located = now;
    const { idColumn: column, rows } = before.table;
    const writes = rows.flatMap(({ row, id }): CellWrite[] => {
      const next = ids.get(id);
      return next === undefined ? [] : [{ row, column, cell: next }];
    });
    if (writes.length === 0) return now;
    tab.apply(updateEditsFor(writes));
    now = locate();
    if (now === null) return null;
    const strays = misplaced({ before, now, ids });
    if (strays.length > 0) {
      tab.apply(updateEditsFor(strays));
      now = locate();
    }
  }
  return now;
}

/** Rows that got an ID of ours although another one stood there, with what to put back. */
function misplaced(input: {
  readonly before: Located;
  readonly now: Located;
  readonly ids: ReadonlyMap<string, string>;
}): readonly CellWrite[] {
  const { before, now, ids } = input;
  const idsNow = new Set(now.table.rows.map(({ id }) => id));
  const unserved = [...ids].filter(([old]) => idsNow.has(old));
  if (unserved.length === 0) return [];
  // The ID that our write has hit is the one that is nowhere any more.
  const lost = before.table.rows.filter(({ id }) => !idsNow.has(id) && !ids.has(id));
  const column = now.table.idColumn;
  return unserved.flatMap(([, next], index): CellWrite[] => {
    const at = now.table.rows.find(({ id }) => id === next);
    return at === undefined ? [] : [{ row: at.row, column, cell: lost[index]?.id ?? '' }];
  });
}

export interface NewRow {
  readonly row: number;
  /** The ID that it gets. */
  readonly id: string;
}

/**
 * Gives rows without an ID a first one. Rows that turn out to have moved meanwhile get none. Returns
 * the rows that have theirs now, with the tab as it is; null when the titles are gone.
 */
export function assignIds(input: {
  readonly tab: Tab;
  readonly before: Located;
  readonly rows: readonly NewRow[];
  readonly locate: () => Located | null;
}): { readonly rows: readonly NewRow[]; readonly now: Located } | null {
  const { tab, before, rows, locate } = input;
  if (rows.length === 0) return { rows, now: before };
  const column = before.table.idColumn;
  tab.apply([
    { kind: 'format', area: span(rows, column), format: 'text' },
    ...updateEditsFor(rows.map(({ row, id }) => ({ row, column, cell: id }))),
  ]);
  const now = locate();
  if (now === null) return null;
  const tokenNow = (row: number) => contentAt(now, before.table.columns, row);
  const rowOf = new Map(now.table.rows.map(({ id, row }) => [id, row]));
  const placed: NewRow[] = [];
  const wrong: CellWrite[] = [];
  for (const { id, row: was } of rows) {
    const row = rowOf.get(id);
    if (row === undefined) continue;
    if (tokenNow(row) === rowToken(before.content, before.table.columns, was)) {
      placed.push({ row, id });
      continue;
    }
    const former = before.table.rows.find((each) => each.row === row)?.id ?? '';
    wrong.push({ row, column: now.table.idColumn, cell: rowOf.has(former) ? '' : former });
  }
  if (wrong.length === 0) return { rows: placed, now };
  tab.apply(updateEditsFor(wrong));
  const mended = locate();
  return mended === null ? null : { rows: placed, now: mended };
}

function contentAt(now: Located, columns: readonly FoundColumn[], row: number): string {
  const keys = new Set(columns.map(({ column }) => column.key));
  const same = now.table.columns.filter(({ column }) => keys.has(column.key));
  return rowToken(now.content, same, row);
}

function span(rows: readonly NewRow[], column: number) {
  const first = Math.min(...rows.map(({ row }) => row));
  const last = Math.max(...rows.map(({ row }) => row));
  return { row: first, column, rows: last - first + 1, columns: 1 };
}
