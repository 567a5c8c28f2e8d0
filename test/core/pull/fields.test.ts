/** Pulls from a CRM whose fields are not what they were, in memory. */
import type { FieldSpec } from '../../../src/core/model';
import { contradicts, driftOf } from '../../../src/core/pull/drift';
import type { PullReport } from '../../../src/core/pull/report';
import { readRunRecord } from '../../../src/core/run-record';
import type { RowState, TabState } from '../../../src/core/state';
import { valueToken } from '../../../src/core/value/token';
import { number, text } from '../../support/crms/values';
import { BENCH_LINK, benchRecord, fieldsOf, pullBench } from '../../support/pull-bench';

const fields = fieldsOf(BENCH_LINK);
const memo = { readAtMs: 0, isWhole: true, names: {}, fields };

function changed(key: string, change: Partial<FieldSpec>): readonly FieldSpec[] {
  return fields.map((field) => (field.key === key ? { ...field, ...change } : field));
}

const without = (key: string) => fields.filter((field) => field.key !== key);

function remarksOf(report: PullReport): string {
  if (report.kind === 'failed') throw new Error(report.message);
  return report.remarks.join('\n');
}

/** A tab with two records, of which the first has a value of 100. */
function benchWithTwo() {
  const bench = pullBench();
  bench.records = [
    benchRecord('a', { name: 'Acme', stage: 'New', value: 100, close: null }),
    benchRecord('b', { name: 'Bolt', stage: 'Won', value: 250, close: null }),
  ];
  remarksOf(bench.pull());
  return bench;
}

const at = { sync: 0, name: 2, stage: 3, value: 4 };

describe('what is noticed', () => {
  test.each([
    ['nothing', fields, []],
    ['a field that is gone', without('value'), ['gone value']],
    ['another type', changed('value', { type: 'text' }), ['type value']],
    [
      'a field that nobody can write any more',
      changed('name', { onUpdate: 'no' }),
      ['locked name'],
    ],
    ['a field that can be written now', changed('created', { onUpdate: 'yes' }), []],
    ['another way to write', changed('name', { onUpdate: 'try' }), []],
    ['another name', changed('name', { label: 'Title' }), []],
    ['a catalogue without any field', [], []],
  ])('FC1 FC5 %s', (_what, now, expected) => {
    const drifts = driftOf(BENCH_LINK, { ...memo, fields: now });
    expect(drifts.map(({ kind, column }) => `${kind} ${column.key}`)).toEqual(expected);
  });

  test('FC1 nothing is called gone by a catalogue of which a part is missing, or none', () => {
    expect(driftOf(BENCH_LINK, { ...memo, fields: without('value'), isWhole: false })).toEqual([]);
    expect(driftOf(BENCH_LINK, null)).toEqual([]);
  });

  const known = (value: number): RowState => {
    const base = valueToken(number(value));
    const field = { base, meant: base, shown: base };
    return { id: 'a', outcome: '', since: 0, issues: {}, fields: { value: field } };
  };
  const state: TabState = {
    ...{ epoch: 1, positions: new Map(), keys: ['value'] },
    rows: new Map([
      ['a', known(1)],
      ['b', known(2)],
    ]),
  };
  const list = (...values: readonly FieldSpecValue[]) =>
    values.map((value, index) => ({ ...benchRecord('ab'[index] ?? '', {}), fields: { value } }));
  type FieldSpecValue = ReturnType<typeof number>;

  test.each([
    ['values as ever', list(number(1), number(3)), false],
    ['one that was emptied', list(null, number(2)), false],
    ['all that were emptied at once', list(null, null), true],
    ['one of another kind', list(number(1), text('two')), true],
  ])('FC1 a list that makes the fields doubtful: %s', (_what, records, expected) => {
    const columns = [{ key: 'value', type: 'number' }] as const;
    expect(contradicts(records, columns, state)).toBe(expected);
    expect(contradicts(records, columns, null)).toBe(false);
  });
});

