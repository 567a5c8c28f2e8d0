/**
 * Octolane's answers to writes, as schemas. Their `data` is documented nowhere, so every part is
 * read for itself and null where it is another thing than expected; what follows from that is
 * decided elsewhere.
 */
import * as z from 'zod/mini';
import { lenient } from '../shared/odd-json';
import { envelope } from './wire';

const count = lenient(z.number());
const words = lenient(z.string());
const items = lenient(z.array(z.unknown()));

/** `data` may be missing altogether. */
export const writeShape = envelope(z.optional(z.unknown()));

/** Lists in which a bulk answer may tell what became of its rows. */
export const listsShape = z.object({
  results: items,
  opportunities: items,
  created: items,
  items,
  updated: lenient(z.union([z.number(), z.array(z.unknown())])),
  failed: items,
  errors: items,
});

/** What is said of one row: a created opportunity, or the status of a row. */
export const rowShape = z.object({
  opportunity_id: words,
  id: words,
  name: words,
  index: count,
  success: lenient(z.boolean()),
  status: words,
  opportunity: lenient(z.object({ id: words, name: words })),
  error: z.optional(z.unknown()),
  errors: z.optional(z.unknown()),
  message: words,
});

export type WireRow = z.output<typeof rowShape>;
