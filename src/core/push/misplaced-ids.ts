/**
 * Finds IDs that were written beside their rows, because somebody moved rows or columns between our
 * read and our write. Rows are told by what their mapped cells show. Pure.
 */
import type { TabContent } from '../ports';
import type { CellWrite } from '../table/blocks';
import type { FoundColumn, Table } from '../table/locate';
import { rowToken } from '../table/row-token';
import type { CellValue } from '../value/cell';
import type { Token } from '../value/token';

interface Tab {
  readonly content: TabContent;
  readonly table: Table;
}

/** An ID that was written in place of another. */
export interface GivenId {
  readonly id: string;
  /** Where it was written, and stood when the tab was read before. */
  readonly row: number;
  /** `''` where none stood. */
  readonly old: string;
}

export interface Writing {
  /** The tab as it was read before the write, and after it. */
  readonly before: Tab;
  readonly now: Tab;
  readonly given: readonly GivenId[];
  /** The ID that a row with this one is to have. */
  readonly meant: (id: string) => string;
}

/** What to write so that every cell that our write hit by accident holds what belongs there. */
export function misplacedIds(writing: Writing): readonly CellWrite[] {
  return [...inWrongRows(writing), ...inWrongColumn(writing)];
}

function inWrongRows({ before, now, given, meant }: Writing): readonly CellWrite[] {
  const tokenIn = contents(before, now);
  const rowOf = new Map(now.table.rows.map(({ id, row }) => [id, row]));
  const wrong = given.flatMap(({ id, row: was, old }) => {
    const row = rowOf.get(id);
    const isRight = row === undefined || tokenIn(now, row) === tokenIn(before, was);
    return isRight ? [] : [{ row, old }];
  });
  if (wrong.length === 0) return [];
  const formerIds = idsByContent(before, (row) => tokenIn(before, row));
  const column = now.table.idColumn;
  return wrong.flatMap(({ row, old }): CellWrite[] => {
    const former = formerIds.get(tokenIn(now, row)) ?? [];
    // Of rows that look the same, one whose ID is nowhere any more, or one that had none.
    const lost = former.findIndex((id) => id !== '' && !rowOf.has(meant(id)));
    const [id] = former.splice(lost >= 0 ? lost : Math.max(former.indexOf(''), 0), 1);
    // Changed in this very moment, unless the row it was meant for stands elsewhere.
    if (id === undefined && old !== '' && !rowOf.has(old)) return [];
    return [{ row, column, cell: id === undefined ? '' : meant(id) }];
  });
}

/** What rows show in the columns that both readings have. */
function contents(before: Tab, now: Tab): (tab: Tab, row: number) => Token {
  const shared = ({ table }: Tab, other: Tab): readonly FoundColumn[] => {
    const keys = new Set(other.table.columns.map(({ column }) => column.key));
    return table.columns.filter(({ column }) => keys.has(column.key));
  };
  const columns = new Map([
    [before, shared(before, now)],
    [now, shared(now, before)],
  ]);
  return (tab, row) => rowToken(tab.content, columns.get(tab) ?? [], row);
}

/** IDs of all rows below the titles, `''` where there is none, by what the rows show. */
function idsByContent({ content, table }: Tab, tokenOf: (row: number) => Token) {
  const idIn = new Map(table.rows.map(({ row, id }) => [row, id]));
  const ids = new Map<Token, string[]>();
  for (let row = table.headerRow + 1; row <= content.values.length; row++) {
    const token = tokenOf(row);
    const known = ids.get(token);
    if (known) known.push(idIn.get(row) ?? '');
    else ids.set(token, [idIn.get(row) ?? '']);
  }
  return ids;
}

/** Cells of the column that came to stand where the ID column was. */
function inWrongColumn({ before, now, given }: Writing): readonly CellWrite[] {
  const column = before.table.idColumn;
  if (column === now.table.idColumn) return [];
  const title = now.content.values[now.table.headerRow - 1]?.[column - 1] ?? '';
  const titles = before.content.values[before.table.headerRow - 1] ?? [];
  const at = title === '' ? 0 : titles.indexOf(title) + 1;
  return given.flatMap(({ id, row }): CellWrite[] => {
    const cell: CellValue = before.content.values[row - 1]?.[at - 1] ?? '';
    return now.content.values[row - 1]?.[column - 1] === id ? [{ row, column, cell }] : [];
  });
}