describe('a pull', () => {
  test('FC2 leaves the column of a gone field alone, new rows get a blank there', () => {
    const bench = benchWithTwo();
    bench.fields = without('value');
    bench.records = [
      benchRecord('a', { name: 'Acme 2', stage: 'New', value: null, close: null }),
      benchRecord('b', { name: 'Bolt', stage: 'Won', value: null, close: null }),
      benchRecord('c', { name: 'Cora', stage: 'Won', value: null, close: null }),
    ];
    expect(remarksOf(bench.pull())).toMatch(
      /^Column "Value" is paused: Bench CRM has no such field/,
    );
    const cells = bench.tab.grid.slice(1).map((row) => [row[at.name], row[at.value]]);
    expect(cells).toEqual([
      ['Acme 2', 100],
      ['Bolt', 250],
      ['Cora', ''],
    ]);
    bench.fields = null;
    bench.records = bench.records.map(({ id }, index) => benchRecord(id, { value: index }));
    expect(remarksOf(bench.pull())).toBe('');
    expect(bench.tab.grid.slice(1).map((row) => row[at.value])).toEqual([0, 1, 2]);
    expect(readRunRecord(bench.properties, 1).pauses).toEqual([]);
  });

  test('FC3 takes a new type up where only we have written, and remembers it', () => {
    const bench = benchWithTwo();
    bench.fields = changed('value', { type: 'text' });
    bench.records = bench.records.map((record, index) => {
      return { ...record, fields: { ...record.fields, value: text(`about ${index}`) } };
    });
    expect(remarksOf(bench.pull())).toBe('');
    expect(bench.tab.grid.slice(1).map((row) => row[at.value])).toEqual(['about 0', 'about 1']);
    expect(bench.link.columns.find(({ key }) => key === 'value')).toMatchObject({ type: 'text' });
    bench.tab.written = 0;
    expect(remarksOf(bench.pull())).toBe('');
    expect(bench.tab.written).toBe(0);
    expect(bench.tab.grid.slice(1).map((row) => row[at.sync])).toEqual(['', '']);
  });

  test('FC3 RN5 is cut between memory and link: the next one ends the same', () => {
    const bench = benchWithTwo();
    bench.fields = changed('value', { type: 'text' });
    bench.records = bench.records.map((record, index) => {
      return { ...record, fields: { ...record.fields, value: text(`about ${index}`) } };
    });
    Object.defineProperty(bench.properties, 'link.1', {
      configurable: true,
      set() {
        throw new Error('killed');
      },
    });
    expect(() => bench.pull()).toThrow('killed');
    delete bench.properties['link.1'];
    expect(remarksOf(bench.pull())).toBe('');
    expect(bench.tab.grid.slice(1).map((row) => row[at.value])).toEqual(['about 0', 'about 1']);
    expect(bench.tab.grid.slice(1).map((row) => row[at.sync])).toEqual(['', '']);
    expect(bench.link.columns.find(({ key }) => key === 'value')).toMatchObject({ type: 'text' });
  });

  test('FC3 a column that turned read-only keeps what a person changed until it is taken back', () => {
    const bench = benchWithTwo();
    const row = bench.tab.grid[1] ?? [];
    row[at.name] = 'Mine';
    bench.fields = changed('name', { onUpdate: 'no' });
    expect(remarksOf(bench.pull())).toMatch(/"Name" is paused: nobody can change.*says Acme\)/);
    expect(bench.tab.grid[1]?.[at.name]).toBe('Mine');
    expect(bench.tab.grid[1]?.[at.sync]).toBe('● Edited');
    row[at.name] = 'Acme';
    expect(remarksOf(bench.pull())).toBe('');
    row[at.name] = 'Mine again';
    bench.pull();
    expect(bench.tab.grid[1]?.[at.name]).toBe('Acme');
  });

  test('FC3 PL5 an edit between types that look alike is weighed as ever', () => {
    const bench = benchWithTwo();
    (bench.tab.grid[1] ?? [])[at.name] = 'Mine';
    bench.fields = changed('name', { type: 'choice' });
    bench.pull();
    expect(bench.tab.grid[1]?.[at.name]).toBe('Mine');
    expect(bench.tab.grid[1]?.[at.sync]).toMatch(/^(● Edited|⚠ Conflict: Name)$/);
  });

  test('FC4 a name that is lost with its option stays in the cell', () => {
    const bench = benchWithTwo();
    bench.records = bench.records.map((record) => {
      const item = { id: 'id-New', label: 'id-New' };
      return record.id === 'a'
        ? { ...record, fields: { ...record.fields, stage: { kind: 'one', item } } }
        : record;
    });
    bench.pull();
    expect(bench.tab.grid[1]?.[at.stage]).toBe('New');
    expect(bench.tab.grid[1]?.[at.sync]).toBe('');
  });
});
