/** What sending from a tab needs: all that a pull needs, and what only sending does. */
import type { PullPorts, PullSubject } from '../pull/pull-ports';

export interface PushPorts extends PullPorts {
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
