/**
 * Reads what a pull works with: the CRM's fields and its list, in this order, since the type of a
 * field tells how its values are to be read.
 *
 * Promises: fields that were read within the hour are not asked for again, unless something does not
 * fit; a catalogue that cannot be read never fails a pull. Must not know: tabs.
 */
import { type CrmMemo, freshMemo, type Memo } from '../crm-memo';
import type { Link, LinkedColumn } from '../model';
import type { TabState } from '../state';
import type { CollectInput } from './collect';
import { contradicts, driftOf } from './drift';
import { type ReadList, readList } from './read-list';

export interface LookSource extends CollectInput {
  readonly memo: Memo;
  readonly nowMs: number;
}

export interface Look {
  /** null where nothing could be learned of the fields. */
  readonly fields: CrmMemo | null;
  readonly list: ReadList;
}

/** A catalogue serves refreshes for so long. */
const SERVES_MS = 55 * 60_000;

/** What does not fit is believed if the CRM was asked so shortly before. */
const DOUBT_MS = 60_000;

/** `sinceMs`: from when on changes suffice, given the fields as they are now. */
export function lookAtCrm(
  source: LookSource,
  link: Link,
  state: TabState | null,
  sinceMs: (fields: CrmMemo | null) => number | null,
): Look {
  const read = (fields: CrmMemo | null): Look => {
    const columns = columnsAsNow(link, fields);
    const since = sinceMs(fields);
    const list = readList({ ...source, view: { ...source.view, columns } }, state, {
      sinceMs: since,
      nowMs: source.nowMs,
    });
    return { fields, list };
  };
  const kept = fieldsFor(source, link);
  const look = read(kept);
  if (look.list.kind === 'failed' || kept === null || !isDoubtful(source, kept)) return look;
  const columns = columnsAsNow(link, kept);
  if (!contradicts(look.list.records, columns, state)) return look;
  const fresh = readAgain(source) ?? kept;
  const isSame = columnsAsNow(link, fresh).every(({ type }, at) => type === columns[at]?.type);
  return isSame ? { ...look, fields: fresh } : read(fresh);
}

/** What is kept, if it is fresh and fits the columns of the tab; else the CRM is asked. */
function fieldsFor(source: LookSource, link: Link): CrmMemo | null {
  const kept = source.memo.load();
  const isFresh = kept !== null && source.nowMs - kept.readAtMs < SERVES_MS;
  if (!isFresh) return readAgain(source);
  const fits = driftOf(link, kept).length === 0;
  return fits || !isDoubtful(source, kept) ? kept : (readAgain(source) ?? kept);
}

function isDoubtful({ nowMs }: LookSource, { readAtMs }: CrmMemo): boolean {
  return nowMs - readAtMs > DOUBT_MS;
}

function readAgain(source: LookSource): CrmMemo | null {
  const fresh = freshMemo(source);
  if (fresh.kind === 'failed') return null;
  source.memo.save(fresh.memo);
  return fresh.memo;
}

/** The columns with the types that their fields have now. */
function columnsAsNow({ columns }: Link, fields: CrmMemo | null): readonly LinkedColumn[] {
  if (fields === null) return columns;
  const types = new Map(fields.fields.map(({ key, type }) => [key, type]));
  return columns.map((column) => ({ ...column, type: types.get(column.key) ?? column.type }));
}
