/**
 * The port to a CRM. A connector is a set of pure functions and tables: it turns an intent into
 * HTTP requests and an answer into records, options or a fault. It never sends anything; one
 * `Courier` sends, paces and retries for all connectors.
 *
 * Must not know: Apps Script, sheets, other connectors.
 */
import type {
  CrmRecord,
  FieldKey,
  FieldSpec,
  Fingerprint,
  LinkedColumn,
  Named,
  ProviderId,
  Scope,
} from './model';

export interface HttpRequest {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Absolute https URL. Never holds a secret. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
}

/** An answer of any status. Header names are lower-case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the network did with one request: an answer, or nothing that can be trusted. */
export type HttpReply =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  /** No usable answer (DNS, time-out, cut connection). The request may have been executed. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** The platform refused to send (daily fetch quota used up). Not executed. */
  | { readonly kind: 'unsent'; readonly reason: string };

/**
 * Why something expected went wrong. `kind` decides what happens next, `detail` is the CRM's own
 * wording (already scrubbed of secrets) for the person who reads it, a phrase without a full stop.
 */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /**
   * Do not send again before this moment, ms UTC. Given with `rateLimited`, with `dailyCap` and
   * `serverError` where the CRM states it.
   */
  readonly retryAtMs?: number;
  /** Scopes or rights that the CRM says are missing. Given with `forbidden`. */
  readonly missing?: readonly string[];
  /** True when the effect may have happened although no usable answer came. */
  readonly inDoubt?: boolean;
}

export type FaultKind =
  /** Key wrong or revoked. */
  | 'unauthorized'
  /** Key lacks a right. */
  | 'forbidden'
  /** The workspace's plan has no API. */
  | 'planRequired'
  /** Credits or balance used up. */
  | 'creditsGone'
  | 'notFound'
  /** The CRM refuses the content of the request. */
  | 'rejected'
  | 'conflict'
  | 'rateLimited'
  /** The CRM's daily cap is reached; waiting within a run does not help. */
  | 'dailyCap'
  /** The CRM failed (5xx). */
  | 'serverError'
  /** Nothing came back. */
  | 'network'
  /** A 2xx that is no answer of this API: HTML, empty, cut off, wrong shape. */
  | 'badAnswer'
  /** The platform's own fetch quota is used up. */
  | 'fetchQuota'
  /** The run's time is used up before the request could be sent. */
  | 'outOfTime';

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

/** One request and the pure reader of its answer. `idempotent`: may be sent again when in doubt. */
export interface Exchange<T> {
  readonly request: HttpRequest;
  readonly idempotent: boolean;
  /** Called for 2xx answers only; every other status goes through the connector's `fault`. */
  read(answer: HttpAnswer): Result<T>;
  /**
   * Another way to ask for the same, sent in place of this one when it was refused for good; null
   * when there is none. Every chain of fallbacks ends.
   */
  fallback?(fault: Fault): Exchange<T> | null;
}

/** One page of a list. `next` is the exchange's opaque cursor, or null at the end. */
export interface RecordPage {
  readonly records: readonly CrmRecord[];
  readonly next: string | null;
  /** The CRM says that its list goes on, but not where: this is all there is to get. */
  readonly cut?: true;
  /** The CRM's own count of the whole list, where it states one. */
  readonly total?: number;
}

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

/** As what the values of a field are to be read. */
export type ColumnType = Pick<LinkedColumn, 'key' | 'type'>;

/** A filter a person can set on a linked tab. */
export interface FilterSpec {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'choice' | 'day';
  /** For `choice`: the options of this field of the catalogue. */
  readonly optionsOf?: FieldKey;
}

/** What the courier must keep to. All limits are the CRM's or stricter. */
export interface Pace {
  /** At most this many requests … */
  readonly requestsMax: number;
  /** … in any window of this length. */
  readonly windowMs: number;
}

/** What a list is read for. Custom fields tell nothing of their type on the wire; columns do. */
export interface ListView {
  readonly key: string;
  readonly scope: Scope;
  readonly columns: readonly ColumnType[];
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
  /** One page of the list; `cursor` null for the first. */
  page(view: ListView, cursor: string | null): Exchange<RecordPage>;
  /** Keeps only what the scope really means, where the CRM's own filter is vague. */
  inScope(record: CrmRecord, scope: Scope): boolean;
  /** One record by id; `notFound` is the CRM's word that it is gone. */
  record(view: ListView, id: string): Exchange<CrmRecord>;
  /** Turns every answer that is not a 2xx into a fault. `nowMs` is for Retry-After dates. */
  fault(answer: HttpAnswer, nowMs: number): Fault;
}

/** Sends exchanges: paced, in parallel batches, retrying what may be retried. Results in order. */
export interface Courier {
  send<T>(exchanges: readonly Exchange<T>[]): readonly Result<T>[];
}
