/** Move, add-card and bulk-move: the only ways to change a stage (TrustPager docs, Opportunities). */
import { isObject, type JsonObject } from '../json';
import { type Answer, problemAnswer, single } from './answers';
import { bulkOutcome } from './bulk-outcome';
import type { Call, Route } from './call';
import { type Read, readIds, readPlacement, refuse, required } from './input';
import { type AutomationTerms, type Placing, placeOpportunity } from './operations';
import { withOpportunity } from './routes-opportunities';
import type { StageInPipeline } from './workspace';

const write = { scopes: ['opportunities:write'], takesBody: true } as const;

export const placementRoutes: readonly Route[] = [
  {
    ...write,
    method: 'POST',
    path: '/opportunities/bulk-move',
    bulk: true,
    handle: bulkMove,
  },
  {
    ...write,
    method: 'POST',
    path: '/opportunities/:id/move',
    handle: (call) => place(call, 'move'),
  },
  {
    ...write,
    method: 'POST',
    path: '/opportunities/:id/add-card',
    handle: (call) => place(call, 'add'),
  },
];

function place(call: Call, mode: Placing['mode']): Answer {
  return withOpportunity(call, (row) => {
    const target = readTarget(call);
    if (!target.ok) return problemAnswer(call.switches, target.problem);
    const position = typeof call.body.position === 'number' ? call.body.position : 0;
    const placing = { target: target.value, position, mode };
    const card = placeOpportunity(call, row, placing, automationsOf(call.body));
    const { id, pipeline_id, stage_id } = card;
    return single({ id, deal_id: row.id, pipeline_id, stage_id, position: card.position });
  });
}

function bulkMove(call: Call): Answer {
  const ids = readIds('ids', call.body.ids);
  if (!ids.ok) return problemAnswer(call.switches, ids.problem);
  const target = readTarget(call);
  if (!target.ok) return problemAnswer(call.switches, target.problem);
  const placing = { target: target.value, position: 0, mode: 'move' } as const;
  const automations = automationsOf(call.body);
  return bulkOutcome(call, ids.value, 'moved', (id) => {
    const row = call.workspace.opportunities.get(id);
    if (row !== undefined) placeOpportunity(call, row, placing, automations);
    return row !== undefined;
  });
}

/** Both ids are required, and the stage must be one of the pipeline. */
function readTarget(call: Call): Read<StageInPipeline> {
  const { body } = call;
  const missing = required(body, ['pipeline_id', 'stage_id']);
  if (missing !== null) return { ok: false, problem: missing };
  const target = readPlacement(body.pipeline_id, body.stage_id, call);
  if (!target.ok) return target;
  return target.value === null
    ? refuse('pipeline_id and stage_id must be ids')
    : { ok: true, value: target.value };
}

function automationsOf(body: JsonObject): AutomationTerms {
  const listed = body.skip_action_ids;
  const ids = Array.isArray(listed) && !isObject(listed) ? listed : [];
  return {
    silent: body.skip_automations === true,
    skippedActionIds: ids.filter((id) => typeof id === 'string'),
  };
}
