/** What the ends of changes mean for the memory of their rows. Pure. */
import type { FieldKey } from '../model';
import {
  type FieldState,
  type Issue,
  type Outbox,
  type Refusal,
  ROW,
  type RowState,
} from '../state';
import { rowToken } from '../table/row-token';
import type { CellValue } from '../value/cell';
import type { Token } from '../value/token';
import type { CellProblem, PlannedChange } from './plan-updates';
import { addOutcomes, NO_OUTCOMES, type Outcomes, type RowFact } from './row-fact';
import type { Scene } from './scene';
import type { FieldEnd } from './update-ledger';

/** All that a step found out about changed cells. */
export interface UpdateNews {
  readonly sent: readonly { readonly change: PlannedChange; readonly end: FieldEnd }[];
  /** Changes that nobody confirmed and that the CRM has changed, too. */
  readonly conflicts: readonly PlannedChange[];
  readonly problems: readonly CellProblem[];
  /** Records that the CRM does not have any more. */
  readonly gone: ReadonlySet<string>;
}

/** Every confirmed thing once. `turned`: changes that became conflicts before they could be sent. */
export function outcomesOf({ sent, problems }: UpdateNews, turned: number): Outcomes {
  return sent.reduce<Outcomes>(
    (sum, { end }) => addOutcomes(sum, { [COUNTED[end.kind]]: 1 }),
    addOutcomes(NO_OUTCOMES, { conflicts: turned, rejected: problems.length }),
  );
}

const COUNTED: Readonly<Record<FieldEnd['kind'], keyof Outcomes>> = {
  applied: 'applied',
  rejected: 'rejected',
  notTaken: 'rejected',
  gone: 'rejected',
  waiting: 'waiting',
  refused: 'refused',
  doubt: 'inDoubt',
};

/** One fact for each row that has news. */
export function updateFacts(scene: Scene, news: UpdateNews, nowMs: number): readonly RowFact[] {
  const ids = new Set([
    ...news.sent.map(({ change }) => change.id),
    ...news.conflicts.map(({ id }) => id),
    ...news.problems.map(({ id }) => id),
    ...news.gone,
  ]);
  return [...ids].flatMap((id) => {
    const known = scene.state.rows.get(id);
    return known ? [factOf(scene, known, news, nowMs)] : [];
  });
}

function factOf(scene: Scene, known: RowState, news: UpdateNews, nowMs: number): RowFact {
  const { id } = known;
  const sent = news.sent.filter(({ change }) => change.id === id);
  const fields: Record<FieldKey, FieldState> = { ...known.fields };
  const issues: Record<FieldKey, Issue> = { ...known.issues };
  const refusals: Record<FieldKey, Refusal> = standing(scene, known);
  const theirs: Record<FieldKey, CellValue> = {};
  for (const { change, end } of sent) {
    delete refusals[change.key];
    applyEnd(change, end, { fields, issues, refusals });
  }
  for (const { key, token, text, paused } of news.problems.filter((one) => one.id === id)) {
    refusals[key] = { why: paused ? 'paused' : 'invalid', cell: token, text };
  }
  for (const conflict of news.conflicts.filter((one) => one.id === id)) {
    issues[conflict.key] = conflict.unsure ? 'unsure' : 'conflict';
    if (conflict.theirs !== undefined) theirs[conflict.key] = conflict.theirs;
  }
  const isGone = news.gone.has(id) || sent.some(({ end }) => end.kind === 'gone');
  const state: RowState = {
    ...{ id, fields, issues },
    ...outcomeOf(scene, known, { sent, isGone, nowMs }),
    ...(Object.keys(refusals).length > 0 && { refusals }),
  };
  return { id, state, theirs };
}

/** Refusals of cells that were not tried this time and still show the same. */
function standing(scene: Scene, known: RowState): Record<FieldKey, Refusal> {
  const token = shownBy(scene, known);
  return Object.fromEntries(
    Object.entries(known.refusals ?? {}).filter(([key, { cell }]) => key !== ROW || cell === token),
  );
}

function shownBy({ content, table, owners }: Scene, { id }: RowState): Token {
  return rowToken(content, table.columns, owners.get(id) ?? 0);
}

interface Parts {
  readonly fields: Record<FieldKey, FieldState>;
  readonly issues: Record<FieldKey, Issue>;
  readonly refusals: Record<FieldKey, Refusal>;
}

function applyEnd(change: PlannedChange, end: FieldEnd, parts: Parts): void {
  const { key, token } = change;
  switch (end.kind) {
    case 'applied':
      parts.fields[key] = { base: end.base, meant: token, shown: token };
      delete parts.issues[key];
      return;
    case 'rejected':
      parts.refusals[key] = { why: 'rejected', cell: token, text: end.text };
      settleConflict(change, parts);
      return;
    case 'notTaken':
      parts.refusals[key] = { why: 'notTaken', cell: token, text: 'not accepted for this field' };
      settleConflict(change, parts);
      return;
    default:
  }
}

/** Who chose to overwrite the CRM's value has seen it: what is left to say is that it was not taken. */
function settleConflict({ key, kind, known, seen }: PlannedChange, parts: Parts): void {
  if (kind !== 'conflict') return;
  parts.fields[key] = { ...known, base: seen };
  delete parts.issues[key];
}

function outcomeOf(
  scene: Scene,
  known: RowState,
  { sent, isGone, nowMs }: Pick<UpdateNews, 'sent'> & { isGone: boolean; nowMs: number },
): Pick<RowState, 'outcome' | 'since' | 'outbox'> {
  if (isGone) return { outcome: 'gone', since: nowMs };
  const waiting = sent.find(({ end }) => end.kind === 'waiting');
  if (waiting?.end.kind === 'waiting') {
    const outbox: Outbox = {
      ...{ key: '', place: 0, name: '', sent: {}, hash: '' },
      row: shownBy(scene, known),
      approval: waiting.end.approval,
    };
    return { outcome: 'waiting', since: nowMs, outbox };
  }
  if (sent.some(({ end }) => end.kind === 'applied')) return { outcome: 'updated', since: nowMs };
  return {
    outcome: known.outcome,
    since: known.since,
    ...(known.outbox && { outbox: known.outbox }),
  };
}
