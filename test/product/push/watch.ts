/** What a test sees of a push from outside: the CRM's own book, its records, what is selected. */
import type { RequestEntry } from '../../../src/host/sandbox/ledger';
import type { Opportunity } from '../../../src/host/sandbox/trustpager/records';
import type { Input } from '../../../src/host/sheet/change';
import { MARIA, type Product } from '../../support/product';
import type { Desk } from '../bad-input/tab';

/** Requests that could change something in the CRM; in order, counted from the `from`-th request. */
export function writesOf({ trustpager }: Product, from = 0): readonly RequestEntry[] {
  const isSearch = ({ path }: RequestEntry) => path.endsWith('/search');
  return trustpager.ledger
    .requests()
    .slice(from)
    .filter((request) => request.method !== 'GET' && !isSearch(request));
}

/** Does something; returns the requests that it sent. */
export function requestsOf({ trustpager }: Product, work: () => void): readonly RequestEntry[] {
  const from = trustpager.ledger.requests().length;
  work();
  return trustpager.ledger.requests().slice(from);
}

export function bodyOf({ body }: RequestEntry): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>;
}

/** How the record stands in the CRM. */
export function recordOf({ trustpager }: Product, id: string): Opportunity {
  const record = trustpager.workspace().opportunities.get(id);
  if (!record) throw new Error(`the CRM has no ${id}`);
  return record;
}

/** Name of the stage on which a record stands in the tab's pipeline. */
export function stageOf({ product }: Desk, id: string): string | undefined {
  const { pipeline } = product;
  const card = recordOf(product, id).placements.find((one) => one.pipeline_id === pipeline.id);
  return pipeline.stages.find((stage) => stage.id === card?.stage_id)?.name;
}

/** A person fills the cells of the first `count` records, default all, under a title in one go. */
export function fillColumn(
  { product, tabId, ids, row, column }: Desk,
  title: string,
  inputOf: (id: string, n: number) => Input,
  count?: number,
): void {
  const chosen = ids().slice(0, count);
  const first = row(chosen[0] ?? '');
  const area = { row: first, column: column(title), rows: chosen.length, columns: 1 };
  const each = chosen.map((id, n) => [inputOf(id, n)]);
  product.does({ kind: 'enter', sheetId: tabId, area, inputs: { each } });
}

/** A person selects whole rows of the tab. */
export function selectRows(
  { product, tabId }: Desk,
  row: number,
  rows = 1,
  user: string = MARIA,
): void {
  product.world.select(user, { sheetId: tabId, area: { row, column: 1, rows, columns: 5 } });
}

/** The most requests in any window of a minute. */
export function busiestMinute({ trustpager }: Product): number {
  const moments = trustpager.ledger.requests().map(({ atMs }) => atMs);
  return Math.max(
    0,
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + 60_000).length),
  );
}
