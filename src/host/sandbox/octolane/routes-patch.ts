/**
 * PATCH /{object_type}/bulk: a map of 1 to 50 records to their changes (Octolane OpenAPI, bulk
 * update). Null clears, relationships are replaced; the last write wins.
 */
import type { Json, JsonObject } from '../json';
import {
  type Answer,
  atRow,
  missing,
  type Problem,
  problemAnswer,
  type Read,
  read,
  readBody,
  refuse,
  sentenceOf,
  success,
} from './answers';
import { crashed } from './batch';
import { type PatchInput, patchShape } from './bodies';
import type { Call, Route } from './call';
import { mergedCustom, readCustomValue } from './custom-values';
import { updateOpportunity } from './operations';
import { partnerEntities } from './partner-entity';
import { updatePartner } from './partners';
import { propertyNameOf, systemProperties } from './properties';
import type { CustomField, OpportunityFields, PartnerKind } from './records';
import { issue } from './shape';
import { partnersOf, pipelineOf } from './workspace';

export const patchRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/:object_type/bulk', bulk: true, handle: patch },
];

type Patch = Readonly<Record<string, Json>>;

/** Looks a patch through without any effect; what comes back does it. */
type Planner = (call: Call, id: string, patch: Patch) => Read<() => void>;

const planners: Readonly<Record<string, Planner>> = {
  opportunities: planOpportunity,
  accounts: (call, id, changes) => planPartner(call, 'account', { id, changes }),
  contacts: (call, id, changes) => planPartner(call, 'contact', { id, changes }),
};

function patch(call: Call): Answer {
  const { switches, params } = call;
  const type = params.object_type ?? '';
  const plan = Object.hasOwn(planners, type) ? planners[type] : undefined;
  if (plan === undefined) {
    const issues = issue('object_type', 'is not a type of record');
    return problemAnswer({ status: 400, issues }, switches);
  }
  const body = readBody<PatchInput>(patchShape, call.body);
  if (!body.ok) return problemAnswer(body.problem, switches);
  const rows = Object.entries(body.value).map(([id, changes]) => {
    const planned = plan(call, id.toLowerCase(), changes);
    return { id, planned };
  });
  const problems = rows.flatMap(({ id, planned }) =>
    planned.ok ? [] : [atRow(planned.problem, id)],
  );
  const [first] = problems;
  if (first !== undefined && switches.patchMode === 'atomic') return problemAnswer(first, switches);
  for (const [at, { planned }] of rows.entries()) {
    if (at === call.crashAfterRows) return crashed;
    if (planned.ok) planned.value();
  }
  if (call.crashAfterRows !== null) return crashed;
  const outcomes = rows.map(({ id, planned }) => ({
    id,
    problem: planned.ok ? null : planned.problem,
  }));
  return success('Records updated successfully', dataView(outcomes, call));
}

interface Outcome {
  readonly id: string;
  readonly problem: Problem | null;
}

function dataView(outcomes: readonly Outcome[], { switches }: Call): Json {
  const status = ({ problem }: Outcome): JsonObject =>
    problem === null ? { success: true } : { success: false, error: sentenceOf(problem) };
  switch (switches.patchData) {
    case 'map':
      return Object.fromEntries(outcomes.map((outcome) => [outcome.id, status(outcome)]));
    case 'list':
      return outcomes.map((outcome) => ({ id: outcome.id, ...status(outcome) }));
    case 'counts': {
      const failed = outcomes.filter(({ problem }) => problem !== null);
      const rows = failed.map((outcome) => ({
        id: outcome.id,
        error: status(outcome).error ?? '',
      }));
      return { updated: outcomes.length - failed.length, failed: rows };
    }
    case 'none':
      return null;
  }
}

function planOpportunity(call: Call, id: string, changes: Patch): Read<() => void> {
  const { workspace, switches } = call;
  const row = workspace.opportunities.now.get(id);
  if (row === undefined) return missing('', 'Opportunity');
  const pipeline = pipelineOf(workspace, row);
  const custom = readCustomPart(call, pipeline.customFields, changes);
  if (!custom.ok) return custom;
  let fields: Partial<OpportunityFields> = { custom: mergedCustom(row.custom, custom.value) };
  for (const [path, value] of Object.entries(changes)) {
    if (Object.hasOwn(custom.value, path)) continue;
    const property = systemProperties.find((each) => propertyNameOf(each, switches) === path);
    if (property?.read === undefined) {
      if (switches.unknownPatchField === 'refused') return refuse(path, 'cannot be updated');
      continue;
    }
    const part = property.read(value, { workspace, pipeline, switches, path });
    if (!part.ok) return part;
    fields = { ...fields, ...part.value };
  }
  return read(() => void updateOpportunity(call, row, fields));
}

/** The custom fields among `changes`, by property name. */
function readCustomPart(
  { workspace, switches }: Call,
  fields: readonly CustomField[],
  changes: Patch,
): Read<JsonObject> {
  const values: Record<string, Json> = {};
  for (const [path, value] of Object.entries(changes)) {
    const field = fields.find((each) => each.propertyName === path);
    if (field === undefined) continue;
    const kept = readCustomValue(field, value, { workspace, switches, path });
    if (!kept.ok) return kept;
    values[path] = kept.value;
  }
  return read(values);
}

interface PartnerPatch {
  readonly id: string;
  readonly changes: Patch;
}

/** System fields of partners go by their public names; values are taken as they come. */
function planPartner(
  call: Call,
  kind: PartnerKind,
  { id, changes }: PartnerPatch,
): Read<() => void> {
  const { workspace, switches } = call;
  const partner = partnersOf(workspace, kind).get(id);
  if (partner === undefined) return missing('', kind === 'account' ? 'Account' : 'Contact');
  const custom = readCustomPart(call, workspace.partnerFields[kind], changes);
  if (!custom.ok) return custom;
  const writable = partnerEntities[kind].fields.filter(
    ({ kind: valueKind }) => valueKind !== 'id' && valueKind !== 'moment',
  );
  const fields: Record<string, Json> = {};
  for (const [path, value] of Object.entries(changes)) {
    if (Object.hasOwn(custom.value, path)) continue;
    if (writable.some(({ name }) => name === path)) fields[path] = value;
    else if (switches.unknownPatchField === 'refused') return refuse(path, 'cannot be updated');
  }
  const merged = mergedCustom(partner.custom, custom.value);
  return read(() => void updatePartner(call, kind, partner, { fields, custom: merged }));
}
