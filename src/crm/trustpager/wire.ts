/**
 * TrustPager's answers, as schemas (docs.trustpager.com, API reference of May 2026).
 *
 * Promises: unknown keys are dropped; a documented field of another JSON type is refused, since
 * reading on would show wrong data; what the documentation leaves open is `unknown` here and read
 * with tolerance elsewhere. Must not know: fields of the product, requests.
 */
import * as z from 'zod/mini';
import { lenient } from '../shared/odd-json';

/** Absent (not visible to this key), null (no value) and a text are three things. */
const text = z.nullish(z.string());
const id = z.string().check(z.minLength(1));

const placement = z.object({
  pipeline_id: id,
  stage_id: text,
  crm_pipelines: z.nullish(z.object({ name: text })),
  crm_pipeline_stages: z.nullish(z.object({ name: text })),
});

/** Whatever else a tag has (its colour) is kept, since tags are only replaced all together. */
const tag = z.union([z.string(), z.looseObject({ name: z.string() })]);

export type WireTag = z.output<typeof tag>;

export const opportunityShape = z.object({
  id,
  public_id: text,
  name: text,
  status: text,
  contact_id: text,
  customer_id: text,
  value: z.nullish(z.union([z.number(), z.string()])),
  currency: text,
  lead_source: text,
  tags: z.nullish(z.array(tag)),
  notes: text,
  metadata: z.nullish(z.unknown()),
  opportunity_type: text,
  next_action_name: text,
  next_action_date: text,
  last_activity_at: text,
  placements: z.nullish(z.array(placement)),
  primary_referrer_contact_id: text,
  primary_referrer_category: text,
  probability: z.nullish(z.union([z.number(), z.string()])),
  expected_close_date: text,
  created_at: text,
  updated_at: text,
  // Embedded by `expand`. The shapes of all but the referrer are not documented.
  contact: z.optional(z.unknown()),
  customer: z.optional(z.unknown()),
  referrer: z.optional(z.unknown()),
  assigned_users: z.optional(z.unknown()),
});

export type WireOpportunity = z.output<typeof opportunityShape>;

const pagination = z.object({ has_more: z.boolean(), next_cursor: text });

/** The opportunity list. Without `pagination` its end would be a guess, so it is required. */
export const opportunityPageShape = z.object({
  data: z.array(opportunityShape),
  pagination,
});

export const opportunityAnswerShape = z.object({ data: opportunityShape });

/** For checks: any list of the API. */
export const anyListShape = z.object({ data: z.array(z.unknown()) });

const boardRow = z.object({ id, name: text, position: z.nullish(z.number()) });

export type WireBoardRow = z.output<typeof boardRow>;

/** Pipelines, or stages of one. Whether these lists are paged is not documented. */
export const boardListShape = z.object({
  data: z.array(boardRow),
  pagination: z.nullish(pagination),
});

export const userListShape = z.object({
  data: z.array(z.unknown()),
  pagination: z.nullish(pagination),
});

export type WirePagination = z.output<typeof pagination>;

const texts = z.nullish(z.array(z.string()));

const fieldDefinition = z.object({ id, label: text, type: text, options: texts });

export type WireFieldDefinition = z.output<typeof fieldDefinition>;

export const crmSettingsShape = z.object({
  data: z.object({
    lead_sources: texts,
    opportunity_type_options: texts,
    custom_fields: z.nullish(z.object({ deal: z.nullish(z.array(fieldDefinition)) })),
  }),
});

export const tagPaletteShape = z.object({ data: z.array(z.object({ name: z.string() })) });

/** A person or a company, whatever its source: embedded, listed, or inside a join row. */
export const partyShape = z.object({
  id: text,
  user_id: text,
  public_id: text,
  name: text,
  full_name: text,
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
});

export type WireParty = z.output<typeof partyShape>;

/** An error's body. The extra keys stand beside or inside `error`; the documentation does not say. */
export const errorShape = z.object({
  error: z.object({
    code: lenient(text),
    message: lenient(text),
    fix: lenient(text),
    hint: lenient(text),
    details: lenient(z.nullish(z.object({ available: z.nullish(z.array(z.unknown())) }))),
    required_scopes: lenient(texts),
    upgrade_url: lenient(text),
  }),
  required_scopes: lenient(texts),
  upgrade_url: lenient(text),
});

export type WireError = z.output<typeof errorShape>;
