/**
 * Plans which columns a linked tab has from now on: which come in and where, which become a person's
 * own. Pure.
 *
 * Promises: a new column stands directly to the right of the last linked one, so a person's own columns
 * are moved along and never written over; its title is nobody else's. Must not know: services, CRMs.
 */
import { linkedColumn, retitled } from '../linked-column';
import type { FieldKey, FieldSpec, Link, LinkedColumn } from '../model';
import type { TabContent, TabEdit } from '../ports';
import { columnFormats } from '../pull/room';
import type { FoundColumn, Table, Tags } from '../table/locate';
import { choiceEdits, headersFor, type PlacedColumn, titleEdits, titleOf, widthOf } from './dress';

export interface ColumnsInput {
  readonly link: Link;
  readonly table: Table;
  readonly content: TabContent;
  readonly tags: Tags;
  /** Fields that are to have a column, of those that the link or the CRM knows. */
  readonly wanted: ReadonlySet<FieldKey>;
  /** The CRM's catalogue. */
  readonly fields: readonly FieldSpec[];
  /** Rows of the tab's grid. */
  readonly gridRows: number;
}

export interface ColumnPlan {
  /** Of the link from now on. */
  readonly columns: readonly LinkedColumn[];
  /** Linked before and from now on; of the others nothing is remembered. */
  readonly kept: ReadonlySet<FieldKey>;
  readonly insert: readonly TabEdit[];
  /** To be applied after `insert`. */
  readonly dress: readonly TabEdit[];
  /** Takes back what `insert` did. */
  readonly undo: readonly TabEdit[];
  /** Columns that become a person's own, where they are after `insert`. */
  readonly taken: readonly FoundColumn[];
  readonly remarks: readonly string[];
}

export function planColumns(input: ColumnsInput): ColumnPlan {
  const { table, wanted, fields, content, gridRows } = input;
  const inTab = new Set(table.columns.map(({ column }) => column.key));
  // Under the titles that stand there now: a former one may be a new column's.
  const stays = table.columns
    .filter(({ column }) => wanted.has(column.key))
    .map(({ column, header }) => retitled(column, header));
  const kept = new Set(stays.map(({ key }) => key));
  const news = fields.filter(({ key }) => wanted.has(key) && !inTab.has(key));
  const orphans = orphansOf(input, news);
  const fresh = news.filter(({ key }) => !orphans.has(key));
  const titles = headersFor(fresh, takenTitles(input));
  const last = lastColumn(table, kept);
  const added = fresh.map((field, index): PlacedColumn => {
    return { column: linkedColumn(field, titles[index] ?? field.key), at: last + index + 1 };
  });
  const shift = (at: number): number => (at > last ? at + added.length : at);
  const found = news.flatMap((field) => {
    const at = orphans.get(field.key);
    const title = content.values[table.headerRow - 1]?.[(at ?? 0) - 1];
    return at === undefined ? [] : [linkedColumn(field, String(title))];
  });
  const gone = table.columns.filter(({ column }) => !kept.has(column.key));
  return {
    columns: [...stays, ...found, ...added.map(({ column }) => column)],
    kept,
    insert: added.length > 0 ? [{ kind: 'insertColumns', after: last, count: added.length }] : [],
    dress: added.length > 0 ? dressAdded(added, { fields, gridRows, table }) : [],
    undo:
      added.length > 0 ? [{ kind: 'deleteColumns', column: last + 1, count: added.length }] : [],
    taken: gone.map((column) => ({ ...column, at: shift(column.at) })),
    remarks: fresh.flatMap((field, index) => renamedText(titleOf(field), titles[index] ?? '')),
  };
}

/** Columns with our tag that the link does not know: a change of settings was cut, or set back. */
function orphansOf(
  { table, content, tags }: ColumnsInput,
  fields: readonly FieldSpec[],
): ReadonlyMap<FieldKey, number> {
  if (fields.length === 0) return new Map();
  const linked = new Set([table.idColumn, table.syncColumn, ...table.columns.map(({ at }) => at)]);
  const titles = content.values[table.headerRow - 1] ?? [];
  const orphans = fields.flatMap(({ key }): [FieldKey, number][] => {
    const at = tags().get(key) ?? 0;
    const title = titles[at - 1] ?? '';
    return at === 0 || linked.has(at) || typeof title !== 'string' || title === ''
      ? []
      : [[key, at]];
  });
  return new Map(orphans);
}

/** Whatever stands over any column of the tab, a person's own ones included. */
function takenTitles({ link, table, content }: ColumnsInput): readonly string[] {
  const titles = (content.values[table.headerRow - 1] ?? []).map(String);
  return [...titles, link.syncHeader, link.idHeader];
}

function lastColumn(table: Table, kept: ReadonlySet<FieldKey>): number {
  const ours = table.columns.filter(({ column }) => kept.has(column.key)).map(({ at }) => at);
  return Math.max(table.idColumn, table.syncColumn, ...ours);
}

/** Inserted columns look like their neighbour at first, down to its drop-down. */
function dressAdded(
  added: readonly PlacedColumn[],
  { fields, gridRows, table }: Pick<ColumnsInput, 'fields' | 'gridRows' | 'table'>,
): readonly TabEdit[] {
  const column = added[0]?.at ?? 0;
  const row = table.headerRow;
  const titles = added.map((placed) => placed.column.header);
  const body = { row: row + 1, rows: gridRows - row };
  const columns = added.map((placed) => ({ ...placed, header: placed.column.header }));
  const inBody = [
    ...columnFormats({ columns, idColumn: 0, syncColumn: 0 }, body),
    ...added.flatMap((placed) => choiceEdits(placed, fields, body)),
  ];
  return [
    { kind: 'plain', area: { row: 1, column, rows: gridRows, columns: added.length } },
    ...titleEdits({ row, column, titles }),
    ...(body.rows > 0 ? inBody : []),
    ...added.map(({ column, at }) => ({ kind: 'width', column: at, px: widthOf(column) }) as const),
    ...added.map(({ at, column: { key } }) => ({ kind: 'tag', column: at, key }) as const),
  ];
}

function renamedText(wanted: string, title: string): readonly string[] {
  return wanted === title
    ? []
    : [`The tab has a column "${wanted}" already, so the new one is called "${title}".`];
}
