/**
 * Dresses an empty tab as a linked one: titles, formats, drop-downs, and our tags on its columns.
 * Text columns get their format here, before the first value. Must not know: CRMs, how a tab is made.
 */
import type { FieldSpec, Link } from '../model';
import type { TabEdit } from '../ports';
import { columnFormats } from '../pull/room';
import { ID_KEY, SYNC_KEY } from '../table/locate';
import { needsLiteral } from '../value/encode';

export const SYNC_HEADER = 'Sync';
export const ID_HEADER = 'ID';

/** More options than this make a drop-down useless, and Sheets refuses more than 500. */
const CHOICES_MAX = 500;

/** So that most marks can be read, and most names, px. */
const SYNC_WIDTH_PX = 190;
const NAME_WIDTH_PX = 200;

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
  const header = { row: 1, column: 1, rows: 1, columns: headers.length };
  return [
    { kind: 'format', area: header, format: 'text' },
    { kind: 'values', row: 1, column: 1, cells: [headers] },
    { kind: 'bold', area: header },
    { kind: 'freeze', rows: 1 },
    { kind: 'width', column: 1, px: SYNC_WIDTH_PX },
    // What comes first is what the CRM itself calls an opportunity by.
    { kind: 'width', column: 3, px: NAME_WIDTH_PX },
    ...columnFormats({ columns, idColumn: 2, syncColumn: 1 }, body),
    ...columns.flatMap(({ column, at }) => {
      const options = fields.find(({ key }) => key === column.key)?.options ?? [];
      const labels = [...new Set(options.map(({ label }) => label))];
      const fits = column.type === 'choice' && labels.length > 0 && labels.length <= CHOICES_MAX;
      const area = { ...body, column: at, columns: 1 };
      return fits ? [{ kind: 'choices', area, labels } as const] : [];
    }),
    { kind: 'tag', column: 1, key: SYNC_KEY },
    { kind: 'tag', column: 2, key: ID_KEY },
    ...columns.map(({ column, at }) => ({ kind: 'tag', column: at, key: column.key }) as const),
  ];
}

/**
 * Column titles for the chosen fields: two fields of one name, or one named like ours, stay apart; a
 * name that could be taken for a formula stands in quotes.
 */
export function headersFor(fields: readonly FieldSpec[]): readonly string[] {
  const taken = new Set([SYNC_HEADER, ID_HEADER]);
  return fields.map(({ label, key }) => {
    const name = label.trim() === '' ? key : label.trim();
    const title = needsLiteral(name) ? `"${name}"` : name;
    let header = title;
    for (let n = 2; taken.has(header); n++) header = `${title} (${n})`;
    taken.add(header);
    return header;
  });
}
