/**
 * A row of Octolane's answers as a record of the product.
 *
 * Promises: a field that the answer does not hold is absent, not empty. Must not know: requests.
 */
import type { ListView } from '../../core/listing';
import type { CrmRecord, FieldKey, MaybeValue, Named, RecordId } from '../../core/model';
import { type CustomReader, customReader } from './custom-fields';
import { FIELDS, type Field, fieldOf } from './fields';
import type { WireOpportunity } from './wire';

/** How the records of one answer are to be read. */
export interface Reading {
  readonly pipeline: Named;
  readonly fields: readonly (readonly [FieldKey, Field['read']])[];
  readonly custom: CustomReader;
}

/** `definitions`: what the answer says of its custom fields. */
export function readingFor({ scope, columns }: ListView, definitions: unknown): Reading {
  const own = FIELDS.map(({ spec, read }) => [spec.key, read] as const);
  // Columns go by the name under which the workspace lists their field.
  const listed = columns.flatMap(({ key }) => {
    const field = fieldOf(key);
    return field && field.spec.key !== key ? [[key, field.read] as const] : [];
  });
  return {
    pipeline: scope.pipeline,
    fields: [...own, ...listed],
    custom: customReader(definitions),
  };
}

export function readRecord(row: WireOpportunity, reading: Reading): CrmRecord {
  const fields: Record<FieldKey, MaybeValue> = Object.fromEntries(
    reading.custom(row.custom_fields),
  );
  for (const [key, read] of reading.fields) {
    const value = read(row, reading.pipeline);
    if (value !== undefined) fields[key] = value;
  }
  return { id: row.id as RecordId, fields };
}
