import fc from 'fast-check';
import type { FieldSpec, FieldType, MaybeValue, Named } from '../../../src/core/model';
import type { CellValue } from '../../../src/core/value/cell';
import { decodeCell } from '../../../src/core/value/decode';
import { encodeCell } from '../../../src/core/value/encode';
import { momentOfSerial } from '../../../src/core/value/zone-inverse';
import { anyCell } from './cells';
import { serialOf, ZONES, zoneClock } from './zones';

const SETTINGS = { seed: 20_261_121, numRuns: 1_000 };
const fromSerial = (serial: number) => momentOfSerial(serial, zoneClock('America/New_York'));

function field(type: FieldType, more: Partial<FieldSpec> = {}): FieldSpec {
  return { key: 'f', label: 'F', type, onCreate: 'yes', onUpdate: 'yes', ...more };
}

const named = (id: string, label: string): Named => ({ id, label });
const one = (id: string, label: string) => ({ kind: 'one', item: named(id, label) });
const stages = field('choice', {
  options: [named('1', 'Lead'), named('2', 'Proposal'), named('3', 'Won')],
});
const doubled = field('choice', {
  options: [named('12', 'Open'), named('15', 'Open'), named('16', 'Lost'), named('17', 'lost')],
});
const people = field('list', { options: [named('u1', 'Ann Lee'), named('u2', 'Lee, Bo')] });
const tags = field('list', { options: [named('vip', 'vip'), named('new', 'new')] });
const contacts = field('list', { key: 'contacts' });

function decode(spec: FieldSpec, cell: CellValue) {
  return decodeCell(spec, cell, fromSerial, ['contacts']);
}

