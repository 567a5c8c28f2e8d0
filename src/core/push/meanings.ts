/**
 * What the cells of some rows mean in the CRM: with its fields and options, and the ids of typed names.
 *
 * Promises: what was learned lately is not asked for again, except when something does not fit: then
 * the CRM may have changed, and is asked once more before a cell is called wrong. Must not know: rows.
 */
import { type CrmMemo, freshMemo, type Memo, type MemoSource } from '../crm-memo';
import type { FieldKey, FieldSpec, FieldType, MaybeValue } from '../model';
import { lookUpNames, type NameFinding, nameId, type WantedName } from './names';
import {
  type CellMeaning,
  namesIn,
  type RowCell,
  type RowInput,
  type ValidatedRow,
  validateCell,
  validateRow,
} from './validate';

export interface Meanings {
  readonly fields: ReadonlyMap<FieldKey, FieldSpec>;
  /** Of one edited cell. */
  of(
    cell: RowCell,
  ):
    | { readonly kind: 'value'; readonly value: MaybeValue }
    | { readonly kind: 'problem'; readonly text: string; readonly paused?: true };
  /** Of a row to be created. */
  row(cells: readonly RowCell[]): ValidatedRow;
}

export type ReadMeanings =
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly meanings: Meanings };

export interface MeaningsSource extends MemoSource {
  readonly memo: Memo;
  readonly fromSerial: (serial: number) => number;
  /** Ids that are known besides, by `nameId`. */
  readonly names: CrmMemo['names'];
  /** A preview or a first step: the CRM is to be known as it is now. */
  readonly isBeginning: boolean;
}

/** What was read of a CRM longer ago is read anew: by a run that has begun, … */
const STEP_MS_MAX = 30 * 60_000;

/** … and before, or as, one begins. */
const BEGINNING_MS_MAX = 5 * 60_000;

/** What does not fit is believed to be wrong if the CRM was read so shortly before. */
const DOUBT_MS = 60_000;

/** `rows`: the cells of each row. At most two batches for the catalogue and one for names. */
export function readMeanings(
  source: MeaningsSource,
  rows: readonly (readonly RowCell[])[],
  purpose: RowInput['purpose'],
): ReadMeanings {
  const kept = source.memo.load();
  const maxMs = source.isBeginning ? BEGINNING_MS_MAX : STEP_MS_MAX;
  const isFresh = kept !== null && source.nowMs - kept.readAtMs < maxMs;
  const start = isFresh ? ({ kind: 'read', memo: kept } as const) : freshMemo(source);
  if (start.kind === 'failed') return start;
  const isTaught = Object.keys(source.names).length > 0;
  const first = isTaught
    ? { ...start.memo, names: { ...start.memo.names, ...source.names } }
    : start.memo;
  const read = interpret(source, first, rows, purpose);
  const { memo } = read;
  const mayHaveChanged = isFresh && source.nowMs - first.readAtMs > DOUBT_MS;
  if (!mayHaveChanged || !hasCurable(read.meanings, rows, purpose)) {
    if (memo !== kept) source.memo.save(memo);
    return { kind: 'read', meanings: read.meanings };
  }
  const again = freshMemo(source);
  if (again.kind === 'failed') return again;
  const reread = interpret(source, again.memo, rows, purpose);
  source.memo.save(reread.memo);
  return { kind: 'read', meanings: reread.meanings };
}

function interpret(
  source: MeaningsSource,
  memo: CrmMemo,
  rows: readonly (readonly RowCell[])[],
  purpose: RowInput['purpose'],
): { readonly meanings: Meanings; readonly memo: CrmMemo } {
  const fields = new Map(memo.fields.map((field) => [field.key, field]));
  const { lookedUp } = source.connector.writing;
  const base = { fields, purpose, fromSerial: source.fromSerial, lookedUp };
  const wanted = rows.flatMap((cells) => namesIn({ ...base, cells }));
  const { names, memo: next } = findNames(source, memo, wanted);
  const known = { ...base, names };
  const meanings: Meanings = {
    fields,
    of: (cell) => definite(validateCell(cell, known)),
    row: (cells) => validateRow({ ...known, cells }),
  };
  return { meanings, memo: next };
}

function definite(meaning: CellMeaning): ReturnType<Meanings['of']> {
  return meaning.kind === 'ignored' ? { kind: 'value', value: null } : meaning;
}

function findNames(source: MeaningsSource, memo: CrmMemo, wanted: readonly WantedName[]) {
  const names = new Map<string, NameFinding>(
    Object.entries(memo.names).map(([id, item]) => [id, { kind: 'one', item }]),
  );
  const unknown = wanted.filter((name) => !names.has(nameId(name)));
  if (unknown.length === 0) return { names, memo };
  const learned: Record<string, { id: string; label: string }> = {};
  for (const [id, finding] of lookUpNames({ ...source, wanted: unknown })) {
    names.set(id, finding);
    if (finding.kind === 'one') learned[id] = finding.item;
  }
  return { names, memo: { ...memo, names: { ...memo.names, ...learned } } };
}

/** A problem that a change in the CRM would cure: another option, another name, a new field. */
function hasCurable(
  meanings: Meanings,
  rows: readonly (readonly RowCell[])[],
  purpose: RowInput['purpose'],
): boolean {
  const isCurable = (key: FieldKey) => CHOSEN.has(meanings.fields.get(key)?.type ?? 'choice');
  return rows.some((cells) =>
    purpose === 'create'
      ? meanings.row(cells).problems.some(({ key }) => isCurable(key))
      : cells.some((cell) => isCurable(cell.key) && meanings.of(cell).kind === 'problem'),
  );
}

const CHOSEN: ReadonlySet<FieldType> = new Set<FieldType>(['choice', 'reference', 'list']);
