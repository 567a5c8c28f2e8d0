/** What the CRMs of the workbench have in common when somebody works in them by hand. */
import type { FieldPicture } from '../protocol';

/** Of rows whose label holds the text, so many. */
export function search<T>(
  rows: readonly T[],
  { text, most }: { readonly text: string; readonly most: number },
  labelOf: (row: T) => string,
): readonly T[] {
  const wanted = text.toLowerCase();
  return rows.filter((row) => labelOf(row).toLowerCase().includes(wanted)).slice(0, most);
}

export function numberField(key: string, label: string, value: number | null): FieldPicture {
  return { key, label, value: value === null ? '' : String(value), isNumber: true };
}

/** What a number field holds; null for none. */
export function numberIn(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
