/**
 * The port to a CRM. A connector is a set of pure functions and tables: it turns an intent into
 * HTTP requests and an answer into records, options or a fault. It never sends anything; one
 * `Courier` sends, paces and retries for all connectors.
 *
 * Must not know: Apps Script, sheets, other connectors.
 */
import type { Exchange, Fault, HttpAnswer } from './exchange';
import type { ListView, RecordPage } from './listing';
import type {
  CrmRecord,
  FieldKey,
  FieldSpec,
  Fingerprint,
  Named,
  ProviderId,
  Scope,
} from './model';
import type { Writing } from './writing';

/** A right that an action needs, tried before a key is kept. */
export interface Check {
  /** What it is for, in people's words: "read opportunities". */
  readonly purpose: string;
  /** The CRM's name of the right. */
  readonly right: string;
  /** Without it the add-on cannot work at all; otherwise something is merely not offered. */
  readonly required: boolean;
  /** What a person misses without it: "accounts are not shown". */
  readonly without: string;
  readonly exchange: Exchange<CheckAnswer>;
}

/** What a check's answer may tell besides "allowed". */
export interface CheckAnswer {
  readonly fingerprint?: Fingerprint;
  readonly workspaceName?: string;
}

/**
 * A part of the catalogue; parts are merged by field key, options of the same field one after
 * another. `next` continues a paged part.
 */
export interface CataloguePart {
  readonly fields?: readonly FieldSpec[];
  readonly options?: Readonly<Record<FieldKey, readonly Named[]>>;
  readonly next?: Exchange<CataloguePart>;
}

/** A filter a person can set on a linked tab. */
export interface FilterSpec {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'choice' | 'day';
  /** For `choice`: the options of this field of the catalogue. */
  readonly optionsOf?: FieldKey;
  /** Sorted out after the list was read: the tab gets shorter by it, the reading does not. */
  readonly late?: true;
}

/** What the courier must keep to. All limits are the CRM's or stricter. */
export interface Pace {
  /** At most this many requests … */
  readonly requestsMax: number;
  /** … in any window of this length. */
  readonly windowMs: number;
  /** Side by side; default as many as Google sends at once. */
  readonly togetherMax?: number;
}

/** An id in a field of some record whose name is wanted. */
export interface WantedId {
  readonly key: FieldKey;
  readonly id: string;
}

export interface NamePart {
  readonly names: readonly Named[];
  /** What is to be asked besides, side by side, now that this is known. */
  readonly more?: readonly Exchange<NamePart>[];
}

/** A CRM behind the port. `key` is the user's secret: into headers only. */
export interface Connector {
  readonly provider: ProviderId;
  /** The product's name as people know it. */
  readonly name: string;
  readonly pace: Pace;
  readonly filters: readonly FilterSpec[];
  /** True if a string has the shape of a key; used before any request. */
  looksLikeKey(key: string): boolean;
  /** All checks of a key; sent in one batch. */
  checks(key: string): readonly Check[];
  pipelines(key: string): Exchange<readonly Named[]>;
  /** Independent parts of the catalogue for one pipeline. An optional part may be refused. */
  catalogue(
    key: string,
    pipelineId: string,
  ): readonly { readonly exchange: Exchange<CataloguePart>; readonly optional: boolean }[];
  /** Records on a full page of the list. */
  readonly pageSize: number;
  /** One page of the list; `cursor` null for the first. */
  page(view: ListView, cursor: string | null): Exchange<RecordPage>;
  /** Keeps only what the scope really means, where the CRM's own filter is vague. */
  inScope(record: CrmRecord, scope: Scope): boolean;
  /**
   * Requests for the names of what records hold by id alone, sent side by side; null where records
   * bring names along.
   */
  readonly names:
    | ((view: ListView, wanted: readonly WantedId[]) => readonly Exchange<NamePart>[])
    | null;
  /** How long a list may show what was before, ms; 0 where it is up to date. */
  readonly listLagMs: number;
  /** How opportunities are created, changed and removed. */
  readonly writing: Writing;
  /** One record by id; `notFound` is the CRM's word that it is gone. */
  record(view: ListView, id: string): Exchange<CrmRecord>;
  /** Turns every answer that is not a 2xx into a fault. `nowMs` is for Retry-After dates. */
  fault(answer: HttpAnswer, nowMs: number): Fault;
}
