/**
 * Filters of lists: `key[operator]=value`, joined by AND, each negated by a leading `-` (Lightfield
 * docs, List endpoints; plugin, Filtering). A record without a value matches only negated filters.
 */
import { isObject, type Json } from '../json';
import { badRequest, type Read, read } from './answers';
import { effectiveSchema, pipelineKey, pipelineOfStage, stageKey } from './effective-schema';
import { pipelineFilter, readOptionFilter } from './filter-options';
import { readInstant } from './formats';
import {
  type CrmRecord,
  collectionOf,
  type FieldDefinition,
  type ObjectSchema,
  type ObjectType,
  type ValueType,
} from './records';
import type { LightfieldSwitches } from './switches';
import { fieldOf, type Scene } from './workspace';

export type Matcher = (record: CrmRecord) => boolean;

const operators = [
  'equal',
  'greaterThan',
  'greaterThanOrEqual',
  'lessThan',
  'lessThanOrEqual',
  'startsWith',
  'contains',
] as const;

type Operator = (typeof operators)[number];

const comparable = ['equal', 'greaterThan', 'greaterThanOrEqual', 'lessThan', 'lessThanOrEqual'];
const textual = ['equal', 'startsWith'];

/** What may be asked of each type; the first is used where none is given. */
const operatorsOf: Readonly<Record<ValueType, readonly string[]>> = {
  NUMBER: comparable,
  CURRENCY: comparable,
  DATETIME: comparable,
  TEXT: textual,
  FULL_NAME: textual,
  SOCIAL_HANDLE: textual,
  ADDRESS: textual,
  CHECKBOX: ['equal'],
  SINGLE_SELECT: ['equal'],
  EMAIL: ['contains'],
  TELEPHONE: ['contains'],
  URL: ['contains'],
  MULTI_SELECT: [],
  MARKDOWN: [],
  HTML: [],
};

interface Filter {
  /** As the client wrote it. */
  readonly param: string;
  readonly key: string;
  readonly operator: string | null;
  readonly negated: boolean;
  readonly value: string;
}

const pageParameters = ['limit', 'offset'];

/** The names of filters in a query. */
export function filterNames(query: URLSearchParams): readonly string[] {
  return [...query.keys()].filter((name) => !pageParameters.includes(name));
}

/** One matcher for all filters of the query. */
export function readFilters(
  query: URLSearchParams,
  object: ObjectType,
  scene: Scene,
): Read<Matcher> {
  const schema = effectiveSchema(scene.workspace, object, scene.switches);
  const filters = [...query]
    .filter(([name]) => !pageParameters.includes(name))
    .map(([name, value]) => parseFilter(name, value));
  const pipeline = pipelineFilter(filters, schema);
  if (!pipeline.ok) return pipeline;
  const matchers: Matcher[] = [];
  for (const filter of filters) {
    const matcher = readFilter(filter, schema, scene, pipeline.value);
    if (!matcher.ok) return matcher;
    const matches = matcher.value;
    matchers.push(filter.negated ? (record) => !matches(record) : matches);
  }
  return read((record) => matchers.every((matches) => matches(record)));
}

function parseFilter(param: string, value: string): Filter {
  const [matched, key = param, minus, operator] = /^(.*?)\[(-?)(\w*)\]$/.exec(param) ?? [];
  const named = matched === undefined || operator === '' ? null : (operator ?? null);
  return { param, key, operator: named, negated: minus === '-', value };
}

/** The matcher without its negation. */
function readFilter(
  filter: Filter,
  schema: ObjectSchema,
  scene: Scene,
  pipelineId: string | null,
): Read<Matcher> {
  const { key, value, param } = filter;
  const relationship = schema.relationships.find((one) => one.slug === key);
  if (relationship !== undefined) {
    const known = [null, 'equal', 'contains'].includes(filter.operator);
    if (!known) return badOperator(filter);
    return read(({ links }) => links[relationship.key]?.includes(value) === true);
  }
  const field = fieldOf(schema, key);
  if (field === undefined) {
    const message = `Unrecognized field '${key}' for '${collectionOf[schema.object]}'.`;
    return badRequest('unknown_field', message, param);
  }
  const allowed = operatorsOf[field.valueType];
  const operator = operators.find((one) => one === (filter.operator ?? allowed[0]));
  if (operator === undefined || !allowed.includes(operator)) return badOperator(filter);
  if (key === pipelineKey) {
    const owners = scene.workspace.schemas.opportunity;
    return read(({ fields }) => pipelineOfStage(owners, String(fields[stageKey])) === value);
  }
  if (field.valueType === 'SINGLE_SELECT') {
    const option = readOptionFilter(filter, field, schema, pipelineId);
    return option.ok ? read(({ fields }) => fields[key] === option.value) : option;
  }
  return readValueFilter(filter, field, operator, scene.switches);
}

function badOperator({ param, operator }: Filter): Read<never> {
  const message = `Operator '${operator ?? 'equal'}' is not valid for this key.`;
  return badRequest('invalid_type', message, param);
}

function malformed({ param, value }: Filter): Read<never> {
  return badRequest('invalid_type', `'${value}' is not a value of this key.`, param);
}

function readValueFilter(
  filter: Filter,
  field: FieldDefinition,
  operator: Operator,
  switches: LightfieldSwitches,
): Read<Matcher> {
  const { key, value } = filter;
  if (operatorsOf[field.valueType] === comparable) {
    const wanted = comparableOf(field.valueType, value);
    if (wanted === null) return malformed(filter);
    return read(({ fields }) => {
      const held = fields[key];
      const number = held === undefined ? null : comparableOf(field.valueType, String(held));
      return number !== null && compare(operator, number, wanted);
    });
  }
  if (field.valueType === 'CHECKBOX') {
    if (value !== 'true' && value !== 'false') return malformed(filter);
    return read(({ fields }) => String(fields[key]) === value);
  }
  const fold = (text: string): string =>
    switches.textMatching === 'ignoreCase' ? text.toLowerCase() : text;
  const wanted = fold(value);
  const inside = switches.listContains === 'substring';
  return read(({ fields }) => {
    const texts = textsOf(fields[key] ?? null).map(fold);
    if (operator === 'startsWith')
      return texts.some((text) => text !== '' && text.startsWith(wanted));
    if (operator === 'equal') return texts.includes(wanted);
    return texts.some((text) => (inside ? text.includes(wanted) : text === wanted));
  });
}

function comparableOf(type: ValueType, text: string): number | null {
  if (type === 'DATETIME') return readInstant(text, true);
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? null : number;
}

function compare(operator: Operator, left: number, right: number): boolean {
  switch (operator) {
    case 'greaterThan':
      return left > right;
    case 'greaterThanOrEqual':
      return left >= right;
    case 'lessThan':
      return left < right;
    case 'lessThanOrEqual':
      return left <= right;
    default:
      return left === right;
  }
}

/** Names as `First Last`, addresses with their parts joined, lists item by item. */
function textsOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map(String);
  if (!isObject(value)) return value === null ? [] : [String(value)];
  const parts = Object.values(value).filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? [] : [parts.join('street' in value ? ', ' : ' ')];
}
