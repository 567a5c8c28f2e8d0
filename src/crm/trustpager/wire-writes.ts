/**
 * TrustPager's answers to writes, as schemas (docs.trustpager.com, bulk pages and Approvals).
 *
 * Promises: hardly anything of these shapes is documented, so every part is read for itself and null
 * where it is another thing than expected; what follows from that is decided elsewhere.
 */
import * as z from 'zod/mini';
import { lenient } from '../shared/odd-json';
import { partyShape } from './wire';

const count = lenient(z.number());
const words = lenient(z.string());
const items = lenient(z.array(z.unknown()));

export const bulkCreateShape = z.object({
  data: z.object({ created: items, errors: items, created_count: count, error_count: count }),
});

export type WireBulkCreate = z.output<typeof bulkCreateShape>['data'];

/** An element of `created`. */
export const createdShape = z.object({
  index: count,
  id: lenient(z.string().check(z.minLength(1))),
});

/** An element of `errors` or of failed ids that is no bare text. */
export const refusalShape = z.object({
  index: count,
  id: words,
  error: lenient(z.union([z.string(), z.object({ message: z.string() })])),
  message: words,
  errors: lenient(z.union([z.string(), z.array(z.string())])),
});

/** Bulk-move and bulk-delete. Where the ids stand that could not be done is not documented. */
export const bulkShape = z.object({
  data: z.object({ moved: count, deleted: count, failed: items, failed_ids: items, errors: items }),
});

export type WireBulk = z.output<typeof bulkShape>['data'];

/** A card on a board, as add-card answers it. `deal` is the opportunity's old name. */
export const cardShape = z.object({
  data: z.object({ stage_id: z.string(), deal_id: words }),
});

export const partyListShape = z.object({ data: z.array(partyShape) });

export const partyAnswerShape = z.object({ data: partyShape });

/** A 202: the id of the approval stands in one of three places. */
export const queuedShape = z.object({
  approval_id: words,
  id: words,
  data: lenient(z.object({ approval_id: words })),
});

export const approvalShape = z.object({
  data: z.object({
    status: z.string(),
    execution_status: count,
    execution_result: z.optional(z.unknown()),
  }),
});

export type WireApproval = z.output<typeof approvalShape>['data'];

/** What an approved bulk-create answered, with or without its envelope. */
export const executionShape = z.object({
  created: items,
  data: lenient(z.object({ created: items })),
});
