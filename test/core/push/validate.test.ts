import fc from 'fast-check';
import type { FieldSpec, FieldType, Writable } from '../../../src/core/model';
import { type NameFinding, nameId } from '../../../src/core/push/names';
import {
  type NamedRowInput,
  namesIn,
  type RowCell,
  validateCell,
  validateRow,
} from '../../../src/core/push/validate';
import type { CellValue } from '../../../src/core/value/cell';
import { anyCell } from '../value/cells';

function spec(key: string, type: FieldType, more: Partial<FieldSpec> = {}): FieldSpec {
  return { key, label: key.toUpperCase(), type, onCreate: 'yes', onUpdate: 'yes', ...more };
}

const readOnly: { onCreate: Writable; onUpdate: Writable } = { onCreate: 'no', onUpdate: 'no' };
const SPECS = [
  spec('name', 'text', { required: true }),
  spec('value', 'number', { onUpdate: 'try' }),
  spec('stage', 'choice', { options: [{ id: 's1', label: 'New' }], onUpdate: 'move' }),
  spec('customer', 'reference'),
  spec('contacts', 'list'),
  spec('tags', 'list'),
  spec('created', 'instant', readOnly),
  spec('pipeline', 'text', { onUpdate: 'no' }),
  spec('owner', 'text', { onCreate: 'no' }),
];

const FINDINGS: readonly (readonly [string, string, NameFinding])[] = [
  ['customer', 'Acme', { kind: 'one', item: { id: 'c1', label: 'Acme' } }],
  ['customer', 'Nobody', { kind: 'none' }],
  ['customer', 'Twin', { kind: 'ambiguous', details: ['a.com', 'b.com'] }],
  [
    'customer',
    'Late',
    {
      kind: 'failed',
      message: 'Bench CRM could not be reached or did not answer. Try again later.',
    },
  ],
  ['contacts', 'Ann', { kind: 'one', item: { id: 'p1', label: 'Ann' } }],
  ['contacts', 'a@b.c', { kind: 'one', item: { id: 'p1', label: 'Ann' } }],
  ['contacts', 'Bo', { kind: 'one', item: { id: 'p2', label: 'Bo' } }],
];

type Cells = Readonly<Record<string, CellValue>>;

const cellsOf = (cells: Cells): readonly RowCell[] =>
  Object.entries(cells).map(([key, cell]) => ({ key, cell, formula: '' }));

function input(purpose: 'create' | 'update', cells: readonly RowCell[]): NamedRowInput {
  return {
    purpose,
    cells,
    fields: new Map(SPECS.map((each) => [each.key, each])),
    names: new Map(FINDINGS.map(([key, text, found]) => [nameId({ key, text }), found])),
    fromSerial: (serial) => serial * 1000,
    lookedUp: ['customer', 'contacts'],
  };
}

const create = (cells: Cells) => validateRow(input('create', cellsOf(cells)));
const update = (cells: Cells) => validateRow(input('update', cellsOf(cells)));

describe('a row to be created', () => {
  test('VA6 holds what its cells hold; what is empty is left out', () => {
    expect(create({ name: 'Deal', value: 0, stage: '', customer: 'acme ', tags: 'a, b' })).toEqual({
      values: {
        name: { kind: 'text', text: 'Deal' },
        value: { kind: 'number', number: 0 },
        customer: { kind: 'one', item: { id: 'c1', label: 'Acme' } },
        tags: {
          kind: 'many',
          items: [
            { id: 'a', label: 'a' },
            { id: 'b', label: 'b' },
          ],
        },
      },
      problems: [],
    });
  });

  test('VA6 does not look at cells that the CRM fills itself, copied or mistyped', () => {
    const cells = { name: 'Deal', created: 'yesterday', owner: { serial: 1 } };
    expect(create(cells)).toMatchObject({ problems: [], values: { name: { text: 'Deal' } } });
    expect(Object.keys(create(cells).values)).toEqual(['name']);
  });

  test('VA6 names every problem at once, and keeps what is right', () => {
    expect(create({ name: '', value: 'abc', stage: 'Old', pipeline: 'Sales' })).toEqual({
      values: { pipeline: { kind: 'text', text: 'Sales' } },
      problems: [
        { key: 'name', text: 'must not be empty' },
        { key: 'value', text: 'must be a number, not "abc"' },
        { key: 'stage', text: 'there is no "Old"; choose one of: New' },
      ],
    });
  });

  test('VA6 misses a required field that has no column', () => {
    expect(create({ value: 1 }).problems).toEqual([
      { key: 'name', text: 'must not be empty, and has no column in this tab' },
    ]);
  });

  test('VA6 may be empty where a field is gone from the CRM, and nowhere else', () => {
    expect(create({ name: 'Deal', old: '' }).problems).toEqual([]);
    expect(create({ name: 'Deal', old: 'x' }).problems).toEqual([
      {
        key: 'old',
        text: 'is a field that the CRM does not have any more, or not for your key',
        paused: true,
      },
    ]);
  });
});

