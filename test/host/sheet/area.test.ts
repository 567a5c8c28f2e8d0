import {
  a1Of,
  areaFromA1,
  areaOf,
  columnName,
  columnNumber,
  splitSheetName,
} from '../../../src/host/sheet/area';

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [18278, 'ZZZ'],
])('column %i is %s', (column, name) => {
  expect([columnName(column), columnNumber(name)]).toEqual([name, column]);
});

test.each([
  ['A1', areaOf(1, 1)],
  ['$C$5', areaOf(5, 3)],
  ['C5:B2', areaOf(2, 2, 4, 2)],
  ['D:F', areaOf(1, 4, 100, 3)],
  ['8:8', areaOf(8, 1, 1, 26)],
  ['B3:B', areaOf(3, 2, 98, 1)],
  ['aa1', areaOf(1, 27)],
])('%s is an area', (text, expected) => {
  expect(areaFromA1(text, 100, 26)).toEqual(expected);
});

test.each(['', 'A', '1', 'A0', 'A1:B2:C3', 'hello world', '#REF!', 'A-1'])('%j is none', (text) => {
  expect(areaFromA1(text, 100, 26)).toBeNull();
});

test.each([
  [areaOf(2, 2), 'B2'],
  [areaOf(2, 2, 3, 1), 'B2:B4'],
])('%j is called %s', (area, name) => {
  expect(a1Of(area)).toBe(name);
});

test.each([
  ['A1', null, 'A1'],
  ['Deals!A1', 'Deals', 'A1'],
  ["'It''s mine'!A1:B2", "It's mine", 'A1:B2'],
])('%s names the tab %p', (text, sheet, a1) => {
  expect(splitSheetName(text)).toEqual({ sheet, a1 });
});
