/**
 * A row of TrustPager's answers as a record of the product.
 *
 * Promises: a field that the answer does not hold is absent, not empty. Custom fields are those of
 * the linked tab's columns and whatever else the row holds. Must not know: requests.
 */
import type { ColumnType } from '../../core/listing';
import type { CrmRecord, FieldKey, MaybeValue, Named, RecordId } from '../../core/model';
import type { FieldValues } from '../../core/writing';
import { carriedFrom } from './carried';
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
  const carried = carriedFrom(row, reading.pipeline);
  return { id: row.id as RecordId, fields, ...(carried ? { carried } : {}) };
}

/**
 * The row that a write answered. It embeds nothing, so an account or contact gets the name under
 * which `known`, what was sent or read before, has its id; otherwise it is not visible.
 */
export function readAnswered(
  row: WireOpportunity,
  reading: Reading,
  known: readonly FieldValues[],
): CrmRecord {
  const nameOf = (key: FieldKey, id: string | null | undefined) => {
    const items = known.map((fields) => fields[key]);
    const found = items.find((value) => value?.kind === 'one' && value.item.id === id);
    return found?.kind === 'one' ? { id: found.item.id, name: found.item.label } : undefined;
  };
  const customer = row.customer ?? nameOf('customer', row.customer_id);
  const contact = row.contact ?? nameOf('contact', row.contact_id);
  return readRecord({ ...row, customer, contact }, reading);
}
