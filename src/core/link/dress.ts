/**
 * Dresses columns of a linked tab: titles, formats, drop-downs, and our tags on them. Text columns get
 * their format here, before the first value. Must not know: CRMs, how a tab is made.
 */
import { dropDownLabels } from '../linked-column';
import type { FieldSpec, Link, LinkedColumn } from '../model';
import type { TabEdit } from '../ports';
import { columnFormats } from '../pull/room';
import { ID_KEY, SYNC_KEY } from '../table/locate';
import { needsLiteral } from '../value/encode';

export const SYNC_HEADER = 'Sync';
export const ID_HEADER = 'ID';

/** So that most marks can be read, and most names, px. */
const SYNC_WIDTH_PX = 230;
const NAME_WIDTH_PX = 200;
/** A column as Sheets makes it, and one whose cells show a day and a time, px. */
const WIDTH_PX = 100;
const INSTANT_WIDTH_PX = 140;

/** A column with its place; counts from 1. */
export interface PlacedColumn {
  readonly column: LinkedColumn;
  readonly at: number;
}

/** Rows of a stretch of the tab. */
interface Rows {
  readonly row: number;
  readonly rows: number;
}

/** Edits for a tab whose first row and all columns of the link are empty. `gridRows` in rows. */
export function dressEdits(
  link: Link,
  fields: readonly FieldSpec[],
  gridRows: number,
): readonly TabEdit[] {
  const headers = [link.syncHeader, link.idHeader, ...link.columns.map((c) => c.header)];
  const columns = link.columns.map((column, index) => {
    return { column, at: index + 3, header: column.header };
  });
  const body = { row: 2, rows: gridRows - 1 };
  const whole = { ...body, column: 1, columns: headers.length };
  return [
    // An empty tab may have held another table before, whose formats and drop-downs it still has.
    { kind: 'format', area: whole, format: 'automatic' },
    { kind: 'choices', area: whole, labels: [] },
    ...titleEdits({ row: 1, column: 1, titles: headers }),
    // The marks stay in sight, whatever a person scrolls to.
    { kind: 'freeze', rows: 1, columns: 1 },
    { kind: 'width', column: 1, px: SYNC_WIDTH_PX },
    // What comes first is what the CRM itself calls an opportunity by.
    { kind: 'width', column: 3, px: NAME_WIDTH_PX },
    ...columns
      .filter(({ column, at }) => at > 3 && widthOf(column) !== WIDTH_PX)
      .map(({ column, at }) => ({ kind: 'width', column: at, px: widthOf(column) }) as const),
    ...columnFormats({ columns, idColumn: 2, syncColumn: 1 }, body),
    ...columns.flatMap((placed) => choiceEdits(placed, fields, body)),
    { kind: 'tag', column: 1, key: SYNC_KEY },
    { kind: 'tag', column: 2, key: ID_KEY },
    ...columns.map(({ column, at }) => ({ kind: 'tag', column: at, key: column.key }) as const),
  ];
}

/** As wide as its values need, px. */
export function widthOf({ type }: Pick<LinkedColumn, 'type'>): number {
  return type === 'instant' ? INSTANT_WIDTH_PX : WIDTH_PX;
}

/** Titles side by side, as texts. */
export function titleEdits(at: {
  readonly row: number;
  readonly column: number;
  readonly titles: readonly string[];
}): readonly TabEdit[] {
  const { row, column, titles } = at;
  const area = { row, column, rows: 1, columns: titles.length };
  return [
    { kind: 'format', area, format: 'text' },
    { kind: 'values', row, column, cells: [titles] },
    { kind: 'bold', area },
  ];
}

/** The drop-down of a column in the given rows, if its field has options. */
export function choiceEdits(
  { column, at }: PlacedColumn,
  fields: readonly FieldSpec[],
  body: Rows,
): readonly TabEdit[] {
  const field = fields.find(({ key }) => key === column.key);
  const labels = field ? dropDownLabels(field) : [];
  const area = { ...body, column: at, columns: 1 };
  return labels.length > 0 ? [{ kind: 'choices', area, labels }] : [];
}

/**
 * Column titles for the chosen fields. Two fields of one name, or one named like a title that is
 * `taken`, stay apart; a name that could be taken for a formula stands in quotes.
 */
export function headersFor(
  fields: readonly FieldSpec[],
  taken: readonly string[] = [SYNC_HEADER, ID_HEADER],
): readonly string[] {
  const all = new Set(taken);
  return fields.map((field) => {
    const title = titleOf(field);
    let header = title;
    for (let n = 2; all.has(header); n++) header = `${title} (${n})`;
    all.add(header);
    return header;
  });
}

/** The title that a field has where nothing else is called so. */
export function titleOf({ label, key }: FieldSpec): string {
  const name = label.trim() === '' ? key : label.trim();
  return needsLiteral(name) ? `"${name}"` : name;
}
