/**
 * What the sidebar asks the server side, validated where it arrives. Only what `google.script.run`
 * carries unharmed: no dates, no undefined. Must not know: how requests are carried out.
 */
import * as z from 'zod/mini';
import { action, named, provider, rhythm } from './parts';

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
    /** A text field of the CRM that new records get their row's ID in, if a person agreed. */
    marker: z.optional(z.nullable(z.string())),
  }),
  z.object({ kind: z.literal('refresh'), tabId: z.number() }),
  /** What an action would send; nothing is sent or written. `rows`: of the active tab's selection. */
  z.object({
    kind: z.literal('preview'),
    tabId: z.number(),
    action,
    rows: z.enum(['all', 'selected']),
    /** Only what failed before, once more. */
    retry: z.boolean(),
  }),
  /**
   * One step of an action. Called again with what the last reply gave until it says `done`.
   * `confirmed`: digests of the preview; nothing else is sent.
   */
  z.object({
    kind: z.literal('send'),
    tabId: z.number(),
    action,
    /** null in the first step. */
    run: z.nullable(z.string()),
    confirmed: z.array(z.string()),
    /** When the CRM was last asked, ms UTC; null in the first step. */
    observedAtMs: z.nullable(z.number()),
    /** Keep the CRM's automations silent, where it can. */
    silent: z.boolean(),
    retry: z.boolean(),
  }),
  /** Gives the tab free after a cancel. */
  z.object({ kind: z.literal('stop'), tabId: z.number(), run: z.string() }),
  /** null: off. Whoever sets it is the one whose trigger does it. */
  z.object({ kind: z.literal('schedule'), tabId: z.number(), rhythm: z.nullable(rhythm) }),
  /** The name under which colleagues see this user's runs; empty to ask for it. */
  z.object({ kind: z.literal('profile'), name: z.string() }),
  z.object({ kind: z.literal('tabs') }),
]);

export type Request = z.infer<typeof requestSchema>;
