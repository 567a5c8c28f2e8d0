import { readReference } from '../../../src/host/sheet/formula/reference';
import {
  followAxis,
  rewriteFormula,
  shiftReference,
} from '../../../src/host/sheet/formula/rewrite';

describe('SH5 references in formulas', () => {
  test.each([
    '=A1+$B$2*C$3',
    '=\'My tab\'!A1:B2&"A1"',
    '=SUM(A:A, 2:3, B2:B)',
    '=LOG10(A1)',
    '=A1B+_A1',
    '=#REF!+A1',
  ])('stay as they were written: %s', (formula) => {
    expect(rewriteFormula(formula, (reference) => ({ ...reference }))).toBe(formula);
  });

  test.each([
    ['A1', null, 1, 1],
    ['$C$7', null, 7, 3],
    ['Deals!B2', 'Deals', 2, 2],
    ["'It''s'!B2", "It's", 2, 2],
  ])('%s is read', (text, sheet, row, column) => {
    const found = readReference(`=${text}`, 1);
    expect(found?.reference).toMatchObject({ sheet, start: { row, column } });
  });

  test.each(['LOG10(', 'AAAA1', 'A0B', 'a1b'])('%s is none', (text) => {
    expect(readReference(`=${text}`, 1)).toBeNull();
  });

  test.each([
    ['=A5+A4', 'rows', { kind: 'insert', at: 5, count: 2 }, '=A7+A4'],
    ['=SUM(A2:A4)', 'rows', { kind: 'insert', at: 3, count: 1 }, '=SUM(A2:A5)'],
    ['=SUM(A2:A4)', 'rows', { kind: 'delete', from: 3, count: 5 }, '=SUM(A2:A2)'],
    ['=$A$5', 'rows', { kind: 'delete', from: 5, count: 1 }, '=#REF!'],
    ['=SUM(A2:A)', 'rows', { kind: 'insert', at: 1, count: 1 }, '=SUM(A3:A)'],
    ['=SUM(A:A)', 'rows', { kind: 'delete', from: 1, count: 9 }, '=SUM(A:A)'],
    ['=SUM(B:D)', 'columns', { kind: 'delete', from: 2, count: 1 }, '=SUM(B:C)'],
    ['=B1', 'columns', { kind: 'move', from: 2, count: 1, to: 5 }, '=D1'],
    ['=SUM(2:2)', 'rows', { kind: 'insert', at: 1, count: 3 }, '=SUM(5:5)'],
  ] as const)('%s follows %s %j: %s', (formula, dimension, edit, expected) => {
    expect(rewriteFormula(formula, (ref) => followAxis(ref, dimension, edit))).toBe(expected);
  });

  test.each([
    ['=A1', 2, 1, '=B3'],
    ['=$A1+A$1', 2, 1, '=$A3+B$1'],
    ['=A1', -1, 0, '=#REF!'],
    ['=SUM(A:A)', 5, 1, '=SUM(B:B)'],
    ['=x!B2:C3', 1, 0, '=x!B3:C4'],
  ])('%s copied by %i rows and %i columns is %s', (formula, down, right, expected) => {
    expect(rewriteFormula(formula, (ref) => shiftReference(ref, down, right))).toBe(expected);
  });
});
