import type { SheetDoubts } from '../../../../src/host/sheet/doubts';
import { createWorkbook } from '../../../../src/host/sheet/workbook';
import { evaluate, hostScript, MARIA, messageOf } from '../../../support/script-host';

const FILE = `const file = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = file.getActiveSheet();`;
const ROWS = `${FILE} sheet.getRange('A1:A4').setValues([['a'], ['b'], ['c'], ['d']]);
  const column = () => sheet.getRange('A1:A6').getValues().map((row) => row[0]).join('');`;

function under(doubts: Partial<SheetDoubts>) {
  return { workbook: createWorkbook({ owner: MARIA, doubts }) };
}

describe('SH8 getRange', () => {
  test.each([
    ['sheet.getRange(2, 3).getA1Notation()', 'C2'],
    ['sheet.getRange(2, 3, 2).getA1Notation()', 'C2:C3'],
    ['sheet.getRange(2, 3, 2, 2).getA1Notation()', 'C2:D3'],
    ["sheet.getRange('C5:B2').getA1Notation()", 'B2:C5'],
    ["sheet.getRange('D:F').getNumRows()", 1000],
    ["sheet.getRange('Sheet1!A1').getSheet().getName()", 'Sheet1'],
    ["file.getRange('B2').getRow()", 2],
    ["sheet.getRange('B2:C4').offset(1, 1).getA1Notation()", 'C3:D5'],
    ["sheet.getRange('B2:C4').offset(0, 0, 1).getA1Notation()", 'B2:C2'],
    ["sheet.getRange('B2:C4').offset(0, 0, 1, 5).getA1Notation()", 'B2:F2'],
    ["sheet.getRange('B2:C4').getCell(2, 2).getA1Notation()", 'C3'],
    ["sheet.getRange('B2:C4').getLastRow() + sheet.getRange('B2:C4').getLastColumn()", 7],
    ["sheet.getRange('B2').getSheet().getSheetId()", 0],
    [
      "sheet.getRangeList(['A1', 'B2:C3']).getRanges().map((r) => r.getA1Notation())",
      ['A1', 'B2:C3'],
    ],
  ])('%s', (expression, expected) => {
    expect(evaluate(`${FILE} return ${expression};`)).toEqual(expected);
  });

  test.each([
    ['sheet.getRange(0, 1)', 'The starting row of the range is too small.'],
    ['sheet.getRange(1, 0)', 'The starting column of the range is too small.'],
    ['sheet.getRange(1, 1, 0)', 'The number of rows in the range must be at least 1.'],
    ['sheet.getRange(1, 1, 1, 0)', 'The number of columns in the range must be at least 1.'],
    [
      'sheet.getRange(1001, 1)',
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    [
      "sheet.getRange('AA1')",
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    ["sheet.getRange('nonsense!')", 'Range not found'],
    ["sheet.getRange('Missing!A1')", 'Range not found'],
    [
      'sheet.getRange(1)',
      "The parameters (number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
    [
      "sheet.getRange(1, 'x')",
      "The parameters (number,String) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
    [
      'sheet.getRange(NaN, 1)',
      "The parameters (number,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
    ["sheet.getRange('B2').getCell(2, 1)", 'Cell reference out of range'],
  ])('%s is refused', (expression, message) => {
    expect(messageOf(`${FILE} ${expression};`)).toBe(message);
  });

  test('gives fixed coordinates, which may leave the grid later', () => {
    expect(
      evaluate(`${ROWS} const r = sheet.getRange('A2'); sheet.insertRowBefore(1);
      return r.getValue();`),
    ).toBe('a');
    const body = `${FILE} const r = sheet.getRange('A1000'); sheet.deleteRow(1); r.getValues();`;
    expect(messageOf(body)).toMatch(/outside the dimensions/);
  });
});

describe('SH8 size and content of a tab', () => {
  test.each([
    ['sheet.getLastRow()', 4],
    ['sheet.getLastColumn()', 1],
    ['sheet.getMaxRows()', 1000],
    ['sheet.getMaxColumns()', 26],
    ['sheet.getDataRange().getA1Notation()', 'A1:A4'],
    ["sheet.appendRow(['e', 1]).getLastRow()", 5],
    ['sheet.clear() && sheet.getDataRange().getValues()', [['']]],
    ['sheet.clearContents() && sheet.getLastRow()', 0],
    ["sheet.getRange('Z9').setValue('=\"\"') && sheet.getLastRow()", 9],
    ['sheet.sort(1, false) && column()', 'dcba'],
    ["sheet.getRange('A1:A4').sort({ column: 1, ascending: false }) && column()", 'dcba'],
    ["sheet.getRange('A1:A4').sort([{ column: 1, ascending: false }]) && column()", 'dcba'],
    ["sheet.getRange('A1').copyTo(sheet.getRange('A5:A6')) || column()", 'abcdaa'],
    ["sheet.getRange('A1').moveTo(sheet.getRange('A6')) || column()", 'bcda'],
    ["sheet.getRange('A1:B1').merge().isPartOfMerge()", true],
    [
      "sheet.getRange('A1:B1').merge() && sheet.getRange('B1').getMergedRanges()[0].getA1Notation()",
      'A1:B1',
    ],
    ["sheet.getRange('A1:B1').merge().breakApart().isPartOfMerge()", false],
  ])('%s', (expression, expected) => {
    expect(evaluate(`${ROWS} return ${expression};`)).toEqual(expected);
  });

  test.each([
    ['extends', 1001],
    ['refused', 'The coordinates of the range are outside the dimensions of the sheet.'],
  ] as const)('appendRow on a full grid: %s', (appendOnFullGrid, expected) => {
    const body = `${FILE} sheet.getRange('A1000').setValue('x');
      try { sheet.appendRow(['y']); } catch (error) { return error.message; }
      return sheet.getMaxRows();`;
    expect(evaluate(body, under({ appendOnFullGrid }))).toBe(expected);
  });

  test('copying may be limited to values or formats', () => {
    const body = `${FILE} sheet.getRange('A1').setFormula('1+1').setBackground('red');
      sheet.getRange('A1').copyTo(sheet.getRange('B1'), { contentsOnly: true });
      sheet.getRange('A1').copyTo(sheet.getRange('C1'), { formatOnly: true });
      sheet.getRange('A1').copyTo(
        sheet.getRange('D1'), SpreadsheetApp.CopyPasteType.PASTE_FORMULA, false);
      return [sheet.getRange('B1:D1').getFormulas(), sheet.getRange('B1:D1').getValues(),
        sheet.getRange('B1:D1').getBackgrounds()];`;
    expect(evaluate(body)).toEqual([
      [['', '', '=1+1']],
      [[2, '', 2]],
      [['#ffffff', '#ff0000', '#ffffff']],
    ]);
  });
});

describe('SH8 rows and columns', () => {
  test.each([
    ['insertRowBefore(2)', 'a|bcd'],
    ['insertRowAfter(2)', 'ab|cd'],
    ['insertRowsBefore(2, 2)', 'a||bcd'],
    ['insertRowsAfter(1, 2)', 'a||bcd'],
    ['insertRows(2)', 'a|bcd'],
    ['insertRows(2, 2)', 'a||bcd'],
    ['deleteRow(2)', 'acd'],
    ['deleteRows(2, 2)', 'ad'],
    ["moveRows(sheet.getRange('A1:A2'), 4)", 'cabd'],
  ])('sheet.%s', (call, expected) => {
    const body = `${ROWS} sheet.${call};
      return sheet.getRange('A1:A6').getValues().map((row) => row[0] || '|').join('');`;
    expect(String(evaluate(body)).replace(/\|+$/, '')).toBe(expected);
  });

  test.each([
    ['insertColumnBefore(1)', ['', 'a']],
    ['insertColumnsAfter(1, 1)', ['a', '']],
    ["moveColumns(sheet.getRange('A:A'), 3)", ['', 'a']],
    ['deleteColumn(1)', ['', '']],
    ['deleteColumns(2, 3)', ['a', '']],
  ])('sheet.%s', (call, expected) => {
    const body = `${ROWS} sheet.${call}; return sheet.getRange('A1:B1').getValues()[0];`;
    expect(evaluate(body)).toEqual(expected);
  });

  test.each([
    ['sheet.insertRowsAfter(1001, 1)', 'Those rows are out of bounds.'],
    ['sheet.deleteRows(999, 3)', 'Those rows are out of bounds.'],
    ['sheet.deleteColumn(27)', 'Those columns are out of bounds.'],
    ['sheet.deleteRows(1, 1000)', 'Sorry, it is not possible to delete all non-frozen rows.'],
    [
      "sheet.insertRowBefore('x')",
      "The parameters (String) don't match the method signature for SpreadsheetApp.Sheet.insertRowBefore.",
    ],
  ])('%s is refused', (call, message) => {
    expect(messageOf(`${FILE} ${call};`)).toBe(message);
  });

  test('are frozen, hidden and sized', () => {
    const body = `${FILE}
      sheet.setFrozenRows(2); sheet.setFrozenColumns(1);
      sheet.hideRows(3, 2); sheet.hideColumns(2); sheet.setColumnWidth(1, 240);
      sheet.setColumnWidths(2, 2, 50);
      return [sheet.getFrozenRows(), sheet.getFrozenColumns(), sheet.isRowHiddenByUser(4),
        sheet.isRowHiddenByUser(5), sheet.isColumnHiddenByUser(2), sheet.getColumnWidth(1),
        sheet.getColumnWidth(3), sheet.getColumnWidth(4)];`;
    expect(evaluate(body)).toEqual([2, 1, true, false, true, 240, 50, 100]);
  });
});

describe('SH8 tabs', () => {
  const NAMES = 'file.getSheets().map((s) => s.getName())';
  test.each([
    [`file.insertSheet() && ${NAMES}`, ['Sheet1', 'Sheet2']],
    [`file.insertSheet('X', 0) && ${NAMES}`, ['X', 'Sheet1']],
    [`file.insertSheet(0) && ${NAMES}`, ['Sheet2', 'Sheet1']],
    ["file.insertSheet('X').getIndex()", 2],
    ["file.insertSheet('X') && file.getActiveSheet().getName()", 'X'],
    [
      "sheet.getRange('A1').setValue('t') && file.insertSheet('X', { template: sheet }).getRange('A1').getValue()",
      't',
    ],
    ["file.getSheetByName('sheet1').getSheetId()", 0],
    ["file.getSheetByName('none')", null],
    ['file.getSheetById(0).getName()', 'Sheet1'],
    ['file.getSheetById(5)', null],
    [`sheet.setName('Deals') && ${NAMES}`, ['Deals']],
    ['sheet.hideSheet().isSheetHidden()', true],
    [`sheet.copyTo(file) && ${NAMES}`, ['Sheet1', 'Copy of Sheet1']],
    [`file.deleteSheet(file.insertSheet('X')) || ${NAMES}`, ['Sheet1']],
    [`file.insertSheet('X') && (file.moveActiveSheet(1), ${NAMES})`, ['X', 'Sheet1']],
    ['file.getNumSheets()', 1],
    [`file.duplicateActiveSheet() && ${NAMES}`, ['Sheet1', 'Copy of Sheet1']],
    ["(file.rename('New'), file.getName())", 'New'],
    ["sheet.setTabColor('red').getSheetName()", 'Sheet1'],
    ["sheet.setActiveSelection('B2:C3') && sheet.getActiveCell().getA1Notation()", 'B2'],
    ["file.setActiveRange(sheet.getRange('C3')) && sheet.getActiveRange().getA1Notation()", 'C3'],
    ["file.insertSheet('X') && sheet.getActiveRange()", null],
    ["file.insertSheet('X') && SpreadsheetApp.setActiveSheet(sheet).getName()", 'Sheet1'],
    [
      "sheet.setActiveSelection('C3') && file.insertSheet('X') && file.setActiveSheet(sheet) && file.getActiveRange().getA1Notation()",
      'A1',
    ],
    [
      "sheet.setActiveSelection('C3') && file.insertSheet('X') && file.setActiveSheet(sheet, true) && file.getActiveRange().getA1Notation()",
      'C3',
    ],
    [
      "file.insertSheet('X') && (sheet.activate(), SpreadsheetApp.getActiveSheet().getName())",
      'Sheet1',
    ],
    [
      "SpreadsheetApp.setActiveRange(sheet.getRange('D4')) && SpreadsheetApp.getActiveRange().getRow()",
      4,
    ],
    ['file.getId()', 'local-spreadsheet'],
    ['sheet.getParent().getId()', 'local-spreadsheet'],
    ["(file.setSpreadsheetTimeZone('Asia/Tokyo'), file.getSpreadsheetTimeZone())", 'Asia/Tokyo'],
    ["(file.setSpreadsheetLocale('de_DE'), file.getSpreadsheetLocale())", 'de_DE'],
  ])('%s', (expression, expected) => {
    expect(evaluate(`${FILE} return ${expression};`)).toEqual(expected);
  });

  test.each([
    [
      "file.insertSheet('Sheet1')",
      'A sheet with the name "Sheet1" already exists. Please enter another name.',
    ],
    [
      "const x = file.insertSheet('X'); file.deleteSheet(x); x.getLastRow()",
      /^Sheet \d+ not found$/,
    ],
    ["file.setSpreadsheetTimeZone('Nowhere')", 'Invalid argument: Nowhere'],
    [
      'file.getSheetByName(5)',
      "The parameters (number) don't match the method signature for SpreadsheetApp.Spreadsheet.getSheetByName.",
    ],
  ])('%s is refused', (call, message) => {
    const words = messageOf(`${FILE} ${call};`);
    if (typeof message === 'string') expect(words).toBe(message);
    else expect(words).toMatch(message);
  });
});

describe('SH8 the file and its scopes', () => {
  test('no other file can be opened with the narrow scope', () => {
    const oauthScopes = ['https://www.googleapis.com/auth/spreadsheets.currentonly'];
    const words = messageOf("SpreadsheetApp.openById('local-spreadsheet');", {
      manifest: { oauthScopes },
    });
    expect(words).toMatch(/not sufficient to call SpreadsheetApp\.openById/);
    expect(
      evaluate('return SpreadsheetApp.getActive().getNumSheets();', { manifest: { oauthScopes } }),
    ).toBe(1);
  });

  test('with the wide one the open file is found, another is not', () => {
    expect(evaluate("return SpreadsheetApp.openById('local-spreadsheet').getNumSheets();")).toBe(1);
    expect(messageOf("SpreadsheetApp.openById('other');")).toMatch(
      /^Unexpected error while getting/,
    );
  });

  test('a toast and a selection reach the world', () => {
    const host = hostScript(`function main() { ${FILE}
      file.toast('done', 'Title', 3);
      file.insertSheet('X').getRange('B2:C3').activate();
      return [file.getActiveRange().getA1Notation(), file.getActiveSheet().getName(),
        SpreadsheetApp.getCurrentCell().getA1Notation()];
    }`);
    expect(host.value()).toEqual(['B2:C3', 'X', 'B2']);
    expect(host.world.selection(MARIA)?.area).toMatchObject({ row: 2, column: 2, rows: 2 });
  });

  test('a method that is not emulated says its name', () => {
    expect(messageOf(`${FILE} sheet.newChart();`)).toMatch(/not emulated: Sheet\.newChart/);
  });
});
