/**
 * Reads one bare value that a client writes, by the type of its field (Lightfield docs, Fields and
 * relationships). A value of the wrong JSON type is a 400, a value against the type's rules a 422.
 */
import { isObject, type Json, type JsonObject } from '../json';
import { badRequest, type Read, read, unprocessable } from './answers';
import { activeOptions, sameLabel } from './effective-schema';
import { readInstant, readTelephone, socialProblem } from './formats';
import type { FieldDefinition, ValueType } from './records';
import type { LightfieldSwitches } from './switches';

export interface Slot {
  readonly field: FieldDefinition;
  readonly switches: LightfieldSwitches;
  /** What the record holds there now. */
  readonly before: Json;
}

/** The value to keep; null clears, and so does an empty list. */
export function readValue(value: Json, slot: Slot): Read<Json> {
  if (value === null) return read(null);
  return readers[slot.field.valueType](value, slot);
}

const readers: Readonly<Record<ValueType, (value: Json, slot: Slot) => Read<Json>>> = {
  TEXT: readString,
  MARKDOWN: readString,
  HTML: readString,
  NUMBER: readNumber,
  CURRENCY: readNumber,
  CHECKBOX: (value, slot) =>
    typeof value === 'boolean' ? read(value) : wrongType(slot, 'a boolean'),
  DATETIME: readDatetime,
  SINGLE_SELECT: (value, slot) =>
    typeof value === 'string' ? readOption(value, slot) : wrongType(slot, 'an option id'),
  MULTI_SELECT: readOptions,
  EMAIL: (value, slot) => readTexts(value, slot, (text) => checkedText(text, /^\S+@\S+$/, slot)),
  URL: (value, slot) => readTexts(value, slot, (text) => checkedText(text, /^\S+\.\S+$/, slot)),
  TELEPHONE: readTelephones,
  SOCIAL_HANDLE: readSocial,
  ADDRESS: readAddress,
  FULL_NAME: (value, slot) => {
    const parts = readParts(value, slot, { firstName: 'string', lastName: 'string' });
    return parts.ok ? read({ firstName: null, lastName: null, ...parts.value }) : parts;
  },
};

function paramOf({ field }: Slot): string {
  return `fields.${field.key}`;
}

function wrongType(slot: Slot, wanted: string): Read<never> {
  return badRequest('invalid_type', `Field '${slot.field.key}' takes ${wanted}.`, paramOf(slot));
}

function against(slot: Slot, message: string): Read<never> {
  return unprocessable(`Field '${slot.field.key}': ${message}.`, paramOf(slot));
}

function readString(value: Json, slot: Slot): Read<Json> {
  return typeof value === 'string' ? read(value) : wrongType(slot, 'a string');
}

/** At most two decimals, within the safe integers. */
function readNumber(value: Json, slot: Slot): Read<Json> {
  if (typeof value !== 'number') return wrongType(slot, 'a number');
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return against(slot, 'the number is too large');
  const rounded = Number(value.toFixed(2));
  if (rounded === value || slot.switches.decimals === 'rounded') return read(rounded);
  return against(slot, 'at most 2 decimals');
}

function readDatetime(value: Json, slot: Slot): Read<Json> {
  if (typeof value !== 'string') return wrongType(slot, 'an ISO 8601 string');
  const ms = readInstant(value, slot.switches.datesWithoutOffset === 'utc');
  return ms === null
    ? against(slot, 'an ISO 8601 date and time with offset is needed')
    : read(new Date(ms).toISOString());
}

function readOption(text: string, slot: Slot): Read<string> {
  const options = activeOptions(slot.field);
  const byId = options.find((option) => option.id === text);
  if (byId !== undefined) return read(byId.id);
  const byLabel = options.filter((option) => sameLabel(option.label, text));
  const [only] = byLabel;
  if (only !== undefined && byLabel.length === 1 && slot.switches.labelWrites === 'everywhere') {
    return read(only.id);
  }
  return unknownOption(slot, text);
}

