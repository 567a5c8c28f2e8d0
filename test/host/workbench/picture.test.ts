import type { Change, FormatPatch, Input } from '../../../src/host/sheet/change';
import { createWorkbook } from '../../../src/host/sheet/workbook';
import { createPainter } from '../../../src/host/workbench/picture/sheet-picture';

const PERSON = { user: 'owner@example.com', via: 'person' } as const;
const A1 = { row: 1, column: 1, rows: 1, columns: 1 };

/** A file in which one cell has been changed, and how the page draws that cell. */
function pictureOf(changes: readonly Change[], locale = 'en_US') {
  const workbook = createWorkbook({ locale });
  for (const change of changes) {
    const outcome = workbook.apply(change, PERSON);
    if (outcome.kind === 'refused') throw new Error(outcome.message);
  }
  const [sheet] = createPainter().paint(workbook.current(), workbook.view());
  return sheet?.rows[0]?.cells[0] ?? null;
}

const enter = (input: Input): Change => ({
  kind: 'enter',
  sheetId: 0,
  area: A1,
  inputs: { all: input },
});
const format = (patch: FormatPatch): Change => ({
  kind: 'format',
  sheetId: 0,
  area: A1,
  patches: { all: patch },
});

describe('a cell as it is drawn and edited', () => {
  test.each<[string, readonly Change[], object | null]>([
    ['a blank cell is nothing', [], null],
    ['text', [enter('abc')], { text: 'abc' }],
    ['numbers stand right', [enter('1234.5')], { text: '1234.5', align: 'right' }],
    ['booleans in the middle', [enter('TRUE')], { text: 'TRUE', align: 'center' }],
    ['forced text is edited with its apostrophe', [enter("'007")], { text: '007', edit: "'007" }],
    [
      'in plain-text cells there is no apostrophe',
      [format({ numberFormat: '@' }), enter('007')],
      { text: '007' },
    ],
    [
      'a formula shows its result and is edited as formula',
      [enter('=1+2')],
      { text: '3', edit: '=1+2', align: 'right' },
    ],
    [
      'a percentage is edited as one',
      [enter('12.5%'), format({ numberFormat: '0%' })],
      { text: '13%', edit: '12.5%', align: 'right' },
    ],
    [
      'money is edited bare',
      [enter('1234.5'), format({ numberFormat: '$#,##0.00' })],
      { text: '$1,234.50', edit: '1234.5', align: 'right' },
    ],
    [
      'a day is edited as the locale writes it',
      [enter('2026-03-04'), format({ numberFormat: 'd mmmm' })],
      { text: '4 March', edit: '3/4/2026', align: 'right' },
    ],
    [
      'looks',
      [enter('x'), format({ background: '#ff0000', fontColor: '#00ff00', fontWeight: 'bold' })],
      { text: 'x', background: '#ff0000', color: '#00ff00', bold: true },
    ],
    [
      'a note of an empty cell',
      [{ kind: 'note', sheetId: 0, area: A1, notes: { all: 'look' } }],
      { text: '', note: 'look' },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(pictureOf(changes)).toEqual(expected);
  });

  test('what is edited can be entered again and is the same', () => {
    const typed = ["'007", '=1+2', '12.5%', '3/4/2026', '3/4/2026 17:30:00', '1,5', 'TRUE', '#N/A'];
    for (const text of typed) {
      const first = pictureOf([enter(text)]);
      const again = pictureOf([enter(first?.edit ?? first?.text ?? '')]);
      expect(again).toEqual(first);
    }
  });

  test('decimals are edited as the locale writes them', () => {
    const looks = format({ numberFormat: '0.00' });
    expect(pictureOf([enter('1,5'), looks], 'de_DE')).toEqual({
      text: '1,50',
      edit: '1,5',
      align: 'right',
    });
  });
});

describe('a tab as it is drawn', () => {
  const rule = (values: readonly string[], area: typeof A1): Change => ({
    kind: 'rule',
    sheetId: 0,
    area,
    rules: {
      all: {
        criterion: { kind: 'list', values, dropdown: true },
        allowInvalid: true,
        helpText: null,
      },
    },
  });

  test('drop-downs with the same values are one rule with their areas', () => {
    const workbook = createWorkbook();
    workbook.apply(rule(['a', 'b'], { row: 2, column: 2, rows: 3, columns: 1 }), PERSON);
    workbook.apply(rule(['a', 'b'], { row: 6, column: 2, rows: 1, columns: 1 }), PERSON);
    workbook.apply(rule(['c'], { row: 2, column: 3, rows: 1, columns: 1 }), PERSON);
    const [sheet] = createPainter().paint(workbook.current(), workbook.view());
    expect(sheet?.head.rules).toEqual([
      {
        kind: 'list',
        values: ['a', 'b'],
        areas: [
          { row: 2, column: 2, rows: 3, columns: 1 },
          { row: 6, column: 2, rows: 1, columns: 1 },
        ],
      },
      {
        kind: 'list',
        values: ['c'],
        areas: [{ row: 2, column: 3, rows: 1, columns: 1 }],
      },
    ]);
  });

  test('a row that did not change is the same picture', () => {
    const workbook = createWorkbook();
    const { paint } = createPainter();
    workbook.apply(enter('a'), PERSON);
    const [before] = paint(workbook.current(), workbook.view());
    workbook.apply({ ...enter('b'), area: { ...A1, row: 2 } } as Change, PERSON);
    const [after] = paint(workbook.current(), workbook.view());
    expect(after?.rows[0]).toBe(before?.rows[0]);
    expect(after?.rows[1]).not.toBe(before?.rows[1]);
  });
});
