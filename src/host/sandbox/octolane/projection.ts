/** Which keys of a record come back: the `fields` of lists and searches (Octolane docs, Overview). */
import type { Json, JsonObject } from '../json';
import { type Read, read, refuse } from './answers';
import { customView, type Entity, isNamed, systemView } from './entity';
import type { CustomField, Row } from './records';
import type { OctolaneSwitches } from './switches';
import type { Workspace } from './workspace';

export interface Projection {
  /** Names of system fields. */
  readonly system: ReadonlySet<string>;
  /** Names of custom fields; `all`: those that are visible; null: no `custom_fields` at all. */
  readonly custom: readonly string[] | 'all' | null;
}

export interface ProjectionTerms<T extends Row> {
  readonly entity: Entity<T>;
  readonly workspace: Workspace;
  readonly pipelineId: string | null;
  readonly switches: OctolaneSwitches;
}

/** `names` null: no `fields` were sent. */
export function readProjection<T extends Row>(
  names: readonly string[] | null,
  { entity, workspace, pipelineId, switches }: ProjectionTerms<T>,
): Read<Projection> {
  if (names === null) return read(commonProjection(entity, switches));
  const custom = entity.customFieldsIn(workspace, pipelineId);
  const isSystem = (name: string): boolean => entity.fields.some((field) => field.name === name);
  const isCustom = (name: string): boolean => custom.some(isNamed(name));
  const unknown = names.find(
    (name) => name !== 'custom_fields' && !isSystem(name) && !isCustom(name),
  );
  if (unknown !== undefined && switches.unknownField === 'refused') {
    return refuse('fields', `does not know ${unknown}`);
  }
  const customNames = names.filter((name) => !isSystem(name) && isCustom(name));
  const always = switches.idInProjection === 'always' ? ['id'] : [];
  return read({
    system: new Set([...always, ...names.filter(isSystem)]),
    custom: names.includes('custom_fields') ? 'all' : customNames.length > 0 ? customNames : null,
  });
}

function commonProjection<T extends Row>(
  { fields }: Entity<T>,
  { commonFields }: OctolaneSwitches,
): Projection {
  const common = fields.filter((field) => commonFields === 'all' || field.documented);
  return { system: new Set(common.map((field) => field.name)), custom: 'all' };
}

/** The custom fields that a projection shows. */
export function chosenCustom(
  fields: readonly CustomField[],
  { custom }: Projection,
): readonly CustomField[] {
  if (custom === 'all') return fields;
  return fields.filter((field) => custom?.some((name) => isNamed(name)(field)));
}

export function recordView<T extends Row>(
  row: T,
  projection: Projection,
  { entity, workspace, switches }: ProjectionTerms<T>,
): JsonObject {
  const system = entity.fields
    .filter((field) => projection.system.has(field.name))
    .map((field): [string, Json] => [field.name, systemView(field, row, workspace)]);
  const view = Object.fromEntries(system);
  if (projection.custom === null) return view;
  const fields = chosenCustom(entity.customFieldsOf(workspace, row), projection);
  return { ...view, custom_fields: customView(fields, row.custom, switches) };
}
