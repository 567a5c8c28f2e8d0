import type { PullReport } from '../../../src/core/pull/report';
import { type BenchFields, benchRecord, HEADER, pullBench } from '../../support/pull-bench';

const acme = { name: 'Acme', stage: 'New', value: 100, close: '2026-12-01' };
const bolt = { name: 'Bolt', stage: 'Won', value: 250.5, close: null };

function benchWith(records: Readonly<Record<string, BenchFields>>) {
  const bench = pullBench();
  bench.records = Object.entries(records).map(([id, fields]) => benchRecord(id, fields));
  return bench;
}

function pulled(records: Readonly<Record<string, BenchFields>>) {
  const bench = benchWith(records);
  expectDone(bench.pull());
  bench.tab.written = 0;
  return bench;
}

function expectDone(report: PullReport): Extract<PullReport, { kind: 'done' }> {
  if (report.kind === 'failed') throw new Error(report.message);
  return report;
}

describe('a first pull', () => {
  test('PL9 puts every record into a row of its own, in the order of the list', () => {
    const bench = benchWith({ a: acme, b: bolt });
    const { counts, remarks } = expectDone(bench.pull());
    expect(bench.tab.grid.map((row) => row.slice(1, 6))).toEqual([
      HEADER.slice(1, 6),
      ['a', 'Acme', 'New', 100, { serial: 46357 }],
      ['b', 'Bolt', 'Won', 250.5, ''],
    ]);
    expect(counts).toMatchObject({ records: 2, added: 2, updated: 0, unchanged: 0 });
    expect(remarks).toEqual([]);
  });

  test('PL10 moves a TOTAL row below the table down', () => {
    const bench = benchWith({ a: acme, b: bolt });
    bench.tab.grid.push([], ['', '', 'TOTAL', '', 99]);
    expectDone(bench.pull());
    expect(bench.tab.grid[4]?.[2]).toBe('TOTAL');
    expect(bench.tab.grid[2]?.[1]).toBe('b');
  });
});

