/** Pipelines, stages and field definitions (Octolane OpenAPI; `data` of GET /pipelines is open). */
import type { JsonObject } from '../json';
import { createRandom } from '../random';
import { type Answer, missing, problemAnswer, type Read, read, refuse, success } from './answers';
import type { Call, Route } from './call';
import { type Kind, metadataView } from './entity';
import { partnerEntities } from './partner-entity';
import { propertyNameOf, systemProperties } from './properties';
import type { AttributeType, CustomField, PartnerKind, Pipeline, Stage } from './records';
import { isUuid } from './shape';
import type { OctolaneSwitches } from './switches';
import { activeStages, pipelineById } from './workspace';

export const structureRoutes: readonly Route[] = [
  { method: 'GET', path: '/pipelines', handle: pipelines },
  { method: 'GET', path: '/pipelines/:pipeline_id/stages', handle: stages },
  { method: 'GET', path: '/pipelines/:pipeline_id/fields', handle: pipelineFields },
  { method: 'GET', path: '/accounts/fields', handle: (call) => partnerFields(call, 'account') },
  { method: 'GET', path: '/contacts/fields', handle: (call) => partnerFields(call, 'contact') },
];

function pipelines({ workspace, switches }: Call): Answer {
  const views = workspace.pipelines.values().map((pipeline) => pipelineView(pipeline, switches));
  const data = switches.pipelinesForm === 'bare' ? views : { pipelines: views };
  return success('Pipelines fetched successfully', data);
}

function pipelineView(pipeline: Pipeline, switches: OctolaneSwitches): JsonObject {
  const shown = switches.pipelineStages === 'all' ? pipeline.stages : activeStages(pipeline);
  return {
    [switches.pipelineIdKey]: pipeline.id,
    [switches.pipelineNameKey]: pipeline.name,
    stages: shown.map((stage) => stageView(pipeline, stage)),
  };
}

function stageView(pipeline: Pipeline, stage: Stage): JsonObject {
  const at = pipeline.stages.indexOf(stage);
  return {
    stage_id: stage.id,
    pipeline_id: pipeline.id,
    label: stage.label,
    color: stage.color,
    is_active: stage.isActive,
    is_default: stage === activeStages(pipeline)[0],
    probability: stage.probability,
    stage_order: at + 1,
    stage_type: stage.type,
  };
}

function pipelineInPath({ workspace, params }: Call): Read<Pipeline> {
  const id = params.pipeline_id ?? '';
  if (!isUuid(id)) return refuse('pipeline_id', 'must be a valid uuid');
  const pipeline = pipelineById(workspace, id);
  return pipeline === undefined ? missing('pipeline_id', 'Pipeline') : read(pipeline);
}

function stages(call: Call): Answer {
  const pipeline = pipelineInPath(call);
  if (!pipeline.ok) return problemAnswer(pipeline.problem, call.switches);
  const { value } = pipeline;
  const views = activeStages(value).map((stage) => stageView(value, stage));
  return success('Stages fetched successfully', { stages: views });
}

function pipelineFields(call: Call): Answer {
  const pipeline = pipelineInPath(call);
  if (!pipeline.ok) return problemAnswer(pipeline.problem, call.switches);
  const { id: pipeline_id, customFields } = pipeline.value;
  const system = systemProperties.map((property) =>
    systemFieldView(
      {
        name: propertyNameOf(property, call.switches),
        label: property.label,
        type: property.type,
        isEditable: property.read !== undefined,
      },
      pipeline_id,
    ),
  );
  const custom = customFields.map((field) => customFieldView(field, call.switches));
  const fields = [...system, ...custom].map(({ id = null, ...field }, attribute_order) => ({
    attribute_id: id,
    ...field,
    entity_type: 'opportunity',
    pipeline_id,
    attribute_order,
  }));
  return success('Fields fetched successfully', { fields });
}

function partnerFields({ workspace, switches }: Call, kind: PartnerKind): Answer {
  const system = partnerEntities[kind].fields
    .filter((field) => field.kind !== 'id')
    .map(({ name, kind: valueKind }) => {
      const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
      const type = typeOfKind[valueKind];
      return systemFieldView({ name, label, type, isEditable: valueKind !== 'moment' }, kind);
    });
  const custom = workspace.partnerFields[kind].map((field) => customFieldView(field, switches));
  const fields = [...system, ...custom].map((field, attribute_order) => ({
    ...field,
    entity_type: kind === 'account' ? 'company' : 'people',
    pipeline_id: null,
    attribute_order,
  }));
  return success('Fields fetched successfully', { fields });
}

const typeOfKind: Readonly<Record<Kind, AttributeType>> = {
  id: 'string',
  text: 'string',
  number: 'number',
  boolean: 'checkbox',
  moment: 'timestamp',
  day: 'date',
  list: 'multi_select',
  other: 'string',
};

interface SystemFieldTerms {
  readonly name: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly isEditable: boolean;
}

/** System fields have ids as well; nothing else refers to them. `owner`: whose fields they are. */
function systemFieldView(
  { name, label, type, isEditable }: SystemFieldTerms,
  owner: string,
): JsonObject {
  return {
    id: createRandom(`${owner}/${name}`).uuid(),
    property_name: name,
    current_name: label,
    original_name: label,
    attribute_type: type,
    is_editable: isEditable,
    is_hidden: false,
    is_system: true,
    metadata: null,
  };
}

function customFieldView(field: CustomField, switches: OctolaneSwitches): JsonObject {
  return {
    id: field.id,
    property_name: field.propertyName,
    current_name: field.currentName,
    original_name: field.originalName,
    attribute_type: field.type,
    is_editable: true,
    is_hidden: field.isHidden ?? false,
    is_system: false,
    metadata: metadataView(field, switches),
  };
}
