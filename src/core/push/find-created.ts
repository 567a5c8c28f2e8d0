/**
 * Looks at once for opportunities that may have been created although no answer said so, where the CRM
 * can tell what was changed lately.
 *
 * Promises: a row is taken for a record on the same grounds as at a refresh; what is not found stays
 * in doubt, since a list may lag. Must not know: tabs, a particular CRM.
 */
import { type BirthBook, readBirths } from '../births';
import type { CrmRecord } from '../model';
import { collect } from '../pull/collect';
import { SKEW_MS, settle } from '../settle';
import { created, type ReadyCreation } from './creation-states';
import type { Desk } from './desk';
import type { RowFact } from './row-fact';
import type { SentCreations } from './send-creations';

/** `sent` with the rows that were found. One list of changes, and one property call for what it shows. */
export function findCreated(
  desk: Desk,
  sent: SentCreations,
  { rows, births }: { readonly rows: readonly ReadyCreation[]; readonly births: BirthBook },
): SentCreations {
  const open = sent.facts.filter(({ state }) => state.outcome === 'inDoubt');
  if (desk.ports.connector.writing.changedSince === null || open.length === 0) return sent;
  const sinceMs = Math.min(...open.map(({ state }) => state.since)) - SKEW_MS;
  const list = collect({ ...desk.ports, view: desk.view }, sinceMs);
  if (list.kind !== 'whole') return sent;
  const adopted = adoptions(desk, sent.facts, list.records);
  const recordOf = new Map(list.records.map((record) => [record.id as string, record]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<string, RowFact>();
  for (const { id } of open) {
    const record = recordOf.get(adopted.get(id) ?? '');
    const row = rowOf.get(id);
    if (record && row) found.set(id, { id, state: created(row, record, desk.nowMs()) });
  }
  if (found.size === 0) return sent;
  const pairs = new Map([...found.values()].map(({ id, state }) => [id, state.id]));
  desk.ports.documents.setAll(births.entries(pairs));
  return { ...sent, facts: sent.facts.map((fact) => found.get(fact.id) ?? fact) };
}

/** Record ids by the ID of the row; those that answers have told are among them. */
function adoptions(
  desk: Desk,
  facts: readonly RowFact[],
  records: readonly CrmRecord[],
): ReadonlyMap<string, string> {
  const { subject, scene, ports } = desk;
  const { createdAt, recognisedBy } = ports.connector.writing;
  const born = facts.filter(({ id, state }) => id !== state.id);
  const { adopted } = settle({
    ...{ state: desk.state(), records, createdAt, nameKey: recognisedBy[0] ?? '' },
    births: new Map([
      ...readBirths(subject.properties, subject.link.tabId),
      ...born.map(({ id, state }) => [id, state.id] as const),
    ]),
    idsInTab: new Set(scene.table.rows.map(({ id }) => id)),
    // Nothing is concluded from what is missing.
    ...{ sending: null, setBack: false, wouldShow: false },
    quarantineMs: Number.POSITIVE_INFINITY,
    nowMs: desk.nowMs(),
  });
  return adopted;
}
