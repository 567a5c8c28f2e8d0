import type { Calculator } from '../../../src/host/sheet/formula/calculator';
import { smallCalculator } from '../../../src/host/sheet/formula/small-calculator';
import { univerCalculator } from '../../../src/host/sheet/formula/univer-calculator';
import { fileWith, testFile } from './file';

const CALCULATORS: readonly (readonly [string, Calculator])[] = [
  ['the small calculator', smallCalculator],
  ["the calculator with Univer's functions", univerCalculator],
];

/** Result of a formula in E1 beside a small table. */
function result(formula: string, calculator: Calculator): unknown {
  const file = fileWith(
    [
      [1, 2, 'x'],
      [3, 4, 'Y'],
      [null, true, "'7"],
    ],
    { calculator },
  );
  file.put('E1', formula);
  return file.value('E1');
}

describe.each(CALCULATORS)('SH5 %s', (_name, calculator) => {
  test.each<[string, unknown]>([
    ['=1+2*3', 7],
    ['=-2^2', 4],
    ['=(1+2)*3', 9],
    ['=10%', 0.1],
    ['=2&"a"', '2a'],
    ['="say ""hi"""', 'say "hi"'],
    ['=1/0', '#DIV/0!'],
    ['="a"*1', '#VALUE!'],
    ['="7"*1', 7],
    ['=1<2', true],
    ['="A"="a"', true],
    ['=A1+B2', 5],
    ['=A3+1', 1],
    ['=A3=""', true],
    ['=SUM(A1:B3)', 10],
    ['=SUM(A1;B1)', 3],
    ['=AVERAGE(A1:A3)', 2],
    ['=AVERAGE(C1:C2)', '#DIV/0!'],
    ['=COUNT(A1:C3)', 4],
    ['=COUNTA(A1:C3)', 8],
    ['=COUNTIF(A1:A3,">1")', 1],
    ['=SUMIF(A1:A3,">1",B1:B3)', 4],
    ['=MAX(A1:B2)-MIN(A1:B2)', 3],
    ['=IF(A1>0,"yes","no")', 'yes'],
    ['=IF(A1>1,"yes")', false],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=IFERROR(A1,"none")', 1],
    ['=AND(A1=1,B1=2)', true],
    ['=NOT(FALSE)', true],
    ['=CONCATENATE(A1,"-",C2)', '1-Y'],
    ['=JOIN(",",A1:B1)', '1,2'],
    ['=UPPER(LEFT(C1,1))', 'X'],
    ['=LEN(TRIM("  a  b "))', 3],
    ['=ROUND(2.345,2)', 2.35],
    ['=MOD(-1,3)', 2],
    ['=YEAR(DATE(2026,1,2))', 2026],
    ['=VLOOKUP(3,A1:C2,3,FALSE)', 'Y'],
    ['=VLOOKUP(9,A1:C2,3,FALSE)', '#N/A'],
    ['=VLOOKUP(5,{5,"first";5,"second"},2,FALSE)', 'first'],
    ['=VLOOKUP(9,A1:C2,3)', 'Y'],
    ['=VLOOKUP(0,A1:C2,3)', '#N/A'],
    ['=ROW()+COLUMN()', 6],
    ['=ROWS(A1:C3)', 3],
    ['=SUM(A:A)', 4],
    ['=TRUE', true],
    ['=HYPERLINK("https://x.example","label")', 'label'],
    ['=SOMETHING(1)', '#NAME?'],
    ['=bare', '#NAME?'],
    ['=1+', '#ERROR!'],
    ['=Missing!A1', '#REF!'],
    ['=IMPORTXML("https://x.example","//a")', 'Loading...'],
    ['=GOOGLEFINANCE("X")', 'Loading...'],
    ['=SQRT(-1)', '#NUM!'],
    ['=B1:B2', 2],
    ['=A1:B2', '#VALUE!'],
  ])('%s is %p', (formula, expected) => {
    expect(result(formula, calculator)).toBe(expected);
  });

  test('takes the cell beside it from a column', () => {
    const file = fileWith([[5], [6]], { calculator });
    file.put('B2', '=A1:A2*10');
    expect(file.value('B2')).toBe(60);
  });

  test('reads other tabs, in any case of letters', () => {
    const file = testFile({ calculator, tabs: ['One', 'Two words'] });
    const [, other] = file.workbook.current().sheets;
    const at = { row: 1, column: 1, rows: 1, columns: 1 };
    file.workbook.apply(
      { kind: 'enter', sheetId: other?.id ?? -1, area: at, inputs: { all: 42 } },
      { user: 'x@example.com', via: 'person' },
    );
    file.put('A1', "='two Words'!A1");
    expect(file.value('A1')).toBe(42);
  });

  test('calls a circle #REF!', () => {
    const file = fileWith([['=B1', '=A1']], { calculator });
    expect(file.values('A1:B1')).toEqual([['#REF!', '#REF!']]);
  });

  test('follows chains of thousands of cells in both directions', () => {
    const down = Array.from({ length: 900 }, (_, n) => [n === 0 ? 1 : `=A${n}+1`]);
    const up = Array.from({ length: 900 }, (_, n) => [n === 899 ? 1 : `=B${n + 2}+1`]);
    const file = fileWith(down, { calculator });
    file.put('B1:B900', up);
    expect(file.value('A900')).toBe(900);
    expect(file.value('B1')).toBe(900);
  });

  test('finds circles longer than its depth', () => {
    const ring = Array.from({ length: 900 }, (_, n) => [`=A${((n + 1) % 900) + 1}`]);
    const file = fileWith(ring, { calculator });
    expect(file.value('A1')).toBe('#REF!');
  });

  test('takes NOW from the clock of the file, in its zone', () => {
    const file = testFile({
      calculator,
      timeZone: 'Asia/Tokyo',
      nowMs: () => Date.UTC(2026, 0, 1, 20),
    });
    file.put('A1', '=TODAY()');
    file.put('A2', '=NOW()');
    expect(file.value('A1')).toBe(46024);
    expect(file.value('A2')).toBeCloseTo(46024 + 5 / 24, 9);
  });
});

