/**
 * What was learned of a CRM lately, so that it need not be asked again at every run: its fields with
 * their options, and ids of names that people typed.
 *
 * Must not know: where it is kept, what it is used for.
 */
import { readCatalogue } from './catalogue';
import type { FieldSpec, Named } from './model';
import type { NamesSource } from './name-ids';

export interface CrmMemo {
  /** ms UTC. */
  readonly readAtMs: number;
  readonly fields: readonly FieldSpec[];
  /** Every part of the catalogue could be read: a field that is not here does not exist. */
  readonly isWhole: boolean;
  /** Ids by `key` and typed name. */
  readonly names: Readonly<Record<string, Named>>;
}

/** A place that may forget at any time. */
export interface Memo {
  load(): CrmMemo | null;
  save(memo: CrmMemo): void;
}

/** A source and the moment, ms UTC. */
export interface MemoSource extends NamesSource {
  readonly nowMs: number;
}

export type FreshMemo =
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly memo: CrmMemo };

/** Reads the catalogue. One batch of requests, and one more for each further page of a part. */
export function freshMemo({ connector, courier, view, nowMs }: MemoSource): FreshMemo {
  const access = { key: view.key, pipelineId: view.scope.pipeline.id };
  const read = readCatalogue(connector, courier, access);
  if (read.kind === 'failed') return read;
  return { kind: 'read', memo: memoOf(read, nowMs) };
}

/** What a catalogue that was read at `nowMs` (ms UTC) is remembered as. */
export function memoOf(
  { fields, limits }: { readonly fields: readonly FieldSpec[]; readonly limits: readonly string[] },
  nowMs: number,
): CrmMemo {
  return { readAtMs: nowMs, fields, isWhole: limits.length === 0, names: {} };
}