describe('a refresh', () => {
  test('PL2 without changes writes no cell', () => {
    const bench = pulled({ a: acme, b: bolt });
    const { counts } = expectDone(bench.pull());
    expect(bench.tab.written).toBe(0);
    expect(counts).toMatchObject({ unchanged: 2, updated: 0, cells: 0 });
  });

  test('PL3 writes only the cells that changed in the CRM, wherever the row is now', () => {
    const bench = pulled({ a: acme, b: bolt });
    const [header, first, second] = bench.tab.grid;
    bench.tab.grid = [header ?? [], second ?? [], first ?? []];
    bench.records = [benchRecord('a', { ...acme, value: 101 }), benchRecord('b', bolt)];
    expectDone(bench.pull());
    expect(bench.tab.written).toBe(1);
    expect(bench.tab.grid[2]?.[4]).toBe(101);
  });

  test('PL4 keeps an edited cell and marks it', () => {
    const bench = pulled({ a: acme });
    (bench.tab.grid[1] ?? [])[2] = 'Acme Ltd';
    const { counts } = expectDone(bench.pull());
    expect(bench.tab.grid[1]?.[2]).toBe('Acme Ltd');
    expect(bench.tab.grid[1]?.[0]).toBe('● Edited');
    expect(counts.edited).toBe(1);
  });

  test('PL5 shows a conflict on the cell, keeps the edit, and clears the mark once both agree', () => {
    const bench = pulled({ a: acme });
    (bench.tab.grid[1] ?? [])[2] = 'Acme Ltd';
    bench.tab.notesAt.set('2:3', 'ask Jo');
    bench.records = [benchRecord('a', { ...acme, name: 'ACME' })];
    expectDone(bench.pull());
    expect(bench.tab.grid[1]?.slice(0, 3)).toEqual(['⚠ Conflict: Name', 'a', 'Acme Ltd']);
    expect(bench.tab.notesAt.get('2:3')).toMatch(/^ask Jo\n\n— Opportunity Sheets —\n.*ACME/);
    (bench.tab.grid[1] ?? [])[2] = 'ACME';
    expectDone(bench.pull());
    expect(bench.tab.grid[1]?.[0]).toBe('');
    expect(bench.tab.notesAt.get('2:3')).toBe('ask Jo');
  });

  test('PL6 puts an edited read-only cell back', () => {
    const bench = pulled({ a: acme });
    (bench.tab.grid[1] ?? [])[6] = 'yesterday';
    const { counts } = expectDone(bench.pull());
    expect(bench.tab.grid[1]?.[6]).toEqual({ serial: 46024.127835648149 });
    expect(counts.restored).toBe(1);
  });

  test('PL7 leaves cell and memory alone when the key cannot see the field', () => {
    const bench = pulled({ a: acme });
    const remembered = JSON.stringify(bench.memory.rows);
    const { value: _, ...blind } = acme;
    bench.records = [benchRecord('a', blind)];
    expectDone(bench.pull());
    expect(bench.tab.written).toBe(0);
    expect(JSON.stringify(bench.memory.rows)).toBe(remembered);
  });

  test('PL8 a record that left the list is marked, one that is gone says so, none is removed', () => {
    const bench = pulled({ a: acme, b: bolt });
    bench.records = [benchRecord('a', acme)];
    expectDone(bench.pull());
    expect(bench.tab.grid[2]?.slice(0, 3)).toEqual(['Gone from CRM 2026-11-21', 'b', 'Bolt']);
    bench.records = [benchRecord('a', acme), benchRecord('b', bolt)];
    expectDone(bench.pull());
    expect(bench.tab.grid[2]?.[0]).toBe('');
  });

  test('TB6 a copied row is left alone and named, whichever of the two stands first', () => {
    const bench = pulled({ a: acme, b: bolt });
    const copy = [...(bench.tab.grid[1] ?? [])];
    copy[2] = 'Acme (copy)';
    bench.tab.grid.splice(1, 0, copy);
    bench.records = [benchRecord('a', { ...acme, value: 7 }), benchRecord('b', bolt)];
    expectDone(bench.pull());
    expect(bench.tab.grid[1]?.slice(0, 5)).toEqual([
      'Copy of row 3',
      'a',
      'Acme (copy)',
      'New',
      100,
    ]);
    expect(bench.tab.grid[2]?.[4]).toBe(7);
  });

  test('TB7 a row that lost its ID gets it back when it can be no other', () => {
    const bench = pulled({ a: acme, b: bolt });
    (bench.tab.grid[1] ?? [])[1] = '';
    expectDone(bench.pull());
    expect(bench.tab.grid.map((row) => row[1])).toEqual(['ID', 'a', 'b']);
  });

  test('CE3 a formula in a mapped cell is never overwritten', () => {
    const bench = pulled({ a: acme });
    (bench.tab.grid[1] ?? [])[4] = 42;
    bench.tab.formulas.set('2:5', '=40+2');
    bench.records = [benchRecord('a', { ...acme, value: 500 })];
    expectDone(bench.pull());
    expect(bench.tab.grid[1]?.[4]).toBe(42);
    expect(bench.tab.notesAt.get('2:5')).toContain('500');
  });

  test('CE4 a column under a spilling formula is left alone as a whole', () => {
    const bench = pulled({ a: acme, b: bolt });
    bench.tab.formulas.set('2:5', '=ARRAYFORMULA(A2:A3)');
    bench.records = [
      benchRecord('a', { ...acme, value: 1 }),
      benchRecord('b', { ...bolt, value: 2 }),
    ];
    const { remarks } = expectDone(bench.pull());
    expect(bench.tab.grid[2]?.[4]).toBe(250.5);
    expect(remarks.join()).toContain('Value');
  });
});

