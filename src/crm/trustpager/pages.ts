/**
 * The exchanges that read opportunities: a page of the list, or one by id.
 *
 * Promises: a page that leads back to itself is refused; a refused expansion costs its columns, not
 * the page. Must not know: who pages, who sends.
 */
import type { Exchange, Fault, Result } from '../../core/exchange';
import type { ListView, RecordPage } from '../../core/listing';
import type { CrmRecord } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import {
  ALL_EXPANSIONS,
  decodePosition,
  type Expansions,
  encodePosition,
  expansionsAfter,
  type PagePosition,
} from './expansions';
import { scopeQuery } from './filters';
import { nextCursor } from './paging';
import { type Reading, readRecord } from './records';
import { getOpportunities, getOpportunity } from './requests';
import { opportunityAnswerShape, opportunityPageShape } from './wire';

export function readPage(view: ListView, cursor: string | null): Exchange<RecordPage> {
  return pageAt(view, decodePosition(cursor));
}

function pageAt(view: ListView, position: PagePosition): Exchange<RecordPage> {
  const { scope, columns } = view;
  const reading: Reading = { pipeline: scope.pipeline, columns };
  return withFewerExpansions(position.expand, (expand) =>
    readExchange({
      request: getOpportunities(view.key, {
        query: scopeQuery(scope),
        expand,
        cursor: position.cursor,
      }),
      shape: opportunityPageShape,
      value: ({ data, pagination }): Result<RecordPage> => {
        const next = nextCursor(pagination, position.cursor);
        if (!next.ok) return next;
        return ok({
          records: data.map((row) => readRecord(row, reading)),
          next: next.value === null ? null : encodePosition(expand, next.value),
          ...(next.value === null && pagination?.has_more ? { cut: true } : {}),
        });
      },
    }),
  );
}

export function readOne(view: ListView, id: string): Exchange<CrmRecord> {
  const reading: Reading = { pipeline: view.scope.pipeline, columns: view.columns };
  return withFewerExpansions(ALL_EXPANSIONS, (expand) =>
    readExchange({
      request: getOpportunity(view.key, id, expand),
      shape: opportunityAnswerShape,
      value: ({ data }) => ok(readRecord(data, reading)),
    }),
  );
}

/** Asks again with less when the key may not see an embedded object. */
function withFewerExpansions<T>(
  expand: Expansions,
  exchangeWith: (expand: Expansions) => Exchange<T>,
): Exchange<T> {
  return {
    ...exchangeWith(expand),
    fallback: (fault: Fault) => {
      const less = expansionsAfter(expand, fault);
      return less && withFewerExpansions(less, exchangeWith);
    },
  };
}
