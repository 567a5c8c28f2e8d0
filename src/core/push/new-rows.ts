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
  return { rows: withDigests(found), formulas, foreign, open, taken };
}

function rowsWithoutId({ table, owners }: Scene, chosen: RowChoice): readonly number[] {
  const owned = new Set(owners.values());
  const free = table.rowsWithoutId.filter((row) => !owned.has(row));
  if (chosen !== 'all') return free.filter((row) => isChosen(chosen, row));
  const lastId = table.rows.reduce((most, { row }) => Math.max(most, row), table.headerRow);
  const below = new Set(free);
  const rows: number[] = [];
  for (let row = lastId + 1; below.has(row); row++) rows.push(row);
  return rows;
}

function hasFormula({ content, table }: Scene, row: number): boolean {
  return table.columns.some(({ at }) => (content.formulas[row - 1]?.[at - 1] ?? '') !== '');
}

function isRefused(scene: Scene, { refusals = {} }: RowState, row: number): boolean {
  const entries = Object.entries(refusals);
  if (entries.length === 0) return false;
  const token = rowToken(scene.content, scene.table.columns, row);
  const whole = refusals[ROW];
  // Any change of a refused row may be the cure.
  return whole ? whole.cell === token : entries.some(([, refusal]) => refusal.row === token);
}

function withDigests(found: readonly Omit<NewRowFound, 'digest'>[]): readonly NewRowFound[] {
  const equal = new Map<Token, number>();
  return found.map((each) => {
    const above = equal.get(each.token) ?? 0;
    equal.set(each.token, above + 1);
    return { ...each, digest: creationDigest(each.token, above) };
  });
}
