/**
 * Lightfield's answers, as schemas (docs.lightfield.app and the vendor's OpenAPI of July 2026).
 *
 * Promises: unknown keys are dropped; what the documentation calls optional may be absent or null;
 * values are `unknown` here and read with tolerance elsewhere. Must not know: fields of the product,
 * requests.
 */
import * as z from 'zod/mini';

const text = z.nullish(z.string());
const id = z.string().check(z.minLength(1));

const field = z.object({ valueType: text, value: z.optional(z.unknown()) });

export type WireField = z.output<typeof field>;

const relationship = z.object({ cardinality: text, values: z.nullish(z.array(z.string())) });

export type WireRelationship = z.output<typeof relationship>;

/** Opportunities, accounts, contacts and members alike. */
export const recordShape = z.object({
  id,
  createdAt: text,
  updatedAt: text,
  httpLink: text,
  externalId: text,
  fields: z.record(z.string(), field),
  relationships: z.nullish(z.record(z.string(), relationship)),
});

export type WireRecord = z.output<typeof recordShape>;

export const listShape = z.object({
  data: z.array(recordShape),
  totalCount: z.nullish(z.number()),
});

const option = z.object({ id, label: text, parentId: text });

const fieldDefinition = z.object({
  label: text,
  valueType: text,
  readOnly: z.nullish(z.boolean()),
  typeConfiguration: z.nullish(
    z.object({
      options: z.nullish(z.array(option)),
      currency: text,
      multipleValues: z.nullish(z.boolean()),
    }),
  ),
});

export type WireFieldDefinition = z.output<typeof fieldDefinition>;

const relationshipDefinition = z.object({ label: text, cardinality: text, objectType: text });

export type WireRelationshipDefinition = z.output<typeof relationshipDefinition>;

export const definitionsShape = z.object({
  fieldDefinitions: z.record(z.string(), fieldDefinition),
  relationshipDefinitions: z.nullish(z.record(z.string(), relationshipDefinition)),
});

export type WireDefinitions = z.output<typeof definitionsShape>;

/** No scopes at all are full access (auth/validate). */
export const keyFactsShape = z.object({ scopes: z.nullish(z.array(z.string())) });
