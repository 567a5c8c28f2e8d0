/**
 * Writes IDs into the ID column, and nowhere else than into the rows they belong to.
 *
 * Promises: after each write the tab is read back; an ID that came to stand in a wrong row or column,
 * since somebody moved things in that moment, is taken out again and what belongs there put back.
 * Must not know: what the rows are about.
 */
import type { Tab, TabContent } from '../ports';
import { updateEditsFor } from '../pull/edits';
import type { CellWrite } from '../table/blocks';
import type { Table } from '../table/locate';
import { type GivenId, misplacedIds } from './misplaced-ids';

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
    const given = before.table.rows.flatMap(({ row, id: old }): GivenId[] => {
      const id = ids.get(old);
      return id === undefined ? [] : [{ id, row, old }];
    });
    if (given.length === 0) return now;
    tab.apply(updateEditsFor(idWrites(before, given)));
    now = locate();
    if (now === null) return null;
    const fixes = misplacedIds({ before, now, given, meant: (id) => ids.get(id) ?? id });
    if (fixes.length > 0) {
      tab.apply(updateEditsFor(fixes));
      now = locate();
    }
  }
  return now;
}

function idWrites({ table }: Located, given: readonly GivenId[]): readonly CellWrite[] {
  return given.map(({ row, id }) => ({ row, column: table.idColumn, cell: id }));
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
  const given = rows.map(({ row, id }) => ({ row, id, old: '' }));
  tab.apply([
    { kind: 'format', area: span(rows, before.table.idColumn), format: 'text' },
    ...updateEditsFor(idWrites(before, given)),
  ]);
  const now = locate();
  if (now === null) return null;
  const fixes = misplacedIds({ before, now, given, meant: (id) => id });
  if (fixes.length === 0) return { rows: standing(rows, now), now };
  tab.apply(updateEditsFor(fixes));
  const mended = locate();
  return mended === null ? null : { rows: standing(rows, mended), now: mended };
}

/** Those whose ID stands in the tab, with the rows where it does. */
function standing(rows: readonly NewRow[], { table }: Located): readonly NewRow[] {
  const rowOf = new Map(table.rows.map(({ id, row }) => [id, row]));
  return rows.flatMap(({ id }) => {
    const row = rowOf.get(id);
    return row === undefined ? [] : [{ id, row }];
  });
}

function span(rows: readonly NewRow[], column: number) {
  const first = Math.min(...rows.map(({ row }) => row));
  const last = Math.max(...rows.map(({ row }) => row));
  return { row: first, column, rows: last - first + 1, columns: 1 };
}
