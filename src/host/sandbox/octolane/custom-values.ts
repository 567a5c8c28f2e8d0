/** Values of custom fields as clients may send them: one reader per type of field. */
import type { Json, JsonObject } from '../json';
import { type Read, read, refuse } from './answers';
import { kindOf } from './entity';
import type { CustomField } from './records';
import type { OctolaneSwitches } from './switches';
import { isoMillis, readIso } from './times';
import type { Workspace } from './workspace';

export interface CustomTerms {
  readonly workspace: Workspace;
  readonly switches: OctolaneSwitches;
  readonly path: string;
}

/** What is to be kept of `value`; null clears. */
export function readCustomValue(field: CustomField, value: Json, terms: CustomTerms): Read<Json> {
  if (value === null || terms.switches.badCustomValue === 'stored') return read(value);
  const { path } = terms;
  switch (kindOf(field)) {
    case 'number':
      return typeof value === 'number' ? read(value) : refuse(path, 'must be a number');
    case 'boolean':
      return typeof value === 'boolean' ? read(value) : refuse(path, 'must be a boolean');
    case 'day': {
      const us = typeof value === 'string' ? readIso(value) : null;
      return us === null ? refuse(path, 'must be an ISO 8601 date') : read(isoMillis(us / 1000));
    }
    case 'list':
      return readList(field, value, terms);
    case 'other':
      return refuse(path, 'cannot be set here');
    default:
      if (typeof value !== 'string') return refuse(path, 'must be a string');
      return isOffered(field, value, terms)
        ? read(value)
        : refuse(path, 'is not one of the options');
  }
}

function readList(field: CustomField, value: Json, terms: CustomTerms): Read<Json> {
  if (!Array.isArray(value)) return refuse(terms.path, 'must be an array');
  const items = value as readonly Json[];
  return items.every((item) => isOffered(field, item, terms))
    ? read(items)
    : refuse(terms.path, 'holds something that is not one of the options');
}

function isOffered(
  { type, options }: CustomField,
  value: Json,
  { workspace }: CustomTerms,
): boolean {
  if (type === 'team_members') return workspace.users.get(String(value))?.isMember === true;
  return options === undefined || options.some((option) => option.value === value);
}

/** `values` with `changes` on top, where null takes a value away. */
export function mergedCustom(values: JsonObject, changes: JsonObject): JsonObject {
  const entries = Object.entries({ ...values, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}
