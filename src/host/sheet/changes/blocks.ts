/** Copying and cutting blocks of cells, within a tab or between tabs. */
import { type Area, areaOf, contains } from '../area';
import { replaceSheet, sheetById } from '../book';
import { BLANK, tidy } from '../cell';
import type { Aspects, ChangeOf } from '../change';
import type { Reference } from '../formula/reference';
import { rewriteFormula, shiftReference } from '../formula/rewrite';
import { rewriteBook } from '../formula/rewrite-book';
import { cellAt, updateCells } from '../grid';
import type { Book, Cell, Sheet } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { RANGE_NOT_FOUND, sheetNotFound } from '../texts';
import type { ChangeContext, HandlerTable } from './handler';

export const blockHandlers: HandlerTable<'copy' | 'cut'> = {
  copy: {
    touches: (change) => [{ sheetId: change.to.sheetId, area: pasteArea(change) }],
    run: copy,
  },
  cut: {
    touches: ({ sheetId, area, to }) => [
      { sheetId, area },
      { sheetId: to.sheetId, area: areaOf(to.area.row, to.area.column, area.rows, area.columns) },
    ],
    run: cut,
  },
};

/** A destination that is a multiple of the source is filled with repetitions, as by a paste. */
function pasteArea({ area, to }: ChangeOf<'copy'>): Area {
  const repeats = (wanted: number, own: number): number => (wanted % own === 0 ? wanted : own);
  return areaOf(
    to.area.row,
    to.area.column,
    repeats(to.area.rows, area.rows),
    repeats(to.area.columns, area.columns),
  );
}

function copy(change: ChangeOf<'copy'>, { book, view }: ChangeContext): Outcome {
  const { area, to, aspects, valuesOnly } = change;
  const source = sheetById(book, change.sheetId);
  const target = sheetById(book, to.sheetId);
  if (source === null || target === null) return refused(sheetNotFound(change.sheetId));
  const paste = pasteArea(change);
  const next = updateCells(target, paste, (cell, row, column) => {
    const fromRow = area.row + ((row - paste.row) % area.rows);
    const fromColumn = area.column + ((column - paste.column) % area.columns);
    const original = cellAt(source, fromRow, fromColumn);
    const copied = valuesOnly
      ? {
          ...original,
          formula: '',
          planted: null,
          value: view().value(source, fromRow, fromColumn),
        }
      : shifted(original, row - fromRow, column - fromColumn);
    return combine(cell, copied, aspects);
  });
  return changed(replaceSheet(book, next));
}

/** A copy of the cell so many rows further down and columns further right. */
export function shifted(cell: Cell, rowsDown: number, columnsRight: number): Cell {
  if (cell.formula === '') return cell;
  const formula = rewriteFormula(cell.formula, (reference) =>
    shiftReference(reference, rowsDown, columnsRight),
  );
  return formula === cell.formula ? cell : { ...cell, formula };
}

/** `base` with the chosen aspects of `other`. */
export function combine(base: Cell, other: Cell, aspects: Aspects): Cell {
  const content = aspects.content ? other : base;
  return tidy({
    value: content.value,
    formula: content.formula,
    planted: content.planted,
    literal: content.literal,
    link: content.link,
    format: aspects.format ? other.format : base.format,
    note: aspects.notes ? other.note : base.note,
    rule: aspects.rules ? other.rule : base.rule,
  });
}

function cut({ sheetId, area, to }: ChangeOf<'cut'>, { book }: ChangeContext): Outcome {
  const source = sheetById(book, sheetId);
  const target = sheetById(book, to.sheetId);
  if (source === null || target === null) return refused(RANGE_NOT_FOUND);
  const down = to.area.row - area.row;
  const right = to.area.column - area.column;
  const follow = (reference: Reference, home: Sheet): Reference => {
    const inSource = (reference.sheet ?? home.name) === source.name && isInside(reference, area);
    const moved = inSource ? moveFixed(reference, down, right) : reference;
    const sheet = inSource ? target.name : (reference.sheet ?? home.name);
    return { ...moved, sheet };
  };
  const emptied = updateCells(source, area, () => BLANK);
  const cleared = replaceSheet(book, { ...emptied, merges: leftMerges(source, area) });
  const pasted = paste(cleared, source, { area, targetId: to.sheetId, down, right });
  // A moved formula reads its references from where it was written.
  const movedHome = (home: Sheet, row: number, column: number): Sheet =>
    home.id === target.id && contains(shiftArea(area, down, right), areaOf(row, column))
      ? source
      : home;
  return changed(
    rewriteBook(pasted, (reference, home, row, column) => {
      const next = follow(reference, movedHome(home, row, column));
      const named = reference.sheet !== null || next.sheet !== home.name;
      return sameReference(reference, { ...next, sheet: named ? next.sheet : null });
    }),
  );
}

interface CutPlan {
  readonly area: Area;
  readonly targetId: number;
  readonly down: number;
  readonly right: number;
}

function paste(book: Book, source: Sheet, { area, targetId, down, right }: CutPlan): Book {
  const target = sheetById(book, targetId);
  if (target === null) return book;
  const filled = updateCells(target, shiftArea(area, down, right), (_cell, row, column) =>
    cellAt(source, row - down, column - right),
  );
  const moved = source.merges
    .filter((merge) => contains(area, merge))
    .map((merge) => shiftArea(merge, down, right));
  return replaceSheet(book, { ...filled, merges: [...filled.merges, ...moved] });
}

const leftMerges = (sheet: Sheet, area: Area): readonly Area[] =>
  sheet.merges.filter((merge) => !contains(area, merge));

const shiftArea = (area: Area, down: number, right: number): Area =>
  areaOf(area.row + down, area.column + right, area.rows, area.columns);

function isInside({ start, end }: Reference, area: Area): boolean {
  return [start, end ?? start].every(
    ({ row, column }) => row !== null && column !== null && contains(area, areaOf(row, column)),
  );
}

/** Unlike a copy, a cut moves `$` references too. */
function moveFixed(reference: Reference, down: number, right: number): Reference {
  const corner = (at: Reference['start']): Reference['start'] => ({
    ...at,
    row: at.row === null ? null : at.row + down,
    column: at.column === null ? null : at.column + right,
  });
  return {
    ...reference,
    start: corner(reference.start),
    end: reference.end === null ? null : corner(reference.end),
  };
}

/** The old object when nothing changed, so that its text stays as it was written. */
function sameReference(old: Reference, next: Reference): Reference {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}
