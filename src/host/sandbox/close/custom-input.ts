/**
 * Custom values in a body: `custom.cf_…` sets (a list as a whole), null unsets; in an update
 * `custom.cf_….add` and `….remove` take one value of a list (Close docs, Custom fields).
 */
import type { Json, JsonObject } from '../json';
import { bad, type Parsed, parsed, type Reading } from './reading';
import type { CustomField } from './records';
import { readMoment, timestamp } from './times';

export interface CustomRead {
  /** All values after the write, by field id. */
  readonly values: JsonObject;
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** A field was touched that is for another role. */
  readonly lacksRole: boolean;
}

type Verb = 'set' | 'add' | 'remove';

export function readCustom(body: JsonObject, reading: Reading): CustomRead {
  const { workspace, switches, row, key } = reading;
  const values: Record<string, Json> = { ...row?.custom };
  const fieldErrors: Record<string, string> = {};
  let lacksRole = false;
  for (const [name, value] of Object.entries(body)) {
    const named = nameParts(name);
    if (named === null) continue;
    const field = workspace.opportunityFields.find(({ id }) => id === named.id);
    if (field === undefined || (named.verb !== 'set' && row === null)) {
      if (switches.unknownKeys === 'refused') fieldErrors[name] = 'This field is not known here.';
      continue;
    }
    const errorName = { key: name, id: field.id, name: field.name }[switches.customKey];
    const roles = field.editable_with_roles;
    if (roles.length > 0 && !roles.includes(key.role)) {
      fieldErrors[errorName] = 'Your role may not edit this field.';
      lacksRole = true;
      continue;
    }
    const next = valueAfter(field, { verb: named.verb, value, reading }, values[field.id] ?? null);
    if (!next.ok) fieldErrors[errorName] = next.message;
    else if (isEmpty(next.value)) delete values[field.id];
    else values[field.id] = next.value;
  }
  return { values, fieldErrors, lacksRole };
}

/** Null where the key is no custom one. */
function nameParts(key: string): { readonly id: string; readonly verb: Verb } | null {
  const [, id = '', verb = 'set'] = /^custom\.([^.]*)(?:\.(add|remove))?$/.exec(key) ?? [];
  if (id !== '') return { id, verb: verb as Verb };
  return key.startsWith('custom.') ? { id: key, verb: 'set' } : null;
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

interface Change {
  readonly verb: Verb;
  readonly value: Json;
  readonly reading: Reading;
}

function valueAfter(
  field: CustomField,
  { verb, value, reading }: Change,
  before: Json,
): Parsed<Json> {
  const many = field.accepts_multiple_values;
  if (verb === 'set') {
    if (value === null) return parsed(null);
    if (!many) return oneValue(field, value, reading);
    return Array.isArray(value)
      ? listOf(value.map((each: Json) => oneValue(field, each, reading)))
      : bad('Value must be of list type.');
  }
  if (!many) return bad('This field takes one value only.');
  const list: readonly Json[] = Array.isArray(before) ? before : [];
  const one = oneValue(field, value, reading);
  if (!one.ok) return one;
  const others = list.filter((each) => each !== one.value);
  if (verb === 'remove') return parsed(others);
  return parsed(list.includes(one.value) ? list : [...list, one.value]);
}

function listOf(items: readonly Parsed<Json>[]): Parsed<Json> {
  const values: Json[] = [];
  for (const item of items) {
    if (!item.ok) return item;
    values.push(item.value);
  }
  return parsed(values);
}

function oneValue(field: CustomField, value: Json, reading: Reading): Parsed<Json> {
  const { workspace, switches, offsetMs } = reading;
  if (field.type === 'number') {
    return typeof value === 'number' ? parsed(value) : bad('Value must be of float type.');
  }
  if (typeof value !== 'string') return bad('Value must be of str type.');
  switch (field.type) {
    case 'text':
    case 'url':
      return parsed(value);
    case 'date':
    case 'datetime': {
      const moment = readMoment(value, offsetMs);
      const fits = moment !== null && (field.type === 'datetime' || moment.dayOnly);
      if (!fits) return bad('Invalid ISO 8601 datetime.');
      return parsed(field.type === 'date' ? moment.day : timestamp(moment.ms));
    }
    case 'choices': {
      const known = field.choices?.includes(value) || switches.unknownChoice === 'stored';
      return known ? parsed(value) : bad('Not a valid choice.');
    }
    case 'user':
      return workspace.users.get(value) ? parsed(value) : bad('Object does not exist.');
    case 'contact':
      return workspace.contacts.get(value) ? parsed(value) : bad('Object does not exist.');
    default:
      return switches.unknownType === 'stored' ? parsed(value) : bad('This field is read only.');
  }
}