describe.each(CALCULATORS)('SH5 an array formula, with %s', (_name, calculator) => {
  test.each<[string, unknown[][]]>([
    ['=ARRAYFORMULA(A1:A2*10)', [[10], [30]]],
    [
      '={1,2;3,4}',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '=SEQUENCE(2,2,5)',
      [
        [5, 6],
        [7, 8],
      ],
    ],
    ['=TRANSPOSE(A1:A2)', [[1, 3]]],
    ['=ARRAYFORMULA(IF(A1:A2>1,"big","small"))', [['small'], ['big']]],
  ])('%s spills', (formula, expected) => {
    const file = fileWith([[1], [3]], { calculator });
    file.put('E1', formula);
    const a1 = `E1:${'EF'[(expected[0]?.length ?? 1) - 1]}${expected.length}`;
    expect(file.values(a1)).toEqual(expected);
  });

  test('has its text in its own cell only, and counts as content', () => {
    const file = fileWith([['=SEQUENCE(3)']], { calculator });
    expect([file.formula('A1'), file.formula('A2')]).toEqual(['=SEQUENCE(3)', '']);
    expect(file.workbook.view().end(file.sheet())).toEqual({ row: 3, column: 1 });
    expect(file.workbook.view().isSpilled(file.sheet(), 3, 1)).toBe(true);
    expect(file.workbook.view().isSpilled(file.sheet(), 1, 1)).toBe(false);
  });

  test('breaks when something is written into its spill and recovers when that goes', () => {
    const file = fileWith([['=SEQUENCE(3)']], { calculator });
    file.put('A2', 'mine');
    expect(file.values('A1:A3')).toEqual([['#REF!'], ['mine'], ['']]);
    file.put('A2', '');
    expect(file.values('A1:A3')).toEqual([[1], [2], [3]]);
  });

  test('breaks at the edge of the grid and at merged cells', () => {
    const file = testFile({ calculator });
    file.put('Z1', '=SEQUENCE(1,2)');
    expect(file.value('Z1')).toBe('#REF!');
    file.put('A1', '=SEQUENCE(3)');
    file.do({ kind: 'merge', area: file.area('A3:B3'), how: 'all' });
    expect(file.value('A1')).toBe('#REF!');
  });

  test('feeds formulas that lean on its spill, also through other spills', () => {
    const file = fileWith([['=SEQUENCE(3)', '=ARRAYFORMULA(A1:A3*2)', '=SUM(B1:B3)']], {
      calculator,
    });
    expect(file.value('C1')).toBe(12);
  });
});

describe('SH5 a planted result', () => {
  test('stands in for the calculator, spills, and goes with its formula', () => {
    const file = fileWith([['=QUERY(x)', null]]);
    expect(file.value('A1')).toBe('#NAME?');
    file.do({
      kind: 'plant',
      row: 1,
      column: 1,
      values: [
        ['a', 1],
        ['b', 2],
      ],
    });
    expect(file.values('A1:B2')).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    file.put('A1', '=1');
    expect(file.value('A1')).toBe(1);
  });

  test('moves with its cell', () => {
    const file = fileWith([['=QUERY(x)']]);
    file.do({ kind: 'plant', row: 1, column: 1, values: [['here']] });
    file.do({ kind: 'insert', dimension: 'rows', at: 1, count: 2, like: 'after' });
    expect(file.value('A3')).toBe('here');
  });
});
