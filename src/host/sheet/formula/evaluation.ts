/**
 * Evaluates formula cells in whatever order they need each other, once each. A circle is `#REF!`.
 * Long chains do not exhaust the stack: beyond a depth the innermost cell is computed first.
 */
import { errorOf } from '../cell';
import { cellAt, type FormulaCell } from '../grid';
import type { Block, Book, Sheet, Value } from '../model';
import type { Calculator, Reader } from './calculator';
import { keyOf } from './place-key';

/** Computed and spilled values by sheet id and place. */
export type Layers = ReadonlyMap<number, ReadonlyMap<number, Value>>;

export interface EvaluationOptions {
  readonly book: Book;
  readonly calculator: Calculator;
  readonly nowMs: number;
}

const DEPTH_MAX = 200;

interface Place {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** Thrown through the calculator when a chain is too deep; caught below, never seen outside. */
interface TooDeep {
  readonly tag: 'tooDeep';
  readonly place: Place;
}

/** Returns a function that evaluates a formula cell. `spilled`: what earlier passes found. */
export function createEvaluator(
  { book, calculator, nowMs }: EvaluationOptions,
  spilled: Layers,
): (sheet: Sheet, at: FormulaCell) => Block {
  const known = new Map<Sheet, Map<number, Block>>();
  const open = new Set<string>();
  let depth = 0;

  const remembered = (sheet: Sheet): Map<number, Block> => {
    let blocks = known.get(sheet);
    if (blocks === undefined) {
      blocks = new Map();
      known.set(sheet, blocks);
    }
    return blocks;
  };

  const read: Reader = (sheet, row, column) => {
    const cell = cellAt(sheet, row, column);
    if (cell.formula !== '') return result({ sheet, row, column })[0]?.[0] ?? null;
    return cell.value ?? spilled.get(sheet.id)?.get(keyOf(row, column)) ?? null;
  };

  function result(place: Place): Block {
    const { sheet, row, column } = place;
    const key = keyOf(row, column);
    const done = remembered(sheet).get(key);
    if (done !== undefined) return done;
    const name = `${sheet.id}!${key}`;
    if (open.has(name)) return [[errorOf('#REF!')]];
    if (depth >= DEPTH_MAX) throw { tag: 'tooDeep', place } satisfies TooDeep;
    const { formula, planted } = cellAt(sheet, row, column);
    open.add(name);
    depth += 1;
    try {
      const block = planted ?? calculator.evaluate({ book, ...place, formula, nowMs }, read);
      remembered(sheet).set(key, block);
      return block;
    } finally {
      open.delete(name);
      depth -= 1;
    }
  }

  return (sheet, at) => {
    const waiting: Place[] = [{ sheet, row: at.row, column: at.column }];
    for (;;) {
      const place = waiting.at(-1);
      if (place === undefined) return result({ sheet, row: at.row, column: at.column });
      try {
        result(place);
        waiting.pop();
      } catch (thrown) {
        if (!isTooDeep(thrown)) throw thrown;
        const { place: needed } = thrown;
        // Needed by itself, in a circle longer than the depth.
        if (waiting.some((other) => isSamePlace(other, needed))) {
          remembered(needed.sheet).set(keyOf(needed.row, needed.column), [[errorOf('#REF!')]]);
        } else {
          waiting.push(needed);
        }
      }
    }
  };
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}

function isTooDeep(thrown: unknown): thrown is TooDeep {
  return (
    typeof thrown === 'object' && thrown !== null && 'tag' in thrown && thrown.tag === 'tooDeep'
  );
}
