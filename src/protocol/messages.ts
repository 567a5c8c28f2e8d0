/**
 * What travels between the sidebar and the server side: one request, one reply, both validated
 * where they arrive. Only what `google.script.run` carries unharmed: no dates, no undefined.
 *
 * Must not know: how requests are carried out.
 */
import * as z from 'zod/mini';

const provider = z.enum(['trustpager', 'octolane', 'close', 'lightfield']);
const named = z.object({ id: z.string(), label: z.string() });

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
