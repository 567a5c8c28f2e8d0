/**
 * How one kind of change is declared: which cells it touches (for rights and bounds), and how it
 * makes the new book. `onSheet` is the shape of most of them.
 */
import type { Area } from '../area';
import { replaceSheet, sheetById } from '../book';
import type { Actor, ChangeKind, ChangeOf, Spread } from '../change';
import type { SheetDoubts } from '../doubts';
import type { Calculator } from '../formula/calculator';
import type { Book, Sheet } from '../model';
import { changed, isRefused, type Outcome, refused, type SheetOutcome } from '../outcome';
import { sheetNotFound } from '../texts';
import type { View } from '../view';

export interface ChangeContext {
  readonly book: Book;
  readonly actor: Actor;
  readonly doubts: SheetDoubts;
  readonly calculator: Calculator;
  /** ms UTC. */
  readonly nowMs: number;
  /** The book's computed values. */
  view(): View;
}

/** Cells that a change alters. `area` null: something of the sheet that is no cell. */
export interface Touch {
  readonly sheetId: number;
  readonly area: Area | null;
}

export interface Handler<K extends ChangeKind> {
  touches(change: ChangeOf<K>, book: Book): readonly Touch[];
  run(change: ChangeOf<K>, context: ChangeContext): Outcome;
}

export type HandlerTable<K extends ChangeKind> = { readonly [Kind in K]: Handler<Kind> };

type InSheet = { readonly sheetId: number };

/** A handler that changes one sheet only. It touches the change's area, or the sheet as such. */
export function onSheet<C extends InSheet>(
  run: (sheet: Sheet, change: C, context: ChangeContext) => SheetOutcome,
): { touches(change: C): readonly Touch[]; run(change: C, context: ChangeContext): Outcome } {
  return {
    touches: (change) => [{ sheetId: change.sheetId, area: areaOfChange(change) }],
    run: (change, context) => withSheet(change, context, (sheet) => run(sheet, change, context)),
  };
}

function areaOfChange(change: object): Area | null {
  return 'area' in change ? (change.area as Area | null) : null;
}

/** Runs a step on the change's sheet and puts the result into the book. */
function withSheet(
  change: InSheet,
  { book }: ChangeContext,
  run: (sheet: Sheet) => SheetOutcome,
): Outcome {
  const sheet = sheetById(book, change.sheetId);
  if (sheet === null) return refused(sheetNotFound(change.sheetId));
  const next = run(sheet);
  if (isRefused(next)) return next;
  return changed(next === sheet ? book : replaceSheet(book, next));
}

/** The item of a spread for one cell of its area. */
export function pick<T>(spread: Spread<T>, area: Area, row: number, column: number): T {
  if ('all' in spread) return spread.all;
  const item = spread.each[row - area.row]?.[column - area.column];
  if (item === undefined) throw new Error('Broken assumption: the data fill the area');
  return item;
}
