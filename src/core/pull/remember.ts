/**
 * What to remember after a pull: the rows of the state sheet that changed, and the new ones.
 *
 * Promises: memory follows what cells really show; a row whose memory is unchanged is not written
 * again. Must not know: where the state sheet is.
 */
import type { FieldKey } from '../model';
import type { TextTable } from '../ports';
import {
  encodeHeader,
  encodeRow,
  type FieldState,
  type Issue,
  OPEN_OUTCOMES,
  type RowState,
  type TabState,
} from '../state';
import type { PlannedRow, PullPlan } from './plan';
import type { Deviation } from './repair';

/** The states of all planned rows, corrected by what the cells really show. */
export function nextStates(plan: PullPlan, deviations: readonly Deviation[]): readonly RowState[] {
  const byId = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    byId.set(deviation.id, [...(byId.get(deviation.id) ?? []), deviation]);
  }
  return [...plan.rows, ...plan.added].map((row) =>
    nextState(row, plan.computed, byId.get(row.id) ?? []),
  );
}

/**
 * A field whose column is gone is forgotten: blanks in a new one are nobody's edits. One whose column
 * is filled by a formula for the time being is kept as it was.
 */
function nextState(
  row: PlannedRow,
  computed: readonly FieldKey[],
  deviations: readonly Deviation[],
): RowState {
  const fields: Record<FieldKey, FieldState> = {};
  const issues: Record<FieldKey, Issue> = {};
  for (const key of computed) {
    const known = row.known?.fields[key];
    if (known) fields[key] = known;
  }
  const deviating = new Map(deviations.map((deviation) => [deviation.key, deviation]));
  for (const { key, merge } of row.fields) {
    const deviation = deviating.get(key);
    const { next } = merge;
    if (next) fields[key] = deviation ? { ...next, shown: deviation.shown } : next;
    const issue = deviation?.issue ?? merge.issue;
    if (issue) issues[key] = issue;
  }
  const { id, outcome, since, refusals, known } = row;
  const outbox = OPEN_OUTCOMES.has(outcome) ? known?.outbox : undefined;
  return {
    ...{ id, outcome, since, issues, fields },
    ...(Object.keys(refusals).length > 0 && { refusals }),
    ...(outbox && { outbox }),
  };
}

export interface MemoryInput {
  readonly table: TextTable;
  /** What the sheet held before; null when it was lost or new. */
  readonly before: TabState | null;
  readonly states: readonly RowState[];
  readonly forgotten: readonly string[];
  readonly keys: readonly FieldKey[];
  /** The counter to write if anything is written at all. */
  readonly epoch: number;
}

/** Writes what changed, queued. Returns the memory as it is then, or null if nothing changed. */
export function remember(input: MemoryInput): TabState | null {
  const { before, keys } = input;
  const sameKeys = before !== null && keys.join('\n') === before.keys.join('\n');
  return sameKeys ? rememberChanges(input, before) : rememberAll(input);
}

function rememberAll({ table, before, states, keys, epoch }: MemoryInput): TabState {
  const rows = [encodeHeader(epoch, keys), ...states.map((state) => encodeRow(state, keys))];
  const stale = Math.max(0, ...(before?.positions.values() ?? [])) - rows.length;
  const blank = Array.from({ length: Math.max(stale, 0) }, () => blankRow(keys));
  table.writeRows(1, [...rows, ...blank]);
  const positions = new Map(states.map(({ id }, index) => [id, index + 2]));
  return { epoch, keys, positions, rows: new Map(states.map((state) => [state.id, state])) };
}

function rememberChanges(input: MemoryInput, before: TabState): TabState | null {
  const { table, states, forgotten, keys, epoch } = input;
  const changes = new Map<number, readonly string[]>();
  const positions = new Map(before.positions);
  const rows = new Map(before.rows);
  let end = Math.max(1, ...before.positions.values());
  for (const id of forgotten) {
    const position = positions.get(id);
    if (position !== undefined) changes.set(position, blankRow(keys));
    positions.delete(id);
    rows.delete(id);
  }
  for (const state of states) {
    const known = before.rows.get(state.id);
    const row = encodeRow(state, keys);
    rows.set(state.id, state);
    if (known && sameTexts(row, encodeRow(known, keys))) continue;
    const position = positions.get(state.id) ?? ++end;
    positions.set(state.id, position);
    changes.set(position, row);
  }
  // A sheet that was set back must catch up, or nothing could ever be sent from this tab again.
  const isBehind = before.epoch < epoch - 1;
  if (changes.size === 0 && !isBehind) return null;
  changes.set(1, encodeHeader(epoch, keys));
  for (const { start, rows: texts } of stretches(changes)) table.writeRows(start, texts);
  return { epoch, keys, positions, rows };
}

function blankRow(keys: readonly FieldKey[]): readonly string[] {
  return encodeHeader(0, keys).map(() => '');
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.every((text, index) => text === b[index]);
}

/** Neighbouring rows joined, so that a long list of additions is one write. */
function stretches(changes: ReadonlyMap<number, readonly string[]>) {
  const joined: { start: number; rows: (readonly string[])[] }[] = [];
  for (const [position, row] of [...changes].sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1];
    if (last && last.start + last.rows.length === position) last.rows.push(row);
    else joined.push({ start: position, rows: [row] });
  }
  return joined;
}
