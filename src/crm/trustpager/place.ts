/**
 * Where an opportunity stands. It may have a card in several pipelines; a linked tab is about one
 * of them, so pipeline and stage are those of that card.
 */
import type { MaybeValue, Named } from '../../core/model';
import type { WireOpportunity } from './wire';

/** undefined = not visible; null = no card in the pipeline that was asked for. */
export interface Place {
  readonly pipeline: MaybeValue | undefined;
  readonly stage: MaybeValue | undefined;
}

export function placeIn(pipeline: Named, row: WireOpportunity): Place {
  if (!row.placements) return { pipeline: undefined, stage: undefined };
  const card = row.placements.find((placement) => placement.pipeline_id === pipeline.id);
  if (!card) return { pipeline: null, stage: null };
  return {
    pipeline: named(pipeline.id, card.crm_pipelines?.name ?? pipeline.label),
    stage: named(card.stage_id, card.crm_pipeline_stages?.name),
  };
}

function named(
  id: string | null | undefined,
  name: string | null | undefined,
): MaybeValue | undefined {
  if (!id) return id === undefined ? undefined : null;
  return name ? { kind: 'one', item: { id, label: name } } : undefined;
}
