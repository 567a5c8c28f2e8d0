/**
 * What a link keeps of a field: enough to notice later that the field has become another one. Pure.
 * Must not know: tabs, CRMs.
 */
import type { FieldSpec, FieldType, LinkedColumn } from './model';
import { hash53 } from './value/token';

/** More options than this make a drop-down useless, and Sheets refuses more than 500. */
const CHOICES_MAX = 500;

/** `header`: the title of its column. */
export function linkedColumn(field: FieldSpec, header: string): LinkedColumn {
  const { key, type, onUpdate, label } = field;
  const labels = dropDownLabels(field);
  return {
    ...{ key, header, type, onUpdate },
    ...(label !== header && { label }),
    ...(labels.length > 0 && { choices: choicesHash(labels) }),
  };
}

/** The same column under another title; what the CRM calls its field is kept. */
export function retitled({ label, header, ...column }: LinkedColumn, title: string): LinkedColumn {
  const name = label ?? header;
  return { ...column, header: title, ...(name !== title && { label: name }) };
}

/** What a drop-down of the field offers; nothing where it has none. */
export function dropDownLabels({ type, options = [] }: FieldSpec): readonly string[] {
  const labels = [...new Set(options.map(({ label }) => label))];
  return type === 'choice' && labels.length <= CHOICES_MAX ? labels : [];
}

const NAMED: ReadonlySet<FieldType> = new Set<FieldType>(['text', 'choice', 'reference']);

/** Cells of the two types are written and read alike. */
export function areAlike(one: FieldType, other: FieldType): boolean {
  return one === other || (NAMED.has(one) && NAMED.has(other));
}

export function choicesHash(labels: readonly string[]): string {
  return hash53(JSON.stringify(labels)).toString(36);
}
