/**
 * What the server side answers, validated in the sidebar. A file of its own, so that the server's
 * bundle does not carry it. Must not know: how replies are shown.
 */
import * as z from 'zod/mini';
import { action, fieldType, named, provider, rhythm } from './parts';

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
  type: fieldType,
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
  /** Of a new row: all that is sent, as the tab would show it. */
  values: z.optional(z.readonly(z.array(z.object({ column: z.string(), text: z.string() })))),
});

/** What a list under filters begins with. */
const sampleOutcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    /** Cells as texts, in the order of the columns that were asked for. */
    rows: z.array(z.array(z.string())),
    /** How many match; if not `exact`, at least so many. */
    count: z.number(),
    exact: z.boolean(),
    /** How many were looked at. */
    looked: z.number(),
  }),
  /** One of the filters cannot be used; which one, where that is known. */
  z.object({
    kind: z.literal('refused'),
    filter: z.nullable(z.string()),
    message: z.string(),
  }),
]);

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

/** When a tab is refreshed by itself, and by whose key. */
const schedule = z.object({ rhythm, by: z.string(), isMine: z.boolean() });

/** A column of a linked tab. */
const linkedColumn = z.object({
  key: z.string(),
  /** Its title, as it stands in the tab. */
  title: z.string(),
  readOnly: z.boolean(),
  /** False when somebody has deleted it. */
  inTab: z.boolean(),
  /** Cells that a person has changed and not pushed. */
  unsent: z.number(),
});

/** How far the reading of a list is. */
const sight = z.object({
  /** Opportunities read. */
  records: z.number(),
  /** About how many there are; null where nobody knows. */
  total: z.nullable(z.number()),
  /** A guess, ms; null where there is none. */
  leftMs: z.nullable(z.number()),
  /** All is read and is being written: too late to stop it. */
  isWhole: z.boolean(),
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
  z.object({ kind: z.literal('sample'), outcome: sampleOutcome }),
  z.object({
    kind: z.literal('place'),
    activeTab: z.object({
      tabId: z.number(),
      name: z.string(),
      /** Why nothing can be imported into it, in a sentence; null where it can. */
      obstacle: z.nullable(z.string()),
    }),
    /** Names of all tabs of the file, also of hidden ones. */
    tabNames: z.array(z.string()),
  }),
  z.object({ kind: z.literal('linked'), tabId: z.number(), tabName: z.string() }),
  z.object({ kind: z.literal('refreshed'), counts, remarks: z.array(z.string()) }),
  /** The refresh ended as it was asked to; the tab is as it was. */
  z.object({ kind: z.literal('cancelled') }),
  /** null: nothing is known of that run, or not yet. */
  z.object({ kind: z.literal('reading'), sight: z.nullable(sight) }),
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
  z.object({
    kind: z.literal('settings'),
    tabName: z.string(),
    provider,
    pipeline: z.string(),
    columns: z.array(linkedColumn),
    filters: z.record(z.string(), z.string()),
    /** A field key, or null. */
    marker: z.nullable(z.string()),
    schedule: z.nullable(schedule),
    /** Rows that were sent and of which nobody knows yet what became of them. */
    checking: z.number(),
    /** What can be chosen, or why nothing can be. */
    choices: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('known'),
        fields: z.array(field),
        filters: z.array(filter),
        markers: z.array(named),
        limits: z.array(z.string()),
      }),
      z.object({ kind: z.literal('unknown'), message: z.string() }),
    ]),
  }),
  z.object({ kind: z.literal('settingsChanged'), remarks: z.array(z.string()) }),
  z.object({ kind: z.literal('unlinked') }),
  /** `nameless`: colleagues cannot read yet whose schedule it is. */
  z.object({ kind: z.literal('scheduled'), nameless: z.optional(z.literal(true)) }),
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
        schedule: z.nullable(schedule),
      }),
    ),
    /** Linked tabs that somebody has deleted. */
    lost: z.array(z.object({ tabId: z.number(), provider, pipeline: z.string() })),
  }),
]);

export type Reply = z.infer<typeof replySchema>;
