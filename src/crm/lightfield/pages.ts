/**
 * The exchanges that read opportunities: a page of the list, or one by id. The list comes from a
 * search index that runs behind; one by id is as it is now. Must not know: who pages, who sends.
 */
import type { Exchange } from '../../core/exchange';
import type { ListView, RecordPage } from '../../core/listing';
import type { CrmRecord } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import { scopeQuery } from './filters';
import { cursorsAfter, offsetOf, turnPage } from './paging';
import { readRecord } from './records';
import { getPage, getRecord } from './requests';
import { listShape, recordShape } from './wire';

export function readPage(view: ListView, cursor: string | null): Exchange<RecordPage> {
  const { key, scope, columns } = view;
  const offset = offsetOf(cursor);
  return readExchange({
    request: getPage(key, 'opportunities', offset, scopeQuery(scope)),
    shape: listShape,
    value: ({ data, totalCount }) => {
      const total = totalCount ?? 0;
      const { next, cut } = turnPage(offset, data.length, total);
      return ok<RecordPage>({
        records: data.map((row) => readRecord(row, columns)),
        next: next === null ? null : String(next),
        ...(cut ? { cut } : {}),
        ...(offset > 0 ? { overlaps: true } : {}),
        ...(typeof totalCount === 'number' ? { total: totalCount } : {}),
        ...(next === null ? {} : { ahead: (countMax) => cursorsAfter(next, total, countMax) }),
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
