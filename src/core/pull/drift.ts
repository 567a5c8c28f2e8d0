/**
 * What has become of the fields of a tab's columns in the CRM since the columns were linked. Pure.
 *
 * Promises: a field is called gone only by a catalogue that could be read whole; a field that merely
 * has another name is none of these. Must not know: tabs, what follows from it.
 */
import type { CrmMemo } from '../crm-memo';
import type { CrmRecord, FieldSpec, FieldType, Link, LinkedColumn, MaybeValue } from '../model';
import { bareBase, type TabState } from '../state';
import { EMPTY, valueToken } from '../value/token';

export type Drift =
  | { readonly kind: 'gone'; readonly column: LinkedColumn }
  /** Its values are of another type now. */
  | { readonly kind: 'type'; readonly column: LinkedColumn; readonly field: FieldSpec }
  /** Nobody can write it any more. */
  | { readonly kind: 'locked'; readonly column: LinkedColumn; readonly field: FieldSpec };

/** `memo` null: nothing is known, so nothing has changed. */
export function driftOf(
  { columns }: Pick<Link, 'columns'>,
  memo: CrmMemo | null,
): readonly Drift[] {
  if (memo === null || memo.fields.length === 0) return [];
  const fields = new Map(memo.fields.map((field) => [field.key, field]));
  return columns.flatMap((column): readonly Drift[] => {
    const field = fields.get(column.key);
    if (!field) return memo.isWhole ? [{ kind: 'gone', column }] : [];
    if (field.type !== column.type) return [{ kind: 'type', column, field }];
    const isLocked = field.onUpdate === 'no' && column.onUpdate !== 'no';
    return isLocked ? [{ kind: 'locked', column, field }] : [];
  });
}

/**
 * True where what the CRM lists makes no sense with what is known of its fields: a column that has
 * lost all its values at once, or a value of another kind than before. `columns` as they were read.
 */
export function contradicts(
  records: readonly CrmRecord[],
  columns: readonly Pick<LinkedColumn, 'key' | 'type'>[],
  state: TabState | null,
): boolean {
  if (state === null) return false;
  return columns.some(({ key, type }) => {
    let lost = 0;
    let held = 0;
    for (const { id, fields } of records) {
      const value = fields[key];
      if (value === undefined) continue;
      const base = bareBase(state.rows.get(id)?.fields[key]?.base ?? EMPTY);
      if (value !== null) held++;
      else if (base !== EMPTY) lost++;
      if (base !== EMPTY && isOdd(value, type) && valueToken(value) !== base) return true;
    }
    return lost > 0 && held === 0;
  });
}

const KIND_OF: Readonly<Record<FieldType, NonNullable<MaybeValue>['kind']>> = {
  text: 'text',
  number: 'number',
  flag: 'flag',
  day: 'day',
  instant: 'instant',
  choice: 'one',
  reference: 'one',
  list: 'many',
};

function isOdd(value: MaybeValue, type: FieldType): boolean {
  return value !== null && value.kind !== KIND_OF[type];
}
