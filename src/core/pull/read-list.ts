/**
 * Reads the CRM's list for a pull and finds out what became of records that are no longer in it, or
 * says in one message why there is no list to work with. Must not know: tabs.
 */
import { explainFault } from '../explain';
import type { CrmRecord } from '../model';
import { isNewId } from '../new-id';
import type { RowOutcome, TabState } from '../state';
import { type CollectInput, collect, explainAbsences } from './collect';
import type { Absence } from './plan';

/** Found missing before. */
const ABSENT: ReadonlySet<RowOutcome> = new Set<RowOutcome>(['gone', 'notInView']);

export type ReadList =
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'list';
      readonly records: readonly CrmRecord[];
      readonly absences: ReadonlyMap<string, Absence>;
      readonly pages: number;
      readonly moved: boolean;
      /** The CRM said that there is more, but not where. */
      readonly cut: boolean;
      /** Missing records of which nothing could be learned. */
      readonly unknown: number;
    };

export function readList(source: CollectInput, state: TabState | null): ReadList {
  const collected = collect(source);
  const { name } = source.connector;
  if (collected.kind === 'failed') {
    const where = collected.page > 1 ? ` This happened on page ${collected.page} of the list.` : '';
    const message = `${explainFault(collected.fault, name)}${where} The tab was not touched.`;
    return { kind: 'failed', message };
  }
  if (collected.kind === 'tooMany') {
    return {
      kind: 'failed',
      message: `The list has more than ${collected.recordsMax} opportunities, which is more than one tab can carry. Narrow it with a filter (status, stage, created from). The tab was not touched.`,
    };
  }
  const listed = new Set(collected.records.map((r) => r.id as string));
  // What was found missing before is not asked for again at every refresh.
  const missing = [...(state?.rows.values() ?? [])]
    .filter(({ id, outcome }) => !listed.has(id) && !isNewId(id) && !ABSENT.has(outcome))
    .map(({ id }) => id);
  const { absences, found, unknown } = explainAbsences(source, missing, collected.moved);
  const { pages, moved, cut } = collected;
  return {
    kind: 'list',
    records: [...collected.records, ...found],
    absences,
    pages,
    moved,
    cut,
    unknown,
  };
}
