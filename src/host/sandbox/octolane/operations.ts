/**
 * What can be done to opportunities, whoever does it: the API's handlers and a colleague in the CRM
 * share these. Every operation books its effects.
 */
import { must } from '../assume';
import type { JsonObject } from '../json';
import type { Place } from '../ledger';
import { addHistory, differences } from './book';
import type { Writing } from './lagging-table';
import { systemProperties } from './properties';
import type { Opportunity, OpportunityFields } from './records';
import type { Scene } from './workspace';

function writingOf({ nowUs, switches }: Scene): Writing {
  return { nowMs: Math.floor(nowUs / 1000), lagMs: switches.readLagMs };
}

/** By property: what the ledger and the history compare and show. */
function flatOpportunity(row: Opportunity): JsonObject {
  const system = systemProperties.map((property) => [property.key, property.valueOf(row)]);
  return { ...Object.fromEntries(system), ...row.custom };
}

export function createOpportunity(
  scene: Scene,
  pipelineId: string,
  fields: OpportunityFields,
): Opportunity {
  const { workspace, random, nowUs, record } = scene;
  const row = { ...fields, id: random.uuid(), pipelineId, createdUs: nowUs, updatedUs: nowUs };
  workspace.opportunities.put(row, writingOf(scene));
  const shown = { pipeline_id: pipelineId, ...flatOpportunity(row) };
  record({ kind: 'created', entity: 'opportunity', id: row.id, fields: shown });
  return row;
}

/** Writes the given fields. A write that changes nothing leaves no trace. */
export function updateOpportunity(
  scene: Scene,
  row: Opportunity,
  fields: Partial<OpportunityFields>,
): Opportunity {
  const { workspace, nowUs, record } = scene;
  const next: Opportunity = { ...row, ...fields, updatedUs: nowUs };
  const changes = differences(flatOpportunity(row), flatOpportunity(next));
  if (Object.keys(changes).length === 0) return row;
  workspace.opportunities.put(next, writingOf(scene));
  const { opportunity_stage: move, ...rest } = changes;
  if (move !== undefined) {
    record({ kind: 'moved', id: row.id, from: placeOf(row), to: placeAfter(next) });
  }
  if (Object.keys(rest).length > 0) {
    record({ kind: 'updated', entity: 'opportunity', id: row.id, changes: rest });
  }
  addHistory(scene, row.id, changes);
  return next;
}

function placeOf({ pipelineId, stageId }: Opportunity): Place | null {
  return stageId === null ? null : { pipelineId, stageId };
}

function placeAfter(row: Opportunity): Place {
  return must(placeOf(row), 'nothing takes an opportunity off all stages');
}

/** Only people in the CRM can: the API has no delete. */
export function removeOpportunity(scene: Scene, id: string): boolean {
  const { workspace, record } = scene;
  const removed = workspace.opportunities.remove(id, writingOf(scene));
  if (removed) record({ kind: 'deleted', entity: 'opportunity', id });
  return removed;
}
