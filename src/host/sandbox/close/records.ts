/**
 * What a Close organization holds. Names in snake_case are Close's own, so that they go to the wire
 * as they are; the rest is how this sandbox keeps times (ms UTC) and relations.
 */
import type { JsonObject } from '../json';

export type StatusType = 'active' | 'won' | 'lost';
export type ValuePeriod = 'one_time' | 'monthly' | 'annual';

export interface Attachment {
  readonly url: string;
  readonly filename: string;
  readonly content_type: string;
}

/** What somebody can set on an opportunity. */
export interface OpportunityFields {
  readonly lead_id: string;
  readonly contact_id: string | null;
  readonly user_id: string;
  readonly status_id: string;
  /** Minor units of the organization's currency, for example cents. */
  readonly value: number | null;
  readonly value_period: ValuePeriod;
  /** Percent. */
  readonly confidence: number;
  readonly note: string | null;
  readonly note_html: string | null;
  /** A calendar day, `YYYY-MM-DD`. */
  readonly date_won: string | null;
  readonly attachments: readonly Attachment[];
  /** By field id. A field without a value is not there. */
  readonly custom: JsonObject;
}

export interface Opportunity extends OpportunityFields {
  readonly id: string;
  readonly created_by: string | null;
  readonly updated_by: string | null;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly lostMs: number | null;
  readonly is_stalled: boolean;
  readonly suggested_action: JsonObject | null;
}

export interface Address {
  readonly address_1: string | null;
  readonly address_2: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly label: string | null;
  readonly state: string | null;
  readonly zipcode: string | null;
}

/** The company that opportunities hang on. */
export interface Lead {
  readonly id: string;
  /** Null: shown as "Untitled". */
  readonly name: string | null;
  readonly url: string | null;
  readonly description: string | null;
  readonly status_id: string;
  readonly contact_ids: readonly string[];
  readonly addresses: readonly Address[];
  readonly custom: JsonObject;
  readonly created_by: string | null;
  readonly updated_by: string | null;
  readonly createdMs: number;
  readonly updatedMs: number;
}

export interface Contact {
  readonly id: string;
  readonly lead_id: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly emails: readonly { readonly email: string; readonly type: string }[];
  readonly phones: readonly { readonly phone: string; readonly type: string }[];
  readonly urls: readonly { readonly url: string; readonly type: string }[];
  readonly created_by: string | null;
  readonly createdMs: number;
}

export interface User {
  readonly id: string;
  readonly membershipId: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly role: Role;
  /** An inactive user is still named on old records. */
  readonly active: boolean;
  readonly createdMs: number;
}

export type Role = 'admin' | 'user';

export interface Status {
  readonly id: string;
  readonly label: string;
  readonly type: StatusType;
}

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  /** In display order. */
  readonly statuses: readonly Status[];
  readonly createdMs: number;
}

export interface LeadStatus {
  readonly id: string;
  readonly label: string;
}

export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** One of the known types, or one that Close may add. */
  readonly type: string;
  readonly accepts_multiple_values: boolean;
  /** Of fields of type `choices`; null otherwise. */
  readonly choices: readonly string[] | null;
  /** Empty: anyone. */
  readonly editable_with_roles: readonly Role[];
  /** Used by several kinds of objects: listed apart, with `associations`. */
  readonly shared: boolean;
  readonly createdMs: number;
}

export interface Export {
  readonly id: string;
  readonly format: 'csv' | 'json';
  readonly date_format: string;
  readonly fields: readonly string[];
  readonly params: JsonObject;
  readonly send_done_email: boolean;
  readonly created_by: string;
  readonly createdMs: number;
  /** Ids of the opportunities that matched when it was ordered. */
  readonly matches: readonly string[];
}
