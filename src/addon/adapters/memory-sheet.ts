/**
 * The core's `TextTable` over a hidden sheet whose cells are all plain text. Whole columns are read,
 * so one read tells the content and the height of the grid.
 */
import type { TextTable } from '../../core/ports';
import { STATE_COLUMNS } from '../../core/state';
import { columnName } from './a1';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** `null` in place of the sheet: it is missing, and is made anew on the first write by `create`. */
export function memorySheet(existing: Sheet | null, create: () => Sheet): TextTable {
  let sheet = existing;
  let gridRows = 1;
  return {
    read: () => {
      if (!sheet) return null;
      const rows = sheet.getRange(`A:${columnName(STATE_COLUMNS)}`).getValues();
      gridRows = rows.length;
      return rows.map((row) => row.map((cell) => String(cell)));
    },
    writeRows: (row, rows) => {
      if (!sheet) {
        sheet = create();
        gridRows = 1;
      }
      const lastRow = row + rows.length - 1;
      if (lastRow > gridRows) {
        const missing = lastRow - gridRows;
        sheet.insertRowsAfter(gridRows, missing);
        sheet.getRange(gridRows + 1, 1, missing, STATE_COLUMNS).setNumberFormat('@');
        gridRows = lastRow;
      }
      const range = sheet.getRange(row, 1, rows.length, STATE_COLUMNS);
      range.setValues(rows.map((texts) => [...texts]));
    },
  };
}
