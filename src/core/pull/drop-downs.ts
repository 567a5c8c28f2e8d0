/**
 * Drop-downs that follow the CRM: of columns whose options are others than those of the last time.
 *
 * Promises: without such a column no call; only drop-downs of ours are replaced, a person's own rules
 * stay. Must not know: what cells hold.
 */
import { choicesHash, dropDownLabels } from '../linked-column';
import type { FieldKey, FieldSpec } from '../model';
import type { Tab, TabEdit } from '../ports';
import type { FoundColumn, Table } from '../table/locate';
import { foldName } from '../value/named-match';
import type { LostOption } from './options';

export interface DropDownsInput {
  readonly tab: Pick<Tab, 'dropDowns'>;
  /** With the columns as their fields are now. */
  readonly table: Table;
  readonly fields: ReadonlyMap<FieldKey, FieldSpec>;
  /** Columns that are left as they are. */
  readonly resting: ReadonlySet<FieldKey>;
  /** Columns of which another type was taken up. */
  readonly retyped: ReadonlySet<FieldKey>;
}

export interface DropDowns {
  readonly edits: readonly TabEdit[];
  /** What the columns' drop-downs offer from now on, as a hash; '' for none. */
  readonly choices: ReadonlyMap<FieldKey, string>;
  readonly lost: readonly LostOption[];
}

/** Two reads for each column whose options changed. */
export function followOptions(input: DropDownsInput): DropDowns {
  const edits: TabEdit[] = [];
  const choices = new Map<FieldKey, string>();
  const lost: LostOption[] = [];
  for (const found of input.table.columns) {
    const { key, choices: before } = found.column;
    const field = input.fields.get(key);
    if (!field || input.resting.has(key)) continue;
    const labels = dropDownLabels(field);
    const now = labels.length > 0 ? choicesHash(labels) : '';
    const isRetyped = input.retyped.has(key);
    // A choice without readable options has lost nothing.
    if (now === (before ?? '') || (now === '' && field.type === 'choice')) continue;
    choices.set(key, now);
    // Nobody knows what was offered, so this is what counts from now on.
    if (before === undefined && !isRetyped) continue;
    const change = changeColumn(input, found, {
      labels,
      isBare: isRetyped && before === undefined,
    });
    edits.push(...change.edits);
    const kept = new Set(labels.map(foldName));
    if (field.type !== 'choice') continue;
    for (const label of change.offered) if (!kept.has(foldName(label))) lost.push({ key, label });
  }
  return { edits, choices, lost };
}

interface Change {
  readonly edits: readonly TabEdit[];
  /** What our drop-downs offered. */
  readonly offered: readonly string[];
}

/** `isBare`: the column had no drop-down of ours, so cells without any rule get it. */
function changeColumn(
  { tab, table }: DropDownsInput,
  { column, at }: FoundColumn,
  { labels, isBare }: { readonly labels: readonly string[]; readonly isBare: boolean },
): Change {
  const first = table.headerRow + 1;
  const stretches: { row: number; rows: number }[] = [];
  let offered: readonly string[] = [];
  tab.dropDowns(at, first).forEach((rule, index) => {
    const isOurs = rule !== null && rule !== 'other' && choicesHash(rule) === column.choices;
    if (isOurs) offered = rule;
    if (!isOurs && !(isBare && rule === null)) return;
    const last = stretches[stretches.length - 1];
    if (last && last.row + last.rows === first + index) last.rows++;
    else stretches.push({ row: first + index, rows: 1 });
  });
  const edits = stretches.map((stretch): TabEdit => {
    return { kind: 'choices', area: { ...stretch, column: at, columns: 1 }, labels };
  });
  return { edits, offered };
}
