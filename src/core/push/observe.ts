/**
 * Asks the CRM how the records stand that are about to be changed, by the cheapest way: one by one, the
 * whole list, or what was changed lately.
 *
 * Promises: every wanted record ends as seen, gone or unseen; a fault that concerns all of them is
 * returned. Must not know: tabs, a particular CRM.
 */
import type { Fault } from '../exchange';
import type { CrmRecord, FieldKey } from '../model';
import { type NamesSource, nameIds } from '../name-ids';
import { collect } from '../pull/collect';

export interface ObserveSource extends NamesSource {
  /** Fields that people will be shown: names are asked for these alone. */
  readonly shown: ReadonlySet<FieldKey>;
}

export interface Observed {
  readonly records: ReadonlyMap<string, CrmRecord>;
  /** The CRM says that they do not exist any more. */
  readonly gone: ReadonlySet<string>;
  /** Why nothing, or not all, could be learned. */
  readonly fault: Fault | null;
  readonly requests: number;
}

export interface LastRefresh {
  /** Records of the whole list. */
  readonly records: number;
  /** ms UTC. */
  readonly atMs: number;
}

/** Where the CRM can tell what was changed, that takes about one request. */
const CHANGES_FROM = 3;

/** Clocks differ. */
const OVERLAP_MS = 10 * 60_000;

/** `last`: the last complete refresh. */
export function observe(
  source: ObserveSource,
  ids: readonly string[],
  last: LastRefresh | null,
): Observed {
  const pages = Math.max(1, Math.ceil((last?.records ?? 0) / source.connector.pageSize));
  const canTell = source.connector.writing.changedSince !== null && last !== null;
  if (canTell && Math.min(ids.length, pages) >= CHANGES_FROM) {
    return observeChanges(source, ids, last.atMs - OVERLAP_MS);
  }
  const { listLagMs } = source.connector;
  if (ids.length > pages && listLagMs === 0) return observeList(source, ids);
  const each = observeEach(source, ids);
  // Perhaps the CRM takes no question for one record.
  return each.fault?.kind === 'rejected' && listLagMs === 0 ? observeList(source, ids) : each;
}

/** What is not among the changes, in the view or out of it, stands as the last refresh saw it. */
function observeChanges(source: ObserveSource, ids: readonly string[], sinceMs: number): Observed {
  const list = collect(source, sinceMs);
  if (list.kind === 'failed') return { ...NOTHING, fault: list.fault, requests: list.page };
  if (list.kind !== 'whole') return observeEach(source, ids);
  if (list.moved) return observeList(source, ids);
  const wanted = new Set(ids);
  const seen = list.records.filter(({ id }) => wanted.has(id));
  const inView = named(source, new Map(seen.map((record) => [record.id as string, record])));
  const left = list.outside.filter((id) => wanted.has(id));
  const rest = observeEach(source, left);
  const records = new Map([...inView, ...rest.records]);
  return { ...rest, records, requests: list.pages + rest.requests };
}

/** Of these records those that were changed since, where the CRM can tell and it saves requests. */
export function observeChanged(
  source: ObserveSource,
  ids: readonly string[],
  sinceMs: number,
): Observed['records'] {
  const canTell = source.connector.writing.changedSince !== null;
  if (!canTell || ids.length < CHANGES_FROM) return NOTHING.records;
  return observeChanges(source, ids, sinceMs).records;
}

/** One request for each. */
export function observeEach(source: ObserveSource, ids: readonly string[]): Observed {
  const { connector, courier, view } = source;
  const results = ids.length > 0 ? courier.send(ids.map((id) => connector.record(view, id))) : [];
  const records = new Map<string, CrmRecord>();
  const gone = new Set<string>();
  let fault: Fault | null = null;
  ids.forEach((id, index) => {
    const result = results[index];
    if (result?.ok) records.set(id, result.value);
    else if (result?.fault.kind === 'notFound') gone.add(id);
    else fault = result?.fault ?? fault;
  });
  return { records: named(source, records), gone, fault, requests: ids.length };
}

function named(
  source: ObserveSource,
  records: ReadonlyMap<string, CrmRecord>,
): ReadonlyMap<string, CrmRecord> {
  const { view, shown } = source;
  const columns = view.columns.filter(({ key }) => shown.has(key));
  const narrow = { ...source, view: { ...view, columns } };
  return new Map(nameIds(narrow, [...records.values()]).map((each) => [each.id as string, each]));
}

/** The whole list, then whatever is not in it by id. */
function observeList(source: ObserveSource, ids: readonly string[]): Observed {
  const list = collect(source);
  if (list.kind === 'failed') return { ...NOTHING, fault: list.fault, requests: list.page };
  if (list.kind !== 'whole') return observeEach(source, ids);
  const byId = new Map(
    named(source, new Map(list.records.map((each) => [each.id as string, each]))),
  );
  const missing = ids.filter((id) => !byId.has(id));
  const rest = observeEach(source, missing);
  for (const id of ids) {
    const record = byId.get(id) ?? rest.records.get(id);
    if (record) byId.set(id, record);
  }
  return { ...rest, records: byId, requests: list.pages + rest.requests };
}

const NOTHING = { records: new Map<string, CrmRecord>(), gone: new Set<string>() } as const;
