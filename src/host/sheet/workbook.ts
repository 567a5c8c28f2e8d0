/**
 * A spreadsheet file that can be changed: the one mutable cell around the immutable `Book`.
 *
 * Promises: every change goes through `apply`, is all or nothing, and respects the rights of its
 * actor; `current()` is a snapshot that never changes. Must not know: Apps Script, the world, Node.
 */
import { applyChange } from './apply-change';
import { newBook } from './book';
import type { Actor, Change } from './change';
import { type SheetDoubts, sheetDoubts } from './doubts';
import type { Calculator } from './formula/calculator';
import { smallCalculator } from './formula/small-calculator';
import type { Book } from './model';
import type { Outcome } from './outcome';
import { createView, type View } from './view';

export interface WorkbookOptions {
  readonly id?: string;
  readonly name?: string;
  /** Default `en_US`. */
  readonly locale?: string;
  /** IANA name; default `America/New_York`. */
  readonly timeZone?: string;
  /** E-mail of the owner, whom no protection stops. */
  readonly owner?: string;
  /** Names of the first tabs; default one, `Sheet1`. */
  readonly tabs?: readonly string[];
  readonly doubts?: Partial<SheetDoubts>;
  readonly calculator?: Calculator;
  /** For dates typed without a year and for NOW(). ms UTC; default a fixed moment in 2026. */
  nowMs?(): number;
}

export interface Workbook {
  readonly doubts: SheetDoubts;
  /** The file as it is now. Keep it to compare, or to `restore`. */
  current(): Book;
  /** Makes one change, wholly or not at all. The outcome says what was made, or why it was refused. */
  apply(change: Change, actor: Actor): Outcome;
  /** Sets the file back, as undo or "Restore this version" do. */
  restore(book: Book): void;
  /** What the cells show and yield, formulas computed. Cheap as long as the file did not change. */
  view(): View;
}

const DEFAULT_NOW_MS = Date.UTC(2026, 0, 15, 15);

export function createWorkbook(options: WorkbookOptions = {}): Workbook {
  const doubts = sheetDoubts(options.doubts);
  const calculator = options.calculator ?? smallCalculator;
  const nowMs = options.nowMs ?? (() => DEFAULT_NOW_MS);
  let book = newBook(options);
  let view: View | null = null;

  const setBook = (next: Book): void => {
    if (next !== book) view = null;
    book = next;
  };
  const currentView = (): View => {
    view ??= createView({ book, calculator, nowMs: nowMs() });
    return view;
  };

  return {
    doubts,
    current: () => book,
    apply(change, actor) {
      const outcome = applyChange(change, {
        book,
        actor,
        doubts,
        calculator,
        nowMs: nowMs(),
        view: currentView,
      });
      if (outcome.kind === 'changed') setBook(outcome.book);
      return outcome;
    },
    restore: setBook,
    view: currentView,
  };
}
