/** Copying blocks of cells, within a tab or between tabs. References shift with the copy. */
import { type Area, areaOf } from '../area';
import { replaceSheet, sheetById } from '../book';
import { tidy } from '../cell';
import type { Aspects, ChangeOf } from '../change';
import { rewriteFormula, shiftReference } from '../formula/rewrite';
import { cellAt, updateCells } from '../grid';
import type { Cell } from '../model';
import { changed, type Outcome, refused } from '../outcome';
import { sheetNotFound } from '../texts';
import type { ChangeContext, HandlerTable } from './handler';

export const copyHandlers: HandlerTable<'copy'> = {
  copy: {
    touches: (change) => [{ sheetId: change.to.sheetId, area: pasteArea(change) }],
    run: copy,
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
