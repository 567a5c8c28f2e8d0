/**
 * Finds the stage that a write names by option id or label, with or without a pipeline as a hint
 * (Lightfield plugin, Stages and pipelines). The pipeline follows from the stage and is never kept.
 */
import type { Json, JsonObject } from '../json';
import { badRequest, type Problem, type Read, read, refuse, unprocessable } from './answers';
import {
  activeOptions,
  defaultPipelineId,
  pipelineKey,
  sameLabel,
  stageKey,
} from './effective-schema';
import { type Slot, unknownOption } from './read-value';
import type { ObjectSchema, SelectOption } from './records';
import { fieldOf } from './workspace';

const stageParam = `fields.${stageKey}`;
const pipelineParam = `fields.${pipelineKey}`;

/** `schema` is the effective one: it has pipelines or not. Answers the id of the stage. */
export function readStage(
  value: Json,
  hint: Json | undefined,
  slot: Slot,
  schema: ObjectSchema,
): Read<string> {
  if (typeof value !== 'string') {
    return badRequest('invalid_type', `Field '${stageKey}' takes a string.`, stageParam);
  }
  const pipeline = readHint(hint, schema);
  if (!pipeline.ok) return pipeline;
  const stages = activeOptions(slot.field);
  const byId = stages.find((stage) => stage.id === value);
  if (byId !== undefined) {
    const elsewhere = pipeline.value !== null && byId.parentId !== pipeline.value;
    return elsewhere ? unresolved(schema, pipeline.value, [byId]) : read(byId.id);
  }
  if (slot.switches.labelWrites === 'nowhere') return unknownOption(slot, value);
  const named = stages.filter((stage) => sameLabel(stage.label, value));
  if (!hasPipelines(schema)) {
    const [only] = named;
    if (only === undefined) return unknownOption(slot, value);
    return named.length === 1 ? read(only.id) : ambiguous(schema, named);
  }
  return byLabel(named, pipeline.value, slot, schema);
}

function byLabel(
  named: readonly SelectOption[],
  wanted: string | null,
  { switches }: Slot,
  schema: ObjectSchema,
): Read<string> {
  const within = (id: string) => named.filter((stage) => stage.parentId === id);
  if (wanted !== null) {
    const [only, ...others] = within(wanted);
    return only !== undefined && others.length === 0
      ? read(only.id)
      : unresolved(schema, wanted, named);
  }
  const home = defaultPipelineId(schema);
  const [first] = named;
  if (first === undefined) return unresolved(schema, home, []);
  if (named.length === 1) return read(first.id);
  const [atHome, ...moreAtHome] = within(home);
  const settled = atHome !== undefined && moreAtHome.length === 0;
  return settled && switches.repeatedStageLabel === 'defaultPipeline'
    ? read(atHome.id)
    : ambiguous(schema, named);
}

/** Id of the pipeline that the hint names by id or name; null where there is no hint. */
function readHint(hint: Json | undefined, schema: ObjectSchema): Read<string | null> {
  const field = fieldOf(schema, pipelineKey);
  if (hint === undefined || hint === null || field === undefined) return read(null);
  if (typeof hint !== 'string') {
    return badRequest('invalid_type', `Field '${pipelineKey}' takes a string.`, pipelineParam);
  }
  const pipelines = activeOptions(field);
  const found =
    pipelines.find((pipeline) => pipeline.id === hint) ??
    pipelines.find((pipeline) => sameLabel(pipeline.label, hint));
  if (found !== undefined) return read(found.id);
  return unprocessable(`No active pipeline '${hint}'.`, pipelineParam, {
    code: 'unknown_pipeline',
    details: { activePipelineIds: pipelines.map((pipeline) => pipeline.id) },
  });
}

function unresolved(
  schema: ObjectSchema,
  pipelineId: string | null,
  stages: readonly SelectOption[],
): Read<never> {
  return unprocessable('The stage is not one active stage of the pipeline.', stageParam, {
    code: 'stage_unresolved_in_pipeline',
    details: { pipelineId, candidates: candidates(schema, stages) },
  });
}

/** 422 when writing, 400 when filtering. */
export function ambiguous(
  schema: ObjectSchema,
  stages: readonly SelectOption[],
  { kind, param }: Pick<Problem, 'kind'> & { readonly param: string } = writing,
): Read<never> {
  return refuse({
    kind,
    code: 'ambiguous_stage_label',
    message: 'The stage label does not name exactly one stage.',
    param,
    details: { candidates: candidates(schema, stages) },
  });
}

const writing = { kind: 'unprocessable_content', param: stageParam } as const;

function candidates(schema: ObjectSchema, stages: readonly SelectOption[]): readonly JsonObject[] {
  const field = fieldOf(schema, pipelineKey);
  const pipelines = field === undefined ? [] : activeOptions(field);
  return stages.map((stage) => {
    const owner = pipelines.find((pipeline) => pipeline.id === stage.parentId);
    return {
      stageOptionId: stage.id,
      stageLabel: stage.label,
      ...(owner !== undefined && { pipelineId: owner.id, pipelineName: owner.label }),
    };
  });
}

function hasPipelines(schema: ObjectSchema): boolean {
  return fieldOf(schema, pipelineKey) !== undefined;
}
