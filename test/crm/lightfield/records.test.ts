import type { MaybeValue } from '../../../src/core/model';
import { many, number, one, text } from '../trustpager/values';
import { recordsIn } from './fixture-answers';

const flag = (on: boolean): MaybeValue => ({ kind: 'flag', on });
const instant = (atMs: number): MaybeValue => ({ kind: 'instant', atMs });

function fieldsIn(name: string, columns: Parameters<typeof recordsIn>[1] = []) {
  const [record] = recordsIn(name, columns);
  if (!record) throw new Error('one record');
  return record.fields;
}

test('the sample record', () => {
  expect(fieldsIn('list-one')).toEqual({
    $name: text('Acme renewal'),
    $stage: one('opt_a'),
    $amount: number(75_000),
    'relationships.$account': one('acc_1'),
    createdAt: instant(Date.UTC(2026, 4, 1, 16)),
    updatedAt: null,
    httpLink: text('https://crm.lightfield.app/x/opp_1'),
    externalId: null,
  });
});

test.each(['list-unset-null', 'list-unset-absent'])('LF2 unset is empty: %s', (name) => {
  const keys = [
    '$amount',
    '$closeDate',
    'lead-source',
    'competitors',
    'billing-email',
    'is-renewal',
    '$nextStep',
    'relationships.$owner',
  ];
  const columns = keys.map((key) => ({ key, type: 'text' as const }));
  const fields = fieldsIn(name, columns);
  for (const key of keys) expect([key, fields[key]]).toEqual([key, null]);
});

test('a key that is neither a column nor answered is not there', () => {
  expect(fieldsIn('list-unset-absent')).not.toHaveProperty('$amount');
});

describe('LF2 values of every type', () => {
  const fields = fieldsIn('list-values', [
    { key: 'contract-link', type: 'text' },
    { key: 'billing-email', type: 'list' },
  ]);

  test.each<[string, MaybeValue]>([
    ['$closeDate', instant(Date.UTC(2026, 2, 16, 12))],
    ['$nextStep', text('Call')],
    ['$opportunityStatus', text('**Good**')],
    ['icp-score', number(12.5)],
    ['is-renewal', flag(false)],
    ['lead-source', one('opt_web')],
    ['competitors', many('opt_x', 'opt_y')],
    ['background', text('# Title')],
    ['last-email', text('<p>Hello</p>')],
    ['billing-email', many('a@x.example', 'b@x.example')],
    ['contract-link', text('https://x.example/?a=1&b=2')],
    ['support-phone', many('+12025551234;ext=100')],
    ['billing-address', text('1 George St, Sydney, NSW, 2000, AU')],
    ['signed-by', text('Grace Walker')],
    ['partner-page', text('https://linkedin.com/company/x')],
    ['relationships.$owner', one('mem_1')],
    ['relationships.$evaluator', many('con_1', 'con_2')],
    ['relationships.$champion', one('con_9')],
    ['relationships.$task', many('tsk_1', 'tsk_2')],
  ])('%s', (key, value) => {
    expect(fields[key]).toEqual(value);
  });
});

describe('LF2 what was not foreseen survives', () => {
  const fields = fieldsIn('list-odd-values', [
    { key: 'contract-link', type: 'text' },
    { key: 'billing-email', type: 'list' },
  ]);

  test.each<[string, MaybeValue]>([
    ['rating', number(4)],
    ['palette', many('red', 'blue')],
    ['blob', text('{"a":1}')],
    ['flagged', flag(true)],
    ['lead-source', one('opt_archived')],
    ['$closeDate', text('next Tuesday')],
    ['icp-score', text('12.50')],
    ['contract-link', text('https://only.example')],
    ['billing-email', many('one@x.example')],
    ['signed-by', null],
    ['billing-address', text('Zürich')],
    ['mixed', many('a', '1')],
  ])('%s', (key, value) => {
    expect(fields[key]).toEqual(value);
  });
});

test('cardinality in any letters, older pages without optional members', () => {
  expect(fieldsIn('list-other-spellings')).toMatchObject({
    'relationships.$owner': one('mem_1'),
    'relationships.$evaluator': many('con_1', 'con_2'),
    'relationships.$champion': one('con_1'),
    updatedAt: null,
    externalId: null,
  });
});

test('money is in major units, as it came', () => {
  const amounts = recordsIn('list-money').map(({ fields }) => fields.$amount);
  expect(amounts).toEqual([0, 0.01, -5.5, 1_234_567.89, 9_007_199_254_740_991].map(number));
});

test('moments are moments, a day is a day, and what is neither is text', () => {
  expect(recordsIn('list-dates').map(({ fields }) => fields.$closeDate)).toEqual([
    instant(Date.UTC(2026, 2, 16)),
    instant(Date.UTC(2026, 2, 15, 14)),
    instant(Date.UTC(2026, 11, 31, 23, 59, 59, 999)),
    instant(Date.UTC(2026, 2, 16, 6, 30)),
    { kind: 'day', day: '2024-02-29' },
    text('2026-02-30T00:00:00Z'),
  ]);
});

test('text is kept to the letter', () => {
  expect(recordsIn('list-hostile-text').map(({ fields }) => fields.$name)).toEqual(
    ['=1+1', '+61 400', '<b>x</b>', ' 007 ', '日本', 'a\nb', "'apostrophe", '😀'].map(text),
  );
});

test('unknown members do no harm', () => {
  expect(fieldsIn('list-unknown-members').$name).toEqual(text('New'));
});
