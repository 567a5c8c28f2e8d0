/** Values of Close's rows as values of the product. */
import type { ColumnType } from '../../../src/core/listing';
import type { CrmRecord, FieldType } from '../../../src/core/model';
import { close } from '../../../src/crm/close/connector';
import { many, number, one, text } from '../trustpager/values';
import { id, readValue, viewOf } from './fixture-answers';

function listed(name: string, columns: readonly ColumnType[] = []): readonly CrmRecord[] {
  const view = viewOf({}, columns);
  return readValue(close.page(view, readValue(close.page(view, null), 'pipeline').next), name)
    .records;
}

function first(name: string, columns: readonly ColumnType[] = []): CrmRecord['fields'] {
  return listed(name, columns)[0]?.fields ?? {};
}

const day = (value: string) => ({ kind: 'day', day: value }) as const;
const at = (moment: string) => ({ kind: 'instant', atMs: Date.parse(moment) }) as const;

test('CE8 a row shows names, amounts in major units, days and moments', () => {
  expect(listed('list-last-page').at(-1)?.fields).toMatchObject({
    lead: one(id('lead', 1), 'Acme GmbH'),
    contact: one(id('cont', 1), 'Maria Rossi'),
    owner: one(id('user', 1), 'Tom Walker'),
    status: one(id('stat', 1), 'Proposal'),
    status_type: one('active', 'Active'),
    pipeline: one(id('pipe', 1), 'Sales'),
    value: number(500),
    currency: text('USD'),
    value_period: one('one_time', 'One-time'),
    value_formatted: text('$500'),
    expected_value: number(450),
    confidence: number(90),
    note: text('Called on Tuesday.'),
    date_won: null,
    date_created: at('2026-03-03T00:54:51.337Z'),
    created_by: one(id('user', 1), 'Tom Walker'),
    is_stalled: { kind: 'flag', on: false },
  });
});

test('PL7 null is no value, what is not there is not visible', () => {
  const nulls = first('list-nulls');
  for (const key of ['contact', 'value', 'currency', 'value_formatted', 'note', 'created_by']) {
    expect(nulls).toHaveProperty(key, null);
  }
  expect(nulls).toMatchObject({
    lead: one(id('lead', 1), 'Untitled'),
    owner: one(id('user', 1)),
    expected_value: null,
    pipeline: null,
  });
  const absent = first('list-absent');
  expect(absent).toEqual({});
});

test('an unknown status type or period is shown as it is', () => {
  expect(first('list-unknown-enums')).toMatchObject({
    status_type: one('paused'),
    value_period: one('quarterly'),
  });
});

test('keys that nobody documented change nothing', () => {
  expect(first('list-extra-keys')).toEqual(listed('list-first-page')[0]?.fields);
});

test('CL2 CE8 a day stays the written day, whatever time and offset follow it', () => {
  const rows = listed('list-dates').map(({ fields }) => fields);
  expect(rows.map(({ date_won }) => date_won)).toEqual([
    day('2026-03-31'),
    day('2026-03-31'),
    day('2026-03-31'),
    text('2026-02-30'),
    text('soon'),
  ]);
  expect(rows[0]?.date_lost).toEqual(at('2026-03-31T23:59:59.999Z'));
  expect(rows[2]?.date_created).toEqual(at('2026-03-01T00:00:00Z'));
  expect(rows[3]?.date_created).toEqual(at('2026-03-01T00:00:00Z'));
});

test('CL2 minor units become major ones to the cent, in every currency the same', () => {
  const rows = listed('list-money').map(({ fields }) => fields);
  expect(rows.map(({ value }) => value)).toEqual(
    [5, 0, 17_236_848.2, 0.01, -12.5, 1500, 45_035_996_273_704.95].map(number),
  );
  expect(rows[5]).toMatchObject({ currency: text('JPY'), value_formatted: text('¥1,500') });
});

test('a note reads the same in an edition without rich text', () => {
  expect(first('list-note-without-html').note).toEqual(text('**bold** = text'));
});

describe('custom values', () => {
  const cf = (n: number) => `custom.${id('cf', n)}`;
  const person = (n: number) => `person.${id('cf', n)}`;
  const COLUMNS: readonly (readonly [string, FieldType])[] = [
    [cf(1), 'text'],
    [cf(2), 'choice'],
    [cf(3), 'list'],
    [cf(4), 'number'],
    [cf(5), 'day'],
    [cf(6), 'instant'],
    [person(7), 'choice'],
    [person(8), 'list'],
    [cf(9), 'text'],
    [cf(14), 'text'],
  ];
  const columns = COLUMNS.map(([key, type]) => ({ key, type }));

  function rows() {
    const view = viewOf({}, columns);
    const names = readValue(close.page(view, null), 'pipeline').next;
    const list = readValue(close.page(view, names), 'organization').next;
    return readValue(close.page(view, list), 'list-custom').records.map(({ fields }) => fields);
  }

  test('CL3 are read as what their columns are, people by name, also those who left', () => {
    expect(rows()[0]).toMatchObject({
      [cf(1)]: text('Call back'),
      [cf(2)]: one('Large'),
      [cf(3)]: many('Website', 'Support, yearly'),
      [cf(4)]: number(12.5),
      [cf(5)]: day('2026-03-31'),
      [cf(6)]: at('2026-03-31T22:00:00Z'),
      [person(7)]: one(id('user', 9), 'Łukasz Kowalczyk'),
      [person(8)]: {
        kind: 'many',
        items: [
          { id: id('user', 1), label: 'Tom Walker' },
          { id: id('user', 9), label: 'Łukasz Kowalczyk' },
        ],
      },
      [cf(9)]: text(id('cont', 1)),
      [cf(14)]: text('40'),
    });
  });

  test('in other JSON types than expected keep their meaning', () => {
    expect(rows()[1]).toMatchObject({
      [cf(1)]: text('3'),
      [cf(2)]: one('No longer offered'),
      [cf(3)]: many('Website'),
      [cf(4)]: number(7),
      [cf(5)]: day('2026-03-31'),
    });
  });

  test('that are left out, null or empty are no value, not invisible', () => {
    const values = columns.map(({ key }) => rows()[2]?.[key]);
    expect(values).toEqual(columns.map(() => null));
  });

  test('of fields that have no column are there, too', () => {
    expect(rows()[0]).toMatchObject({
      [cf(10)]: text('https://a.example/?q=1&b=2'),
      [cf(13)]: text('5 %'),
    });
  });

  test('of people are called by their ids where nobody told their names', () => {
    const fields = first(
      'list-custom',
      columns.filter(({ key }) => !key.startsWith('person.')),
    );
    expect(fields[cf(7)]).toEqual(text(id('user', 9)));
    const record = close.record(viewOf({}, columns), 'any').read({
      status: 200,
      headers: {},
      body: JSON.stringify({ id: 'oppo_1', [cf(7)]: id('user', 9) }),
    });
    expect(record).toMatchObject({
      value: { fields: { [person(7)]: one(id('user', 9)), [person(8)]: null } },
    });
  });
});
