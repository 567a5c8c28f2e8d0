/**
 * The schema of an object as the API shows it: without pipelines where that beta is off, and which
 * options can still be chosen. Reads switches, changes nothing.
 */
import { must } from '../assume';
import type { FieldDefinition, ObjectSchema, ObjectType, SelectOption } from './records';
import type { LightfieldSwitches } from './switches';
import { knownField, type Workspace } from './workspace';

export const stageKey = '$stage';
export const pipelineKey = '$pipeline';

/** Fields, options and relationships that exist for a client. */
export function effectiveSchema(
  workspace: Workspace,
  object: ObjectType,
  { pipelines }: LightfieldSwitches,
): ObjectSchema {
  const schema = workspace.schemas[object];
  if (object !== 'opportunity' || pipelines === 'listed') return schema;
  const home = defaultPipelineId(schema);
  const fields = schema.fields
    .filter((field) => field.key !== pipelineKey)
    .map((field) => (field.key === stageKey ? stagesOfOnePipeline(field, home) : field));
  return { ...schema, fields };
}

function stagesOfOnePipeline(field: FieldDefinition, pipelineId: string): FieldDefinition {
  const options = optionsOf(field)
    .filter((option) => option.parentId === pipelineId)
    .map(({ parentId: _left, ...option }) => option);
  return { ...field, typeConfiguration: { options } };
}

export function optionsOf({ typeConfiguration }: FieldDefinition): readonly SelectOption[] {
  return typeConfiguration.options ?? [];
}

/** Options that can be written. */
export function activeOptions(field: FieldDefinition): readonly SelectOption[] {
  return optionsOf(field).filter((option) => option.archived !== true);
}

/** The first pipeline; label writes fall back to it. */
export function defaultPipelineId(schema: ObjectSchema): string {
  return must(optionsOf(knownField(schema, pipelineKey))[0], 'a default pipeline').id;
}

/** The pipeline of a stage, also where the beta is off. */
export function pipelineOfStage(schema: ObjectSchema, stageId: string): string | null {
  const stage = optionsOf(knownField(schema, stageKey)).find((option) => option.id === stageId);
  return stage?.parentId ?? null;
}

/** Labels are the same whatever their case and runs of white space. */
export function sameLabel(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

function folded(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
