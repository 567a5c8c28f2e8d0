/**
 * The search index behind every list: copies of records that follow their originals after a while
 * (Lightfield docs, List endpoints). Filters and order see the copies. Knows no filters.
 */
import { must } from '../assume';
import { createTable, type Table } from '../table';
import { type CrmRecord, type ObjectType, objectTypes } from './records';

export interface SearchIndex {
  /** A record was created, changed, trashed or restored at `atMs`, which never goes back. */
  note(record: CrmRecord, atMs: number): void;
  /** Takes in what is at least `lagMs` old. */
  catchUp(nowMs: number, lagMs: number): void;
  /** What a search sees. */
  table(object: ObjectType): Table<CrmRecord>;
}

/** An index that has taken in all of `records`. */
export function createSearchIndex(
  records: Readonly<Record<ObjectType, readonly CrmRecord[]>>,
): SearchIndex {
  const tables = new Map(
    objectTypes.map((object) => [
      object,
      createTable(records[object].filter((record) => !record.trashed)),
    ]),
  );
  const table = (object: ObjectType) => must(tables.get(object), `an index of ${object}`);
  const noted: { readonly record: CrmRecord; readonly atMs: number }[] = [];
  let taken = 0;
  return {
    table,
    note: (record, atMs) => {
      noted.push({ record, atMs });
    },
    catchUp: (nowMs, lagMs) => {
      for (; taken < noted.length; taken++) {
        const { record, atMs } = must(noted[taken], 'a noted change');
        if (atMs + lagMs > nowMs) return;
        if (record.trashed) table(record.object).remove(record.id);
        else table(record.object).put(record);
      }
    },
  };
}
