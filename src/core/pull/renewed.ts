/**
 * Columns that were deleted and whose title somebody typed anew, as our remark advises. Their blanks
 * are nobody's edits. A column that a person has emptied looks the same but still carries our tag.
 */
import type { FieldKey } from '../model';
import type { TabContent } from '../ports';
import type { TabState } from '../state';
import type { FoundColumn, Table, Tags } from '../table/locate';
import { EMPTY } from '../value/token';

export interface RenewedInput {
  readonly table: Table;
  readonly content: TabContent;
  readonly state: TabState | null;
  /** Asked only when a column has lost all its content. */
  readonly tags: Tags;
}

export function renewedColumns(input: RenewedInput): ReadonlySet<FieldKey> {
  const { table, state, tags } = input;
  if (!state) return new Set();
  const emptied = table.columns.filter(
    (found) => isBlank(found, input) && hadContent(found, state),
  );
  if (emptied.length === 0) return new Set();
  const tagged = tags();
  // Without any tag left nothing can be told apart, and edits go first.
  if (tagged.size === 0) return new Set();
  const renewed = emptied.filter(({ column, at }) => tagged.get(column.key) !== at);
  return new Set(renewed.map(({ column }) => column.key));
}

function isBlank({ at }: FoundColumn, { table, content }: RenewedInput): boolean {
  return table.rows.every(({ row }) => {
    const value = content.values[row - 1]?.[at - 1] ?? '';
    return value === '' && (content.formulas[row - 1]?.[at - 1] ?? '') === '';
  });
}

function hadContent({ column }: FoundColumn, state: TabState): boolean {
  for (const { fields } of state.rows.values()) {
    if ((fields[column.key]?.shown ?? EMPTY) !== EMPTY) return true;
  }
  return false;
}
