/**
 * The fields of a TrustPager opportunity: what each is called, how it may be written, and how it is
 * read and sent (API reference: opportunities; what POST and PATCH list is writable, nothing else).
 *
 * Promises: one table says everything about a field. Must not know: requests, custom fields.
 */
import type { FieldSpec, MaybeValue, Named } from '../../core/model';
import { readReference, readUsers } from './parties';
import type { Place } from './place';
import { readChoice, readNumber, readTags, readText, readTime } from './values';
import type { WireOpportunity } from './wire';

export interface Field {
  readonly spec: FieldSpec;
  /**
   * The property that carries it in the bodies of writes. Stage and tags are writable without one:
   * they have ways of their own.
   */
  readonly property?: string;
  /** undefined = not visible to this key. */
  read(row: WireOpportunity, place: Place): MaybeValue | undefined;
}

/** Statuses that the API documents; others may come and are shown as they are. */
export const STATUSES: readonly Named[] = [
  { id: 'open', label: 'Open' },
  { id: 'won', label: 'Won' },
  { id: 'lost', label: 'Lost' },
];

const WRITABLE = { onCreate: 'yes', onUpdate: 'yes' } as const;
/** Listed for create, not for PATCH: the answer of a PATCH shows whether it was taken. */
const UNPROMISED = { onCreate: 'yes', onUpdate: 'try' } as const;
const READ_ONLY = { onCreate: 'no', onUpdate: 'no' } as const;

export const FIELDS: readonly Field[] = [
  {
    spec: {
      key: 'name',
      label: 'Name',
      type: 'text',
      required: true,
      byDefault: true,
      ...WRITABLE,
    },
    property: 'name',
    read: (row) => readText(row.name),
  },
  {
    spec: {
      key: 'status',
      label: 'Status',
      type: 'choice',
      options: STATUSES,
      byDefault: true,
      ...UNPROMISED,
    },
    property: 'status',
    read: (row) => readStatus(row.status),
  },
  {
    spec: {
      key: 'stage',
      label: 'Stage',
      type: 'choice',
      // A record without a stage would have no card in the pipeline that its tab shows.
      required: true,
      byDefault: true,
      onCreate: 'yes',
      onUpdate: 'move',
    },
    read: (_, place) => place.stage,
  },
  {
    // A new record goes into the tab's pipeline.
    spec: { key: 'pipeline', label: 'Pipeline', type: 'reference', ...READ_ONLY },
    read: (_, place) => place.pipeline,
  },
  {
    spec: { key: 'value', label: 'Value', type: 'number', byDefault: true, ...UNPROMISED },
    property: 'value',
    read: (row) => readNumber(row.value),
  },
  {
    spec: { key: 'currency', label: 'Currency', type: 'text', byDefault: true, ...WRITABLE },
    property: 'currency',
    read: (row) => readText(row.currency),
  },
  {
    spec: { key: 'customer', label: 'Account', type: 'reference', byDefault: true, ...WRITABLE },
    property: 'customer_id',
    read: (row) => readReference(row.customer_id, row.customer),
  },
  {
    spec: { key: 'contact', label: 'Contact', type: 'reference', byDefault: true, ...WRITABLE },
    property: 'contact_id',
    read: (row) => readReference(row.contact_id, row.contact),
  },
  {
    spec: { key: 'owners', label: 'Owners', type: 'list', byDefault: true, ...READ_ONLY },
    read: (row) => readUsers(row.assigned_users),
  },
  {
    spec: {
      key: 'lead_source',
      label: 'Lead source',
      type: 'choice',
      byDefault: true,
      ...WRITABLE,
    },
    property: 'lead_source',
    read: (row) => readChoice(row.lead_source),
  },
  {
    spec: { key: 'tags', label: 'Tags', type: 'list', byDefault: true, ...WRITABLE },
    read: (row) => readTags(row.tags),
  },
  {
    spec: {
      key: 'next_action_name',
      label: 'Next action',
      type: 'text',
      byDefault: true,
      ...READ_ONLY,
    },
    read: (row) => readText(row.next_action_name),
  },
  {
    spec: {
      key: 'next_action_date',
      label: 'Next action date',
      type: 'instant',
      byDefault: true,
      ...READ_ONLY,
    },
    read: (row) => readTime(row.next_action_date),
  },
  {
    spec: { key: 'notes', label: 'Notes', type: 'text', byDefault: true, ...WRITABLE },
    property: 'notes',
    read: (row) => readText(row.notes),
  },
  {
    spec: { key: 'created_at', label: 'Created', type: 'instant', byDefault: true, ...READ_ONLY },
    read: (row) => readTime(row.created_at),
  },
  {
    spec: { key: 'updated_at', label: 'Updated', type: 'instant', byDefault: true, ...READ_ONLY },
    read: (row) => readTime(row.updated_at),
  },
  {
    spec: { key: 'public_id', label: 'Public ID', type: 'text', ...READ_ONLY },
    read: (row) => readText(row.public_id),
  },
  {
    spec: { key: 'referrer', label: 'Referrer', type: 'reference', ...READ_ONLY },
    read: (row) => readReference(row.primary_referrer_contact_id, row.referrer),
  },
  {
    spec: { key: 'referrer_category', label: 'Referrer category', type: 'text', ...READ_ONLY },
    read: (row) => readText(row.primary_referrer_category),
  },
  {
    spec: { key: 'opportunity_type', label: 'Type', type: 'choice', ...READ_ONLY },
    read: (row) => readChoice(row.opportunity_type),
  },
  {
    spec: { key: 'last_activity_at', label: 'Last activity', type: 'instant', ...READ_ONLY },
    read: (row) => readTime(row.last_activity_at),
  },
  // Gone from the documentation since May 2026; shown where a workspace still returns them.
  {
    spec: { key: 'probability', label: 'Probability', type: 'number', ...READ_ONLY },
    read: (row) => readNumber(row.probability),
  },
  {
    spec: { key: 'expected_close_date', label: 'Expected close', type: 'day', ...READ_ONLY },
    read: (row) => readTime(row.expected_close_date),
  },
];

function readStatus(wire: string | null | undefined): MaybeValue | undefined {
  const known = STATUSES.find((status) => status.id === wire);
  return known ? { kind: 'one', item: known } : readChoice(wire);
}
