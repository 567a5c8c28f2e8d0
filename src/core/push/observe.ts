/**
 * Asks the CRM how the records stand that are about to be changed, by the cheaper of two ways: one by
 * one, or the whole list.
 *
 * Promises: every wanted record ends as seen, gone or unseen; a fault that concerns all of them is
 * returned. Must not know: tabs, a particular CRM.
 */
import type { Connector } from '../connector';
import type { Courier, Fault } from '../exchange';
import type { ListView } from '../listing';
import type { CrmRecord } from '../model';
import { collect } from '../pull/collect';

export interface ObserveSource {
  readonly connector: Connector;
  readonly courier: Courier;
  readonly view: ListView;
}

export interface Observed {
  readonly records: ReadonlyMap<string, CrmRecord>;
  /** The CRM says that they do not exist any more. */
  readonly gone: ReadonlySet<string>;
  /** Why nothing, or not all, could be learned. */
  readonly fault: Fault | null;
  readonly requests: number;
}

/** `listed`: how many records the whole list has. */
export function observe(source: ObserveSource, ids: readonly string[], listed: number): Observed {
  const pages = Math.max(1, Math.ceil(listed / source.connector.pageSize));
  return ids.length <= pages ? observeEach(source, ids) : observeList(source, ids);
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
  return { records, gone, fault, requests: ids.length };
}

/** The whole list, then whatever is not in it by id. */
function observeList(source: ObserveSource, ids: readonly string[]): Observed {
  const list = collect(source);
  if (list.kind === 'failed') return { ...NOTHING, fault: list.fault, requests: list.page };
  if (list.kind === 'tooMany') return observeEach(source, ids);
  const byId = new Map(list.records.map((record) => [record.id as string, record]));
  const missing = ids.filter((id) => !byId.has(id));
  const rest = observeEach(source, missing);
  for (const id of ids) {
    const record = byId.get(id) ?? rest.records.get(id);
    if (record) byId.set(id, record);
  }
  return { ...rest, records: byId, requests: list.pages + rest.requests };
}

const NOTHING = { records: new Map<string, CrmRecord>(), gone: new Set<string>() } as const;
