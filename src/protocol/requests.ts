/**
 * What the sidebar asks the server side, validated where it arrives. Only what `google.script.run`
 * carries unharmed: no dates, no undefined. Must not know: how requests are carried out.
 */
import * as z from 'zod/mini';
import { action, fieldType, named, provider, rhythm } from './parts';

const filters = z.record(z.string(), z.string());

/** Where an import goes. */
const destination = z.discriminatedUnion('kind', [
  /** If a tab is called so already, the new one gets a number behind its name. */
  z.object({ kind: z.literal('newTab'), name: z.string() }),
  /** A tab that exists, with nothing in it. */
  z.object({ kind: z.literal('tab'), tabId: z.number() }),
]);

/** Made up by the page; tells apart what one user has begun. */
const watchName = z.string().check(z.regex(/^[\w-]{8,64}$/));

export const requestSchema = z.discriminatedUnion('kind', [
  /** Tries a key and keeps it, for this user only, if the CRM accepts it. */
  z.object({ kind: z.literal('connect'), provider, key: z.string() }),
  z.object({ kind: z.literal('disconnect'), provider }),
  z.object({ kind: z.literal('connections') }),
  z.object({ kind: z.literal('pipelines'), provider }),
  /** Fields and filters that can be chosen for a pipeline. */
  z.object({ kind: z.literal('catalogue'), provider, pipelineId: z.string() }),
  /** The first opportunities that a new tab would show, and how many there are. */
  z.object({
    kind: z.literal('sample'),
    provider,
    pipeline: named,
    filters,
    /** Fields to show, as the catalogue has them. */
    columns: z.array(z.object({ key: z.string(), type: fieldType })),
  }),
  /** Which tabs there are, and whether the current one could be linked. */
  z.object({ kind: z.literal('place') }),
  /** Links a tab to a pipeline; `columns` are field keys, empty for the usual ones. */
  z.object({
    kind: z.literal('link'),
    provider,
    pipeline: named,
    filters,
    columns: z.array(z.string()),
    /** Left out: a new tab that is called like CRM and pipeline. */
    into: z.optional(destination),
    /** A text field of the CRM that new records get their row's ID in, if a person agreed. */
    marker: z.optional(z.nullable(z.string())),
  }),
  /** `watch`: a name of the page's own, to look on with `reading`; without it nobody looks on. */
  z.object({ kind: z.literal('refresh'), tabId: z.number(), watch: z.optional(watchName) }),
  /** How far a refresh is; `stop`: and that it is not wanted any more. Goes beside the refresh. */
  z.object({ kind: z.literal('reading'), watch: watchName, stop: z.boolean() }),
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
  /** What a linked tab shows, and what it could show. */
  z.object({ kind: z.literal('settings'), tabId: z.number() }),
  /** What it shows from now on. The tab is filled by its next refresh. */
  z.object({
    kind: z.literal('changeSettings'),
    tabId: z.number(),
    /** Field keys. */
    columns: z.array(z.string()),
    filters,
    marker: z.nullable(z.string()),
    /** How many edits in columns that go the person was told of; with more nothing is changed. */
    letGo: z.number(),
  }),
  /** Makes a linked tab an ordinary one; its cells stay. Also for a tab that was deleted. */
  z.object({ kind: z.literal('unlink'), tabId: z.number() }),
  /** The name under which colleagues see this user's runs; empty to ask for it. */
  z.object({ kind: z.literal('profile'), name: z.string() }),
  z.object({ kind: z.literal('tabs') }),
]);

export type Request = z.infer<typeof requestSchema>;
