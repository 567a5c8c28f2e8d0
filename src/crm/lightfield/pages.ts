/**
 * The exchanges that read opportunities: a page of the list, or one by id. The list comes from a
 * search index that runs behind; one by id is as it is now. Must not know: who pages, who sends.
 */
import type { Exchange } from '../../core/exchange';
import type { ListView, RecordPage } from '../../core/listing';
import type { CrmRecord } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import { scopeQuery } from './filters';
import { decodePlace, encodePlace, turnPage } from './paging';
import { readRecord } from './records';
import { getPage, getRecord } from './requests';
import { listShape, recordShape } from './wire';

export function readPage(view: ListView, cursor: string | null): Exchange<RecordPage> {
  const { key, scope, columns } = view;
  const place = decodePlace(cursor);
  return readExchange({
    request: getPage(key, 'opportunities', place.offset, scopeQuery(scope)),
    shape: listShape,
    value: ({ data, totalCount }) => {
      const ids = data.map(({ id }) => id);
      const { next, cut, overlaps } = turnPage(place, ids, totalCount);
      const rows = overlaps ? data.slice(1) : data;
      return ok<RecordPage>({
        records: rows.map((row) => readRecord(row, columns)),
        next: next && encodePlace(next),
        ...(cut ? { cut } : {}),
        ...(typeof totalCount === 'number' ? { total: totalCount } : {}),
      });
    },
  });
}

export function readOne({ key, columns }: ListView, id: string): Exchange<CrmRecord> {
  return readExchange({
    request: getRecord(key, 'opportunities', id),
    shape: recordShape,
    value: (row) => ok(readRecord(row, columns)),
  });
}
