/**
 * Cut and paste: cells go to another place whole, and references to them follow from anywhere, `$` or
 * not. A reference of a moved formula still points to what it pointed to.
 */
import { type Area, areaOf, contains, intersects } from '../area';
import { replaceSheet, sheetById } from '../book';
import { BLANK } from '../cell';
import type { ChangeOf } from '../change';
import type { Corner, Reference } from '../formula/reference';
import { type Rewrite, rewriteBook } from '../formula/rewrite-book';
import { cellAt, updateCells } from '../grid';
import type { Book, Sheet } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { PART_OF_MERGE, sheetNotFound } from '../texts';
import type { ChangeContext, HandlerTable } from './handler';

export const cutHandlers: HandlerTable<'cut'> = {
  cut: {
    touches: ({ sheetId, area, to }) => [
      { sheetId, area },
      { sheetId: to.sheetId, area: areaOf(to.area.row, to.area.column, area.rows, area.columns) },
    ],
    run: cut,
  },
};

interface Cut {
  readonly source: Sheet;
  readonly target: Sheet;
  readonly area: Area;
  /** Same size as `area`. */
  readonly destination: Area;
  readonly down: number;
  readonly right: number;
}

function cut({ sheetId, area, to }: ChangeOf<'cut'>, { book }: ChangeContext): Outcome {
  const source = sheetById(book, sheetId);
  const target = sheetById(book, to.sheetId);
  if (source === null || target === null) return refused(sheetNotFound(to.sheetId));
  const down = to.area.row - area.row;
  const right = to.area.column - area.column;
  const plan = { source, target, area, destination: shifted(area, down, right), down, right };
  if (splits(source.merges, area)) return refused(PART_OF_MERGE);
  const emptied = takeOut(book, plan);
  const place = sheetById(emptied, target.id);
  if (place === null || splits(place.merges, plan.destination)) return refused(PART_OF_MERGE);
  return changed(rewriteBook(putIn(emptied, place, plan), following(plan)));
}

function takeOut(book: Book, { source, area }: Cut): Book {
  const emptied = updateCells(source, area, () => BLANK);
  const merges = source.merges.filter((merge) => !contains(area, merge));
  return replaceSheet(book, { ...emptied, merges });
}

/** Cells and merges of the source, over whatever is at the destination. */
function putIn(book: Book, place: Sheet, { source, area, destination, down, right }: Cut): Book {
  const filled = updateCells(place, destination, (_cell, row, column) =>
    cellAt(source, row - down, column - right),
  );
  const kept = filled.merges.filter((merge) => !contains(destination, merge));
  const moved = source.merges
    .filter((merge) => contains(area, merge))
    .map((merge) => shifted(merge, down, right));
  return replaceSheet(book, { ...filled, merges: [...kept, ...moved] });
}

/** Whether the area holds some but not all cells of a merge. */
function splits(merges: readonly Area[], area: Area): boolean {
  return merges.some((merge) => intersects(merge, area) && !contains(area, merge));
}

function following({ source, target, area, destination, down, right }: Cut): Rewrite {
  return (reference, home, row, column) => {
    const isMoved = home.id === target.id && contains(destination, areaOf(row, column));
    const pointsTo = reference.sheet ?? (isMoved ? source.name : home.name);
    const follows = sameName(pointsTo, source.name) && isInside(reference, area);
    const sheet = follows ? target.name : pointsTo;
    if (!follows && (reference.sheet !== null || sameName(sheet, home.name))) return reference;
    const next = follows ? movedBy(reference, down, right) : reference;
    const named = reference.sheet !== null || !sameName(sheet, home.name);
    return { ...next, sheet: named ? sheet : null };
  };
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const shifted = (area: Area, down: number, right: number): Area =>
  areaOf(area.row + down, area.column + right, area.rows, area.columns);

function isInside({ start, end }: Reference, area: Area): boolean {
  return [start, end ?? start].every(
    ({ row, column }) => row !== null && column !== null && contains(area, areaOf(row, column)),
  );
}

function movedBy(reference: Reference, down: number, right: number): Reference {
  const move = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null ? null : corner.row + down,
    column: corner.column === null ? null : corner.column + right,
  });
  return {
    ...reference,
    start: move(reference.start),
    end: reference.end === null ? null : move(reference.end),
  };
}
