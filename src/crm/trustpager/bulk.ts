/**
 * What a bulk-move or bulk-delete answered, id by id (docs.trustpager.com, bulk pages).
 *
 * Promises: the count against the number asked decides, not `success`; ids that are named as failed
 * are refused; where count and names do not add up, the rest is unknown.
 */
import type { WriteAnswer } from '../../core/writing';
import { readRefusal, rejected } from './refusals';
import type { WireBulk } from './wire-writes';

/** `done`: how many the CRM says it did; null where it does not say. */
export function bulkAnswers(
  ids: readonly string[],
  done: number | null,
  data: WireBulk,
): readonly WriteAnswer[] {
  const named = [data.failed, data.failed_ids, data.errors].flatMap((items) => items ?? []);
  const words = new Map(named.map(readFailed));
  const left = ids.filter((id) => !words.has(id)).length;
  if (done !== null && done > left) return ids.map(() => ({ kind: 'unknown' }));
  const isClear = done === left && [...words.keys()].every((id) => ids.includes(id));
  return ids.map((id) => {
    const said = words.get(id);
    if (said !== undefined) return rejected(said);
    return isClear ? { kind: 'done' } : { kind: 'unknown' };
  });
}

/** A bare id, or an object with the id and a reason. No id: a key that no request has. */
function readFailed(element: unknown): readonly [string, string] {
  if (typeof element === 'string') return [element, ''];
  const { id, words } = readRefusal(element);
  return [id ?? '', words];
}
