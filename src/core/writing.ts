/**
 * The writing half of the port to a CRM: what a connector says of creating, changing and removing
 * opportunities. Pure functions and traits; nothing is sent here.
 *
 * A connector never decides what is safe: the traits tell how its CRM behaves, and the core draws
 * the consequences. Must not know: Apps Script, sheets, other connectors.
 */
import type { Exchange } from './exchange';
import type { ListView, RecordPage } from './listing';
import type { CrmRecord, FieldKey, MaybeValue, Named, RecordId } from './model';

export type FieldValues = Readonly<Record<FieldKey, MaybeValue>>;

/** An opportunity to be created: only the fields that its row holds. */
export interface Draft {
  readonly fields: FieldValues;
}

/** New values for some fields of one opportunity. */
export interface RecordChange {
  /** As it was read last; `carried` is what the connector itself put there. */
  readonly record: CrmRecord;
  readonly fields: FieldValues;
}

export interface WriteOptions {
  /** Do not start the CRM's automations, where it can be told so. */
  readonly silent: boolean;
  /** For requests that create: the same for every repetition of the very same request, else new. */
  readonly idempotencyKey: string;
  /** How far the spreadsheet's clock is ahead of UTC at this moment; for what the CRM dates itself. */
  readonly utcOffsetMinutes?: number;
}

/** What an answer says of one draft, change or id. */
export type WriteAnswer =
  /** Done, and this is the opportunity now; fields that the answer left out are absent. */
  | { readonly kind: 'record'; readonly record: CrmRecord }
  /** Done, and nothing more is told. */
  | { readonly kind: 'done' }
  /** Not done, and will not be as it is. `message`: the CRM's words, without a full stop. */
  | { readonly kind: 'rejected'; readonly message: string; readonly field?: FieldKey }
  /** Queued in the CRM until a person there decides; `approval` names the request there. */
  | { readonly kind: 'waiting'; readonly approval: string }
  /** The answer does not tell. */
  | { readonly kind: 'unknown' };

/** One request for several changes; its answers are in the order of `about`. */
export interface WriteCall {
  /** Places in the list of changes that was given. */
  readonly about: readonly number[];
  /** The fields that it carries. */
  readonly keys: readonly FieldKey[];
  readonly exchange: Exchange<readonly WriteAnswer[]>;
}

/** What became of a request that waited for a person in the CRM. */
export type ApprovalAnswer =
  | { readonly kind: 'pending' }
  /** Refused or expired: nothing was done. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Carried out. `created`: ids by place in the request, where it created something. */
  | { readonly kind: 'done'; readonly created: ReadonlyMap<number, RecordId> };

/** A possible meaning of a name that a person typed; `detail` tells it from others of that name. */
export interface Candidate extends Named {
  readonly detail: string;
  /** What else it may be called: an e-mail address, a domain. */
  readonly aliases?: readonly string[];
}

/** How a creation is settled of which nobody knows whether it happened. */
export type DoubtRule =
  /** The CRM states that the same request under the same key gives the first answer for `keyMs`. */
  | { readonly kind: 'key'; readonly keyMs: number }
  /** It may appear late: nothing is concluded from its absence before `quarantineMs`. */
  | { readonly kind: 'lookUp'; readonly quarantineMs: number };

export interface Removing {
  /** Ids in one request. */
  readonly max: number;
  /** What happens to the opportunities, for the person who confirms: what follows "are". */
  readonly effect: string;
  request(view: ListView, ids: readonly RecordId[]): Exchange<readonly WriteAnswer[]>;
}

export interface Writing {
  /** Drafts in one request. */
  readonly createMax: number;
  readonly doubt: DoubtRule;
  /** The field that tells when an opportunity was created. */
  readonly createdAt: FieldKey;
  /** Fields by which a created opportunity is recognised; at least its name. */
  readonly recognisedBy: readonly FieldKey[];
  /** True for fields that can only be replaced together with others: they want a fresh record. */
  replacesWhole(key: FieldKey): boolean;
  /** How many changes one request can carry; 1 where each record needs its own. */
  readonly updateMax: number;
  /** The first change of a run goes alone, because the CRM does not document its field names. */
  readonly probesUpdates: boolean;
  /** Whether automations can be silenced when creating, and when changing this field. */
  readonly silencesCreate: boolean;
  silencesUpdate(key: FieldKey): boolean;
  /** What a person must know before creating, each a sentence; empty where there is nothing. */
  readonly createEffects: readonly string[];
  /** The CRM's price of one written record in its own credits, where it has such; a guess is said. */
  readonly credits: { readonly perRecord: number; readonly note: string } | null;
  /** One request that creates all drafts; answers in their order. */
  create(
    view: ListView,
    drafts: readonly Draft[],
    options: WriteOptions,
  ): Exchange<readonly WriteAnswer[]>;
  /**
   * The requests that bring the changes about, in rounds: those of a round may be sent side by side,
   * a round begins when the one before has ended.
   */
  update(
    view: ListView,
    changes: readonly RecordChange[],
    options: WriteOptions,
  ): readonly (readonly WriteCall[])[];
  /** null where the CRM has no way to delete. */
  readonly remove: Removing | null;
  /** Asks what became of a request that waits for approval; null where there is no such thing. */
  readonly approval: ((view: ListView, id: string) => Exchange<ApprovalAnswer>) | null;
  /** Opportunities of the list that were changed since, where the CRM can tell. */
  readonly changedSince:
    | ((view: ListView, sinceMs: number, cursor: string | null) => Exchange<RecordPage>)
    | null;
  /** Reference fields whose values are found by asking, as they are too many for options. */
  readonly lookedUp: readonly FieldKey[];
  /** What a name may mean. May find too much: the core keeps exact matches only. */
  candidates(view: ListView, key: FieldKey, name: string): Exchange<readonly Candidate[]>;
  /** Of these, fields whose referred thing can be created by its name alone. */
  readonly creatable: readonly FieldKey[];
  /** Creates what a field of `creatable` refers to. */
  createReferred(
    view: ListView,
    key: FieldKey,
    name: string,
    options: WriteOptions,
  ): Exchange<Named>;
}
