/**
 * What comes of reading a cell: a value, names whose meaning must be asked for, or a problem.
 * Must not know: how cells are read.
 */
import type { FieldValue, MaybeValue } from '../model';

export type Decoded =
  | { readonly kind: 'value'; readonly value: MaybeValue }
  /** Names of things whose ids must be asked for; at least one, each once. */
  | { readonly kind: 'names'; readonly texts: readonly string[] }
  | Problem;

/** A phrase that follows the column's title, without a full stop: what is wrong, what to do. */
export interface Problem {
  readonly kind: 'problem';
  readonly text: string;
  /** The name that does not exist in the CRM, where that is the problem. */
  readonly missing?: string;
  /** Nothing is wrong with the cell: its field in the CRM is not what it was. */
  readonly paused?: true;
}

export const NOTHING: Decoded = { kind: 'value', value: null };

export function value(held: FieldValue): Decoded {
  return { kind: 'value', value: held };
}

export function problem(text: string): Problem {
  return { kind: 'problem', text };
}
