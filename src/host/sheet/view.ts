/**
 * What the cells of one book yield: plain values as they are, formulas computed, results of array
 * formulas spilled into their neighbours. A spill that meets content is `#REF!` and recovers when the
 * content goes. Computed when first asked for; books without formulas cost nothing.
 */
import { type Area, intersects } from './area';
import { errorOf, isEmpty } from './cell';
import type { Calculator } from './formula/calculator';
import { createEvaluator, type Layers } from './formula/evaluation';
import { columnOfKey, keyOf, rowOfKey } from './formula/place-key';
import { cellAt, contentEnd, type FormulaCell, formulaCells, isInGrid } from './grid';
import type { Block, Book, Sheet, Value } from './model';

export interface View {
  /** The value of a cell. Outside the grid: null. */
  value(sheet: Sheet, row: number, column: number): Value;
  /** Last row and column with a value, a formula or a spilled value; 0 where there is none. */
  end(sheet: Sheet): { readonly row: number; readonly column: number };
  /** Whether a value at this place comes from an array formula elsewhere. */
  isSpilled(sheet: Sheet, row: number, column: number): boolean;
}

export interface ViewOptions {
  readonly book: Book;
  readonly calculator: Calculator;
  /** ms UTC. */
  readonly nowMs: number;
}

/** Spills feed formulas that make spills; Sheets settles such books, or gives up, quickly. */
const PASSES_MAX = 8;

export function createView(options: ViewOptions): View {
  let layers: Layers | null = null;
  const computed = (): Layers => {
    layers ??= compute(options);
    return layers;
  };
  const hasFormulas = options.book.sheets.some((sheet) => formulaCells(sheet).length > 0);

  return {
    value(sheet, row, column) {
      const cell = cellAt(sheet, row, column);
      if (!hasFormulas) return cell.value;
      return computed().get(sheet.id)?.get(keyOf(row, column)) ?? cell.value;
    },
    end(sheet) {
      const end = { ...contentEnd(sheet) };
      if (!hasFormulas) return end;
      for (const key of computed().get(sheet.id)?.keys() ?? []) {
        end.row = Math.max(end.row, rowOfKey(key));
        end.column = Math.max(end.column, columnOfKey(key));
      }
      return end;
    },
    isSpilled(sheet, row, column) {
      if (!hasFormulas || cellAt(sheet, row, column).formula !== '') return false;
      return computed().get(sheet.id)?.has(keyOf(row, column)) ?? false;
    },
  };
}

/** Repeats evaluation and layout until the spills no longer change. */
function compute(options: ViewOptions): Layers {
  let layers: Layers = new Map();
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const evaluate = createEvaluator(options, layers);
    const next = new Map(
      options.book.sheets.map((sheet) => {
        const results = formulaCells(sheet).map((at) => ({ at, block: evaluate(sheet, at) }));
        return [sheet.id, layOut(sheet, results)] as const;
      }),
    );
    const spills = options.book.sheets.some((sheet) => countSpilled(sheet, layers, next) > 0);
    const settled = !spills || sameLayers(layers, next);
    layers = next;
    if (settled) break;
  }
  return layers;
}

interface Result {
  readonly at: FormulaCell;
  readonly block: Block;
}

function layOut(sheet: Sheet, results: readonly Result[]): ReadonlyMap<number, Value> {
  const layer = new Map<number, Value>();
  for (const { at, block } of results) layer.set(keyOf(at.row, at.column), block[0]?.[0] ?? null);
  for (const result of results) {
    const { at, block } = result;
    const area = {
      row: at.row,
      column: at.column,
      rows: block.length,
      columns: block[0]?.length ?? 1,
    };
    if (area.rows === 1 && area.columns === 1) continue;
    if (!hasRoom(sheet, area, layer)) {
      layer.set(keyOf(at.row, at.column), errorOf('#REF!'));
      continue;
    }
    for (const [r, line] of block.entries()) {
      for (const [c, value] of line.entries()) {
        layer.set(keyOf(at.row + r, at.column + c), value);
      }
    }
  }
  return layer;
}

function hasRoom(sheet: Sheet, area: Area, layer: ReadonlyMap<number, Value>): boolean {
  if (!isInGrid(sheet, area) || sheet.merges.some((merge) => intersects(merge, area))) return false;
  for (let r = area.row; r < area.row + area.rows; r += 1) {
    for (let c = area.column; c < area.column + area.columns; c += 1) {
      if (r === area.row && c === area.column) continue;
      if (layer.has(keyOf(r, c)) || !isEmpty(cellAt(sheet, r, c))) return false;
    }
  }
  return true;
}

function countSpilled(sheet: Sheet, ...passes: readonly Layers[]): number {
  const own = formulaCells(sheet).length;
  return Math.max(...passes.map((layers) => (layers.get(sheet.id)?.size ?? 0) - own));
}

function sameLayers(a: Layers, b: Layers): boolean {
  for (const [sheetId, layer] of b) {
    const other = a.get(sheetId);
    if ((other?.size ?? 0) !== layer.size) return false;
    for (const [key, value] of layer) {
      if (!sameValue(other?.get(key) ?? null, value)) return false;
    }
  }
  return true;
}

function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && a?.error === b?.error;
}
