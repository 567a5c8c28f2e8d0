/**
 * The port to whatever computes formulas. Synchronous and pure: the same place in the same book
 * yields the same block. Spilling, circles and remembering are the view's business, not the
 * calculator's.
 */
import type { Block, Book, Sheet, Value } from '../model';

export interface FormulaPlace {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** With the leading `=`. */
  readonly formula: string;
  /** The present moment, ms UTC. */
  readonly nowMs: number;
}

/** What a cell yields, formulas computed on demand. */
export type Reader = (sheet: Sheet, row: number, column: number) => Value;

export interface Calculator {
  /** The formula's results; one row and one column for an ordinary formula. Never throws by itself. */
  evaluate(place: FormulaPlace, read: Reader): Block;
}
