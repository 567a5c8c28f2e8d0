/**
 * The fields of a Close opportunity: what each is called, how it may be written, and how it is read
 * and sent (Close's OpenAPI: Opportunity, CreateOpportunity, UpdateOpportunity).
 *
 * Promises: one table says everything about a field. Must not know: requests, custom fields.
 */
import type { FieldKey, FieldSpec, MaybeValue, Named } from '../../core/model';
import type { Body } from '../shared/api';
import { sentValue } from '../shared/sent-value';
import {
  readChoice,
  readDay,
  readFlag,
  readMoney,
  readNamed,
  readNumber,
  readText,
  readTime,
  sentMoney,
} from './values';
import type { WireOpportunity } from './wire';

export interface Field {
  readonly spec: FieldSpec;
  /** The property that carries it in the bodies of writes. */
  readonly property?: string;
  /** undefined = not visible to this key. */
  read(row: WireOpportunity): MaybeValue | undefined;
  /** What the property is set to; absent: the value as it is. */
  send?(value: MaybeValue): unknown;
}

/** Derived from the status; others may come and are shown as they are. */
export const STATUS_TYPES: readonly Named[] = [
  { id: 'active', label: 'Active' },
  { id: 'won', label: 'Won' },
  { id: 'lost', label: 'Lost' },
];

export const ONE_TIME = 'one_time';

const PERIODS: readonly Named[] = [
  { id: ONE_TIME, label: 'One-time' },
  { id: 'monthly', label: 'Monthly' },
  { id: 'annual', label: 'Annual' },
];

const WRITABLE = { onCreate: 'yes', onUpdate: 'yes' } as const;
const READ_ONLY = { onCreate: 'no', onUpdate: 'no' } as const;
const BY_DEFAULT = { byDefault: true } as const;
/** An opportunity always has one, or what a null would do to it is not documented. */
const KEPT = { kept: true } as const;

/** What Close calls a lead without a name. */
const UNTITLED = 'Untitled';

