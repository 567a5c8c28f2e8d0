/**
 * What the server side answers, validated in the sidebar. A file of its own, so that the server's
 * bundle does not carry it. Must not know: how replies are shown.
 */
import * as z from 'zod/mini';
import { action, named, provider, rhythm } from './parts';

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

/** One thing that would be sent. */
const item = z.object({
  digest: z.string(),
  /** Row of the tab. */
  row: z.number(),
  /** The opportunity's name. */
  title: z.string(),
  /** Title of the column; empty for a whole row. */
  column: z.string(),
  from: z.string(),
  to: z.string(),
  /**
   * `conflict`: the CRM was changed, too; `empty`: a cell was emptied; `duplicate`: looks like an
   * opportunity that exists; `parent`: an account or lead that has to be created first. These four are
   * sent only if a person chooses them one by one.
   */
  kind: z.enum(['update', 'conflict', 'empty', 'create', 'duplicate', 'parent', 'remove']),
  /** What to know about it, in a sentence; mostly empty. */
  note: z.string(),
});

const cost = z.object({
  requests: z.number(),
  /** At the CRM's pace. */
  minutes: z.number(),
  /** null where the CRM has none. */
  credits: z.nullable(z.number()),
  creditsNote: z.string(),
  steps: z.number(),
});

/** Of one step. */
const outcomes = z.object({
  applied: z.number(),
  rejected: z.number(),
  /** Not now: a limit, a missing right, a fault of the CRM; stays as it is. */
  refused: z.number(),
  inDoubt: z.number(),
  conflicts: z.number(),
  waiting: z.number(),
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
    /** Text fields of the workspace's own that could carry a row's ID. */
    markers: z.array(named),
    limits: z.array(z.string()),
  }),
  z.object({ kind: z.literal('linked'), tabId: z.number(), tabName: z.string() }),
  z.object({ kind: z.literal('refreshed'), counts, remarks: z.array(z.string()) }),
  z.object({
    kind: z.literal('preview'),
    action,
    tabName: z.string(),
    /** The first of them in full … */
    items: z.array(item),
    /** … and of the rest, as far as they need no choice, the digests. */
    more: z.array(z.string()),
    /** Digests of what is not sent but marked with what is wrong; to be confirmed along. */
    marked: z.array(z.string()),
    /** Cells that cannot be sent: where, and what to do. */
    problems: z.array(z.object({ row: z.number(), column: z.string(), text: z.string() })),
    /** What to know before confirming, each a sentence. */
    effects: z.array(z.string()),
    /** Whether automations can be kept silent for this action. */
    canSilence: z.boolean(),
    cost,
    remarks: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('progress'),
    run: z.string(),
    done: z.boolean(),
    outcomes,
    /** Confirmed things that are still to be sent. */
    left: z.number(),
    /** Not before this moment, ms UTC; null: go on at once. */
    resumeAtMs: z.nullable(z.number()),
    observedAtMs: z.nullable(z.number()),
    remarks: z.array(z.string()),
  }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('scheduled') }),
  z.object({ kind: z.literal('profile'), name: z.string() }),
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
        /** What is wrong and what to do, or null. */
        trouble: z.nullable(z.string()),
        schedule: z.nullable(z.object({ rhythm, by: z.string(), isMine: z.boolean() })),
      }),
    ),
  }),
]);

export type Reply = z.infer<typeof replySchema>;