describe('a cell as a value', () => {
  test.each<[string, FieldSpec, CellValue, unknown]>([
    ['text to the letter', field('text'), ' =1+1\n', { kind: 'text', text: ' =1+1\n' }],
    ['spaces in a text', field('text'), '  ', { kind: 'text', text: '  ' }],
    ['a number in a text', field('text'), 1.5, { kind: 'text', text: '1.5' }],
    ['a tiny number in a text', field('text'), -2.5e-9, { kind: 'text', text: '-0.0000000025' }],
    ['a power of ten in a text', field('text'), 1e-7, { kind: 'text', text: '0.0000001' }],
    ['a long number in a text', field('text'), 61400123456, { kind: 'text', text: '61400123456' }],
    ['a check mark in a text', field('text'), true, { kind: 'text', text: 'TRUE' }],
    ['what only contains an error', field('text'), 'no #N/A', { kind: 'text', text: 'no #N/A' }],
    ['a number', field('number'), -0.1, { kind: 'number', number: -0.1 }],
    ['zero', field('number'), 0, { kind: 'number', number: 0 }],
    [
      'a sum with its noise',
      { ...field('number'), decimalsMax: 2 },
      0.1 + 0.2,
      { kind: 'number', number: 0.1 + 0.2 },
    ],
    ['a check mark', field('flag'), true, { kind: 'flag', on: true }],
    ['no check mark', field('flag'), false, { kind: 'flag', on: false }],
    ['TRUE', field('flag'), 'TRUE', { kind: 'flag', on: true }],
    ['false', field('flag'), 'false', { kind: 'flag', on: false }],
    ['a date', field('day'), { serial: 46_357 }, { kind: 'day', day: '2026-12-01' }],
    ['a date with a time', field('day'), { serial: 46_357.99 }, { kind: 'day', day: '2026-12-01' }],
    ['the first day', field('day'), { serial: 2 }, { kind: 'day', day: '1900-01-01' }],
    ['the last day', field('day'), '9999-12-31', { kind: 'day', day: '9999-12-31' }],
    ['a day as text', field('day'), ' 2028-02-29 ', { kind: 'day', day: '2028-02-29' }],
    [
      'a date and time on the clock of the spreadsheet',
      field('instant'),
      { serial: serialOf([2026, 7, 2], [14, 2, 3]) },
      { kind: 'instant', atMs: Date.UTC(2026, 6, 2, 18, 2, 3) },
    ],
    [
      'a time in UTC as text',
      field('instant'),
      '2026-07-02T14:02Z',
      { kind: 'instant', atMs: Date.UTC(2026, 6, 2, 14, 2) },
    ],
    [
      'a time with an offset as text',
      field('instant'),
      '2026-07-02 14:02:03.999+05:45',
      { kind: 'instant', atMs: Date.UTC(2026, 6, 2, 8, 17, 3) },
    ],
    [
      'a time west of UTC as text',
      field('instant'),
      '2026-07-02t14:02:03-0330',
      { kind: 'instant', atMs: Date.UTC(2026, 6, 2, 17, 32, 3) },
    ],
    ['an option', stages, 'Proposal', one('2', 'Proposal')],
    ['an option in another case', stages, ' proposal', one('2', 'Proposal')],
    ['the option to the letter, not its twin', doubled, 'lost', one('17', 'lost')],
    [
      'a number as an option',
      field('choice', { options: [named('y', '2026')] }),
      2026,
      one('y', '2026'),
    ],
    ['an open choice', field('choice'), 'Web', one('Web', 'Web')],
    ['a choice without options', field('choice', { options: [] }), 'Web', one('Web', 'Web')],
    [
      'a reference among options',
      field('reference', { options: [named('u1', 'Ann Lee')] }),
      'ann lee',
      one('u1', 'Ann Lee'),
    ],
    [
      'a list of options, each once',
      people,
      'ann lee, "Lee, Bo", Ann Lee',
      { kind: 'many', items: [named('u1', 'Ann Lee'), named('u2', 'Lee, Bo')] },
    ],
    [
      'a list of tags, known or not',
      tags,
      'vip, VIP, 2026',
      { kind: 'many', items: ['vip', 'VIP', '2026'].map((tag) => named(tag, tag)) },
    ],
    ['a list without options', field('list'), 7, { kind: 'many', items: [named('7', '7')] }],
    ['an empty list', tags, ' , ', null],
  ])('VA2 %s', (_what, spec, cell, value) => {
    expect(decode(spec, cell)).toEqual({ kind: 'value', value });
  });

  test.each<FieldType>(['text', 'number', 'flag', 'day', 'instant', 'choice', 'reference', 'list'])(
    'VA1 an empty cell of type %s is no value, or a problem where one is required',
    (type) => {
      const blank = type === 'text' ? '' : '  ';
      expect(decode(field(type), blank)).toEqual({ kind: 'value', value: null });
      expect(decode(field(type, { required: true }), ' ')).toEqual({
        kind: 'problem',
        text: 'must not be empty',
      });
    },
  );
});

describe('names whose meaning must be asked for', () => {
  test.each<[string, FieldSpec, CellValue, string[]]>([
    ['a reference', field('reference'), ' Acme ', ['Acme']],
    ['a reference that is a number', field('reference'), 42, ['42']],
    ['a list, each name once', contacts, 'Ann, "Lee, Bo", ANN, " "', ['ANN', 'Lee, Bo']],
  ])('VA2 %s', (_what, spec, cell, texts) => {
    expect(decode(spec, cell)).toEqual({ kind: 'names', texts });
  });

  test('VA2 a list of blanks has none', () => {
    expect(decode(contacts, '" ", ')).toEqual({ kind: 'value', value: null });
  });

  test('VA4 a looked-up list with options is read by them', () => {
    const spec = { ...people, key: 'contacts' };
    expect(decode(spec, 'Ann Lee')).toMatchObject({ kind: 'value' });
  });
});

