/**
 * What the server side answers, validated in the sidebar. A file of its own, so that the server's
 * bundle does not carry it. Must not know: how replies are shown.
 */
import * as z from 'zod/mini';
import { named, provider } from './parts';

const counts = z.object({
  records: z.number(),
  pages: z.number(),
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  edited: z.number(),
  conflicts: z.number(),
  restored: z.number(),
  notInView: z.number(),
  gone: z.number(),
  cells: z.number(),
});

const field = z.object({
  key: z.string(),
  label: z.string(),
  byDefault: z.boolean(),
  readOnly: z.boolean(),
});
const filter = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'choice', 'day']),
  options: z.array(named),
});

export const replySchema = z.discriminatedUnion('kind', [
  /** What is wrong, where, and what to do. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
  z.object({ kind: z.literal('connected'), label: z.string(), limits: z.array(z.string()) }),
  z.object({ kind: z.literal('disconnected') }),
  z.object({
    kind: z.literal('connections'),
    connections: z.array(z.object({ provider, label: z.string() })),
  }),
  z.object({ kind: z.literal('pipelines'), pipelines: z.array(named) }),
  z.object({
    kind: z.literal('catalogue'),
    fields: z.array(field),
    filters: z.array(filter),
    limits: z.array(z.string()),
  }),
  z.object({ kind: z.literal('linked'), tabId: z.number(), tabName: z.string() }),
  z.object({ kind: z.literal('refreshed'), counts, remarks: z.array(z.string()) }),
  z.object({
    kind: z.literal('tabs'),
    tabs: z.array(
      z.object({
        tabId: z.number(),
        name: z.string(),
        provider,
        pipeline: z.string(),
        /** ms UTC of the last complete refresh, or null. */
        refreshedAtMs: z.nullable(z.number()),
        records: z.nullable(z.number()),
      }),
    ),
  }),
]);

export type Reply = z.infer<typeof replySchema>;
