/**
 * Shapes of the bodies that clients send, and the types they have once checked (Octolane OpenAPI,
 * request schemas). Open objects swallow unknown keys, closed ones do not.
 */
import type { Json, JsonObject } from '../json';
import {
  anyInteger,
  anything,
  boolean,
  dateTime,
  either,
  email,
  integer,
  issue,
  listOf,
  mapOf,
  matching,
  nullable,
  number,
  numberFrom,
  object,
  oneOf,
  type Shape,
  text,
  uuid,
} from './shape';

const maybeText = nullable(text);
const maybeNumber = nullable(number);
const textOrTexts = nullable(either(text, listOf(text)));
const timestamp = nullable(either(dateTime, number));
export const interactionTimes = [
  'first_email_interaction',
  'last_email_interaction',
  'first_meeting_interaction',
  'last_meeting_interaction',
  'last_interaction',
  'next_meeting',
] as const;

function shared(names: readonly string[], shape: Shape): Readonly<Record<string, Shape>> {
  return Object.fromEntries(names.map((name) => [name, shape]));
}

export const accountTexts = [
  ...(['name', 'industry', 'logo', 'linkedin', 'twitter', 'description'] as const),
  ...(['primary_location', 'employee_range', 'type'] as const),
] as const;
export const accountNumbers = [
  'twitter_followers',
  'estimated_revenue',
  'total_fund_raised',
  'founded',
] as const;
export const contactTexts = [
  ...(['first_name', 'last_name', 'full_name', 'job_title', 'phone', 'seniority'] as const),
  ...(['linkedin', 'twitter', 'current_company', 'type', 'avatar_url'] as const),
] as const;

/** Besides their identifier, `domain` or `email`, payloads of partners are bags of known names. */
export type AccountInput = JsonObject & { readonly domain: string };
export type ContactInput = JsonObject & { readonly email: string };

export const accountShape = object({
  required: ['domain'],
  keys: {
    domain: text,
    ...shared(accountTexts, maybeText),
    ...shared(accountNumbers, maybeNumber),
    founded: nullable(numberFrom(1000, 9999)),
    tags: textOrTexts,
    ...shared(interactionTimes, timestamp),
  },
  others: anything,
});

export const contactShape = object({
  required: ['email'],
  keys: {
    email,
    ...shared(contactTexts, maybeText),
    twitter_followers: maybeNumber,
    email_verified: nullable(boolean),
    other_emails: textOrTexts,
    ...shared(interactionTimes, timestamp),
  },
  others: anything,
});

export interface OpportunityPart {
  readonly name?: string | null;
  readonly stage_id?: string | null;
  readonly stage_name?: string | null;
  readonly deal_size?: number | null;
  readonly close_date?: number | null;
  readonly next_action_date?: number | null;
  readonly next_steps?: string | null;
  readonly custom_attributes?: JsonObject;
}

export interface OwnerPart {
  readonly owner_email?: string | null;
  readonly owner_id?: string | null;
}

const opportunityShape = object({
  keys: {
    name: maybeText,
    stage_id: nullable(uuid),
    stage_name: maybeText,
    deal_size: maybeNumber,
    close_date: nullable(anyInteger),
    next_action_date: nullable(anyInteger),
    next_steps: maybeText,
    custom_attributes: object({ keys: {}, others: nullable(either(text, number, boolean)) }),
  },
  others: anything,
});

const ownerKeys = { owner_email: nullable(email), owner_id: nullable(uuid) };

export interface CreateInput {
  readonly pipeline_id: string;
  readonly opportunity: OpportunityPart;
  readonly related_objects: OwnerPart & {
    readonly account_domain?: string | null;
    readonly primary_contact_email?: string | null;
    readonly additional_contact_emails?: readonly string[] | null;
  };
}

export const createShape = object({
  required: ['pipeline_id', 'opportunity', 'related_objects'],
  keys: {
    pipeline_id: uuid,
    opportunity: opportunityShape,
    related_objects: object({
      keys: {
        account_domain: maybeText,
        primary_contact_email: nullable(email),
        additional_contact_emails: nullable(listOf(email)),
        ...ownerKeys,
      },
    }),
  },
  others: anything,
});

export interface FastCreateInput {
  readonly pipeline_id?: string | null;
  readonly pipeline_name?: string | null;
  readonly opportunity: OpportunityPart;
  readonly related_objects: OwnerPart & {
    readonly account?: AccountInput | null;
    readonly primary_contact?: ContactInput | null;
    readonly additional_contacts?: readonly ContactInput[] | null;
  };
}

export const fastCreateShape = object({
  required: ['opportunity', 'related_objects'],
  keys: {
    pipeline_id: nullable(uuid),
    pipeline_name: maybeText,
    opportunity: opportunityShape,
    related_objects: object({
      keys: {
        account: nullable(accountShape),
        primary_contact: nullable(contactShape),
        additional_contacts: nullable(listOf(contactShape)),
        ...ownerKeys,
      },
    }),
  },
  others: anything,
});

/** A bare array of 1 to 100 items, as all bulk creates take it. */
export function batchOf(shape: Shape): Shape {
  return listOf(shape, 1, 100);
}

export type PatchInput = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const patchOfOne: Shape = (value, path) => {
  const scalar = either(text, number, boolean, listOf(either(text, number)));
  const issues = object({ keys: {}, others: nullable(scalar) })(value, path);
  const isEmpty = issues.length === 0 && Object.keys(value as JsonObject).length === 0;
  return isEmpty ? issue(path, 'must name at least one field') : issues;
};

export const patchShape = mapOf(patchOfOne, 1, 50);

export interface SearchFilter {
  readonly field: string;
  readonly operator?: string;
  readonly value?: Json;
}

export interface SearchSort {
  readonly field: string;
  readonly direction?: 'asc' | 'desc';
}

export interface SearchInput {
  readonly pipeline_id?: string;
  readonly stage_id?: string | null;
  readonly query?: string;
  readonly q?: string;
  readonly filters?: readonly SearchFilter[];
  readonly sort?: string | SearchSort | readonly SearchSort[];
  readonly cursor?: string | null;
  readonly limit?: number;
  readonly fields?: readonly string[];
}

const sortShape = object({
  required: ['field'],
  keys: { field: text, direction: oneOf(['asc', 'desc']) },
});

const searchKeys = {
  query: text,
  q: text,
  filters: listOf(
    object({ required: ['field'], keys: { field: text, operator: text, value: anything } }),
    0,
    50,
  ),
  sort: either(
    sortShape,
    listOf(sortShape, 0, 1),
    matching(/^[^:]+(?::(asc|desc))?$/, 'a field, or field:asc, or field:desc'),
  ),
  cursor: maybeText,
  limit: integer(1, 500),
  fields: listOf(text, 0, 100),
};

export const searchShape = object({ keys: searchKeys });
export const opportunitySearchShape = object({
  keys: { ...searchKeys, pipeline_id: text, stage_id: maybeText },
});

export interface NoteInput {
  readonly note: { readonly title: string; readonly content?: string | null };
  readonly account_domains?: readonly string[] | null;
  readonly contact_emails?: readonly string[] | null;
}

export const noteShape = object({
  required: ['note'],
  keys: {
    note: object({ required: ['title'], keys: { title: text, content: maybeText } }),
    account_domains: nullable(listOf(text)),
    contact_emails: nullable(listOf(email)),
  },
  others: anything,
});
