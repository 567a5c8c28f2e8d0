import { univerCalculator } from '../../../../src/host/sheet/formula/univer-calculator';
import { fileWith, type TestFile } from '../file';

const DEALS = [
  ['Name', 'Stage', 'Value', 'Closed'],
  ['Ann', 'won', 100, '1/2/2026'],
  ['Bob', 'lost', 250, '2/3/2026'],
  ['Cid', 'won', 300, '12/31/2026'],
  ['Dee', null, null, null],
  ["'#N/A", true, "'7", '=NA()'],
];

const calculator = univerCalculator;

function deals(): TestFile {
  return fileWith(DEALS, { calculator });
}

describe("SH9 functions of Univer's", () => {
  test.each<[string, unknown]>([
    ['=XLOOKUP("Bob",A2:A4,C2:C4)', 250],
    ['=XLOOKUP("Zed",A2:A4,C2:C4,"none")', 'none'],
    ['=INDEX(A2:C4,MATCH("Cid",A2:A4,0),3)', 300],
    ['=INDEX(A2:C4,9,1)', '#REF!'],
    ['=SUMIFS(C2:C5,B2:B5,"won")', 400],
    ['=SUMIF(B2:B5,"w*",C2:C5)', 400],
    ['=COUNTIFS(B2:B5,"won",C2:C5,">100")', 1],
    ['=COUNTIF(C2:C6,">=250")', 2],
    ['=COUNTBLANK(A2:D5)', 3],
    ['=MEDIAN(C2:C4)', 250],
    ['=SUM(C2:D6)', '#N/A'],
    ['=SUM()', '#N/A'],
    ['=TEXT(D2,"mmm d, yyyy")', 'Jan 2, 2026'],
    ['=TEXT(0.256,"0.0%")', '25.6%'],
    ['=TEXTJOIN(", ",TRUE,A2:A5)', 'Ann, Bob, Cid, Dee'],
    ['=REGEXEXTRACT("deal 123","[0-9]+")', '123'],
    ['=EOMONTH(D2,0)', 46053],
    ['=NETWORKDAYS(D2,D3)', 23],
    ['=DATEVALUE("2026-01-02")', 46024],
    ['=TIME(12,0,0)', 0.5],
    ['=IFS(C2>200,"big",C2>50,"middling",TRUE,"small")', 'middling'],
    ['=SWITCH(B2,"won",1,"lost",2,0)', 1],
    ['=SWITCH()', '#ERROR!'],
    ['=IFNA(NA(),"x")', 'x'],
    ['=ISNA(D6)', true],
    ['=ISNA(A6)', false],
    ['=ISNUMBER(C6)', false],
    ['=FIND("z","abc")', '#VALUE!'],
    ['=POWER(-1,0.5)', '#NUM!'],
    ['=SUMPRODUCT((B2:B4="won")*C2:C4)', 400],
    ['=SUM(IMPORTRANGE("a","b"))', 'Loading...'],
    ['=PMT(0,10,1000)', -100],
  ])('%s is %p', (formula, expected) => {
    const file = deals();
    file.put('H1', formula);
    expect(file.value('H1')).toBe(expected);
  });

  test.each<[string, unknown[][]]>([
    ['=UNIQUE(B2:B4)', [['won'], ['lost']]],
    ['=FILTER(A2:A5,B2:B5="won",C2:C5>100)', [['Cid']]],
    [
      '=SORT(A2:C4,3,FALSE)',
      [
        ['Cid', 'won', 300],
        ['Bob', 'lost', 250],
        ['Ann', 'won', 100],
      ],
    ],
    ['=SPLIT("a,b,,3",",")', [['a', 'b', 3]]],
    ['=ARRAYFORMULA(VLOOKUP(A2:A4,A2:C4,3,FALSE))', [[100], [250], [300]]],
    ['=ARRAYFORMULA(ROW(A2:A4))', [[2], [3], [4]]],
    ['=INDEX(A2:C4,0,3)', [[100], [250], [300]]],
    [
      '=HSTACK(A2:A3,C2:C3)',
      [
        ['Ann', 100],
        ['Bob', 250],
      ],
    ],
    ['=INDIRECT("A2:A3")', [['Ann'], ['Bob']]],
    ['=OFFSET(A1,1,0,2,1)', [['Ann'], ['Bob']]],
  ])('%s spills', (formula, expected) => {
    const file = deals();
    file.put('H1', formula);
    const a1 = `H1:${'HIJ'[(expected[0]?.length ?? 1) - 1]}${expected.length}`;
    expect(file.values(a1)).toEqual(expected);
  });

  test.each([
    ['=LEN(A2:A4)', 'H3', 3],
    ['=VLOOKUP(A2:A4,A2:C4,3,FALSE)', 'H3', 250],
    ['=COUNTIF(B2:B4,B2:B4)', 'H3', 1],
    ['=LEN(A2:A4)', 'H9', '#VALUE!'],
  ])('%s in %s takes the cell beside it', (formula, a1, expected) => {
    const file = deals();
    file.put(a1, formula);
    expect(file.value(a1)).toBe(expected);
  });

  test.each(['TAKE(A2:A4,1)', 'LAMBDA(x,x)', 'RAND()', 'QUERY(A1:C4,"select A")', 'constructor()'])(
    '=%s is not known',
    (call) => {
      const file = deals();
      file.put('H1', `=${call}`);
      expect(file.value('H1')).toBe('#NAME?');
    },
  );

  test('keep nothing of one file for another', () => {
    const [one, two] = [fileWith([[1], [1]], { calculator }), fileWith([[1], [2]], { calculator })];
    for (const file of [one, two]) file.put('B1', '=COUNTIF(A1:A2,1)');
    expect([one.value('B1'), two.value('B1'), one.value('B1')]).toEqual([2, 1, 2]);
    one.put('A2', 5);
    expect([one.value('B1'), two.value('B1')]).toEqual([1, 1]);
  });

  test('see the rows that a filter lets through in SUBTOTAL, and no other subtotal', () => {
    const file = deals();
    file.put('C7', '=SUBTOTAL(109,C2:C6)');
    file.do({ kind: 'hide', dimension: 'rows', from: 3, count: 1, hidden: true });
    file.put('H1', '=SUBTOTAL(9,C2:C7)');
    expect([file.value('C7'), file.value('H1')]).toEqual([400, 650]);
  });

  test('follow formulas deeper than the stack', () => {
    const chain = Array.from({ length: 900 }, (_, n) => [n === 0 ? 1 : `=SUM(A${n},1)`]);
    expect(fileWith(chain, { calculator }).value('A900')).toBe(900);
  });
});
