/**
 * What a workspace holds. Times that the server keeps are whole microseconds UTC (`…Us`), since it
 * shows six fraction digits; dates that people set are milliseconds UTC (`…Ms`).
 */
import type { Json, JsonObject } from '../json';

export interface Row {
  readonly id: string;
  readonly createdUs: number;
  readonly updatedUs: number;
  /** Values of custom fields by property name; a field without a value has no key. */
  readonly custom: JsonObject;
}

/** The properties of an opportunity that somebody can write. */
export interface OpportunityFields {
  readonly name: string | null;
  readonly stageId: string | null;
  readonly amount: number | null;
  readonly closeMs: number | null;
  readonly nextActionMs: number | null;
  readonly nextSteps: string | null;
  readonly ownerId: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly stakeholderIds: readonly string[];
  readonly custom: JsonObject;
}

export interface Opportunity extends Row, OpportunityFields {
  readonly pipelineId: string;
}

/** An account or a contact. `fields` has the public names: `domain`, `email`, `account_id`, … */
export interface Partner extends Row {
  readonly fields: JsonObject;
}

export type PartnerKind = 'account' | 'contact';

export interface User {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  /** False for somebody who has left: still the owner of records, no longer to be found. */
  readonly isMember: boolean;
}

export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly color: string | null;
  readonly probability: number;
  readonly type: 'default' | 'positive' | 'negative';
  /** Inactive stages are not listed, but opportunities may still stand there. */
  readonly isActive: boolean;
}

export interface Option {
  readonly label: string;
  readonly value: string;
  readonly color: string;
}

export interface CustomField {
  readonly id: string;
  /** Key of the value in a record's `custom_fields`. */
  readonly slug: string;
  /** Key for writing, filtering and selecting. */
  readonly propertyName: string;
  readonly currentName: string;
  readonly originalName: string;
  readonly type: AttributeType;
  /** Of `select`, `multi_select` and `radio`. */
  readonly options?: readonly Option[];
  readonly isHidden?: true;
}

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  /** In display order. The first one is where opportunities begin. */
  readonly stages: readonly Stage[];
  readonly customFields: readonly CustomField[];
}

export interface Note {
  readonly id: string;
  readonly title: string;
  readonly content: string | null;
  readonly partnerIds: readonly string[];
  readonly createdUs: number;
}

/** One change of one property of a record. */
export interface HistoryEntry {
  readonly property: string;
  readonly before: Json;
  readonly after: Json;
  /** Null: the system or its AI. */
  readonly userId: string | null;
  readonly atUs: number;
}

/** All types that the OpenAPI knows. */
export const attributeTypes = [
  ...(['string', 'number', 'checkbox', 'date', 'date_range', 'rating', 'timestamp'] as const),
  ...(['select', 'multi_select', 'currency', 'percentage', 'location', 'time'] as const),
  ...(['datetime', 'email', 'phone', 'website', 'url', 'radio', 'team_members'] as const),
] as const;

export type AttributeType = (typeof attributeTypes)[number];
