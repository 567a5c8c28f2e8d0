/**
 * The services' way to the file: reading it (queued writes first), queueing a write, changing it at
 * once, and the objects that stand for its parts in scripts.
 */
import { type Area, areaOf } from '../../sheet/area';
import { sheetById } from '../../sheet/book';
import type { Change } from '../../sheet/change';
import { isInGrid } from '../../sheet/grid';
import type { Book, Sheet } from '../../sheet/model';
import { sheetNotFound } from '../../sheet/texts';
import type { View } from '../../sheet/view';
import type { HandleRef } from '../../world/service';
import { ScriptError } from '../../world/service';
import type { SheetContext } from './define';

/** Behind a script's `Spreadsheet`: there is only one file. */
export interface SpreadsheetObject {
  readonly className: 'Spreadsheet';
}

export interface SheetObject {
  readonly className: 'Sheet';
  readonly sheetId: number;
}

/** Fixed coordinates: a script's range does not move when rows are inserted above it. */
export interface RangeObject {
  readonly className: 'Range';
  readonly sheetId: number;
  readonly area: Area;
}

export function spreadsheetHandle(context: SheetContext): HandleRef {
  const target: SpreadsheetObject = { className: 'Spreadsheet' };
  return context.handle('Spreadsheet', target);
}

export function sheetHandle(context: SheetContext, sheetId: number): HandleRef {
  const target: SheetObject = { className: 'Sheet', sheetId };
  return context.handle('Sheet', target);
}

export function rangeHandle(context: SheetContext, sheetId: number, area: Area): HandleRef {
  const target: RangeObject = { className: 'Range', sheetId, area };
  return context.handle('Range', target);
}

/** The file as it is now, without what is still queued: enough for its tabs and their sizes. */
export function bookOf(context: SheetContext): Book {
  return context.world.workbook.current();
}

/** The tab, or the error that a script gets for one that was deleted. */
export function sheetOf(context: SheetContext, sheetId: number): Sheet {
  const sheet = sheetById(bookOf(context), sheetId);
  if (sheet === null) throw new ScriptError(sheetNotFound(sheetId));
  return sheet;
}

export interface Reading {
  readonly book: Book;
  readonly view: View;
  readonly sheet: Sheet;
}

/** For reads of cells: queued writes are sent first, and may be refused now. */
export function readingOf(context: SheetContext, sheetId: number): Reading {
  context.pending.apply();
  const { workbook } = context.world;
  return { book: workbook.current(), view: workbook.view(), sheet: sheetOf(context, sheetId) };
}

/** Makes a change at once, after everything queued. Gives the id of what it created. */
export function changeNow(context: SheetContext, change: Change): number | null {
  context.pending.apply();
  return commit(context, change);
}

/** Queues a change; by the doubt about rejections it may be made at once instead. */
export function queueChange(context: SheetContext, cells: number, change: Change): void {
  if (context.world.workbook.doubts.rejectionSurfaces === 'atWrite') {
    context.pending.apply();
    context.pending.add(cells, () => {});
    commit(context, change);
    return;
  }
  context.pending.add(cells, () => {
    commit(context, change);
  });
}

function commit(context: SheetContext, change: Change): number | null {
  const outcome = context.world.workbook.apply(change, { user: context.user, via: 'script' });
  if (outcome.kind === 'refused') throw new ScriptError(outcome.message);
  return outcome.made;
}

/** What the user has selected; the first tab's A1 for one without an open editor. */
export function selectionOf(context: SheetContext): {
  readonly sheetId: number;
  readonly area: Area;
} {
  const selection = context.world.selection(context.user);
  const { sheets } = bookOf(context);
  if (selection !== null && sheets.some(({ id }) => id === selection.sheetId)) return selection;
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  if (first === undefined) throw new Error('Broken assumption: a file has a tab');
  return { sheetId: first.id, area: areaOf(1, 1) };
}

/**
 * Brings a tab to the front, at A1 or at what the user selected there last. Source: Spreadsheet
 * reference, setActiveSheet and its restoreSelection.
 */
export function activateSheet(
  context: SheetContext,
  { sheetId }: SheetObject,
  restoresSelection: boolean,
): HandleRef {
  const last = restoresSelection ? context.world.lastSelection(context.user, sheetId) : null;
  const isThere = last !== null && isInGrid(sheetOf(context, sheetId), last.area);
  const area = isThere ? last.area : areaOf(1, 1);
  context.world.select(context.user, { sheetId, area });
  return sheetHandle(context, sheetId);
}

export const cellsIn = (area: Area): number => area.rows * area.columns;
