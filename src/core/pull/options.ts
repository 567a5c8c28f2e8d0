/**
 * Options that went from the CRM: which cells still name one, and when that is over. Pure.
 *
 * Promises: an option is missed only if a drop-down of ours has offered it before; what never was an
 * option is a slip of the finger, and the push says so. Must not know: how drop-downs are written.
 */
import type { FieldKey, FieldSpec } from '../model';
import type { TabContent } from '../ports';
import type { TabState } from '../state';
import type { FoundColumn, Table } from '../table/locate';
import { foldName, matchOption } from '../value/named-match';
import { cellToken } from '../value/token';
import type { Pause } from './pause';
import type { PullPlan } from './plan';

/** An option that a drop-down offered and the CRM does not have any more. */
export interface LostOption {
  readonly key: FieldKey;
  readonly label: string;
}

export interface OptionsInput {
  readonly table: Table;
  readonly content: TabContent;
  readonly state: TabState | null;
  readonly plan: PullPlan;
  readonly fields: ReadonlyMap<FieldKey, FieldSpec>;
  readonly pausesBefore: readonly Pause[];
  /** Found in this very run. */
  readonly lost: readonly LostOption[];
  /** The CRM's name. */
  readonly crm: string;
}

export interface MissedOptions {
  /** Options that somebody's changes name. */
  readonly pauses: readonly Pause[];
  /** Said once: options that only the CRM itself still names. */
  readonly remarks: readonly string[];
}

export function missedOptions(input: OptionsInput): MissedOptions {
  const before = input.pausesBefore.flatMap(({ key, option }): LostOption[] =>
    option === undefined ? [] : [{ key, label: option }],
  );
  const wanted = new Map([...before, ...input.lost].map((one) => [`${one.key}:${one.label}`, one]));
  const pauses: Pause[] = [];
  const remarks: string[] = [];
  for (const one of wanted.values()) {
    const found = input.table.columns.find(({ column }) => column.key === one.key);
    const options = input.fields.get(one.key)?.options ?? [];
    if (!found || matchOption(one.label, options).kind !== 'none') continue;
    const { edited, others } = rowsSaying(input, found, one.label);
    if (edited.length > 0) {
      const text = editedText(found, one, edited, input.crm);
      pauses.push({ key: one.key, option: one.label, text });
    }
    if (others > 0 && input.lost.includes(one)) remarks.push(othersText(found, one, others, input));
  }
  return { pauses, remarks };
}

function editedText(
  { header }: FoundColumn,
  { label }: LostOption,
  rows: readonly number[],
  crm: string,
): string {
  return `Column "${header}": ${crm} has no option "${label}" any more, and cells that you changed say it (row ${rows.join(', ')}), so they are not sent. Choose another one there, or bring it back in ${crm}. The rest of the column goes on.`;
}

function othersText(
  { header }: FoundColumn,
  { label }: LostOption,
  count: number,
  { crm }: OptionsInput,
): string {
  const have = count === 1 ? 'One opportunity still has' : `${count} opportunities still have`;
  return `Column "${header}": ${crm} has no option "${label}" any more. ${have} it there, and the cells go on showing it.`;
}

/** How many rows are named one by one. */
const NAMED_ROWS_MAX = 10;

/** Rows whose cell was changed to this label, and how many show it as the CRM's value. */
function rowsSaying(
  { table, content, state, plan }: OptionsInput,
  { column, at }: FoundColumn,
  label: string,
): { readonly edited: readonly number[]; readonly others: number } {
  const wanted = foldName(label);
  const writes = new Map(
    plan.rows.map(({ row, fields }) => {
      return [row, fields.find(({ key }) => key === column.key)?.merge.write ?? null];
    }),
  );
  const edited: number[] = [];
  let others = 0;
  for (const { row, id } of table.rows) {
    const cell = writes.get(row) ?? content.values[row - 1]?.[at - 1] ?? '';
    if (typeof cell !== 'string' || foldName(cell) !== wanted) continue;
    const known = state?.rows.get(id)?.fields[column.key];
    const token = cellToken(column.type, cell);
    const isWritten = (writes.get(row) ?? null) !== null;
    if (isWritten || !known || token === known.shown || token === known.meant) others++;
    else edited.push(row);
  }
  return { edited: edited.slice(0, NAMED_ROWS_MAX), others };
}
