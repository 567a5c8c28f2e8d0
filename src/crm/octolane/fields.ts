/**
 * The fields of an Octolane opportunity: what each is called, how it may be written, and how it is
 * read. Reads, creations and changes each have names of their own for the same field.
 *
 * Keys are the names that a change uses (Octolane OpenAPI, bulk update and history). Where these are
 * not published, the workspace's list of fields tells them, and the key of the field is then that
 * name: `amount` or `opportunity_amount`. Must not know: requests, custom fields.
 */
import type { FieldKey, FieldSpec, MaybeValue, Named } from '../../core/model';
import { otherByEmail, otherByName, readAccount, readContact, readOthers } from './parties';
import { type Read, readDay, readInstant, readNumber, readText } from './values';
import type { WireOpportunity } from './wire';

export interface Field {
  readonly spec: FieldSpec;
  /** Under which of these the workspace may list it, apart from a leading `opportunity_`. */
  readonly listedAs?: readonly string[];
  /** Where a creation holds it. */
  readonly onCreate?: {
    readonly part: 'opportunity' | 'related_objects';
    readonly property: string;
  };
  /** undefined = not answered. */
  read(row: WireOpportunity, pipeline: Named): MaybeValue | undefined;
}

const READ_ONLY = { onCreate: 'no', onUpdate: 'no' } as const;
/** Creations name accounts and contacts by domain and address, changes by id. */
const CREATE_ONLY = { onCreate: 'yes', onUpdate: 'no' } as const;
const UPDATE_ONLY = { onCreate: 'no', onUpdate: 'yes' } as const;
const BY_DEFAULT = { byDefault: true } as const;

function sample(name: keyof WireOpportunity, read: Read): Field['read'] {
  return (row) => read(row[name]);
}

export const FIELDS: readonly Field[] = [
  {
    spec: {
      ...{ key: 'name', label: 'Name', type: 'text', required: true, onCreate: 'yes' },
      ...{ onUpdate: 'yes', ...BY_DEFAULT },
    },
    onCreate: { part: 'opportunity', property: 'name' },
    read: (row) => readText(row.name),
  },
  {
    // Called so by the history; nothing says that a change takes it.
    spec: {
      ...{ key: 'opportunity_stage', label: 'Stage', type: 'choice', onCreate: 'yes' },
      ...{ onUpdate: 'try', ...BY_DEFAULT },
    },
    onCreate: { part: 'opportunity', property: 'stage_id' },
    read: ({ stage_id: id, stage_name: label }) => {
      if (!id) return id === undefined ? undefined : null;
      return label ? { kind: 'one', item: { id, label } } : undefined;
    },
  },
  {
    // A new record goes into the tab's pipeline.
    spec: { key: 'pipeline', label: 'Pipeline', type: 'reference', ...READ_ONLY },
    read: ({ pipeline_id: id }, pipeline) => {
      if (!id) return id === undefined ? undefined : null;
      return { kind: 'one', item: isSameId(id, pipeline.id) ? pipeline : { id, label: id } };
    },
  },
  {
    // A bare number: the API has no currency.
    spec: { key: 'amount', label: 'Amount', type: 'number', ...CREATE_ONLY, ...BY_DEFAULT },
    listedAs: ['amount', 'deal_size', 'value'],
    onCreate: { part: 'opportunity', property: 'deal_size' },
    read: sample('amount', readNumber),
  },
  {
    spec: { key: 'close_date', label: 'Close date', type: 'day', ...CREATE_ONLY, ...BY_DEFAULT },
    listedAs: ['close_date', 'expected_close_date'],
    onCreate: { part: 'opportunity', property: 'close_date' },
    read: sample('close_date', readDay),
  },
  {
    spec: {
      ...{ key: 'opportunity_account', label: 'Account', type: 'reference' },
      ...{ ...UPDATE_ONLY, ...BY_DEFAULT },
    },
    read: readAccount,
  },
  {
    spec: {
      ...{ key: 'account_domain', label: 'Account domain', type: 'text' },
      ...{ ...CREATE_ONLY, ...BY_DEFAULT },
    },
    onCreate: { part: 'related_objects', property: 'account_domain' },
    read: sample('account_domain', readText),
  },
  {
    spec: {
      ...{ key: 'opportunity_contact', label: 'Contact', type: 'reference' },
      ...{ ...UPDATE_ONLY, ...BY_DEFAULT },
    },
    read: readContact,
  },
  {
    spec: {
      ...{ key: 'contact_email', label: 'Contact email', type: 'text' },
      ...{ ...CREATE_ONLY, ...BY_DEFAULT },
    },
    onCreate: { part: 'related_objects', property: 'primary_contact_email' },
    read: sample('contact_email', readText),
  },
  {
    spec: {
      ...{ key: 'opportunity_other_stakeholders', label: 'Other contacts', type: 'list' },
      ...UPDATE_ONLY,
    },
    read: (row) => readOthers(row, otherByName),
  },
  {
    spec: { key: 'other_emails', label: 'Other contact emails', type: 'list', ...CREATE_ONLY },
    onCreate: { part: 'related_objects', property: 'additional_contact_emails' },
    read: (row) => readOthers(row, otherByEmail),
  },
  {
    spec: { key: 'next_steps', label: 'Next steps', type: 'text', ...CREATE_ONLY, ...BY_DEFAULT },
    listedAs: ['next_steps', 'next_step'],
    onCreate: { part: 'opportunity', property: 'next_steps' },
    read: sample('next_steps', readText),
  },
  {
    spec: {
      ...{ key: 'next_action_date', label: 'Next action date', type: 'day' },
      ...{ ...CREATE_ONLY, ...BY_DEFAULT },
    },
    listedAs: ['next_action_date'],
    onCreate: { part: 'opportunity', property: 'next_action_date' },
    read: sample('next_action_date', readDay),
  },
  {
    // No endpoint tells the names of the team.
    spec: { key: 'owner', label: 'Owner ID', type: 'text', ...CREATE_ONLY, ...BY_DEFAULT },
    listedAs: ['owner', 'owner_id'],
    onCreate: { part: 'related_objects', property: 'owner_id' },
    read: sample('owner_id', readText),
  },
  {
    spec: { key: 'owner_email', label: 'Owner email', type: 'text', ...CREATE_ONLY },
    onCreate: { part: 'related_objects', property: 'owner_email' },
    read: () => undefined,
  },
  {
    // It belongs to the stage.
    spec: { key: 'probability', label: 'Probability', type: 'number', ...READ_ONLY },
    read: sample('probability', readNumber),
  },
  {
    spec: { key: 'created_at', label: 'Created', type: 'instant', ...READ_ONLY, ...BY_DEFAULT },
    read: sample('created_at', readInstant),
  },
  {
    spec: { key: 'updated_at', label: 'Updated', type: 'instant', ...READ_ONLY, ...BY_DEFAULT },
    read: sample('updated_at', readInstant),
  },
];

const PREFIX = /^opportunity_/;

/** The system field of this key, under whatever name the workspace lists it. */
export function fieldOf(key: FieldKey): Field | undefined {
  return (
    FIELDS.find(({ spec }) => spec.key === key) ??
    FIELDS.find(({ listedAs }) => listedAs?.includes(key.replace(PREFIX, '')))
  );
}

/** Fields of which the documentation says that a change takes them under this very name. */
export function isPublished(key: FieldKey): boolean {
  return fieldOf(key)?.spec.onUpdate === 'yes';
}

/** UUIDs mean the same in either case. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
