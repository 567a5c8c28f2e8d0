/**
 * What the sidebar asks the server side, validated where it arrives. Only what `google.script.run`
 * carries unharmed: no dates, no undefined. Must not know: how requests are carried out.
 */
import * as z from 'zod/mini';
import { named, provider } from './parts';

export const requestSchema = z.discriminatedUnion('kind', [
  /** Tries a key and keeps it, for this user only, if the CRM accepts it. */
  z.object({ kind: z.literal('connect'), provider, key: z.string() }),
  z.object({ kind: z.literal('disconnect'), provider }),
  z.object({ kind: z.literal('connections') }),
  z.object({ kind: z.literal('pipelines'), provider }),
  /** Fields and filters that can be chosen for a pipeline. */
  z.object({ kind: z.literal('catalogue'), provider, pipelineId: z.string() }),
  /** Makes a new tab and links it; `columns` are field keys, empty for the usual ones. */
  z.object({
    kind: z.literal('link'),
    provider,
    pipeline: named,
    filters: z.record(z.string(), z.string()),
    columns: z.array(z.string()),
  }),
  z.object({ kind: z.literal('refresh'), tabId: z.number() }),
  z.object({ kind: z.literal('tabs') }),
]);

export type Request = z.infer<typeof requestSchema>;
