/** What readers of bodies have in common: the scene they read in, and a value or a complaint. */
import type { ApiKey } from './keys';
import type { Opportunity } from './records';
import type { Scene } from './workspace';

export interface Reading extends Scene {
  readonly key: ApiKey;
  /** The record that is updated; null: a create. */
  readonly row: Opportunity | null;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function bad(message: string): Parsed<never> {
  return { ok: false, message };
}
