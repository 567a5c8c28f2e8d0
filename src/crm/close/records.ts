/**
 * A row of Close's answers as a record of the product.
 *
 * Promises: a field that the answer does not hold is absent, not empty; custom fields alone are left
 * out by Close when they are empty. Must not know: requests.
 */
import type { CrmRecord, FieldKey, MaybeValue, RecordId } from '../../core/model';
import { type Reading, readCustomFields } from './custom-fields';
import { FIELDS } from './fields';
import type { WireOpportunity } from './wire';

export function readRecord(row: WireOpportunity, reading: Reading): CrmRecord {
  const fields: Record<FieldKey, MaybeValue> = readCustomFields(row, reading);
  for (const field of FIELDS) {
    const value = field.read(row);
    if (value !== undefined) fields[field.spec.key] = value;
  }
  return { id: row.id as RecordId, fields };
}