export const FIELDS: readonly Field[] = [
  {
    // There is no name of its own: people know an opportunity by its lead. Without one Close would
    // make a new lead, and it cannot be changed later.
    spec: {
      key: 'lead',
      label: 'Lead',
      type: 'reference',
      required: true,
      onCreate: 'yes',
      onUpdate: 'no',
      ...BY_DEFAULT,
    },
    property: 'lead_id',
    read: ({ lead_id, lead_name }) =>
      readNamed(lead_id, lead_name === undefined ? undefined : lead_name || UNTITLED),
  },
  {
    // Without one a new record gets the first status of the tab's pipeline.
    spec: { key: 'status', label: 'Status', type: 'choice', ...WRITABLE, ...KEPT, ...BY_DEFAULT },
    property: 'status_id',
    read: (row) => readNamed(row.status_id, row.status_label),
  },
  {
    spec: {
      key: 'status_type',
      label: 'Status type',
      type: 'choice',
      options: STATUS_TYPES,
      ...READ_ONLY,
    },
    read: (row) => readChoice(row.status_type, STATUS_TYPES),
  },
  {
    spec: {
      key: 'value',
      label: 'Value',
      type: 'number',
      decimalsMax: 2,
      ...WRITABLE,
      ...KEPT,
      ...BY_DEFAULT,
    },
    property: 'value',
    read: (row) => readMoney(row.value),
    send: sentMoney,
  },
  {
    // One setting for the whole organization.
    spec: { key: 'currency', label: 'Currency', type: 'text', ...READ_ONLY, ...BY_DEFAULT },
    read: (row) => readText(row.value_currency),
  },
  {
    spec: {
      key: 'value_period',
      label: 'Value period',
      type: 'choice',
      options: PERIODS,
      ...WRITABLE,
      ...KEPT,
      ...BY_DEFAULT,
    },
    property: 'value_period',
    read: (row) => readChoice(row.value_period, PERIODS),
  },
  {
    spec: {
      key: 'confidence',
      label: 'Confidence',
      type: 'number',
      ...WRITABLE,
      ...KEPT,
      ...BY_DEFAULT,
    },
    property: 'confidence',
    read: (row) => readNumber(row.confidence),
  },
  {
    // Without one a new record belongs to the person whose key it is.
    spec: { key: 'owner', label: 'Owner', type: 'choice', ...WRITABLE, ...KEPT, ...BY_DEFAULT },
    property: 'user_id',
    read: (row) => readNamed(row.user_id, row.user_name),
  },
  {
    spec: { key: 'contact', label: 'Contact', type: 'reference', ...WRITABLE, ...BY_DEFAULT },
    property: 'contact_id',
    read: (row) => readNamed(row.contact_id, row.contact_name),
  },
  {
    // Close dates a record that becomes won. On one that is open, this is when it is expected to be.
    spec: {
      key: 'date_won',
      label: 'Date won (or expected)',
      type: 'day',
      ...WRITABLE,
      ...BY_DEFAULT,
    },
    property: 'date_won',
    read: (row) => readDay(row.date_won),
  },
  {
    spec: { key: 'note', label: 'Note', type: 'text', ...WRITABLE, ...BY_DEFAULT },
    property: 'note',
    read: (row) => readText(row.note),
    send: (value) => sentValue(value) ?? '',
  },
  {
    // It could be set on create, but it is what tells a new record from old ones.
    spec: {
      key: 'date_created',
      label: 'Created',
      type: 'instant',
      ...READ_ONLY,
      ...BY_DEFAULT,
    },
    read: (row) => readTime(row.date_created),
  },
  {
    spec: {
      key: 'date_updated',
      label: 'Updated',
      type: 'instant',
      ...READ_ONLY,
      ...BY_DEFAULT,
    },
    read: (row) => readTime(row.date_updated),
  },
  {
    spec: { key: 'date_lost', label: 'Date lost', type: 'instant', ...READ_ONLY },
    read: (row) => readTime(row.date_lost),
  },
  {
    // A new record goes into the tab's pipeline; a status of it keeps the record there.
    spec: { key: 'pipeline', label: 'Pipeline', type: 'reference', ...READ_ONLY },
    read: (row) => readNamed(row.pipeline_id, row.pipeline_name),
  },
  {
    // To check amounts by, where a currency has no cents.
    spec: { key: 'value_formatted', label: 'Value as Close shows it', type: 'text', ...READ_ONLY },
    read: (row) => readText(row.value_formatted),
  },
  {
    spec: { key: 'expected_value', label: 'Expected value', type: 'number', ...READ_ONLY },
    read: (row) => readMoney(row.expected_value),
  },
  {
    spec: { key: 'annualized_value', label: 'Annualized value', type: 'number', ...READ_ONLY },
    read: (row) => readMoney(row.annualized_value),
  },
  {
    spec: {
      key: 'annualized_expected_value',
      label: 'Annualized expected value',
      type: 'number',
      ...READ_ONLY,
    },
    read: (row) => readMoney(row.annualized_expected_value),
  },
  {
    spec: { key: 'created_by', label: 'Created by', type: 'reference', ...READ_ONLY },
    read: (row) => readNamed(row.created_by, row.created_by_name),
  },
  {
    spec: { key: 'updated_by', label: 'Updated by', type: 'reference', ...READ_ONLY },
    read: (row) => readNamed(row.updated_by, row.updated_by_name),
  },
  {
    spec: { key: 'is_stalled', label: 'Stalled', type: 'flag', ...READ_ONLY },
    read: (row) => readFlag(row.is_stalled),
  },
];

/** The properties of a body for the fields that are given. */
export function propertiesOf(fields: Readonly<Record<FieldKey, MaybeValue>>): Body {
  const body: Record<string, unknown> = {};
  for (const { spec, property, send = sentValue } of FIELDS) {
    const value = fields[spec.key];
    if (property !== undefined && value !== undefined) body[property] = send(value);
  }
  return body;
}
