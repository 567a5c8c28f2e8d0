/** What sending from a tab needs: all that a pull needs, and what only sending does. */
import type { FieldSpec } from '../model';
import type { PullPorts, PullSubject } from '../pull/pull-ports';

/** What was learned of a CRM lately, so that it need not be asked again at every step. */
export interface CrmMemo {
  /** ms UTC. */
  readonly readAtMs: number;
  readonly fields: readonly FieldSpec[];
  /** Ids by `key` and typed name. */
  readonly names: Readonly<Record<string, { readonly id: string; readonly label: string }>>;
}

/** A place that may forget at any time. */
export interface Memo {
  /** One blocking call. */
  load(): CrmMemo | null;
  /** One blocking call. */
  save(memo: CrmMemo): void;
}

export interface PushPorts extends PullPorts {
  readonly memo: Memo;
  /** Letters and digits that were never given before. */
  freshKey(): string;
  /** Requests that have left in this execution. */
  requests(): number;
  /** After this moment a step begins no further batch, ms UTC. */
  readonly stepEndMs: number;
}

/**
 * Rows of the tab: a selection, `all` that an action means by itself, or `any` that was confirmed,
 * wherever it stands.
 */
export type RowChoice = 'all' | 'any' | ReadonlySet<number>;

export function isChosen(rows: RowChoice, row: number): boolean {
  return typeof rows === 'string' || rows.has(row);
}

export interface PushSubject extends PullSubject {
  readonly action: 'push' | 'create' | 'remove';
  readonly rows: RowChoice;
  /** Take up what was refused before. */
  readonly retry: boolean;
}

/** What a step is told besides: the answers of a person. */
export interface StepOrder {
  /** null in the first step. */
  readonly run: string | null;
  /** Digests of what may be sent. */
  readonly confirmed: ReadonlySet<string>;
  /** When the CRM was last compared with the memory, ms UTC; null: not in this run. */
  readonly observedAtMs: number | null;
  /** Keep the CRM's automations silent, where it can be told so. */
  readonly silent: boolean;
}