describe('edited cells', () => {
  test('VA6 are all that is read; a cleared one clears its field', () => {
    expect(update({ value: '', tags: ' ', stage: 'new' })).toEqual({
      values: {
        value: null,
        tags: null,
        stage: { kind: 'one', item: { id: 's1', label: 'New' } },
      },
      problems: [],
    });
  });

  test('VA1 may not empty what is required', () => {
    expect(update({ name: '' })).toEqual({
      values: {},
      problems: [{ key: 'name', text: 'must not be empty' }],
    });
  });

  test.each(['created', 'pipeline'])('VA1 of the read-only column %s are refused', (key) => {
    expect(update({ [key]: '' }).problems).toEqual([
      { key, text: "cannot be changed here; a refresh restores the CRM's value" },
    ]);
  });

  test('VA1 of a field that is gone are refused', () => {
    expect(update({ old: '' }).problems).toEqual([
      {
        key: 'old',
        text: 'is a field that the CRM does not have any more, or not for your key',
        paused: true,
      },
    ]);
  });

  test('VA1 that hold a formula count as what they show, and a problem says so', () => {
    const formula = '=B2*2';
    const row = (cell: CellValue) =>
      validateRow(input('update', [{ key: 'value', cell, formula }]));
    expect(row(7)).toEqual({ values: { value: { kind: 'number', number: 7 } }, problems: [] });
    expect(row('#N/A').problems).toEqual([
      { key: 'value', text: 'shows the error #N/A; mend its formula (this cell holds a formula)' },
    ]);
  });

  test('VA6 can be read one by one', () => {
    const { cells: _none, ...rest } = input('update', []);
    expect(validateCell({ key: 'value', cell: 7, formula: '' }, rest)).toEqual({
      kind: 'value',
      value: { kind: 'number', number: 7 },
    });
  });
});

describe('names in a row', () => {
  test.each([
    ['Nobody', 'there is no "Nobody" in the CRM; check the spelling or add it there'],
    ['Twin', '"Twin" exists twice (a.com, b.com); rename one in the CRM'],
    [
      'Late',
      '"Late" could not be looked up: Bench CRM could not be reached or did not answer. Try again later',
    ],
    ['Else', '"Else" was not looked up; try again'],
  ])('VA4 %s is a problem', (customer, text) => {
    expect(update({ customer }).problems).toMatchObject([{ key: 'customer', text }]);
  });

  test('VA4 a list holds each thing once, under whichever name', () => {
    expect(update({ contacts: 'Ann, a@b.c, Bo' }).values.contacts).toEqual({
      kind: 'many',
      items: [
        { id: 'p1', label: 'Ann' },
        { id: 'p2', label: 'Bo' },
      ],
    });
  });

  test('VA4 one unknown name is a problem of the whole list', () => {
    expect(update({ contacts: 'Ann, Cy' })).toEqual({
      values: {},
      problems: [{ key: 'contacts', text: '"Cy" was not looked up; try again' }],
    });
  });

  test('VA5 are told before the row is read, without those of cells that do not count', () => {
    const cells = cellsOf({ customer: 'Acme', contacts: 'Ann, Bo', tags: 'x', owner: 'Jo' });
    const wanted = [
      { key: 'customer', text: 'Acme' },
      { key: 'contacts', text: 'Ann' },
      { key: 'contacts', text: 'Bo' },
    ];
    expect(namesIn(input('create', cells))).toEqual(wanted);
    expect(namesIn(input('create', cellsOf({ customer: '#N/A', contacts: '' })))).toEqual([]);
  });
});

describe('random rows', () => {
  const keys = [...SPECS.map(({ key }) => key), 'old', '__proto__', 'constructor'];
  const row = fc.uniqueArray(
    fc.record({
      key: fc.constantFrom(...keys),
      cell: anyCell,
      formula: fc.constantFrom('', '=1', '=#REF!'),
    }),
    { selector: ({ key }) => key },
  );

  test('VA6 every cell ends as a value, a problem, or one that does not count', () => {
    const seen = { values: 0, problems: 0 };
    fc.assert(
      fc.property(fc.constantFrom('create', 'update'), row, (purpose, cells) => {
        const all = input(purpose, cells);
        const { values, problems } = validateRow(all);
        const sent = Object.keys(values);
        const refused = problems.map(({ key }) => key);
        seen.values += sent.length;
        seen.problems += refused.length;
        expect(new Set([...sent, ...refused]).size).toBe(sent.length + refused.length);
        const given = cells.map(({ key }) => key);
        if (purpose === 'update') expect([...sent, ...refused].sort()).toEqual([...given].sort());
        else expect([...given, 'name']).toEqual(expect.arrayContaining([...sent, ...refused]));
        const isWritable = (key: string) =>
          all.fields.get(key)?.[purpose === 'create' ? 'onCreate' : 'onUpdate'] !== 'no';
        expect(sent.every((key) => all.fields.has(key) && isWritable(key))).toBe(true);
      }),
      { seed: 20_261_121, numRuns: 1_000 },
    );
    expect(Math.min(seen.values, seen.problems)).toBeGreaterThan(500);
  });
});
