/**
 * What a change answered, record by record. A status for each is promised (Octolane changelog, June
 * 2026), its shape is not: a map by id, a list, or counts with the failed ones.
 *
 * Promises: a bare 2xx tells nothing; whoever is named as failed is refused.
 */
import * as z from 'zod/mini';
import type { RecordId } from '../../core/model';
import type { WriteAnswer } from '../../core/writing';
import { isDictionary } from '../shared/odd-json';
import { type RowVerdict, readVerdict, rejected } from './row-verdict';
import { listsShape } from './wire-writes';

/** One answer for each of `ids`, which are those that were sent. */
export function changedAnswers(data: unknown, ids: readonly string[]): readonly WriteAnswer[] {
  const verdicts = verdictsIn(data);
  const failed = verdicts.filter(({ outcome }) => outcome === 'failed');
  const count = updatedCount(data);
  // All that are not named as failed were done, if there are as many as that.
  const restIsDone = count !== null && count === ids.length - failed.length;
  return ids.map((id): WriteAnswer => {
    const [mine, ...more] = verdicts.filter(
      (verdict) => verdict.id?.toLowerCase() === id.toLowerCase(),
    );
    if (more.length > 0) return { kind: 'unknown' };
    if (mine?.outcome === 'failed') return rejected(mine.words === mine.id ? '' : mine.words);
    const isDone = mine ? mine.outcome === 'done' : restIsDone;
    // It shows no values: what is promised is taken for done, the rest is looked at.
    return isDone
      ? { kind: 'record', record: { id: id as RecordId, fields: {} } }
      : { kind: 'unknown' };
  });
}

function verdictsIn(data: unknown): readonly RowVerdict[] {
  if (Array.isArray(data)) return data.map(readVerdict);
  if (!isDictionary(data)) return [];
  const byId = Object.entries(data).map(([id, wire]) => ({ ...readVerdict(wire), id }));
  const parsed = z.safeParse(listsShape, data);
  if (!parsed.success) return byId;
  const { results, updated, failed, errors } = parsed.data;
  const done = Array.isArray(updated) ? updated.map(readVerdict) : [];
  return [
    ...byId,
    ...(results ?? []).map(readVerdict),
    ...done.map((verdict) => ({ ...verdict, outcome: 'done' as const })),
    ...[...(failed ?? []), ...(errors ?? [])].map((wire) => ({
      ...readVerdict(wire),
      outcome: 'failed' as const,
    })),
  ];
}

function updatedCount(data: unknown): number | null {
  const parsed = z.safeParse(listsShape, data);
  const updated = parsed.success ? parsed.data.updated : null;
  return typeof updated === 'number' ? updated : null;
}