describe('a cell that is no value says why, and what to do', () => {
  const many = field('choice', {
    options: [...'ABCDFGHIJKL'].map((letter) => named(letter, `${letter} stage`)),
  });

  const problems: readonly [FieldSpec, CellValue, string][] = [
    [field('number'), 'abc', 'must be a number, not "abc"'],
    [{ ...field('number'), decimalsMax: 2 }, 10.005, 'has more than 2 decimals; round it'],
    [{ ...field('number'), decimalsMax: 2 }, 0.001, 'has more than 2 decimals; round it'],
    [field('number'), true, 'must be a number, not TRUE'],
    [field('number'), { serial: 1 }, 'must be a number, not a date; format the cell as a number'],
    [field('number'), Number.NaN, 'must be a number, not NaN'],
    ...['1,5', '€ 1’000.00', '(12)', '50%', '7'].map((text): [FieldSpec, CellValue, string] => [
      field('number'),
      text,
      `is the text "${text}", not a number; format the cell as a number and type it again`,
    ]),
    [field('flag'), 'yes', 'must be TRUE or FALSE, not "yes"'],
    [field('flag'), 1, 'must be TRUE or FALSE, not 1'],
    [field('flag'), { serial: 1 }, 'must be TRUE or FALSE, not a date'],
    [
      field('text'),
      { serial: 46_357 },
      'is a date where text is expected; format the cell as plain text',
    ],
    [stages, { serial: 46_357 }, 'is a date where text is expected; format the cell as plain text'],
    [
      field('text'),
      1234567890123456,
      'is a number too long to be kept exactly; format the cell as plain text and type it again',
    ],
    [
      field('day'),
      46_357,
      'must be a date, not 46357; format the cell as a date and type it again',
    ],
    [
      field('day'),
      '2026-02-29',
      'must be a date, not "2026-02-29"; format the cell as a date and type it again',
    ],
    [
      field('day'),
      '1/2/2026',
      'must be a date, not "1/2/2026"; format the cell as a date and type it again',
    ],
    [field('day'), '1899-12-31', 'must be a date from 1900 to 9999'],
    [field('day'), { serial: 0.5 }, 'must be a date from 1900 to 9999'],
    [field('day'), { serial: 2_958_466 }, 'must be a date from 1900 to 9999'],
    [field('instant'), { serial: Number.NaN }, 'must be a date from 1900 to 9999'],
    [field('instant'), '1899-12-31T00:00Z', 'must be a date from 1900 to 9999'],
    [
      field('instant'),
      '2026-01-02 10:00',
      'must be a date and time, not "2026-01-02 10:00"; format the cell as a date and type it again',
    ],
    ...['2026-02-30T10:00Z', '2026-01-02T24:00Z', '2026-01-02T10:60Z', '2026-01-02T10:00:60Z'].map(
      (text): [FieldSpec, CellValue, string] => [
        field('instant'),
        text,
        `must be a date and time, not "${text}"; format the cell as a date and type it again`,
      ],
    ),
    [stages, 'Propsal', 'there is no "Propsal"; choose one of: Lead, Proposal, Won'],
    [stages, false, 'there is no "FALSE"; choose one of: Lead, Proposal, Won'],
    [
      many,
      'Kstage',
      'there is no "Kstage"; choose one of: K stage, A stage, B stage, C stage, D stage, F stage, G stage, H stage, I stage, J stage and 1 more',
    ],
    [doubled, 'Open', '"Open" exists twice (12, 15); rename one in the CRM'],
    [doubled, 'LOST', '"LOST" exists twice (16, 17); rename one in the CRM'],
    [people, 'Ann Lee, Cy', 'there is no "Cy"; choose one of: Ann Lee, "Lee, Bo"'],
    [field('text'), `${'x'.repeat(50_001)}`, 'has 50001 characters; shorten it to 50000'],
    [
      field('text'),
      encodeCell({ kind: 'text', text: 'x'.repeat(60_000) }, () => 0),
      'holds only the beginning of a long text; change the text in the CRM instead',
    ],
  ];
  const byText = problems.map(([spec, cell, text]) => [text, spec, cell] as const);

  test.each(byText)('VA1 %s', (text, spec, cell) => {
    expect(decode(spec, cell)).toEqual({ kind: 'problem', text });
  });

  test.each(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERROR!'])(
    'VA1 the error %s, whatever the field is',
    (error) => {
      const text = `shows the error ${error}; mend its formula`;
      for (const spec of [field('text'), field('number'), stages, tags, field('reference')]) {
        expect(decode(spec, error)).toEqual({ kind: 'problem', text });
      }
    },
  );

  test('VA1 a cell that is still loading', () => {
    for (const cell of ['Loading...', 'Loading…']) {
      const text = 'is still loading; wait until it shows a value';
      expect(decode(field('text'), cell)).toEqual({ kind: 'problem', text });
    }
  });

  test('VA1 a long text is quoted in part, on one line, and never through a character', () => {
    const cell = `two\nlines ${'😀'.repeat(100)}`;
    const decoded = decode(field('number'), cell);
    const quote = /"(.*)"/.exec(decoded.kind === 'problem' ? decoded.text : '')?.[1] ?? '';
    expect(quote).toMatch(/^two lines 😀+…$/u);
    expect(quote.length).toBeLessThanOrEqual(60);
  });
});

