/**
 * Lightfield's definitions as fields of the catalogue. A workspace defines its own fields, so only
 * what every record has outside of them is a table here.
 *
 * Promises: every label is unique, since a column is found by it; what cannot be written from a cell
 * without guessing (addresses, full names, unknown types) is read-only. Must not know: requests.
 */
import type { FieldKey, FieldSpec, FieldType, MaybeValue, Named } from '../../core/model';
import { createLabelling } from '../shared/labels';
import {
  ACCOUNT,
  CHAMPION,
  CREATED_AT,
  CREATED_BY,
  EVALUATOR,
  linkKey,
  NAME,
  OWNER,
  PIPELINE,
  STAGE,
} from './keys';
import { readTime } from './values';
import type {
  WireDefinitions,
  WireFieldDefinition,
  WireRecord,
  WireRelationshipDefinition,
} from './wire';

/** The pipeline of a workspace without pipelines: all of its opportunities. */
export const WHOLE: Named = { id: 'all', label: 'All opportunities' };

const READ_ONLY = { onCreate: 'no', onUpdate: 'no' } as const;
const WRITABLE = { onCreate: 'yes', onUpdate: 'yes' } as const;

export interface OwnField {
  readonly spec: FieldSpec;
  read(row: WireRecord): MaybeValue;
}

/** Members of the record itself. */
export const OWN_FIELDS: readonly OwnField[] = [
  {
    spec: {
      key: CREATED_AT,
      label: 'Created',
      type: 'instant',
      byDefault: true,
      ...READ_ONLY,
    },
    read: (row) => readTime(row.createdAt),
  },
  {
    spec: { key: 'updatedAt', label: 'Updated', type: 'instant', byDefault: true, ...READ_ONLY },
    read: (row) => readTime(row.updatedAt),
  },
  {
    spec: { key: 'httpLink', label: 'Link', type: 'text', ...READ_ONLY },
    read: (row) => textOf(row.httpLink),
  },
  {
    spec: { key: 'externalId', label: 'External ID', type: 'text', ...READ_ONLY },
    read: (row) => textOf(row.externalId),
  },
];

/** Types that a cell can be sent as; all others are shown as text. */
const TYPES: ReadonlyMap<string, FieldType> = new Map<string, FieldType>([
  ['TEXT', 'text'],
  ['MARKDOWN', 'text'],
  ['SOCIAL_HANDLE', 'text'],
  ['NUMBER', 'number'],
  ['CURRENCY', 'number'],
  ['CHECKBOX', 'flag'],
  ['DATETIME', 'instant'],
  ['SINGLE_SELECT', 'choice'],
  ['MULTI_SELECT', 'list'],
  ['EMAIL', 'list'],
  ['URL', 'list'],
  // Written as a list even where it takes one (plugin, Field types).
  ['TELEPHONE', 'list'],
]);

const ONE_TEXT: ReadonlySet<string> = new Set(['EMAIL', 'URL']);

/** Kept by Lightfield, whatever its definition says (OpenAPI, opportunity create). */
const STATUS = '$opportunityStatus';

/** Kinds of text that the CRM writes at length by itself. */
const LONG_TYPES: ReadonlySet<string> = new Set(['MARKDOWN', 'READONLY_MARKDOWN', 'HTML']);

/** `pipelineId`: whose stages can be chosen. */
export function fieldSpecs(
  { fieldDefinitions, relationshipDefinitions }: WireDefinitions,
  pipelineId: string,
): readonly FieldSpec[] {
  const fields = Object.entries(fieldDefinitions)
    .filter(([key]) => key !== PIPELINE)
    .map(([key, definition]) => fieldSpec(key, definition, pipelineId));
  const links = Object.entries(relationshipDefinitions ?? {}).flatMap(
    ([name, definition]) => linkSpec(name, definition) ?? [],
  );
  const own = OWN_FIELDS.map(({ spec }) => spec);
  const labelled = createLabelling([]);
  return inColumnOrder([...fields, ...links, ...own]).map((spec) => ({
    ...spec,
    label: labelled(spec.label, spec.key),
  }));
}

