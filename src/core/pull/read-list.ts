/**
 * Reads the CRM's list for a pull and finds out what became of records that are no longer in it, or
 * says in one message why there is no list to work with. Must not know: tabs.
 */
import type { CrmRecord } from '../model';
import { nameIds } from '../name-ids';
import { isNewId } from '../new-id';
import type { RowOutcome, TabState } from '../state';
import { explainAbsences } from './absences';
import { type Collected, type CollectInput, collect } from './collect';
import type { Absence } from './plan';
import { failed, type PullReport } from './report';
import { unreadText } from './unread-text';

type Whole = Extract<Collected, { readonly kind: 'whole' }>;

type Failed = Extract<PullReport, { readonly kind: 'failed' }>;

/** Found missing before. */
const ABSENT: ReadonlySet<RowOutcome> = new Set<RowOutcome>(['gone', 'notInView']);

/** Whoever looked on wanted it so. */
export const CANCELLED: Failed = {
  ...failed('Cancelled. The tab was not touched.'),
  isCancelled: true,
};

export type ReadList =
  | Failed
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
      /** Only what was changed since the last refresh was read. */
      readonly partial: boolean;
    };

/** Changes are asked for from a little before the last refresh on: clocks differ. */
const OVERLAP_MS = 10 * 60_000;

/** `sinceMs`: of the last refresh, ms UTC, when only changes are wanted; default the whole list. */
export function readList(
  source: CollectInput,
  state: TabState | null,
  { sinceMs = null, nowMs }: { readonly sinceMs?: number | null; readonly nowMs: number },
): ReadList {
  const partial = sinceMs !== null;
  const collected = partial ? collect(source, sinceMs - OVERLAP_MS) : collect(source);
  if (collected.kind === 'stopped') return CANCELLED;
  if (collected.kind !== 'whole') {
    return failed(unreadText(source, collected));
  }
  const { pages, moved, cut, records } = collected;
  // A change that was missed would be missed by all later refreshes of changes, too.
  if (partial) return moved ? readList(source, state, { nowMs }) : changesOf(source, collected);
  const listed = new Set(records.map((r) => r.id as string));
  // What was found missing before is not asked for again at every refresh.
  const missing = [...(state?.rows.values() ?? [])]
    .filter(({ id, outcome }) => !listed.has(id) && !isNewId(id) && !ABSENT.has(outcome))
    .map(({ id }) => id);
  if (records.length === 0 && missing.length > 0 && hasLostPipeline(source)) {
    return failed(lostPipelineText(source));
  }
  // What an up-to-date list of one page leaves out is hidden there, as archived records are.
  const whole = pages === 1 && !cut && source.connector.listLagMs === 0;
  const { absences, found, unknown } = explainAbsences(source, missing, { moved, whole });
  const fresh = readFresh(source, state, nowMs);
  const all = nameIds(source, [
    ...[...records, ...found].filter(({ id }) => !fresh.has(id)),
    ...fresh.values(),
  ]);
  return { kind: 'list', records: all, absences, pages, moved, cut, unknown, partial };
}

/** Of all that changed, some may not be in the view any more. */
function changesOf(source: CollectInput, { records, outside, pages }: Whole): ReadList {
  const absences = new Map(outside.map((id): [string, Absence] => [id, 'elsewhere']));
  const common = { kind: 'list', partial: true, moved: false, cut: false, unknown: 0 } as const;
  return { ...common, records: nameIds(source, records), absences, pages };
}

/** An unknown pipeline has an empty list in some CRMs, and no record was taken out of it. */
function hasLostPipeline({ connector, courier, view: { key, scope } }: CollectInput): boolean {
  const [result] = courier.send([connector.pipelines(key)]);
  return result?.ok === true && !result.value.some(({ id }) => id === scope.pipeline.id);
}

function lostPipelineText({ connector: { name }, view: { scope } }: CollectInput): string {
  return `The pipeline "${scope.pipeline.label}" does not exist in ${name} any more, or the key may not see it. Bring it back in ${name}, or import another pipeline into a new tab. The tab was not touched.`;
}

/** Where a list lags, what we have just written is read by id, or its old value would come back. */
function readFresh(
  { connector, courier, view }: CollectInput,
  state: TabState | null,
  nowMs: number,
): ReadonlyMap<string, CrmRecord> {
  const ids = [...(state?.rows.values() ?? [])]
    .filter(({ outcome }) => outcome === 'updated' || outcome === 'created')
    .filter(({ since }) => nowMs - since < connector.listLagMs)
    .map(({ id }) => id);
  const results = ids.length > 0 ? courier.send(ids.map((id) => connector.record(view, id))) : [];
  const fresh = new Map<string, CrmRecord>();
  for (const result of results) {
    const inScope = result.ok && connector.inScope(result.value, view.scope);
    if (result.ok && inScope) fresh.set(result.value.id, result.value);
  }
  return fresh;
}
