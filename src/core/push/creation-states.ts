/**
 * What to remember of a row that was sent to be created: as a record, in doubt, refused, or as if nothing
 * had happened. Pure.
 */
import type { CrmRecord, FieldKey } from '../model';
import { bareBase, type FieldState, ROW, type RowState, unconfirmed } from '../state';
import { EMPTY, valueToken } from '../value/token';
import type { PlannedCreation } from './plan-creations';

/** A row with its ID; nothing is sent without one. */
export type ReadyCreation = PlannedCreation & { readonly id: string };

/** What both sides agree on as soon as the record exists: what is sent, and that the rest is empty. */
export function sentFields(row: ReadyCreation): RowState['fields'] {
  const fields: Record<FieldKey, FieldState> = {};
  for (const [key, shown] of Object.entries(row.cells)) {
    const value = row.values[key];
    const isAgreed = value !== undefined || shown === EMPTY;
    const base = value ? unconfirmed(valueToken(value)) : EMPTY;
    if (isAgreed) fields[key] = { base, meant: shown, shown };
  }
  return fields;
}

/** Fields that the answer shows otherwise than they were sent were not taken. */
export function created(row: ReadyCreation, record: CrmRecord, nowMs: number): RowState {
  const fields: Record<FieldKey, FieldState> = {};
  const refusals: Record<FieldKey, NonNullable<RowState['refusals']>[string]> = {};
  for (const [key, state] of Object.entries(sentFields(row))) {
    const now = record.fields[key];
    const base = now === undefined ? state.base : valueToken(now);
    const sent = bareBase(state.base);
    fields[key] = { ...state, base };
    if (now === null && sent !== base) {
      // Without a former agreement the cell would be taken for the CRM's and emptied.
      fields[key] = { base, meant: base, shown: base };
      refusals[key] = { why: 'notTaken', cell: state.shown, text: 'it has none' };
    }
  }
  const state: RowState = { id: record.id, outcome: 'created', since: nowMs, issues: {}, fields };
  return Object.keys(refusals).length > 0 ? { ...state, refusals } : state;
}

/** `wouldRerun`: the key does not protect from a second one, so it is forgotten. */
export function doubtful(
  row: ReadyCreation,
  open: RowState | undefined,
  wouldRerun = false,
): RowState {
  const base: RowState = open ?? { id: row.id, outcome: '', since: 0, issues: {}, fields: {} };
  const outbox = wouldRerun && base.outbox ? { ...base.outbox, key: '' } : base.outbox;
  return { ...base, outcome: 'inDoubt', ...(outbox && { outbox }) };
}

/** As it was before this step: never sent, or in doubt since an earlier one. */
export function unsent(row: ReadyCreation): RowState {
  if (row.state?.outcome === 'inDoubt') return row.state;
  return { id: row.id, outcome: '', since: 0, issues: {}, fields: {} };
}

/** `texts`: what is wrong, by field; of the whole row under `ROW`. */
export function rejected(row: ReadyCreation, texts: Readonly<Record<FieldKey, string>>): RowState {
  const refusals = Object.entries(texts).map(([key, text]) => {
    const cell = key === ROW ? row.token : (row.cells[key] ?? '');
    return [key, { why: 'rejected', cell, row: row.token, text } as const];
  });
  const { id } = row;
  return {
    id,
    outcome: '',
    since: 0,
    issues: {},
    fields: {},
    refusals: Object.fromEntries(refusals),
  };
}
