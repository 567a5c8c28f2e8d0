import fc from 'fast-check';
import { decodeCursor, encodeCursor, keysetPage } from '../../../src/host/sandbox/keyset-page';
import {
  createTable,
  type Order,
  type Position,
  positionOf,
} from '../../../src/host/sandbox/table';

interface Row {
  readonly id: string;
  readonly madeMs: number;
}

const newest: Order<Row> = { name: 'newest', valueOf: (row) => row.madeMs, descending: true };
const all = () => true;
const rowsArbitrary = fc.uniqueArray(
  fc.record({ id: fc.uuid(), madeMs: fc.integer({ min: 0, max: 20 }) }),
  { selector: (row) => row.id, maxLength: 40 },
);

test('SB5 pages in a row give every accepted row once, in order, forwards and backwards', () => {
  fc.assert(
    fc.property(rowsArbitrary, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
      const table = createTable(rows);
      const accept = (row: Row) => row.madeMs % 3 !== 0;
      const forwards: string[] = [];
      let after: Position | undefined;
      for (;;) {
        const page = keysetPage(table, { order: newest, limit, after, accept });
        forwards.push(...page.rows.map((row) => row.id));
        expect(page.hasEarlier).toBe(forwards.length > page.rows.length);
        const last = page.rows.at(-1);
        if (!page.hasMore || last === undefined) break;
        after = positionOf(newest, last);
      }
      const wanted = table.idsBy(newest).filter((id) => accept(table.get(id) as Row));
      expect(forwards).toEqual(wanted);

      const lastRow = table.get(wanted.at(-1) ?? '');
      if (lastRow === undefined) return;
      const before = positionOf(newest, lastRow);
      const back = keysetPage(table, { order: newest, limit, before, accept });
      expect(back.rows.map((row) => row.id)).toEqual(wanted.slice(0, -1).slice(-limit));
      expect(back.hasMore).toBe(true);
      expect(back.hasEarlier).toBe(wanted.length - 1 > limit);
    }),
    { seed: 11 },
  );
});

test('SB5 rows that stay are seen exactly once although others come and go between pages', () => {
  const motion = fc.array(
    fc.record({ insertMs: fc.integer({ min: 0, max: 20 }), removes: fc.nat() }),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(rowsArbitrary, motion, (rows, steps) => {
      const table = createTable(rows);
      const gone = new Set<string>();
      const seen: string[] = [];
      let after: Position | undefined;
      for (let turn = 0; ; turn++) {
        const page = keysetPage(table, { order: newest, limit: 3, after, accept: all });
        seen.push(...page.rows.map((row) => row.id));
        const last = page.rows.at(-1);
        if (!page.hasMore || last === undefined) break;
        after = positionOf(newest, last);
        const step = steps[turn];
        if (step === undefined) continue;
        table.put({ id: `new ${turn}`, madeMs: step.insertMs });
        const victim = rows[step.removes % rows.length];
        if (victim !== undefined && table.remove(victim.id)) gone.add(victim.id);
      }
      expect(new Set(seen).size).toBe(seen.length);
      const stayed = rows.map((row) => row.id).filter((id) => !gone.has(id));
      expect(seen).toEqual(expect.arrayContaining(stayed));
    }),
    { seed: 12 },
  );
});

test('SB5 a change of the sorting value moves a row, any other change does not', () => {
  const table = createTable<Row & { readonly name?: string }>([
    { id: 'a', madeMs: 1 },
    { id: 'b', madeMs: 2 },
  ]);
  expect(table.idsBy(newest)).toEqual(['b', 'a']);
  table.put({ id: 'a', madeMs: 1, name: 'renamed' });
  expect(table.idsBy(newest)).toEqual(['b', 'a']);
  table.put({ id: 'a', madeMs: 3 });
  expect(table.idsBy(newest)).toEqual(['a', 'b']);
});

test('SB5 a cursor comes back as the position it was made of, anything else as null', () => {
  expect(decodeCursor(encodeCursor([17, 'x']))).toEqual([17, 'x']);
  for (const text of ['', 'nonsense', 'bnVsbA', 'WzFd', '☃']) expect(decodeCursor(text)).toBeNull();
});