const label = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => text.trim() === text && text !== '' && !text.startsWith('#'));
const items = fc
  .uniqueArray(label, { minLength: 1, maxLength: 6 })
  .map((labels) => labels.map((each, index) => named(`id-${index}`, each)));
const day = fc
  .integer({ min: 2, max: 2_958_465 })
  .map((serial) => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10));

type Shown = readonly [FieldSpec, MaybeValue];

const text = fc.string().map((text): Shown => {
  return [field('text'), text === '' ? null : { kind: 'text', text }];
});
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const choice = items.map((options): Shown => {
  const [item = named('', '')] = options;
  return [field('choice', { options }), { kind: 'one', item }];
});
const list = items.map(
  (options): Shown => [field('list', { options }), { kind: 'many', items: options }],
);
const tagged = items.map((given): Shown => {
  const each = given.map(({ label: name }) => named(name, name));
  return [field('list'), { kind: 'many', items: each }];
});
const shown: fc.Arbitrary<Shown> = fc.oneof(
  ...[text, choice, list, tagged],
  number.map((each): Shown => [field('number'), { kind: 'number', number: each }]),
  fc.boolean().map((on): Shown => [field('flag'), { kind: 'flag', on }]),
  day.map((each): Shown => [field('day'), { kind: 'day', day: each }]),
);

describe('random cells', () => {
  test('VA2 what a value shows in a cell is that value again', () => {
    fc.assert(
      fc.property(shown, ([spec, value]) => {
        const cell = encodeCell(value, () => 0);
        expect(decode(spec, cell)).toEqual({ kind: 'value', value });
      }),
      SETTINGS,
    );
  });

  test('VA3 a moment shown on the clock of a zone is that moment again, or the first of two', () => {
    const moment = fc.integer({ min: Date.UTC(1971, 0) / 1000, max: Date.UTC(2090, 0) / 1000 });
    const clocks = ZONES.map((zone) => zoneClock(zone));
    fc.assert(
      fc.property(fc.constantFrom(...clocks), moment, (toSerial, seconds) => {
        const value: MaybeValue = { kind: 'instant', atMs: seconds * 1000 };
        const decoded = decodeCell(field('instant'), encodeCell(value, toSerial), (serial) =>
          momentOfSerial(serial, toSerial),
        );
        if (decoded.kind !== 'value' || decoded.value?.kind !== 'instant') throw new Error('none');
        expect([0, 1_800_000, 3_600_000]).toContain(seconds * 1000 - decoded.value.atMs);
      }),
      SETTINGS,
    );
  });

  test('VA1 every cell is a value of its field, names, or one line that says why not', () => {
    const seen = { value: 0, names: 0, problem: 0 };
    const specs = [
      ...(['text', 'number', 'flag', 'day', 'instant', 'choice', 'reference'] as const).map((t) =>
        field(t),
      ),
      ...[stages, doubled, people, tags, contacts, field('text', { required: true })],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...specs), anyCell, (spec, cell) => {
        const decoded = decode(spec, cell);
        seen[decoded.kind]++;
        if (decoded.kind === 'problem') expect(decoded.text).toMatch(/^[^\n]{5,900}[^.]$/);
        if (decoded.kind === 'names') expect(decoded.texts.length).toBeGreaterThan(0);
        if (spec.required && decoded.kind === 'value') expect(decoded.value).not.toBeNull();
      }),
      SETTINGS,
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});
