/**
 * What a row holds that a change could destroy: its tags with their colours and its `metadata` with
 * every key that is no column, both only replaced whole, and cards in other pipelines. It travels
 * with the record, so that a change loses none of it.
 *
 * Must not know: requests, who keeps records.
 */
import type { CrmRecord, FieldKey, Named } from '../../core/model';
import { isDictionary, sentCustomId } from './custom-fields';
import type { WireOpportunity, WireTag } from './wire';

export interface Carried {
  /** Absent: not visible, so they cannot be replaced without loss. */
  readonly tags?: readonly WireTag[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** It has a card in another pipeline, too. */
  readonly elsewhere?: true;
}

/** Whether a field is part of something that is only replaced whole. */
export function replacesWhole(key: FieldKey): boolean {
  return key === 'tags' || sentCustomId(key) !== null;
}

/** undefined where there is nothing of it. `pipeline` is that of the tab. */
export function carriedFrom(row: WireOpportunity, pipeline: Named): Carried | undefined {
  const { tags, metadata, placements } = row;
  const carried: Carried = {
    ...(tags === undefined ? {} : { tags: tags ?? [] }),
    ...(metadata !== undefined && isDictionary(metadata) ? { metadata: metadata ?? {} } : {}),
    ...(placements?.some((card) => card.pipeline_id !== pipeline.id) ? { elsewhere: true } : {}),
  };
  return Object.keys(carried).length === 0 ? undefined : carried;
}

/** Only this connector puts anything there. */
export function carriedOf(record: CrmRecord): Carried {
  return (record.carried ?? {}) as Carried;
}
