/** What the CRMs of the workbench have in common when somebody works in them by hand. */
import type { FieldPicture, RecordPicture } from '../protocol';
import type { BenchCrm } from './bench-crm';

export interface Shelf<Row extends { readonly id: string }> {
  /** Those that people see, in any order. */
  rows(): readonly Row[];
  labelOf(row: Row): string;
  fieldsOf(row: Row): readonly FieldPicture[];
}

/** The records of a CRM, to count, search and look up. */
export function openShelf<Row extends { readonly id: string }>({
  rows,
  labelOf,
  fieldsOf,
}: Shelf<Row>): Pick<BenchCrm, 'count' | 'records' | 'find'> {
  const picture = (row: Row): RecordPicture => {
    return { id: row.id, label: labelOf(row), fields: fieldsOf(row) };
  };
  return {
    count: () => rows().length,
    records(search, most) {
      const wanted = search.toLowerCase();
      const found = rows().filter((row) => labelOf(row).toLowerCase().includes(wanted));
      return found.slice(0, most).map(picture);
    },
    find(id) {
      const row = rows().find((each) => each.id === id);
      return row === undefined ? null : picture(row);
    },
  };
}

export function numberField(key: string, label: string, value: number | null): FieldPicture {
  return { key, label, value: value === null ? '' : String(value), isNumber: true };
}

/** What a number field holds; null for none. */
export function numberIn(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
