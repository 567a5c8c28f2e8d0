/**
 * Close's answers, as schemas (developer.close.com and its published OpenAPI file, 2026).
 *
 * Promises: unknown keys are dropped, except in an opportunity, whose custom values are keys of their
 * own; a documented field of another JSON type is refused, since reading on would show wrong data.
 * Must not know: fields of the product, requests.
 */
import * as z from 'zod/mini';

/** Absent, null (no value) and a text are three things. */
const text = z.nullish(z.string());
const number = z.nullish(z.number());
const texts = z.nullish(z.array(z.string()));
const id = z.string().check(z.minLength(1));

export const opportunityShape = z.looseObject({
  id,
  lead_id: text,
  lead_name: text,
  contact_id: text,
  contact_name: text,
  user_id: text,
  user_name: text,
  status_id: text,
  status_label: text,
  status_type: text,
  pipeline_id: text,
  pipeline_name: text,
  value: number,
  value_period: text,
  value_currency: text,
  value_formatted: text,
  expected_value: number,
  annualized_value: number,
  annualized_expected_value: number,
  confidence: number,
  note: text,
  date_created: text,
  date_updated: text,
  date_won: text,
  date_lost: text,
  created_by: text,
  created_by_name: text,
  updated_by: text,
  updated_by_name: text,
  is_stalled: z.nullish(z.boolean()),
});

export type WireOpportunity = z.output<typeof opportunityShape>;

/** Without `has_more` the list's end would be a guess, so it is required. */
export const opportunityPageShape = z.object({
  data: z.array(opportunityShape),
  has_more: z.boolean(),
  total_results: number,
});

export type WirePage = z.output<typeof opportunityPageShape>;

/** For checks: any list of the API. */
export const anyListShape = z.object({ data: z.array(z.unknown()) });

const pipelineHead = { id, name: text, organization_id: text };

export const pipelineListShape = z.object({ data: z.array(z.object(pipelineHead)) });

export const pipelineShape = z.object({
  ...pipelineHead,
  statuses: z.array(z.object({ id, label: text, type: text })),
});

export const meShape = z.object({ organizations: z.nullish(z.array(z.object({ name: text }))) });

const user = z.object({ id, first_name: text, last_name: text, email: text });

export type WireUser = z.output<typeof user>;

export const userListShape = z.object({
  data: z.array(user),
  has_more: z.nullish(z.boolean()),
});

const member = z.object({
  user_id: id,
  user_full_name: text,
  user_first_name: text,
  user_last_name: text,
  user_email: text,
});

export type WireMember = z.output<typeof member>;

export const organizationShape = z.object({
  memberships: z.nullish(z.array(member)),
  inactive_memberships: z.nullish(z.array(member)),
});

const fieldDefinition = z.object({
  id,
  name: text,
  type: text,
  accepts_multiple_values: z.nullish(z.boolean()),
  choices: texts,
  editable_with_roles: texts,
  associations: z.nullish(z.array(z.object({ object_type: text, editable_with_roles: texts }))),
  converting_to_type: text,
});

export type WireFieldDefinition = z.output<typeof fieldDefinition>;

export const customFieldsShape = z.object({ fields: z.array(fieldDefinition) });

/** A lead or contact, created or found; a search gives the keys that it was asked for. */
export const partyShape = z.object({
  id,
  name: text,
  display_name: text,
  url: text,
  status_label: text,
  emails: z.nullish(z.array(z.object({ email: text }))),
});

export type WireParty = z.output<typeof partyShape>;

/** `cursor` leads to further results. */
export const searchShape = z.object({ data: z.array(partyShape), cursor: text });
