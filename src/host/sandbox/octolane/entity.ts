/**
 * What lists, searches, filters and projections need to know of a kind of record. One description
 * per kind serves them all.
 */
import type { Json, JsonObject } from '../json';
import type { Table } from '../table';
import type { CustomField, Row } from './records';
import type { OctolaneSwitches } from './switches';
import { isoMicros, isoMillis } from './times';
import type { Workspace } from './workspace';

/** `moment`: microseconds that the server keeps. `day`: milliseconds that people set. */
export type Kind = 'id' | 'text' | 'number' | 'boolean' | 'moment' | 'day' | 'list' | 'other';

/** A value as filters and sorts compare it. */
export type Comparable = string | number | boolean | readonly string[] | null;

export interface SystemField<T extends Row> {
  readonly name: string;
  readonly kind: Kind;
  valueOf(row: T, workspace: Workspace): Comparable;
  /** What the wire shows, where it is not simply the value. */
  readonly view?: (row: T, workspace: Workspace) => Json;
  readonly sortable?: true;
  /** Belongs to another record; filtering by it is a switch. */
  readonly related?: true;
  /** In the record's schema, not only in samples. */
  readonly documented?: true;
}

export interface Entity<T extends Row> {
  readonly name: 'opportunities' | 'accounts' | 'contacts';
  readonly fields: readonly SystemField<T>[];
  /** What reads see. */
  table(workspace: Workspace): Table<T>;
  /** Custom fields that this row may have values of. */
  customFieldsOf(workspace: Workspace, row: T): readonly CustomField[];
  /** Custom fields that filters and projections may name, in one pipeline or in all (null). */
  customFieldsIn(workspace: Workspace, pipelineId: string | null): readonly CustomField[];
  /** Texts that a query looks through. */
  textsOf(row: T, workspace: Workspace): readonly (string | null)[];
}

/** What a filter compares: found by the name of a system field, a slug or a property name. */
export interface Access<T extends Row> {
  readonly kind: Kind;
  readonly system: SystemField<T> | null;
  valueOf(row: T, workspace: Workspace): Comparable;
}

export function findAccess<T extends Row>(
  entity: Entity<T>,
  name: string,
  among: { readonly workspace: Workspace; readonly pipelineId: string | null },
): Access<T> | null {
  const system = entity.fields.find((field) => field.name === name);
  if (system !== undefined) {
    return {
      kind: system.kind,
      system,
      valueOf: (row, workspace) => system.valueOf(row, workspace),
    };
  }
  const custom = entity.customFieldsIn(among.workspace, among.pipelineId).find(isNamed(name));
  if (custom === undefined) return null;
  return {
    kind: kindOf(custom),
    system: null,
    // Pipelines may use one slug for fields of different kinds: each row is read by its own field.
    valueOf: (row, workspace) => {
      const own = entity.customFieldsOf(workspace, row).find(isNamed(name));
      return own === undefined ? null : comparable(row.custom[own.propertyName], kindOf(own));
    },
  };
}

export function isNamed(name: string): (field: CustomField) => boolean {
  return (field) => field.slug === name || field.propertyName === name;
}

const numberTypes = ['number', 'currency', 'percentage', 'rating'];
const dateTypes = ['date', 'datetime', 'timestamp'];
const listTypes = ['multi_select', 'team_members'];
const objectTypes = ['date_range', 'location'];

export function kindOf({ type }: CustomField): Kind {
  if (numberTypes.includes(type)) return 'number';
  if (dateTypes.includes(type)) return 'day';
  if (listTypes.includes(type)) return 'list';
  if (objectTypes.includes(type)) return 'other';
  return type === 'checkbox' ? 'boolean' : 'text';
}

function comparable(value: Json | undefined, kind: Kind): Comparable {
  if (value === undefined || value === null) return null;
  if (kind === 'day') return typeof value === 'string' ? dateOf(value) : null;
  if (Array.isArray(value)) return (value as readonly Json[]).map(String);
  return typeof value === 'object' ? JSON.stringify(value) : (value as Comparable);
}

function dateOf(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

export function systemView<T extends Row>(
  field: SystemField<T>,
  row: T,
  workspace: Workspace,
): Json {
  if (field.view !== undefined) return field.view(row, workspace);
  const value = field.valueOf(row, workspace);
  if (typeof value !== 'number') return value;
  if (field.kind === 'moment') return isoMicros(value);
  return field.kind === 'day' ? isoMillis(value) : value;
}

/** `custom_fields` of a row: visible fields only, keyed by slug. */
export function customView(
  fields: readonly CustomField[],
  values: JsonObject,
  switches: OctolaneSwitches,
): JsonObject {
  const entries = fields
    .filter(isVisible)
    .map((field) => [field.slug, customValueView(field, values[field.propertyName], switches)])
    .filter(([, value]) => value !== null || switches.emptyCustomFields === 'null');
  return Object.fromEntries(entries);
}

function isVisible({ isHidden }: CustomField): boolean {
  return isHidden !== true;
}

function customValueView(
  field: CustomField,
  value: Json | undefined,
  { selectForm, customScalars }: OctolaneSwitches,
): Json {
  const shown = (part: Json): Json => {
    const option = field.options?.find((each) => each.value === part);
    if (option !== undefined && selectForm === 'label') return option.label;
    const isScalar = typeof part === 'number' || typeof part === 'boolean';
    return isScalar && customScalars === 'text' ? String(part) : part;
  };
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? (value as readonly Json[]).map(shown) : shown(value);
}

/** `custom_field_definitions`: keyed by slug, a later field of the same slug wins. */
export function definitionsView(
  fields: readonly CustomField[],
  switches: OctolaneSwitches,
): JsonObject {
  const entries = fields.filter(isVisible).map((field) => [
    field.slug,
    {
      current_name: field.currentName,
      property_name: field.propertyName,
      attribute_type: field.type,
      metadata: metadataView(field, switches),
    },
  ]);
  return Object.fromEntries(entries);
}

export function metadataView({ options }: CustomField, { optionsKey }: OctolaneSwitches): Json {
  return options === undefined
    ? null
    : { [optionsKey]: options.map(({ label, value, color }) => ({ label, value, color })) };
}
