/**
 * What a linked tab can show and choose from: pipelines, and for one of them its fields and stages.
 *
 * Promises: a field whose name in a change is not published is writable only under the name that
 * the pipeline lists. Must not know: records.
 */
import type { CataloguePart } from '../../core/connector';
import type { Exchange, Result } from '../../core/exchange';
import type { FieldSpec, Named } from '../../core/model';
import { ok, readExchange } from '../http/exchange';
import { customSpecs, isSystem } from './custom-fields';
import { FIELDS, type Field, fieldOf } from './fields';
import { getFields, getPipelines, getStages } from './requests';
import {
  fieldListShape,
  pipelineListShape,
  stageListShape,
  type WireDefinition,
  type WirePipeline,
} from './wire';

export function readPipelines(key: string): Exchange<readonly Named[]> {
  return pipelinesAs(key, (pipelines) => pipelines);
}

/** What the pipelines of the workspace tell. */
export function pipelinesAs<T>(key: string, tell: (pipelines: readonly Named[]) => T): Exchange<T> {
  return readExchange({
    request: getPipelines(key),
    shape: pipelineListShape,
    value: ({ data }): Result<T> => {
      const rows = 'pipelines' in data ? data.pipelines : data;
      const pipelines = rows.flatMap((row) => readPipeline(row) ?? []);
      return pipelines.length === rows.length
        ? ok(tell(pipelines))
        : { ok: false, fault: { kind: 'badAnswer', detail: 'pipelines without an id' } };
    },
  });
}

function readPipeline({ pipeline_id, id, ...names }: WirePipeline): Named | undefined {
  const known = pipeline_id || id;
  if (!known) return undefined;
  return { id: known, label: names.name || names.label || names.pipeline_name || known };
}

export function cataloguePartsOf(
  key: string,
  pipelineId: string,
): readonly { readonly exchange: Exchange<CataloguePart>; readonly optional: boolean }[] {
  return [
    { exchange: readFields(key, pipelineId), optional: false },
    { exchange: readStages(key, pipelineId), optional: false },
  ];
}

function readFields(key: string, pipelineId: string): Exchange<CataloguePart> {
  return readExchange({
    request: getFields(key, pipelineId),
    shape: fieldListShape,
    value: ({ data: { fields } }) => {
      const listed = fields.filter(isSystem);
      const system = FIELDS.map((field) => systemSpec(field, listed));
      return ok<CataloguePart>({ fields: [...system, ...customSpecs(fields)] });
    },
  });
}

/** `listed`: the system fields of the pipeline. */
function systemSpec(field: Field, listed: readonly WireDefinition[]): FieldSpec {
  const { spec, listedAs } = field;
  const found = listed.find(({ property_name }) => fieldOf(property_name) === field);
  if (found?.is_editable === false) return { ...spec, onUpdate: 'no' };
  return found && listedAs ? { ...spec, key: found.property_name, onUpdate: 'try' } : spec;
}

function readStages(key: string, pipelineId: string): Exchange<CataloguePart> {
  return readExchange({
    request: getStages(key, pipelineId),
    shape: stageListShape,
    value: ({ data: { stages } }) => {
      const inOrder = [...stages].sort((a, b) => a.stage_order - b.stage_order);
      const options = inOrder.map(({ stage_id: id, label }) => ({ id, label: label || id }));
      return ok<CataloguePart>({ options: { opportunity_stage: options } });
    },
  });
}