/** What people look for first comes first; the rest as it is defined. */
const FIRST_KEYS: readonly FieldKey[] = [NAME, ACCOUNT, STAGE, OWNER];

function inColumnOrder(specs: readonly FieldSpec[]): readonly FieldSpec[] {
  const first = FIRST_KEYS.flatMap((key) => specs.find((spec) => spec.key === key) ?? []);
  return [...first, ...specs.filter(({ key }) => !FIRST_KEYS.includes(key))];
}

function fieldSpec(key: FieldKey, definition: WireFieldDefinition, pipelineId: string): FieldSpec {
  const valueType = definition.valueType ?? '';
  const type = cellType(definition);
  const writable = type !== undefined && definition.readOnly !== true && key !== STATUS;
  const options = optionsOf(definition, key === STAGE ? pipelineId : WHOLE.id);
  const isChoice = type === 'choice' || valueType === 'MULTI_SELECT';
  return {
    key,
    label: labelOf(key, definition),
    type: type ?? 'text',
    ...(writable ? WRITABLE : READ_ONLY),
    ...(key === NAME || key === STAGE ? { required: true } : {}),
    ...(isChoice ? { options } : {}),
    ...(key.startsWith('$') && !LONG_TYPES.has(valueType) ? { byDefault: true } : {}),
  };
}

function cellType({ valueType, typeConfiguration }: WireFieldDefinition): FieldType | undefined {
  const isOneText = typeConfiguration?.multipleValues === false && ONE_TEXT.has(valueType ?? '');
  return isOneText ? 'text' : TYPES.get(valueType ?? '');
}

/** The currency is one for the whole field, so its title tells it. */
function labelOf(key: FieldKey, { label, valueType, typeConfiguration }: WireFieldDefinition) {
  const name = (label ?? '').trim() || key;
  const currency = valueType === 'CURRENCY' ? typeConfiguration?.currency : null;
  return currency ? `${name} (${currency})` : name;
}

/** Those of one pipeline, where options belong to pipelines. */
export function optionsOf(
  { typeConfiguration }: WireFieldDefinition,
  pipelineId: string = WHOLE.id,
): readonly Named[] {
  return (typeConfiguration?.options ?? [])
    .filter(({ parentId }) => pipelineId === WHOLE.id || !parentId || parentId === pipelineId)
    .map(({ id, label }) => ({ id, label: label?.trim() ? label : id }));
}

/** Of those that are not the user's to define it is known who may write them, and when. */
const LINK_RULES: Readonly<Record<FieldKey, Partial<FieldSpec>>> = {
  // An opportunity keeps its account: it is not among the keys of an update.
  [ACCOUNT]: { onCreate: 'yes', onUpdate: 'no', required: true, byDefault: true },
  [OWNER]: { ...WRITABLE, byDefault: true },
  [CREATED_BY]: { onCreate: 'yes', onUpdate: 'no' },
  [CHAMPION]: WRITABLE,
  [EVALUATOR]: WRITABLE,
};

const SHOWN_TARGETS: ReadonlySet<string> = new Set(['account', 'contact', 'member']);

/** undefined for what has no name to show: tasks, notes, meetings. */
function linkSpec(name: string, definition: WireRelationshipDefinition): FieldSpec | undefined {
  const target = (definition.objectType ?? '').replace(/^\$/, '').toLowerCase();
  if (!SHOWN_TARGETS.has(target)) return undefined;
  const key = linkKey(name);
  const holdsOne = (definition.cardinality ?? '').toUpperCase() === 'HAS_ONE';
  const spec: FieldSpec = {
    key,
    label: (definition.label ?? '').trim() || name,
    type: holdsOne ? 'reference' : 'list',
    ...READ_ONLY,
  };
  return { ...spec, ...LINK_RULES[key] };
}

function textOf(text: string | null | undefined): MaybeValue {
  return text ? { kind: 'text', text } : null;
}
