/**
 * Octolane's answers to reads, as schemas (Octolane OpenAPI of August 2026).
 *
 * Promises: unknown keys are dropped; a documented field of another JSON type is refused, since
 * reading on would show wrong data; what only old samples show is `unknown` here and read with
 * tolerance elsewhere. Must not know: fields of the product, requests.
 */
import * as z from 'zod/mini';
import { lenient } from '../shared/odd-json';

/** Absent (not answered), null (no value) and a text are three things. */
const text = z.nullish(z.string());
const id = z.string().check(z.minLength(1));
const anything = z.optional(z.unknown());

/** Around every answer. `success` is not required, but a 2xx that denies it holds no data. */
export function envelope<T extends z.ZodMiniType>(data: T) {
  return z.object({ success: z.nullish(z.literal(true)), data });
}

const otherContact = z.object({
  contact_id: id,
  contact_first_name: text,
  contact_last_name: text,
  contact_email: text,
});

export const opportunityShape = z.object({
  id,
  name: text,
  pipeline_id: text,
  stage_id: text,
  stage_name: text,
  account_id: text,
  contact_id: text,
  additional_contacts: z.nullish(z.array(otherContact)),
  custom_fields: anything,
  // From here on in samples only.
  account_name: anything,
  account_domain: anything,
  contact_first_name: anything,
  contact_last_name: anything,
  contact_email: anything,
  amount: anything,
  probability: anything,
  close_date: anything,
  next_action_date: anything,
  next_steps: anything,
  owner_id: anything,
  created_at: anything,
  updated_at: anything,
});

export type WireOpportunity = z.output<typeof opportunityShape>;

/** What a projection may name; `custom_fields` stands for all of them. */
export const OPPORTUNITY_KEYS: readonly string[] = Object.keys(opportunityShape.shape);

/** Without `has_more` the end of the list would be a guess, so it is required. */
export const opportunityPageShape = envelope(
  z.object({
    opportunities: z.array(opportunityShape),
    custom_field_definitions: anything,
    has_more: z.boolean(),
    next_cursor: text,
  }),
);

/** An entry of `custom_field_definitions`, or a field of a pipeline. */
export const definitionShape = z.object({
  property_name: id,
  current_name: text,
  attribute_type: text,
  is_editable: z.nullish(z.boolean()),
  is_hidden: z.nullish(z.boolean()),
  is_system: z.nullish(z.boolean()),
  metadata: anything,
});

export type WireDefinition = z.output<typeof definitionShape>;

export const fieldListShape = envelope(z.object({ fields: z.array(definitionShape) }));

/** Options of a select stand under one of two keys; the documentation uses both. */
const options = z.nullish(z.array(z.object({ label: text, value: text })));
export const optionsShape = z.object({ options, select_options: options });

export const stageListShape = envelope(
  z.object({ stages: z.array(z.object({ stage_id: id, label: text, stage_order: z.number() })) }),
);

/** The data of this answer is documented nowhere: these spellings are the conceivable ones. */
const pipeline = z.object({
  pipeline_id: text,
  id: text,
  name: text,
  label: text,
  pipeline_name: text,
});
const pipelines = z.array(pipeline);
export const pipelineListShape = envelope(z.union([pipelines, z.object({ pipelines })]));

export type WirePipeline = z.output<typeof pipeline>;

/** An account or a contact of a list. */
const party = z.object({
  id,
  name: text,
  domain: text,
  first_name: text,
  last_name: text,
  email: text,
});

export type WireParty = z.output<typeof party>;

const parties = z.nullish(z.array(party));
export const partyListShape = envelope(
  z.object({ accounts: parties, contacts: parties, has_more: z.boolean() }),
);

/** An error's body. None of the keys is required; `errors` is shown on one page and in no schema. */
export const errorShape = z.object({
  success: lenient(z.literal(false)),
  statusCode: lenient(z.number()),
  message: lenient(z.union([z.string(), z.array(z.string())])),
  errors: anything,
});

export type WireError = z.output<typeof errorShape>;
