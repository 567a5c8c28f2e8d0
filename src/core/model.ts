/**
 * The vocabulary of the product: records, fields, values, linked tabs.
 *
 * Promises: plain data only, so that everything here can be stored as JSON and compared by value.
 * Must not know: any CRM, any platform, how a value looks in a cell.
 */
import type { Schedule } from './schedule';

/** The CRM's own id of an opportunity, unchanged. */
export type RecordId = string & { readonly brand: 'RecordId' };

/** Stable key of a field within one connector's catalogue, for example `name` or `custom.deal_size`. */
export type FieldKey = string;

/** Something with an identity in the CRM and a name people know: a person, a stage, an account. */
export interface Named {
  readonly id: string;
  readonly label: string;
}

/**
 * A field's value as the CRM holds it. `null` (no value) is apart; a field that the key may not see
 * is absent from the record altogether.
 */
export type FieldValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'flag'; readonly on: boolean }
  /** A calendar day without a zone, `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly day: string }
  /** A moment, ms since the epoch, UTC. */
  | { readonly kind: 'instant'; readonly atMs: number }
  | { readonly kind: 'one'; readonly item: Named }
  /** Several values; compared as a set of ids. */
  | { readonly kind: 'many'; readonly items: readonly Named[] };

export type MaybeValue = FieldValue | null;

/** How a field's values look in a cell. `text` cells get the plain-text format. */
export type FieldType =
  | 'text'
  | 'number'
  | 'flag'
  | 'day'
  | 'instant'
  /** One of `options`, shown as a drop-down. */
  | 'choice'
  /** A person, account or contact, shown by name. */
  | 'reference'
  /** Several values in one cell. */
  | 'list';

/**
 * Whether and how a field can be written. `try`: the CRM does not promise it, so it is sent and the
 * answer tells. `move`: through the CRM's own stage-change call.
 */
export type Writable = 'no' | 'yes' | 'try' | 'move';

export interface FieldSpec {
  readonly key: FieldKey;
  /** What people call it; the header of its column. */
  readonly label: string;
  readonly type: FieldType;
  readonly onCreate: Writable;
  readonly onUpdate: Writable;
  readonly required?: boolean;
  /** Can be changed, but not emptied. */
  readonly kept?: boolean;
  /** Of a number: digits after the point that the CRM keeps; default any. */
  readonly decimalsMax?: number;
  /** For `choice`; absent where the set is open or was not readable. */
  readonly options?: readonly Named[];
  /** Chosen when a person links a tab without picking columns. */
  readonly byDefault?: boolean;
}

/** One opportunity as the CRM answered it. A key missing in `fields` means: not visible to this key. */
export interface CrmRecord {
  readonly id: RecordId;
  readonly fields: Readonly<Record<FieldKey, MaybeValue>>;
  /** What its connector needs to write it back without loss; nobody else looks into it. */
  readonly carried?: unknown;
}

/** What one linked tab shows of a workspace. Filter keys are those of the connector. */
export interface Scope {
  readonly pipeline: Named;
  readonly filters: Readonly<Record<string, string>>;
}

export type ProviderId = 'trustpager' | 'octolane' | 'close' | 'lightfield';

/** One user's access to one workspace. Lives in user properties only; `key` never leaves requests. */
export interface Connection {
  readonly provider: ProviderId;
  readonly key: string;
  readonly label: string;
  readonly fingerprint: Fingerprint;
}

/**
 * What tells one workspace from another: ids that only this workspace has (pipelines, an
 * organisation). Two fingerprints that share an id are the same workspace.
 */
export type Fingerprint = readonly string[];

export interface LinkedColumn {
  readonly key: FieldKey;
  /** The header text as last seen or written by us. */
  readonly header: string;
  readonly type: FieldType;
  readonly onUpdate: Writable;
  /** What the CRM calls the field; absent where the header says it. */
  readonly label?: string;
  /** Which options its drop-down was given last, as a hash; absent where nobody knows. */
  readonly choices?: string;
}

/** A tab bound to a part of a workspace. In document properties: no secret and no user in it. */
export interface Link {
  readonly tabId: number;
  readonly stateTabId: number;
  readonly provider: ProviderId;
  readonly fingerprint: Fingerprint;
  readonly scope: Scope;
  readonly columns: readonly LinkedColumn[];
  readonly syncHeader: string;
  readonly idHeader: string;
  /** A text field of the CRM that new records get their row's ID in, if a person agreed to it. */
  readonly marker?: FieldKey;
  /** When the tab is refreshed by itself; absent: never. */
  readonly schedule?: Schedule;
}
