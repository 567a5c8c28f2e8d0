/**
 * A record of Lightfield's answers as a record of the product.
 *
 * Promises: a linked column that the record does not hold is empty, not hidden, since rights do not
 * reach down to fields and unset ones may be left out (the documentation only says "null if unset").
 * Must not know: requests.
 */
import type { ColumnType } from '../../core/listing';
import type { CrmRecord, FieldKey, MaybeValue, RecordId } from '../../core/model';
import { OWN_FIELDS } from './fields';
import { linkKey, PIPELINE } from './keys';
import { readField, readLink } from './values';
import type { WireRecord } from './wire';

export function readRecord(row: WireRecord, columns: readonly ColumnType[]): CrmRecord {
  const types = new Map(columns.map(({ key, type }) => [key, type]));
  const fields: Record<FieldKey, MaybeValue> = {};
  for (const { key } of columns) fields[key] = null;
  for (const [key, field] of Object.entries(row.fields)) {
    if (key !== PIPELINE) fields[key] = readField(field, types.get(key));
  }
  for (const [name, link] of Object.entries(row.relationships ?? {})) {
    fields[linkKey(name)] = readLink(link);
  }
  for (const { spec, read } of OWN_FIELDS) fields[spec.key] = read(row);
  return { id: row.id as RecordId, fields };
}
