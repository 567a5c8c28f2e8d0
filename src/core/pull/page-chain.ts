/**
 * Joins the pages of a list, in its order, and notices whether it moved while they were read.
 *
 * A record that stands in the list all the time without changing places lies between the same two
 * neighbours in every page, whenever each page was read. So it is missed only if two pages that follow
 * one another do not join, which shows: in the row that they share, in a row that comes twice, or in
 * the CRM's count. The order in which pages were read does not matter. Must not know: a particular CRM.
 */
import type { Connector } from '../connector';
import type { ListView, RecordPage } from '../listing';
import type { CrmRecord } from '../model';

export interface PageChain {
  /** Adds the page that follows. False: it brings nothing new and still leads on. */
  add(page: RecordPage): boolean;
  /** Adds what a page holds that was read beyond the end. */
  addBeyondEnd(page: RecordPage): void;
  /** Every record of the scope once, as it was read last. */
  records(): readonly CrmRecord[];
  /** Ids of what was read and is not of the scope. */
  outside(): readonly string[];
  /** How many rows of the list were read, and how many of them the scope means. */
  rows(): number;
  kept(): number;
  /** The CRM's last word on how many rows the list has; null where it has none. */
  total(): number | null;
  /** Records shifted between pages, so absence proves nothing. */
  moved(): boolean;
  /** Rows may be missing that nobody can tell the place of. */
  cut(): boolean;
}

export function createPageChain(connector: Connector, view: ListView): PageChain {
  const seen = new Set<string>();
  const records = new Map<string, CrmRecord>();
  let lastId: string | null = null;
  let total: number | null = null;
  let moved = false;
  let cut = false;

  function keep(page: RecordPage): void {
    for (const record of page.records) {
      seen.add(record.id);
      if (connector.inScope(record, view.scope)) records.set(record.id, record);
      else records.delete(record.id);
    }
  }

  /** A count that changes on the way tells what places hide. */
  function count(page: RecordPage): void {
    if (total !== null && page.total !== undefined && page.total !== total) moved = true;
    total = page.total ?? total;
  }

  function add(page: RecordPage): boolean {
    const { next, overlaps = false } = page;
    const shared = overlaps ? lastId : null;
    const joins = shared !== null && page.records[0]?.id === shared;
    const rows = joins ? page.records.slice(1) : page.records;
    if (shared !== null && !page.records.some(({ id }) => id === shared)) cut = true;
    if (page.cut) cut = true;
    const known = rows.filter(({ id }) => seen.has(id)).length;
    if (known > 0) moved = true;
    count(page);
    keep(page);
    lastId = page.records[page.records.length - 1]?.id ?? lastId;
    return next === null || rows.length === 0 || known < rows.length;
  }

  function addBeyondEnd(page: RecordPage): void {
    if (page.records.some(({ id }) => !seen.has(id))) moved = true;
    count(page);
    keep(page);
  }

  return {
    ...{ add, addBeyondEnd },
    records: () => [...records.values()],
    outside: () => [...seen].filter((id) => !records.has(id)),
    rows: () => seen.size,
    kept: () => records.size,
    total: () => total,
    moved: () => moved || cut,
    cut: () => cut,
  };
}