/** Refuses something that is not one of the field's options. */
export function unknownOption(slot: Slot, text: string): Read<never> {
  const message = `'${text}' is not an option of '${slot.field.key}'.`;
  return slot.switches.unknownOptionStatus === 400
    ? badRequest('invalid_type', message, paramOf(slot))
    : unprocessable(message, paramOf(slot));
}

function readOptions(value: Json, slot: Slot): Read<Json> {
  const texts = stringsOf(value);
  if (texts === null || !Array.isArray(value)) return wrongType(slot, 'a list of option ids');
  return readAll(texts, (text) => readOption(text, slot));
}

/** All items read, or the first refusal. An empty list clears. */
function readAll(texts: readonly string[], readOne: (text: string) => Read<string>): Read<Json> {
  const items: string[] = [];
  for (const text of texts) {
    const item = readOne(text);
    if (!item.ok) return item;
    items.push(item.value);
  }
  return read(items.length === 0 ? null : items);
}

/** The strings of a list, or null where it is none. A bare string is a list of one. */
export function stringsOf(value: Json | undefined): readonly string[] | null {
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? texts : null;
}

function checkedText(text: string, form: RegExp, slot: Slot): Read<string> {
  return form.test(text) ? read(text) : against(slot, `'${text}' is not valid`);
}

/** One or several entries, as the definition says. */
function readTexts(value: Json, slot: Slot, readOne: (text: string) => Read<string>): Read<Json> {
  const texts = stringsOf(value);
  if (texts === null) return wrongType(slot, 'a string or a list of strings');
  const all = readAll(texts, readOne);
  if (!all.ok || slot.field.typeConfiguration.multipleValues === true) return all;
  return texts.length > 1 ? against(slot, 'takes one value') : read(texts[0] ?? null);
}

function readTelephones(value: Json, slot: Slot): Read<Json> {
  const texts = stringsOf(value);
  if (texts === null || !Array.isArray(value)) return wrongType(slot, 'a list of strings');
  return readTexts(value, slot, (text) => {
    const number = readTelephone(text);
    return number === null ? against(slot, `'${text}' is not a telephone number`) : read(number);
  });
}

function readSocial(value: Json, slot: Slot): Read<Json> {
  if (typeof value !== 'string') return wrongType(slot, 'a string');
  if (slot.switches.socialHandles === 'any') return read(value);
  const problem = socialProblem(value, slot.field.typeConfiguration.handleService);
  return problem === null ? read(value) : against(slot, problem);
}

const addressParts = {
  street: 'string',
  street2: 'string',
  city: 'string',
  state: 'string',
  postalCode: 'string',
  country: 'string',
  latitude: 'number',
  longitude: 'number',
} as const;

const emptyAddress: JsonObject = Object.fromEntries(
  Object.keys(addressParts).map((part) => [part, null]),
);

function readAddress(value: Json, slot: Slot): Read<Json> {
  const parts = readParts(value, slot, addressParts);
  if (!parts.ok) return parts;
  const { country = null } = parts.value;
  if (typeof country === 'string' && country.length !== 2) {
    return against(slot, 'country takes a code of 2 letters');
  }
  const kept = slot.switches.addressWrite === 'merges' && isObject(slot.before) ? slot.before : {};
  return read({ ...emptyAddress, ...kept, ...parts.value });
}

/** An object of the given parts, each of them optional and nullable. */
function readParts(
  value: Json,
  slot: Slot,
  types: Readonly<Record<string, 'string' | 'number'>>,
): Read<JsonObject> {
  if (!isObject(value)) return wrongType(slot, 'an object');
  for (const [name, part] of Object.entries(value)) {
    const param = `${paramOf(slot)}.${name}`;
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined)
      return badRequest('unknown_field', `Unrecognized part '${name}'.`, param);
    if (part !== null && typeof part !== type) {
      return badRequest('invalid_type', `Part '${name}' takes a ${type}.`, param);
    }
  }
  return read(value);
}
