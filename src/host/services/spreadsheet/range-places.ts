/** Range: where it is, ranges beside it, merges, and whether it is blank. */
import { type Area, a1Of, areaOf, intersects, lastColumnOf, lastRowOf } from '../../sheet/area';
import { mayEdit } from '../../sheet/rights';
import { ScriptError } from '../../world/service';
import { method, sheetClass } from './define';
import {
  bookOf,
  type RangeObject,
  rangeHandle,
  readingOf,
  sheetHandle,
  sheetOf,
} from './file-access';
import { areaFromNumbers } from './places';

/** A parameter list of one to four numbers is cut or filled with the range's own size. */
function offsetArea(area: Area, args: readonly unknown[]): readonly unknown[] {
  const [down, right, rows = area.rows, columns = area.columns] = args;
  return [area.row + Number(down), area.column + Number(right), rows, columns];
}

export const rangePlaces = sheetClass<RangeObject>(
  { name: 'Range' },
  {
    getRow: method('handle', '', ({ area }) => area.row),
    getColumn: method('handle', '', ({ area }) => area.column),
    getNumRows: method('handle', '', ({ area }) => area.rows),
    getNumColumns: method('handle', '', ({ area }) => area.columns),
    getHeight: method('handle', '', ({ area }) => area.rows),
    getWidth: method('handle', '', ({ area }) => area.columns),
    getLastRow: method('handle', '', ({ area }) => lastRowOf(area)),
    getLastColumn: method('handle', '', ({ area }) => lastColumnOf(area)),
    getRowIndex: method('handle', '', ({ area }) => area.row),
    getGridId: method('handle', '', ({ sheetId }) => sheetId),
    getA1Notation: method('handle', '', ({ area }) => a1Of(area)),
    getSheet: method('handle', '', ({ sheetId }, _args, context) => sheetHandle(context, sheetId)),

    offset: method(
      'handle',
      ['number, number', 'number, number, number', 'number, number, number, number'],
      ({ sheetId, area }, args, context) =>
        rangeHandle(
          context,
          sheetId,
          areaFromNumbers(sheetOf(context, sheetId), offsetArea(area, args)),
        ),
    ),
    /** Counted from the range's own first cell; must lie inside it. */
    getCell: method('handle', 'number, number', ({ sheetId, area }, [row, column], context) => {
      const [r, c] = [Number(row), Number(column)];
      if (r < 1 || c < 1 || r > area.rows || c > area.columns) {
        throw new ScriptError('Cell reference out of range');
      }
      return rangeHandle(context, sheetId, areaOf(area.row + r - 1, area.column + c - 1));
    }),

    getMergedRanges: method('read', '', ({ sheetId, area }, _args, context) =>
      readingOf(context, sheetId)
        .sheet.merges.filter((merge) => intersects(merge, area))
        .map((merge) => rangeHandle(context, sheetId, merge)),
    ),
    isPartOfMerge: method('read', '', ({ sheetId, area }, _args, context) =>
      readingOf(context, sheetId).sheet.merges.some((merge) => intersects(merge, area)),
    ),
    isBlank: method('read', '', ({ sheetId, area }, _args, context) => {
      const { sheet, view } = readingOf(context, sheetId);
      for (let row = area.row; row <= lastRowOf(area); row += 1) {
        for (let column = area.column; column <= lastColumnOf(area); column += 1) {
          if (view.value(sheet, row, column) !== null) return false;
        }
      }
      return true;
    }),
    canEdit: method('read', '', ({ sheetId, area }, _args, context) => {
      const { workbook } = context.world;
      const actor = { user: context.user, via: 'script' as const };
      const rights = { book: bookOf(context), actor, doubts: workbook.doubts };
      return mayEdit(sheetOf(context, sheetId), area, rights);
    }),
    activate: method('ui', '', (range, _args, context) => {
      const { sheetId, area } = range;
      context.world.select(context.user, { sheetId, area });
      return context.handle('Range', range);
    }),
  },
);
