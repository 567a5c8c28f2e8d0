/** Opportunities: list, search, create one or many (Octolane OpenAPI; fast-bulk included). */
import type { JsonObject } from '../json';
import { type Answer, problemAnswer, readBody, success } from './answers';
import { runBatch } from './batch';
import {
  type CreateInput,
  createShape,
  type FastCreateInput,
  fastCreateShape,
  opportunitySearchShape,
} from './bodies';
import type { Call, Route } from './call';
import { type Intake, readCreate, readFastCreate } from './intake';
import { checkPipeline, listAnswer } from './list-answer';
import { type ListQuery, readListParameters, readSearchBody } from './list-query';
import { opportunityEntity } from './opportunity-entity';
import { issue } from './shape';
import type { OctolaneSwitches } from './switches';
import { type Taken, takeIn } from './take-in';

export const opportunityRoutes: readonly Route[] = [
  { method: 'GET', path: '/opportunities', handle: list },
  { method: 'POST', path: '/opportunities/search', reads: true, handle: search },
  { method: 'POST', path: '/opportunities', handle: create },
  { method: 'POST', path: '/opportunities/bulk', bulk: true, handle: bulkCreate },
  { method: 'POST', path: '/opportunities/fast-bulk', bulk: true, handle: fastBulkCreate },
];

function list(call: Call): Answer {
  const query = readListParameters(call);
  if (!query.ok) return problemAnswer(query.problem, call.switches);
  if (query.value.pipelineId === null) {
    const issues = issue('pipeline_id', 'is required');
    return problemAnswer({ status: 400, issues }, call.switches);
  }
  return page(call, query.value);
}

function search(call: Call): Answer {
  const query = readSearchBody(call, opportunitySearchShape);
  return query.ok ? page(call, query.value) : problemAnswer(query.problem, call.switches);
}

function page(call: Call, query: ListQuery): Answer {
  const { workspace, switches } = call;
  const pipeline = query.pipelineId === null ? null : checkPipeline(workspace, query.pipelineId);
  if (pipeline !== null && !pipeline.ok) return problemAnswer(pipeline.problem, switches);
  const pipelineId = pipeline === null ? null : pipeline.value;
  const stageId = query.stageId?.toLowerCase() ?? null;
  workspace.opportunities.catchUp(call.nowMs);
  return listAnswer(call, {
    entity: opportunityEntity,
    query: { ...query, pipelineId, stageId },
    inScope: (row) =>
      (pipelineId === null || row.pipelineId === pipelineId) &&
      (stageId === null || row.stageId === stageId),
  });
}

function create(call: Call): Answer {
  const { switches } = call;
  const input = readBody<CreateInput>(createShape, call.body);
  if (!input.ok) return problemAnswer(input.problem, switches);
  const intake = readCreate(call, input.value);
  if (!intake.ok) return problemAnswer(intake.problem, switches);
  const taken = takeIn(call, intake.value, switches.duplicateCreate);
  const data = createdView(taken, switches);
  return success('Opportunity created successfully', data, switches.createStatus);
}

/** `data` of a create, of which no current page tells. */
function createdView({ row }: Taken, { createData }: OctolaneSwitches): JsonObject {
  const { id, name, amount } = row;
  const views: Readonly<Record<OctolaneSwitches['createData'], JsonObject>> = {
    sample: { opportunity_id: id, name, amount },
    id: { id },
    nested: { opportunity: { id, name, amount } },
    empty: {},
  };
  return views[createData];
}

function bulkCreate(call: Call): Answer {
  return runBatch<CreateInput, Intake>(call, {
    shape: createShape,
    message: 'Opportunities created successfully',
    plan: (item) => readCreate(call, item),
    act: (intake) =>
      createdView(takeIn(call, intake, call.switches.duplicateCreate), call.switches),
  });
}

function fastBulkCreate(call: Call): Answer {
  const { switches } = call;
  return runBatch<FastCreateInput, Intake>(call, {
    shape: fastCreateShape,
    message: 'Opportunities created successfully',
    plan: (item) => readFastCreate(call, item),
    act: (intake) => {
      const taken = takeIn(call, intake, 'skipped', switches.fastBulkDuplicate);
      return {
        ...createdView(taken, switches),
        ...(taken.kind === 'skipped' && { skipped: true }),
      };
    },
  });
}
