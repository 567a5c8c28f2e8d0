import fc from 'fast-check';
import { areaOf } from '../../../src/host/sheet/area';
import { type AxisEdit, mapArea, mapMoved, mapSpan } from '../../../src/host/sheet/span';

const insert = (at: number, count: number): AxisEdit => ({ kind: 'insert', at, count });
const remove = (from: number, count: number): AxisEdit => ({ kind: 'delete', from, count });
const move = (from: number, count: number, to: number) =>
  ({ kind: 'move', from, count, to }) as const;

describe('SH4 a stretch of rows', () => {
  test.each<[string, [number, number], AxisEdit, [number, number] | null]>([
    ['moves down when rows come before it', [3, 5], insert(3, 2), [5, 7]],
    ['grows when rows come inside', [3, 5], insert(4, 2), [3, 7]],
    ['ignores rows right after it', [3, 5], insert(6, 2), [3, 5]],
    ['shrinks at its start', [3, 5], remove(2, 2), [2, 3]],
    ['shrinks at its end', [3, 5], remove(5, 9), [3, 4]],
    ['shrinks in the middle', [3, 5], remove(4, 1), [3, 4]],
    ['goes with its rows', [3, 5], remove(3, 3), null],
    ['moves up when rows before it go', [3, 5], remove(1, 2), [1, 3]],
    ['goes with a moved block', [3, 4], move(3, 2, 8), [6, 7]],
    ['stays when rows change places inside it', [3, 6], move(3, 1, 7), [3, 6]],
    ['closes up when a part leaves', [3, 6], move(6, 1, 1), [4, 6]],
    ['grows when rows come into it', [3, 6], move(9, 1, 5), [3, 7]],
  ])('%s', (_what, [first, last], edit, expected) => {
    const next = mapSpan({ first, last }, edit);
    expect(next && [next.first, next.last]).toEqual(expected);
  });
});

const moves = fc
  .record({ from: fc.integer({ min: 1, max: 8 }), count: fc.integer({ min: 1, max: 3 }) })
  .chain(({ from, count }) =>
    fc.integer({ min: 1, max: 11 }).map((to) => move(from, Math.min(count, 11 - from), to)),
  )
  .filter(({ from, count, to }) => to < from || to > from + count);

test('SH4 a move renumbers rows as taking them out and putting them in does', () => {
  fc.assert(
    fc.property(moves, (edit) => {
      const rows = Array.from({ length: 10 }, (_, n) => n + 1);
      const block = rows.splice(edit.from - 1, edit.count);
      const at = edit.to > edit.from ? edit.to - edit.count : edit.to;
      rows.splice(at - 1, 0, ...block);
      const renumbered = rows.map((row) => mapMoved(row, edit));
      expect(renumbered).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('SH4 an area follows edits of rows and of columns', () => {
  const area = areaOf(3, 2, 2, 4);
  expect(mapArea(area, 'rows', insert(4, 1))).toEqual(areaOf(3, 2, 3, 4));
  expect(mapArea(area, 'columns', remove(1, 3))).toEqual(areaOf(3, 1, 2, 2));
  expect(mapArea(area, 'rows', remove(3, 2))).toBeNull();
});
