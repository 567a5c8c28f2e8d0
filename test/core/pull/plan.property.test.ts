/**
 * The planner under random histories: one list perturbed twice gives three related views of each
 * record, which is how the real ones come about. Seeded; a failure prints its seed and example.
 */
import fc from 'fast-check';
import type { CellValue } from '../../../src/core/value/cell';
import { type BenchFields, benchRecord, HEADER, pullBench } from '../../support/pull-bench';

const RUNS = 300;
const text = fc.constantFrom('Acme', 'Bolt', '=1+1', '+61 400', "'x", '007', ' padded ', 'é', '');
const fields: fc.Arbitrary<BenchFields> = fc.record({
  name: fc.option(text, { nil: null }),
  stage: fc.option(fc.constantFrom('New', 'Won'), { nil: null }),
  value: fc.option(fc.constantFrom(0, -1, 100, 250.5), { nil: null }),
  close: fc.option(fc.constantFrom('2026-12-01', '1999-12-31'), { nil: null }),
});
const ids = ['a', 'b', 'c', 'd', 'e'];
const list = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fields), { selector: ([id]) => id });
const edit = fc.record({
  row: fc.nat(6),
  column: fc.integer({ min: 2, max: 5 }),
  cell: fc.constantFrom<CellValue>('typed', 7, '', { serial: 46_000 }, true),
});
const history = fc.record({
  before: list,
  after: list,
  edits: fc.array(edit, { maxLength: 4 }),
  turn: fc.nat(4),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function replay({ before, after, edits, turn }: History) {
  const bench = pullBench();
  bench.records = before.map(([id, f]) => benchRecord(id, f));
  bench.pull();
  const rows = bench.tab.grid.slice(1);
  bench.tab.grid = [[...HEADER], ...rows.slice(turn), ...rows.slice(0, turn)];
  const edited = new Map<string, CellValue>();
  for (const { row, column, cell } of edits) {
    const cells = bench.tab.grid[row + 1];
    if (!cells?.[1]) continue;
    while (cells.length < HEADER.length) cells.push('');
    // Typing what stands there already is no edit.
    if (JSON.stringify(cells[column]) === JSON.stringify(cell)) continue;
    cells[column] = cell;
    edited.set(`${cells[1]}:${column}`, cell);
  }
  bench.records = after.map(([id, f]) => benchRecord(id, f));
  return { bench, edited };
}

function check(property: (input: History) => void): void {
  fc.assert(fc.property(history, property), { seed: 20_261_121, numRuns: RUNS });
}

describe('planner, random histories', () => {
  test('PL4 an edited cell keeps its content', () => {
    let kept = 0;
    check((input) => {
      const { bench, edited } = replay(input);
      bench.pull();
      const byId = new Map(bench.tab.grid.map((row) => [row[1], row]));
      for (const [place, cell] of edited) {
        const [id = '', column = ''] = place.split(':');
        expect(byId.get(id)?.[Number(column)]).toEqual(cell);
        kept++;
      }
    });
    expect(kept).toBeGreaterThan(RUNS / 4);
  });

  test('PL9 every listed record has exactly one row, and none is ever removed', () => {
    check((input) => {
      const { bench } = replay(input);
      const before = bench.tab.grid.map((row) => row[1]);
      bench.pull();
      const after = bench.tab.grid.slice(1).map((row) => row[1]);
      expect(new Set(after).size).toBe(after.length);
      const wanted = [...before.slice(1), ...input.after.map(([id]) => id)];
      expect(new Set(after)).toEqual(new Set(wanted));
    });
  });

  test('PL11 a second pull writes nothing and changes no mark', () => {
    check((input) => {
      const { bench } = replay(input);
      bench.pull();
      const settled = JSON.stringify(bench.tab.grid);
      bench.tab.written = 0;
      bench.pull();
      expect(bench.tab.written).toBe(0);
      expect(JSON.stringify(bench.tab.grid)).toBe(settled);
    });
  });

  test('PL11 the order of rows and of the list does not matter', () => {
    check((input) => {
      const one = replay(input).bench;
      const other = replay({ ...input, after: [...input.after].reverse(), turn: 0 }).bench;
      if (input.edits.length > 0) return;
      one.pull();
      other.pull();
      const sorted = (grid: CellValue[][]) =>
        grid.slice(1).sort((a, b) => String(a[1]).localeCompare(String(b[1])));
      expect(sorted(one.tab.grid)).toEqual(sorted(other.tab.grid));
    });
  });
});
