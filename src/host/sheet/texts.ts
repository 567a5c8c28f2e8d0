/**
 * The words of refusals, as scripts see them in English.
 * Source: texts reported from the live service; where none is known the sentence is ours and marked.
 */

export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
export const TOO_MANY_CELLS =
  'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
export const CELL_TOO_LONG =
  'Your input contains more than the maximum of 50000 characters in a single cell.';
export const OUTSIDE_GRID = 'The coordinates of the range are outside the dimensions of the sheet.';
export const ROW_TOO_SMALL = 'The starting row of the range is too small.';
export const COLUMN_TOO_SMALL = 'The starting column of the range is too small.';
export const TOO_FEW_ROWS = 'The number of rows in the range must be at least 1.';
export const TOO_FEW_COLUMNS = 'The number of columns in the range must be at least 1.';
export const ROWS_OUT_OF_BOUNDS = 'Those rows are out of bounds.';
export const COLUMNS_OUT_OF_BOUNDS = 'Those columns are out of bounds.';
export const NO_ROW_LEFT = 'Sorry, it is not possible to delete all non-frozen rows.';
export const NO_COLUMN_LEFT = 'Sorry, it is not possible to delete all non-frozen columns.';
export const RANGE_NOT_FOUND = 'Range not found';
export const SECOND_FILTER = "You can't create a filter in a sheet that already has a filter.";
export const METADATA_PLACE =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';
export const PART_OF_MERGE =
  'You must select all cells in a merged range to merge or unmerge them.';

// Ours: no report of the live wording was found.
export const METADATA_FULL = 'The developer metadata of this location exceeds its storage limit.';
export const NOT_A_CELL_VALUE = 'The value cannot be stored in a cell.';
export const LAST_SHEET = "You can't remove all the sheets in a document.";
export const SORT_ACROSS_MERGE = 'You cannot sort a range that contains vertical merges.';
export const NO_FILTER = 'The sheet has no filter.';

export function sheetNameTaken(name: string): string {
  return `A sheet with the name "${name}" already exists. Please enter another name.`;
}

export function wrongRowCount(data: number, range: number): string {
  return `The number of rows in the data does not match the number of rows in the range. The data has ${data} but the range has ${range}.`;
}

export function wrongColumnCount(data: number, range: number): string {
  return `The number of columns in the data does not match the number of columns in the range. The data has ${data} but the range has ${range}.`;
}

/** `advice` is the rule's help text or what it allows. */
export function invalidData(a1: string, advice: string): string {
  return `The data you entered in cell ${a1} violates the data validation rules set on this cell. ${advice}`;
}

export function sheetNotFound(sheetId: number): string {
  return `Sheet ${sheetId} not found`;
}
