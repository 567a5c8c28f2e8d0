/**
 * Which cells of a tab a person has changed, seen from the tab and its memory alone.
 *
 * Promises: a cell nobody touched is never among them; a cell whose refusal still stands is left
 * out unless a person asks to try again. Pure. Must not know: CRMs, what becomes of the cells.
 */
import type { FieldKey, FieldType } from '../model';
import type { FieldState, RowState } from '../state';
import { bareBase, ROW } from '../state';
import type { FoundColumn } from '../table/locate';
import { rowToken } from '../table/row-token';
import type { CellValue } from '../value/cell';
import { cellToken, type Token } from '../value/token';
import { isChosen, type RowChoice } from './push-ports';
import type { Scene } from './scene';

export interface EditedCell {
  readonly id: string;
  readonly row: number;
  readonly key: FieldKey;
  readonly type: FieldType;
  readonly found: FoundColumn;
  readonly cell: CellValue;
  /** `''` where the cell holds no formula. */
  readonly formula: string;
  readonly token: Token;
  /** What both sides last agreed on. */
  readonly known: FieldState;
  /** It is not certain that a person wrote it. */
  readonly unsure: boolean;
  /** At the last look the CRM's value was not the one that both sides had agreed on. */
  readonly disputed: boolean;
}

export interface Edits {
  readonly cells: readonly EditedCell[];
  /** Titles of read-only columns with changed cells. */
  readonly readOnly: readonly string[];
  /** Rows with changes that wait: for approval in the CRM, or for its deletion to be noticed. */
  readonly held: readonly number[];
  /** How many changed cells were refused before and are not tried again by themselves. */
  readonly refused: number;
}

/** What of a scene tells which cells were changed. */
export type EditScene = Pick<Scene, 'state' | 'content' | 'table' | 'owners' | 'computed'>;

export function findEdits(
  scene: EditScene,
  wanted: { readonly rows: RowChoice; readonly retry: boolean },
): Edits {
  const cells: EditedCell[] = [];
  const readOnly = new Set<string>();
  const held: number[] = [];
  let refused = 0;
  for (const [id, row] of scene.owners) {
    const state = scene.state.rows.get(id);
    if (!state || !isChosen(wanted.rows, row)) continue;
    const changed = changedCells(scene, state, row);
    for (const { found } of changed) {
      if (found.column.onUpdate === 'no') readOnly.add(found.header);
    }
    const writable = changed.filter(({ found }) => found.column.onUpdate !== 'no');
    const open = writable.filter((cell) => wanted.retry === isRefused(scene, state, cell));
    if (!wanted.retry) refused += writable.length - open.length;
    if (open.length === 0) continue;
    if (state.outcome === 'waiting' || state.outcome === 'gone') held.push(row);
    else cells.push(...open);
  }
  return { cells, readOnly: [...readOnly], held, refused };
}

function changedCells(scene: EditScene, state: RowState, row: number): readonly EditedCell[] {
  const { content, table, computed } = scene;
  return table.columns.flatMap((found): readonly EditedCell[] => {
    const { key, type } = found.column;
    const field = state.fields[key];
    const known = field && { ...field, base: bareBase(field.base) };
    const issue = state.issues[key];
    // Without memory of the cell nobody can tell whose content it is; a refresh finds out.
    if (!known || computed.has(key) || issue === 'merged') return [];
    const cell = content.values[row - 1]?.[found.at - 1] ?? '';
    const token = cellToken(type, cell);
    if (token === known.shown || token === known.meant) return [];
    const formula = content.formulas[row - 1]?.[found.at - 1] ?? '';
    const unsure = issue === 'unsure';
    const disputed = unsure || issue === 'conflict';
    const place = { id: state.id, row, key, type, found };
    return [{ ...place, cell, formula, token, known, unsure, disputed }];
  });
}

/** Refused before, and neither the cell nor, where the row was refused, the row has changed since. */
function isRefused({ content, table }: EditScene, state: RowState, cell: EditedCell): boolean {
  const { refusals = {} } = state;
  const whole = refusals[ROW];
  if (whole && whole.cell === rowToken(content, table.columns, cell.row)) return true;
  const refusal = refusals[cell.key];
  // What waits for the CRM is tried every time.
  return refusal !== undefined && refusal.why !== 'paused' && refusal.cell === cell.token;
}
