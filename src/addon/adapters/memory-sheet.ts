/** The core's `TextTable` over a hidden sheet whose cells are all plain text. */
import type { TextTable } from '../../core/ports';

/** `null` in place of the sheet: it is missing, and is made anew on the first write by `create`. */
export function memorySheet(
  existing: GoogleAppsScript.Spreadsheet.Sheet | null,
  create: () => GoogleAppsScript.Spreadsheet.Sheet,
): TextTable {
  let sheet = existing;
  let rowsMade = 1;
  return {
    read: () => {
      if (!sheet) return null;
      const rows = sheet.getDataRange().getValues();
      rowsMade = Math.max(rows.length, 1);
      return rows.map((row) => row.map((cell) => String(cell)));
    },
    writeRows: (row, rows) => {
      const width = rows[0]?.length ?? 0;
      if (width === 0) return;
      if (!sheet) {
        sheet = create();
        rowsMade = 1;
      }
      const lastRow = row + rows.length - 1;
      if (lastRow > rowsMade) {
        sheet.insertRowsAfter(rowsMade, lastRow - rowsMade);
        rowsMade = lastRow;
      }
      const range = sheet.getRange(row, 1, rows.length, width);
      range.setNumberFormat('@');
      range.setValues(rows.map((texts) => [...texts]));
    },
  };
}
