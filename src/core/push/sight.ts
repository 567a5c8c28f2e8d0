/**
 * What one step has seen of the CRM, and what earlier steps of the same run have.
 *
 * Promises: what was seen more than five minutes ago does not count as seen. Must not know: tabs.
 */
import type { Fault } from '../exchange';
import type { CrmRecord, FieldKey } from '../model';
import type { Desk } from './desk';
import type { EditedCell } from './edited';
import { type Observed, observe, observeEach } from './observe';
import type { PlannedChange } from './plan-updates';

const OBSERVED_MS_MAX = 5 * 60_000;

/** Looking at all edited records at once costs at most so many requests; else slice by slice. */
const LOOK_REQUESTS_MAX = 40;

export interface Sight {
  readonly records: ReadonlyMap<string, CrmRecord>;
  readonly gone: ReadonlySet<string>;
  /** When all edited records were seen last, ms UTC; null: not all of them. */
  observedAtMs(): number | null;
  /** The cheapest look at all edited records, if it is cheap enough for one step. */
  look(cells: readonly EditedCell[]): Fault | null;
  /** Sees what must have been seen before these changes are sent. */
  see(wanted: readonly PlannedChange[]): Fault | null;
}

/** `shown`: the fields that are to be sent. */
export function createSight(desk: Desk, shown: ReadonlySet<FieldKey>): Sight {
  const records = new Map<string, CrmRecord>();
  const gone = new Set<string>();
  const { connector } = desk.ports;
  const source = { ...desk.ports, view: desk.view, shown };
  const given = desk.order.observedAtMs;
  let seenAtMs = given !== null && desk.nowMs() - given < OBSERVED_MS_MAX ? given : null;

  function learn(seen: Observed): Fault | null {
    for (const [id, record] of seen.records) records.set(id, record);
    for (const id of seen.gone) gone.add(id);
    return seen.fault;
  }

  return {
    records,
    gone,
    observedAtMs: () => seenAtMs,
    look(cells) {
      // What a person decided about a dispute holds only against the value that they saw.
      const open = seenAtMs === null ? cells : cells.filter(({ disputed }) => disputed);
      const ids = [...new Set(open.map(({ id }) => id))];
      if (ids.length === 0) return null;
      const { stamp } = desk.record();
      const pages = Math.ceil((stamp?.records ?? 0) / connector.pageSize);
      const canTell = connector.writing.changedSince !== null;
      if (!canTell && Math.min(ids.length, pages) > LOOK_REQUESTS_MAX) return null;
      const fault = learn(observe(source, ids, stamp));
      if (fault === null) seenAtMs ??= desk.nowMs();
      return fault;
    },
    see(wanted) {
      const unseen = wanted.filter(({ id, key, kind }) => {
        const suffices = seenAtMs !== null && kind !== 'conflict';
        return !records.has(id) && !(suffices && !connector.writing.replacesWhole(key));
      });
      return learn(observeEach(source, [...new Set(unseen.map(({ id }) => id))]));
    },
  };
}
