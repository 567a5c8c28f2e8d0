/** From the parameters of `getRange` to an area, with Google's refusals. */
import { type Area, areaFromA1, areaOf, splitSheetName } from '../../sheet/area';
import { sheetByName } from '../../sheet/book';
import { isInGrid } from '../../sheet/grid';
import type { Sheet } from '../../sheet/model';
import * as texts from '../../sheet/texts';
import { ScriptError } from '../../world/service';
import type { SheetContext } from './define';
import { bookOf, sheetOf } from './file-access';

/** `(row, column[, rows[, columns]])`; fractions are cut off. */
export function areaFromNumbers(sheet: Sheet, args: readonly unknown[]): Area {
  const [row = 1, column = 1, rows = 1, columns = 1] = args.map((value) =>
    Math.trunc(Number(value)),
  );
  if (row < 1) throw new ScriptError(texts.ROW_TOO_SMALL);
  if (column < 1) throw new ScriptError(texts.COLUMN_TOO_SMALL);
  if (rows < 1) throw new ScriptError(texts.TOO_FEW_ROWS);
  if (columns < 1) throw new ScriptError(texts.TOO_FEW_COLUMNS);
  return inGrid(sheet, areaOf(row, column, rows, columns));
}

export interface Place {
  readonly sheetId: number;
  readonly area: Area;
}

/** `A1` notation; a tab's name in front wins over `sheetId`. */
export function placeFromA1(context: SheetContext, sheetId: number, text: string): Place {
  const { sheet: name, a1 } = splitSheetName(text);
  const sheet = name === null ? sheetOf(context, sheetId) : sheetByName(bookOf(context), name);
  const area = sheet && areaFromA1(a1, sheet.rows.length, sheet.columns.length);
  if (sheet === null || area === null) throw new ScriptError(texts.RANGE_NOT_FOUND);
  return { sheetId: sheet.id, area: inGrid(sheet, area) };
}

export function inGrid(sheet: Sheet, area: Area): Area {
  if (!isInGrid(sheet, area)) throw new ScriptError(texts.OUTSIDE_GRID);
  return area;
}
