/**
 * A row of TrustPager's answers as a record of the product.
 *
 * Promises: a field that the answer does not hold is absent, not empty. Custom fields are those of
 * the linked tab's columns and whatever else the row holds. Must not know: requests.
 */
import type { ColumnType } from '../../core/connector';
import type { CrmRecord, FieldKey, MaybeValue, Named, RecordId } from '../../core/model';
import { readCustomFields } from './custom-fields';
import { FIELDS } from './fields';
import { placeIn } from './place';
import type { WireOpportunity } from './wire';

/** How records of a linked tab are to be read. */
export interface Reading {
  /** The pipeline whose card tells the stage. */
  readonly pipeline: Named;
  readonly columns: readonly ColumnType[];
}

export function readRecord(row: WireOpportunity, reading: Reading): CrmRecord {
  const place = placeIn(reading.pipeline, row);
  const fields: Record<FieldKey, MaybeValue> = readCustomFields(row.metadata, reading.columns);
  for (const field of FIELDS) {
    const value = field.read(row, place);
    if (value !== undefined) fields[field.spec.key] = value;
  }
  return { id: row.id as RecordId, fields };
}