describe('a tab that refuses', () => {
  test('CE6 loses only the refused cells, and gets them as soon as it accepts them', () => {
    const bench = benchWith({ a: acme, b: bolt });
    bench.tab.refuses = ({ cell }) => cell === 'Won';
    const { remarks } = expectDone(bench.pull());
    expect(bench.tab.grid[2]?.slice(0, 5)).toEqual(['✗ Not shown: Stage', 'b', 'Bolt', '', 250.5]);
    expect(remarks.join()).toContain('Stage in row 3');
    bench.tab.refuses = () => false;
    expectDone(bench.pull());
    expect(bench.tab.grid[2]?.slice(0, 4)).toEqual(['', 'b', 'Bolt', 'Won']);
  });

  test('CE6 whose ID column is protected gets no rows at all', () => {
    const bench = benchWith({ a: acme, b: bolt });
    bench.tab.refuses = ({ column }) => column === 2;
    expect(bench.pull().kind).toBe('failed');
    expect(bench.tab.grid.flat().filter((cell) => cell !== '')).toEqual(HEADER);
  });

  test('CE7 with merged cells says so on the cell', () => {
    const bench = benchWith({ a: acme, b: bolt });
    bench.tab.merges = [{ row: 2, column: 3, rows: 2, columns: 1 }];
    const { remarks } = expectDone(bench.pull());
    expect(remarks.join()).toContain('merged');
    expect(bench.tab.grid[2]?.[0]).toBe('✗ Not shown: Name');
  });
});

describe('a list that cannot be trusted', () => {
  const page = (ids: readonly string[], next: string | null) =>
    ({ ok: true, value: { records: ids.map((id) => benchRecord(id, acme)), next } }) as const;

  test.each([
    [
      'a page fails',
      [
        page(['x'], '1'),
        { ok: false, fault: { kind: 'serverError', detail: '', status: 502 } } as const,
      ],
    ],
    ['the cursor repeats', [page(['x'], '1'), page(['y'], '1')]],
    ['the first page comes again', [page(['x', 'y'], '1'), page(['x', 'y'], '2')]],
  ])('PL1 leaves the tab untouched when %s, and tells it', (_, pages) => {
    const bench = pulled({ a: acme });
    const before = JSON.stringify(bench.tab.grid);
    bench.pages = () => pages;
    const report = bench.pull();
    expect(report.kind === 'failed' && report.message).toContain('not touched');
    expect(JSON.stringify(bench.tab.grid)).toBe(before);
  });

  test('PL9 an id seen twice is one row, and nothing is called missing then', () => {
    const bench = pulled({ a: acme, b: bolt });
    bench.records = [];
    bench.pages = () => [page(['x', 'y'], '1'), page(['y', 'z'], null)];
    const { remarks } = expectDone(bench.pull());
    expect(bench.tab.grid.map((row) => row[1])).toEqual(['ID', 'a', 'b', 'x', 'y', 'z']);
    expect(remarks.join()).toContain('changed places');
  });
});

describe('headers', () => {
  test('TB4 a missing header row leaves the tab untouched and names the titles', () => {
    const bench = pulled({ a: acme });
    bench.tab.grid.shift();
    const report = bench.pull();
    expect(report.kind === 'failed' && report.message).toMatch(/Sync, ID, Name, Stage/);
    expect(bench.tab.written).toBe(0);
  });

  test('TB2 a renamed title is found by its tag and kept as the new name', () => {
    const bench = pulled({ a: acme });
    bench.tab.tags = new Map([['name', 3]]);
    (bench.tab.grid[0] ?? [])[2] = 'Deal';
    bench.records = [benchRecord('a', { ...acme, name: 'New name' })];
    expectDone(bench.pull());
    expect(bench.tab.grid[1]?.[2]).toBe('New name');
    expect(bench.link.columns[0]?.header).toBe('Deal');
  });

  test('TB3 a deleted column is said, the others go on', () => {
    const bench = pulled({ a: acme });
    for (const row of bench.tab.grid) row.splice(3, 1);
    bench.records = [benchRecord('a', { ...acme, value: 1 })];
    const { remarks } = expectDone(bench.pull());
    expect(remarks.join()).toContain('Column "Stage"');
    expect(bench.tab.grid[1]?.[3]).toBe(1);
  });

  test('TB3 a column deleted and typed anew is filled again and tagged; an emptied one is an edit', () => {
    const bench = pulled({ a: acme, b: bolt });
    bench.tab.tags = new Map([
      ['name', 3],
      ['value', 5],
    ]);
    for (const row of bench.tab.grid.slice(1)) {
      row[3] = '';
      row[4] = '';
    }
    expectDone(bench.pull());
    expect(bench.tab.grid.slice(1).map((row) => [row[0], row[3], row[4]])).toEqual([
      ['● Edited', 'New', ''],
      ['● Edited', 'Won', ''],
    ]);
    expect(bench.tab.tags.get('stage')).toBe(4);
  });

  test('TB5 a second row of titles is left alone and named', () => {
    const bench = pulled({ a: acme, b: bolt });
    bench.tab.grid.splice(2, 0, [...HEADER]);
    const { remarks } = expectDone(bench.pull());
    expect(remarks.join()).toContain('Row 3');
  });
});

