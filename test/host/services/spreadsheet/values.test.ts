import type { SheetDoubts } from '../../../../src/host/sheet/doubts';
import { createWorkbook } from '../../../../src/host/sheet/workbook';
import { evaluate, hostScript, MARIA, messageOf } from '../../../support/script-host';

const SHEET = 'const sheet = SpreadsheetApp.getActiveSheet();';
const TABLE = `${SHEET}
  sheet.getRange(1, 1, 2, 2).setValues([['a', 1], ['b', 2]]);`;

function under(doubts: Partial<SheetDoubts>, timeZone = 'Etc/UTC') {
  return { workbook: createWorkbook({ owner: MARIA, doubts, timeZone }) };
}

describe('SH8 Range values', () => {
  test.each([
    [
      "sheet.getRange('A1:B2').getValues()",
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    ["sheet.getRange('B1').getValue()", 1],
    [
      "sheet.getRange('A1:B2').getDisplayValues()",
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ["sheet.getRange('C1').getValue()", ''],
    ["sheet.getRange('B1:B2').setValue(7).getValues()", [[7], [7]]],
    ["sheet.getRange('A1').setValue(undefined).getValue()", ''],
    ["sheet.getRange('A1').setValue(null).isBlank()", true],
    ["sheet.getRange('B3').setFormula('SUM(B1:B2)').getValue()", 3],
    ["sheet.getRange('B3').setValue('=SUM(B1:B2)').getFormula()", '=SUM(B1:B2)'],
    [
      "sheet.getRange('A1:B3').getFormulas()",
      [
        ['', ''],
        ['', ''],
        ['', ''],
      ],
    ],
    ["sheet.getRange('A1').setFormulas([['=1+1']]).getValue()", 2],
    ["sheet.getRange('C1').setValue('00123').getValue()", 123],
    ["sheet.getRange('C1').setNumberFormat('@').setValue('00123').getValue()", '00123'],
    ["sheet.getRange('C1').setValue(\"'=1\").getValue()", '=1'],
    ["sheet.getRange('C1').setValue(NaN).getValue()", '#NUM!'],
    ["sheet.getRange('C1').setValue(new Date(0)) && sheet.getRange('C1').getValue().getTime()", 0],
    ["sheet.getRange('C1').setValue(new Date(0)).getValue() instanceof Date", true],
    ["sheet.getRange('C1').setValue('2026-01-02').getDisplayValue()", '2026-01-02'],
  ])('%s', (expression, expected) => {
    expect(evaluate(`${TABLE} return ${expression};`)).toEqual(expected);
  });

  test('a date is that day in the zone of the file, whatever zone the script has', () => {
    const body = `${SHEET}
      const cell = sheet.getRange('A1').setValue('2026-01-02');
      return cell.getValue().toISOString();`;
    expect(evaluate(body, under({}, 'Asia/Tokyo'))).toBe('2026-01-01T15:00:00.000Z');
  });

  test.each([
    ["setValues('x')", '(String) ', 'setValues'],
    ['setValues([1, 2])', '(number[]) ', 'setValues'],
    ['setValues(null)', '(null) ', 'setValues'],
    ['setValue()', '() ', 'setValue'],
    ['setNumberFormat(null)', '(null) ', 'setNumberFormat'],
    ["setFontWeight('bold', 1)", '(String,number) ', 'setFontWeight'],
    ['setFormula(5)', '(number) ', 'setFormula'],
    ['setBackgrounds([[null]], true)', '(null[][],Boolean) ', 'setBackgrounds'],
  ])('%s fits no signature', (call, types, method) => {
    expect(messageOf(`${SHEET} sheet.getRange('A1').${call};`)).toBe(
      `The parameters ${types}don't match the method signature for SpreadsheetApp.Range.${method}.`,
    );
  });

  test.each([
    [
      '[[1], [2], [3]]',
      'The number of rows in the data does not match the number of rows in the range. The data has 3 but the range has 2.',
    ],
    [
      '[[1, 2], [3]]',
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
    [
      '[]',
      'The number of rows in the data does not match the number of rows in the range. The data has 0 but the range has 2.',
    ],
  ])('data %s does not fit two rows of two', (data, message) => {
    expect(messageOf(`${SHEET} sheet.getRange('A1:B2').setValues(${data});`)).toBe(message);
  });

  test.each([
    ['atFlush', 'sheet.getRange("A1").setValue(Infinity); at = 2; SpreadsheetApp.flush();', 2],
    ['atFlush', 'sheet.getRange("A1").setValue(Infinity); at = 2; sheet.getLastRow();', 2],
    ['atWrite', 'sheet.getRange("A1").setValue(Infinity); at = 2;', 1],
  ] as const)('a refused write surfaces %s', (rejectionSurfaces, steps, expected) => {
    const body = `${SHEET} let at = 1; try { ${steps} } catch (error) { return at; } return 0;`;
    expect(evaluate(body, under({ rejectionSurfaces }))).toBe(expected);
  });

  test('a refused write that nothing reads surfaces when the execution ends', () => {
    const message = messageOf(`${SHEET} sheet.getRange('A1').setValue(Infinity);`);
    expect(message).toMatch(/cannot be stored/);
  });

  test('writes before the refused one stay, those after it are lost', () => {
    const host = hostScript(`function main() { ${SHEET}
      sheet.getRange('A1').setValue('kept');
      sheet.getRange('A2').setValue(Infinity);
      sheet.getRange('A3').setValue('lost');
    }
    function look() { ${SHEET} return sheet.getRange('A1:A3').getValues(); }`);
    expect(host.run().kind).toBe('threw');
    expect(host.value('look')).toEqual([['kept'], [''], ['']]);
  });
});

describe('SH8 Range notes and looks', () => {
  test.each([
    ["setNote('n').getNote()", 'n'],
    ['setNote(25).getNote()', '25'],
    ['setNote(null).getNote()', ''],
    ["setNotes([['x']]).getNotes()", [['x']]],
    ["setNote('n').clearNote().getNote()", ''],
    ['getNumberFormat()', '0.###############'],
    ["setNumberFormat('0.00').getNumberFormat()", '0.00'],
    ["setNumberFormat('0.00').setNumberFormat('general').getNumberFormat()", '0.###############'],
    ['getBackground()', '#ffffff'],
    ["setBackground('#F00').getBackground()", '#ff0000'],
    ["setBackground('red').setBackground('foo').getBackground()", '#ff0000'],
    ["setBackground('red').setBackground(null).getBackground()", '#ffffff'],
    ["setBackgrounds([['blue']]).getBackgrounds()", [['#0000ff']]],
    ["setFontWeight('bold').getFontWeight()", 'bold'],
    ["setFontColor('white').getFontColor()", '#ffffff'],
    ["setHorizontalAlignment('center').getHorizontalAlignment()", 'center'],
    ["setHorizontalAlignment('middle').getHorizontalAlignment()", 'general'],
    ["setVerticalAlignment('top').getVerticalAlignment()", 'top'],
    ['setWrap(true).getWrap()', true],
    ['setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP).getWrapStrategy().toString()', 'CLIP'],
    ["setValue('v').clearContent().isBlank()", true],
    ["setNote('n').clear().getNote()", ''],
    ["setNote('n').setValue('v').clear({ contentsOnly: true }).getNote()", 'n'],
    ["setBackground('red').clearFormat().getBackground()", '#ffffff'],
  ])('%s', (calls, expected) => {
    expect(evaluate(`${SHEET} return sheet.getRange('A1').${calls};`)).toEqual(expected);
  });
});

describe('SH8 RichTextValue', () => {
  const RICH = 'SpreadsheetApp.newRichTextValue()';

  test.each([
    [`sheet.getRange('A1').setRichTextValue(${RICH}.setText('=1+1').build()).getValue()`, '=1+1'],
    [`sheet.getRange('A1').setRichTextValue(${RICH}.setText('=1').build()).getFormula()`, ''],
    [
      `sheet.getRange('A1:A2').setRichTextValues([[${RICH}.setText('007').build()], [${RICH}.setText('x').build()]]).getValues()`,
      [['007'], ['x']],
    ],
    [
      `sheet.getRange('A1').setRichTextValue(${RICH}.setText('x').setLinkUrl('https://a.example').build()).getRichTextValue().getLinkUrl()`,
      'https://a.example',
    ],
    ["sheet.getRange('A1').setValue('plain').getRichTextValue().getText()", 'plain'],
    ["sheet.getRange('A1').setValue(5).getRichTextValue()", null],
    ["sheet.getRange('A1').setValue('=\"x\"').getRichTextValue()", null],
    [`${RICH}.setText('abc').build().copy().setText('d').build().getText()`, 'd'],
  ])('%s', (expression, expected) => {
    expect(evaluate(`${SHEET} return ${expression};`)).toEqual(expected);
  });

  test('cannot be made of an empty text', () => {
    expect(messageOf(`${RICH}.setText('');`)).toMatch(/Invalid argument/);
  });

  test('is the only thing that setRichTextValues takes', () => {
    expect(messageOf(`${SHEET} sheet.getRange('A1').setRichTextValues([['x']]);`)).toMatch(
      /^The parameters \(String\[\]\[\]\) don't match .*Range\.setRichTextValues\.$/,
    );
  });
});

describe('SH8 DataValidation', () => {
  const LIST = "SpreadsheetApp.newDataValidation().requireValueInList(['A', 'B'], true)";

  test('is read back with its type, values and settings', () => {
    const body = `${SHEET}
      sheet.getRange('A1:A2').setDataValidation(${LIST}.setHelpText('h').build());
      const rule = sheet.getRange('A2').getDataValidation();
      return [rule.getCriteriaType().toString(), rule.getCriteriaValues(), rule.getAllowInvalid(),
        rule.getHelpText(), sheet.getRange('B1').getDataValidation()];`;
    expect(evaluate(body)).toEqual(['VALUE_IN_LIST', [['A', 'B'], true], true, 'h', null]);
  });

  test('rejects a script too when it says so', () => {
    const body = `${SHEET}
      sheet.getRange('A1').setDataValidation(${LIST}.setAllowInvalid(false).build());
      sheet.getRange('A1').setValue('C');
      SpreadsheetApp.flush();`;
    expect(messageOf(body)).toBe(
      'The data you entered in cell A1 violates the data validation rules set on this cell. Please enter one of the following values: A, B.',
    );
  });

  test.each([
    ['setDataValidation(null).getDataValidation()', null],
    ['insertCheckboxes().getValue()', false],
    ["insertCheckboxes('yes', 'no').getValue()", 'no'],
    ['insertCheckboxes().getDataValidation().getCriteriaType().toString()', 'CHECKBOX'],
    ['insertCheckboxes().clearDataValidations().getDataValidation()', null],
    [
      'setDataValidations([[SpreadsheetApp.newDataValidation().requireNumberBetween(1, 3).build()]]).getDataValidation().getCriteriaValues()',
      [1, 3],
    ],
  ])('%s', (calls, expected) => {
    expect(evaluate(`${SHEET} return sheet.getRange('A1').${calls};`)).toEqual(expected);
  });

  test('a custom formula is meant for the first cell of the range', () => {
    const body = `${SHEET}
      sheet.getRange('A1:A2').setValues([[1], [5]]);
      const rule = SpreadsheetApp.newDataValidation()
        .requireFormulaSatisfied('=B1>A1').setAllowInvalid(false).build();
      sheet.getRange('B1:B2').setDataValidation(rule);
      sheet.getRange('B1').setValue(2);
      SpreadsheetApp.flush();
      sheet.getRange('B2').setValue(2);`;
    expect(messageOf(body)).toMatch(/cell B2 violates/);
  });
});

describe('SH8 RangeList', () => {
  test.each([
    ["setBackground('red')", 'getBackgrounds', [['#ff0000'], ['#ffffff'], ['#ff0000']]],
    ["setNumberFormat('0.00')", 'getDisplayValues', [['1.00'], ['2'], ['3.00']]],
    ["setNote('n')", 'getNotes', [['n'], [''], ['n']]],
    ["setNote('n').clearNote()", 'getNotes', [[''], [''], ['']]],
    ['clearContent()', 'getValues', [[''], [2], ['']]],
  ])('%s treats its ranges alike', (call, getter, expected) => {
    const body = `${SHEET} sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
      sheet.getRangeList(['A1', 'A3']).${call};
      return sheet.getRange('A1:A3').${getter}();`;
    expect(evaluate(body)).toEqual(expected);
  });
});
