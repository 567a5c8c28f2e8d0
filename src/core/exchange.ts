/**
 * One HTTP request and the reader of its answer, as data: what connectors make and couriers send.
 *
 * Must not know: a particular CRM, Apps Script, what the answers are for.
 */
import type { FieldKey } from './model';

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
  /** What the CRM says of single fields, where it names them. */
  readonly fields?: Readonly<Record<FieldKey, string>>;
  /** The CRM has not kept this answer under the request's key: sent again, it would run again. */
  readonly rerun?: true;
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
  /** Changes nothing, whatever its method: nothing about it can be in doubt. */
  readonly reads?: true;
  /** Called for 2xx answers only; every other status goes through the connector's `fault`. */
  read(answer: HttpAnswer): Result<T>;
  /**
   * Another way to ask for the same, sent in place of this one when it was refused for good; null
   * when there is none. Every chain of fallbacks ends.
   */
  fallback?(fault: Fault): Exchange<T> | null;
}

/** Sends exchanges: paced, in parallel batches, retrying what may be retried. Results in order. */
export interface Courier {
  send<T>(exchanges: readonly Exchange<T>[]): readonly Result<T>[];
}
