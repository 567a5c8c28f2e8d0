/**
 * Which rows of a tab are opportunities that the CRM does not have yet.
 *
 * Promises: a row that stands for a record, a copy of one, or something that was sent and has no end
 * yet is never among them. Pure. Must not know: what the rows hold.
 */
import { isNewId } from '../new-id';
import type { RowState } from '../state';
import { ROW } from '../state';
import { rowToken } from '../table/row-token';
import type { Token } from '../value/token';
import { creationDigest } from './digest';
import { isChosen, type RowChoice } from './push-ports';
import type { Scene } from './scene';

export interface NewRowFound {
  readonly row: number;
  /** `''` until it gets one. */
  readonly id: string;
  readonly token: Token;
  readonly digest: string;
  readonly state: RowState | undefined;
}

export interface NewRowsFound {
  readonly rows: readonly NewRowFound[];
  /** Rows below the table that hold formulas, and are rather totals. */
  readonly formulas: readonly number[];
  /** Rows with an ID of this add-on that this tab does not know. */
  readonly foreign: readonly number[];
  /** Rows of which it is not known yet, or never will be, whether they were created. */
  readonly open: readonly number[];
  /** Blank selected rows are passed over without a word; these hold an ID of another record. */
  readonly taken: readonly number[];
}

/** `all`: those that stand directly below the last record. */
export function findNewRows(
  scene: Scene,
  wanted: { readonly rows: RowChoice; readonly retry: boolean },
): NewRowsFound {
  const found: Omit<NewRowFound, 'digest'>[] = [];
  const formulas: number[] = [];
  const foreign: number[] = [];
  const open: number[] = [];
  const taken: number[] = [];
  const born = new Set(
    scene.settled.filter(({ id, state }) => id !== state.id).map(({ id }) => id),
  );
  for (const { row, id } of scene.table.rows) {
    if (born.has(id)) continue;
    if (!isChosen(wanted.rows, row)) continue;
    if (!isNewId(id)) {
      if (typeof wanted.rows !== 'string') taken.push(row);
      continue;
    }
    const state = scene.owners.get(id) === row ? scene.state.rows.get(id) : undefined;
    const token = rowToken(scene.content, scene.table.columns, row);
    if (!state) foreign.push(row);
    else if (state.outcome !== '') open.push(row);
    else if (wanted.retry === isRefused(scene, state, row)) found.push({ row, id, token, state });
  }
  for (const row of wanted.retry ? [] : rowsWithoutId(scene, wanted.rows)) {
    if (wanted.rows === 'all' && hasFormula(scene, row)) {
      formulas.push(row);
      continue;
    }
    const token = rowToken(scene.content, scene.table.columns, row);
    found.push({ row, id: '', token, state: undefined });
  }
  found.sort((a, b) => a.row - b.row);
  return { rows: withDigests(scene, found), formulas, foreign, open, taken };
}

/** A selection may reach below a gap, where the table itself ends. */
function rowsWithoutId(scene: Scene, chosen: RowChoice): readonly number[] {
  const { table, owners } = scene;
  const taken = new Set([
    ...owners.values(),
    ...table.rows.map(({ row }) => row),
    ...table.doubledHeaderRows,
  ]);
  const isFree = (row: number) => !taken.has(row) && isFilled(scene, row);
  if (chosen !== 'all')
    return rowsBelowTitles(scene, (row) => isChosen(chosen, row) && isFree(row));
  const lastId = table.rows.reduce((most, { row }) => Math.max(most, row), table.headerRow);
  const rows: number[] = [];
  for (let row = lastId + 1; isFree(row); row++) rows.push(row);
  return rows;
}

function rowsBelowTitles({ content, table }: Scene, isWanted: (row: number) => boolean) {
  const rows: number[] = [];
  for (let row = table.headerRow + 1; row <= content.values.length; row++) {
    if (isWanted(row)) rows.push(row);
  }
  return rows;
}

function isFilled({ content, table }: Scene, row: number): boolean {
  return table.columns.some(({ at }) => (content.values[row - 1]?.[at - 1] ?? '') !== '');
}

function hasFormula({ content, table }: Scene, row: number): boolean {
  return table.columns.some(({ at }) => (content.formulas[row - 1]?.[at - 1] ?? '') !== '');
}

function isRefused(scene: Scene, { refusals = {} }: RowState, row: number): boolean {
  // What waits for the CRM is tried every time.
  const entries = Object.entries(refusals).filter(([, { why }]) => why !== 'paused');
  if (entries.length === 0) return false;
  const token = rowToken(scene.content, scene.table.columns, row);
  const whole = refusals[ROW];
  // Any change of a refused row may be the cure.
  return whole ? whole.cell === token : entries.some(([, refusal]) => refusal.row === token);
}

/** Counts equal rows of any kind, so that a digest stays the same while a run creates others. */
function withDigests(
  scene: Scene,
  found: readonly Omit<NewRowFound, 'digest'>[],
): readonly NewRowFound[] {
  if (found.length === 0) return [];
  const { content, table } = scene;
  const tokens = new Set(found.map(({ token }) => token));
  const seen = new Map<Token, number>();
  const above = new Map<number, number>();
  for (const row of rowsBelowTitles(scene, (each) => isFilled(scene, each))) {
    const token = rowToken(content, table.columns, row);
    if (!tokens.has(token)) continue;
    const equal = seen.get(token) ?? 0;
    above.set(row, equal);
    seen.set(token, equal + 1);
  }
  return found.map((each) => {
    return { ...each, digest: creationDigest(each.token, above.get(each.row) ?? 0) };
  });
}
