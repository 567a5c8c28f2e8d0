/**
 * Filters by options: ids, labels, and the pipeline that tells labels apart (Lightfield plugin,
 * Pipeline and stage filters). Labels never fall back to the default pipeline here.
 */
import { badRequest, type Read, read, refuse } from './answers';
import { activeOptions, optionsOf, pipelineKey, sameLabel, stageKey } from './effective-schema';
import { ambiguous } from './read-stage';
import type { FieldDefinition, ObjectSchema } from './records';
import { fieldOf } from './workspace';

export interface OptionFilter {
  readonly param: string;
  readonly key: string;
  readonly negated: boolean;
  readonly value: string;
}

/** The pipeline that the filters ask for, if any. Every pipeline must be an active id. */
export function pipelineFilter(
  filters: readonly OptionFilter[],
  schema: ObjectSchema,
): Read<string | null> {
  const field = fieldOf(schema, pipelineKey);
  const asked = filters.filter(({ key }) => key === pipelineKey);
  if (field === undefined || asked.length === 0) return read(null);
  const ids = activeOptions(field).map((option) => option.id);
  const unknown = asked.find(({ value }) => !ids.includes(value));
  if (unknown !== undefined) {
    return refuse({
      kind: 'bad_request',
      code: 'unknown_pipeline',
      message: 'The id of an active pipeline is needed.',
      param: unknown.param,
      details: { activePipelineIds: ids },
    });
  }
  const [positive, second] = asked.filter(({ negated }) => !negated);
  return second === undefined
    ? read(positive?.value ?? null)
    : badRequest('invalid_type', 'Only one positive pipeline filter is taken.', second.param);
}

/** The option id that a filter means. Ids also of archived options, labels only of active ones. */
export function readOptionFilter(
  { value, param }: OptionFilter,
  field: FieldDefinition,
  schema: ObjectSchema,
  pipelineId: string | null,
): Read<string> {
  if (optionsOf(field).some((option) => option.id === value)) return read(value);
  const labelled = activeOptions(field).filter(
    (option) =>
      sameLabel(option.label, value) && (pipelineId === null || option.parentId === pipelineId),
  );
  const [only, ...others] = labelled;
  if (only !== undefined && others.length === 0) return read(only.id);
  const isStage = field.key === stageKey && fieldOf(schema, pipelineKey) !== undefined;
  if (isStage || others.length > 0)
    return ambiguous(schema, labelled, { kind: 'bad_request', param });
  return badRequest('invalid_type', `'${value}' is not an option of '${field.key}'.`, param);
}
