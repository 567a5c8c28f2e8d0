/**
 * What is asked of a CRM's list of opportunities, and what one page of it gives.
 * Must not know: a particular CRM, how lists are sent for.
 */
import type { CrmRecord, LinkedColumn, Scope } from './model';

/** One page of a list. `next` is the exchange's opaque cursor, or null at the end. */
export interface RecordPage {
  /** In the order of the list. */
  readonly records: readonly CrmRecord[];
  readonly next: string | null;
  /** The CRM says that its list goes on, but not where: this is all there is to get. */
  readonly cut?: true;
  /** The CRM's own count of the whole list, where it states one. */
  readonly total?: number;
  /**
   * The first record is the last one of the page before, unless the list moved between the two: so it
   * shows whether rows were passed over.
   */
  readonly overlaps?: true;
  /**
   * Where places in the list are known beforehand: cursors of at most so many pages after `next`, in
   * order. They hold if this page and those before them turn out full (`pageSize`), and may be read
   * side by side with `next`. Absent where only a page tells where the next one is.
   */
  ahead?(countMax: number): readonly string[];
}

/** As what the values of a field are to be read. */
export type ColumnType = Pick<LinkedColumn, 'key' | 'type'>;

/** What a list is read for. Custom fields tell nothing of their type on the wire; columns do. */
export interface ListView {
  readonly key: string;
  readonly scope: Scope;
  readonly columns: readonly ColumnType[];
}
