/** What probes put on a cell besides its content, and what of it they find again. */

type Range = GoogleAppsScript.Spreadsheet.Range;

export type Part = 'note' | 'colour' | 'format' | 'rule';

/** The builder of a drop-down of `a` and `b`. */
export function dropDown(): GoogleAppsScript.Spreadsheet.DataValidationBuilder {
  return SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true);
}

/** Gives a cell all the parts. Returns the cell. */
export function dress(cell: Range): Range {
  const rule = dropDown().build();
  return cell.setNote('note').setBackground('#ff0000').setNumberFormat('@').setDataValidation(rule);
}

/** Those of the parts that a cell has. */
export function partsOf(cell: Range): readonly Part[] {
  const parts: Readonly<Record<Part, boolean>> = {
    note: cell.getNote() === 'note',
    colour: cell.getBackground() === '#ff0000',
    format: cell.getNumberFormat() === '@',
    rule: cell.getDataValidation() !== null,
  };
  return (Object.keys(parts) as Part[]).filter((part) => parts[part]);
}
