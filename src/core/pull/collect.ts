/**
 * Reads a whole list from the CRM, page by page, and says whether it can be trusted to be whole.
 *
 * Promises: ends; never takes a page for the end that is not; every record once; nothing is
 * returned unless every page arrived. Must not know: tabs, a particular CRM.
 */
import type { Connector } from '../connector';
import type { Courier, Exchange, Fault, Result } from '../exchange';
import type { ListView, RecordPage } from '../listing';
import type { CrmRecord } from '../model';
import type { Absence } from './plan';

export interface CollectInput {
  readonly connector: Connector;
  readonly courier: Courier;
  readonly view: ListView;
}

export type Collected =
  | {
      readonly kind: 'whole';
      readonly records: readonly CrmRecord[];
      readonly pages: number;
      /** True when records shifted between pages while we read, so absence proves nothing. */
      readonly moved: boolean;
      /** True when the CRM said that there is more, but not where. */
      readonly cut: boolean;
    }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly page: number }
  | { readonly kind: 'tooMany'; readonly recordsMax: number };

/** More rows than this make a tab slow enough to hit Google's limits. */
export const RECORDS_MAX = 20_000;

/** `sinceMs`: only what was changed since then, where the CRM can tell; default the whole list. */
export function collect(input: CollectInput, sinceMs?: number): Collected {
  const { changedSince } = input.connector.writing;
  const pageAt = (cursor: string | null): Exchange<PageOf> =>
    sinceMs !== undefined && changedSince
      ? changedSince(input.view, sinceMs, cursor)
      : input.connector.page(input.view, cursor);
  const records = new Map<string, CrmRecord>();
  const cursors = new Set<string>();
  let moved = false;
  let cursor: string | null = null;
  let total: number | undefined;
  for (let page = 1; ; page++) {
    const [result]: readonly (Result<PageOf> | undefined)[] = input.courier.send([pageAt(cursor)]);
    if (!result?.ok) return { kind: 'failed', fault: result?.fault ?? noAnswer(), page };
    const { records: list, next, cut: isCut }: PageOf = result.value;
    const cut = isCut === true;
    const known = list.filter((record) => records.has(record.id));
    if (next !== null && list.length > 0 && known.length === list.length) return repeated(page);
    // A count that changes on the way tells what offsets hide.
    const counted = result.value.total;
    if (known.length > 0 || (total !== undefined && counted !== undefined && counted !== total)) {
      moved = true;
    }
    total = counted ?? total;
    for (const record of list) records.set(record.id, record);
    if (records.size > RECORDS_MAX) return { kind: 'tooMany', recordsMax: RECORDS_MAX };
    if (next === null)
      return {
        kind: 'whole',
        records: inScope(input, records),
        pages: page,
        moved: moved || cut,
        cut,
      };
    if (cursors.has(next)) return repeated(page);
    cursors.add(next);
    cursor = next;
  }
}

type PageOf = Pick<RecordPage, 'records' | 'next' | 'cut' | 'total'>;

function inScope(
  { connector, view }: CollectInput,
  records: ReadonlyMap<string, CrmRecord>,
): readonly CrmRecord[] {
  return [...records.values()].filter((record) => connector.inScope(record, view.scope));
}

/** A server that ignores the cursor would send its first page for ever. */
function repeated(page: number): Collected {
  const detail = 'it sent a page again that had been read before';
  return { kind: 'failed', fault: { kind: 'badAnswer', detail }, page };
}

function noAnswer(): Fault {
  return { kind: 'network', detail: 'no answer' };
}

/** More missing records than this are not asked for one by one. */
const ASKED_ONE_BY_ONE_MAX = 20;

export interface AbsenceFindings {
  readonly absences: ReadonlyMap<string, Absence>;
  /** Records that belong to the list after all: it moved while it was read. */
  readonly found: readonly CrmRecord[];
  /** How many missing records nothing could be learned about. */
  readonly unknown: number;
}

/**
 * Finds out why remembered records were not in the list: gone, elsewhere, or only missed because
 * the list moved. Without certainty nothing is claimed.
 */
export function explainAbsences(
  input: CollectInput,
  missing: readonly string[],
  moved: boolean,
): AbsenceFindings {
  const absences = new Map<string, Absence>();
  if (missing.length === 0) return { absences, found: [], unknown: 0 };
  if (missing.length > ASKED_ONE_BY_ONE_MAX) {
    if (!moved) for (const id of missing) absences.set(id, 'elsewhere');
    return { absences, found: [], unknown: moved ? missing.length : 0 };
  }
  const { connector, courier, view } = input;
  const results = courier.send(missing.map((id) => connector.record(view, id)));
  const found: CrmRecord[] = [];
  missing.forEach((id, index) => {
    const result = results[index];
    if (result?.ok && result.value.id === id) {
      // It changed places while the list was read, which need not show in the list itself.
      if (connector.inScope(result.value, view.scope)) found.push(result.value);
      else absences.set(id, 'elsewhere');
    } else if (result && !result.ok && result.fault.kind === 'notFound') absences.set(id, 'gone');
  });
  const unknown = missing.length - absences.size - found.length;
  return { absences, found, unknown };
}
