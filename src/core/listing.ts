/**
 * What is asked of a CRM's list of opportunities, and what one page of it gives.
 * Must not know: a particular CRM, how lists are sent for.
 */
import type { CrmRecord, LinkedColumn, Scope } from './model';

/** One page of a list. `next` is the exchange's opaque cursor, or null at the end. */
export interface RecordPage {
  readonly records: readonly CrmRecord[];
  readonly next: string | null;
  /** The CRM says that its list goes on, but not where: this is all there is to get. */
  readonly cut?: true;
  /** The CRM's own count of the whole list, where it states one. */
  readonly total?: number;
}

/** As what the values of a field are to be read. */
export type ColumnType = Pick<LinkedColumn, 'key' | 'type'>;

/** What a list is read for. Custom fields tell nothing of their type on the wire; columns do. */
export interface ListView {
  readonly key: string;
  readonly scope: Scope;
  readonly columns: readonly ColumnType[];
}
