/**
 * The cells of one row as what is to be sent, before anything is sent.
 *
 * Promises: total; a row is sent only as it is seen, so a cell in doubt is a problem in words and
 * never left out in silence. Must not know: where the row stands, a particular CRM.
 */
import { areAlike } from '../linked-column';
import type { FieldKey, FieldSpec, FieldType, MaybeValue, Named } from '../model';
import type { CellValue } from '../value/cell';
import { decodeCell } from '../value/decode';
import type { FromSerial } from '../value/decode-scalar';
import { type Decoded, problem } from '../value/decoded';
import { quoted } from '../value/excerpt';
import { ambiguityText } from '../value/named-match';
import type { FieldValues } from '../writing';
import { type NameFinding, type NameFindings, nameId, type WantedName } from './names';

export interface RowCell {
  readonly key: FieldKey;
  readonly cell: CellValue;
  /** `''` where the cell holds no formula. */
  readonly formula: string;
  /** As what its column is linked; a field of another type by now is not sent. */
  readonly type?: FieldType;
}

export interface RowInput {
  /** The catalogue, by key. */
  readonly fields: ReadonlyMap<FieldKey, FieldSpec>;
  /** For `create` all mapped cells of the row, for `update` only those that were edited. */
  readonly cells: readonly RowCell[];
  readonly purpose: 'create' | 'update';
  readonly fromSerial: FromSerial;
  /** Fields whose names are asked for (`Writing.lookedUp`). */
  readonly lookedUp?: readonly FieldKey[];
}

/** `text` follows the column's title, without a full stop. */
export interface FieldProblem {
  readonly key: FieldKey;
  readonly text: string;
  /** The name that does not exist in the CRM, where that is the problem. */
  readonly missing?: string;
  /** Nothing is wrong with the cell: its field in the CRM is not what it was. */
  readonly paused?: true;
}

export interface ValidatedRow {
  /** null clears a field; a row to be created leaves out what is empty. */
  readonly values: FieldValues;
  /** In the order of the cells; fields that have no cell come last. */
  readonly problems: readonly FieldProblem[];
}

/** The names in a row whose meaning `validateRow` wants to know. */
export function namesIn(input: RowInput): readonly WantedName[] {
  return input.cells.flatMap((cell) => {
    const read = readCell(cell, input);
    return read.kind === 'names' ? read.texts.map((text) => ({ key: cell.key, text })) : [];
  });
}

/** What `RowInput` says of a cell, and the findings for the row's `namesIn`. */
export type NamedRowInput = RowInput & { readonly names: NameFindings };

/** Reads a row. Its values are those of the cells without a problem. */
export function validateRow(input: NamedRowInput): ValidatedRow {
  const values: [FieldKey, MaybeValue][] = [];
  const problems: FieldProblem[] = [];
  for (const cell of input.cells) {
    const meaning = validateCell(cell, input);
    if (meaning.kind === 'problem') {
      const { kind: _, ...what } = meaning;
      problems.push({ key: cell.key, ...what });
    } else if (meaning.kind === 'value' && (input.purpose === 'update' || meaning.value !== null)) {
      values.push([cell.key, meaning.value]);
    }
  }
  return { values: Object.fromEntries(values), problems: [...problems, ...missingFields(input)] };
}

export type CellMeaning =
  | Exclude<Decoded, { readonly kind: 'names' }>
  /** The CRM fills this field of a new record itself. */
  | { readonly kind: 'ignored' };

/** Reads one cell, with what `input` says of its row; `input.cells` is not looked at. */
export function validateCell(cell: RowCell, input: Omit<NamedRowInput, 'cells'>): CellMeaning {
  const read = readCell(cell, input);
  const meaning = read.kind === 'names' ? resolve(read.texts, cell.key, input) : read;
  if (meaning.kind !== 'problem' || cell.formula === '') return meaning;
  return { ...meaning, text: meaning.text + BY_FORMULA };
}

const BY_FORMULA = ' (this cell holds a formula)';

/** `type`: what the field was when its column was linked, where that is known. */
function pausedText(
  field: FieldSpec | undefined,
  type: FieldType | undefined,
  isNew: boolean,
): string | null {
  if (!field) return 'is a field that the CRM does not have any more, or not for your key';
  if (type !== undefined && !areAlike(field.type, type)) {
    return `is a field of another type in the CRM by now; refresh this tab${isNew ? ', then type it again' : ''}`;
  }
  return null;
}

function readCell(
  { key, cell, type }: RowCell,
  input: Omit<RowInput, 'cells'>,
): Decoded | { readonly kind: 'ignored' } {
  const field = input.fields.get(key);
  const isNew = input.purpose === 'create';
  if (isNew && field?.onCreate === 'no') return { kind: 'ignored' };
  const paused = pausedText(field, type, isNew);
  if (isNew && paused !== null && cell === '') return { kind: 'ignored' };
  if (!field || paused !== null) return { ...problem(paused ?? ''), paused: true };
  if (!isNew && field.onUpdate === 'no') {
    return problem("cannot be changed here; a refresh restores the CRM's value");
  }
  const read = decodeCell(field, cell, input.fromSerial, input.lookedUp);
  const isEmptied = !isNew && read.kind === 'value' && read.value === null;
  return isEmptied && field.kept ? problem('cannot be emptied in the CRM') : read;
}

/** Required fields without a column; an empty cell is a problem of its own. */
function missingFields({ fields, cells, purpose }: RowInput): readonly FieldProblem[] {
  if (purpose === 'update') return [];
  const present = new Set(cells.map(({ key }) => key));
  return [...fields.values()]
    .filter((field) => field.required && field.onCreate !== 'no' && !present.has(field.key))
    .map(({ key }) => ({ key, text: 'must not be empty, and has no column in this tab' }));
}

function resolve(
  texts: readonly string[],
  key: FieldKey,
  { names, fields }: Pick<NamedRowInput, 'names' | 'fields'>,
): Resolved {
  const items = new Map<string, Named>();
  for (const text of texts) {
    const finding = names.get(nameId({ key, text }));
    if (finding?.kind !== 'one') {
      const unresolved = problem(unresolvedText(text, finding));
      return finding?.kind === 'none' ? { ...unresolved, missing: text } : unresolved;
    }
    items.set(finding.item.id, finding.item);
  }
  const all = [...items.values()];
  const [item] = all;
  if (fields.get(key)?.type === 'list')
    return { kind: 'value', value: { kind: 'many', items: all } };
  return { kind: 'value', value: item ? { kind: 'one', item } : null };
}

type Resolved = Exclude<CellMeaning, { readonly kind: 'ignored' }>;

function unresolvedText(
  text: string,
  finding: Exclude<NameFinding, { readonly kind: 'one' }> | undefined,
): string {
  switch (finding?.kind) {
    case 'none':
      return `there is no ${quoted(text)} in the CRM; check the spelling or add it there`;
    case 'ambiguous':
      return ambiguityText(text, finding.details);
    case 'failed':
      return `${quoted(text)} could not be looked up: ${finding.message.replace(/\.$/, '')}`;
    case undefined:
      return `${quoted(text)} was not looked up; try again`;
  }
}