describe('a user who gets in between', () => {
  test('TB8 sorting between read and write: every value ends in the row of its ID', () => {
    const bench = pulled({ a: acme, b: bolt, c: { ...acme, name: 'Cube' } });
    bench.records = [
      benchRecord('a', { ...acme, value: 1 }),
      benchRecord('b', { ...bolt, value: 2 }),
      benchRecord('c', { ...acme, name: 'Cube', value: 3 }),
    ];
    let sorted = false;
    bench.tab.beforeApply = () => {
      if (sorted) return;
      sorted = true;
      const [header = [], ...rows] = bench.tab.grid;
      bench.tab.grid = [header, ...rows.reverse()];
    };
    expectDone(bench.pull());
    const values = bench.tab.grid.slice(1).map((row) => [row[1], row[2], row[4]]);
    expect(values).toEqual([
      ['c', 'Cube', 3],
      ['b', 'Bolt', 2],
      ['a', 'Acme', 1],
    ]);
    expectDone(bench.pull());
    expect(bench.tab.grid.slice(1).map((row) => row[0] ?? '')).toEqual(['', '', '']);
  });

  test('TB8 a row inserted above while one value is written', () => {
    const bench = pulled({ a: acme, b: bolt });
    bench.records = [benchRecord('a', acme), benchRecord('b', { ...bolt, value: 2 })];
    let inserted = false;
    bench.tab.beforeApply = () => {
      if (!inserted) bench.tab.grid.splice(1, 0, []);
      inserted = true;
    };
    expectDone(bench.pull());
    expect(bench.tab.grid.slice(2).map((row) => [row[1], row[4]])).toEqual([
      ['a', 100],
      ['b', 2],
    ]);
  });
});

describe('memory', () => {
  test('RN1 a run that was cut while writing proves nothing: differences are kept and asked about', () => {
    const bench = pulled({ a: acme });
    bench.properties['run.1'] = JSON.stringify({ epoch: 1, writing: true });
    (bench.tab.grid[1] ?? [])[4] = 777;
    expectDone(bench.pull());
    expect(bench.tab.grid[1]?.slice(0, 5)).toEqual(['● Check: Value', 'a', 'Acme', 'New', 777]);
    expect(JSON.parse(bench.properties['run.1'] ?? '').writing).toBe(false);
  });

  test('RN2 lost memory: equal cells are adopted, differing ones kept and asked about', () => {
    const bench = pulled({ a: acme, b: bolt });
    bench.memory.rows = null;
    (bench.tab.grid[2] ?? [])[2] = 'Bolt & Co';
    expectDone(bench.pull());
    expect(bench.tab.grid.map((row) => row[0])).toEqual(['Sync', '', '● Check: Name']);
    bench.tab.written = 0;
    expectDone(bench.pull());
    expect(bench.tab.written).toBe(0);
  });

  test('RN3 of another format is refused by name, the tab untouched', () => {
    const bench = pulled({ a: acme });
    bench.memory.rows = [['opportunity-sheets/99', '1']];
    const report = bench.pull();
    expect(report.kind === 'failed' && report.message).toContain('opportunity-sheets/99');
  });
});
