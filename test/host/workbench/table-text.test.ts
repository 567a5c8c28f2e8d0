import { readTable } from '../../../src/host/workbench/table-text';

describe('text from the clipboard as a table', () => {
  test.each<[string, string, readonly (readonly string[])[]]>([
    ['one cell', 'a', [['a']]],
    ['nothing', '', [['']]],
    [
      'two lines of two cells',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line end at the end is no further line', 'a\tb\r\n', [['a', 'b']]],
    [
      'empty cells stay',
      '\ta\t\n\t\t',
      [
        ['', 'a', ''],
        ['', '', ''],
      ],
    ],
    [
      'a cell of several lines in quotes',
      'a\t"b\nc"\nd\te',
      [
        ['a', 'b\nc'],
        ['d', 'e'],
      ],
    ],
    ['doubled quotes in quotes', '"say ""hi"""\tb', [['say "hi"', 'b']]],
    ['quotes inside a plain cell', '5" pipe\tx', [['5" pipe', 'x']]],
  ])('%s', (_what, text, table) => {
    expect(readTable(text)).toEqual(table);
  });
});
