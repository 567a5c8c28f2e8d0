import type { ColumnType } from '../../../src/core/listing';
import type { FieldKey, MaybeValue } from '../../../src/core/model';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { KEY, list, PROPOSAL_CARD, readValue, row, SALES, scope } from './wire-answers';

/** The fields that the connector reads from one row. */
function fieldsOf(
  parts: Readonly<Record<string, unknown>>,
  columns: readonly ColumnType[] = [],
): Readonly<Record<FieldKey, MaybeValue>> {
  const page = readValue(
    trustpager.page({ key: KEY, scope: scope(), columns }, null),
    list([row(parts)]),
  );
  return page.records[0]?.fields ?? {};
}

const one = (id: string, label: string): MaybeValue => ({ kind: 'one', item: { id, label } });
const text = (value: string): MaybeValue => ({ kind: 'text', text: value });
const number = (value: number): MaybeValue => ({ kind: 'number', number: value });
const many = (...labels: readonly string[]): MaybeValue => ({
  kind: 'many',
  items: labels.map((label) => ({ id: label, label })),
});

const ABSENT = 'absent';

/** Field, wire keys, what is read. */
const CASES: readonly (readonly [
  FieldKey,
  Readonly<Record<string, unknown>>,
  MaybeValue | 'absent',
])[] = [
  ['name', { name: '=IMPORTXML("x")' }, text('=IMPORTXML("x")')],
  ['name', { name: null }, null],
  ['name', { name: undefined }, ABSENT],
  ['status', { status: 'won' }, one('won', 'Won')],
  ['status', { status: 'abandoned' }, one('abandoned', 'abandoned')],
  ['status', { status: null }, null],
  ['value', { value: 1500 }, number(1500)],
  ['value', { value: 0 }, number(0)],
  ['value', { value: '1500.50' }, number(1500.5)],
  ['value', { value: '-3' }, number(-3)],
  ['value', { value: '' }, null],
  ['value', { value: null }, null],
  ['value', { value: '1,500' }, text('1,500')],
  ['value', { value: '1e5' }, text('1e5')],
  ['value', {}, ABSENT],
  ['currency', { currency: 'AUD' }, text('AUD')],
  ['tags', { tags: ['web', 'design'] }, many('web', 'design')],
  ['tags', { tags: [{ name: 'web', color: '#fff' }, 'design'] }, many('web', 'design')],
  ['tags', { tags: [] }, null],
  ['tags', { tags: null }, null],
  ['tags', {}, ABSENT],
  ['lead_source', { lead_source: 'Referral' }, one('Referral', 'Referral')],
  ['notes', { notes: '' }, null],
  ['notes', { notes: ' two\nlines ' }, text(' two\nlines ')],
  [
    'created_at',
    { created_at: '2026-05-29T07:31:26.165+00:00' },
    { kind: 'instant', atMs: Date.UTC(2026, 4, 29, 7, 31, 26, 165) },
  ],
  [
    'created_at',
    { created_at: '2026-05-29T07:31:26Z' },
    { kind: 'instant', atMs: Date.UTC(2026, 4, 29, 7, 31, 26) },
  ],
  ['created_at', { created_at: '2026-05-29' }, { kind: 'day', day: '2026-05-29' }],
  ['created_at', { created_at: 'last week' }, text('last week')],
  ['updated_at', { updated_at: null }, null],
  ['next_action_name', { next_action_name: 'Call' }, text('Call')],
  ['next_action_date', { next_action_date: '2026-06-01' }, { kind: 'day', day: '2026-06-01' }],
  ['public_id', { public_id: 'OPP-001' }, text('OPP-001')],
  ['probability', { probability: 40 }, number(40)],
  [
    'expected_close_date',
    { expected_close_date: '2026-06-30' },
    { kind: 'day', day: '2026-06-30' },
  ],
  ['referrer_category', { primary_referrer_category: 'Partner' }, text('Partner')],
  ['customer', { customer_id: 'c-1', customer: { id: 'c-1', name: 'Acme' } }, one('c-1', 'Acme')],
  [
    'customer',
    { customer_id: 'c-1', customer: { id: 'c-1', name: ' ', email: 'a@acme.example' } },
    one('c-1', 'a@acme.example'),
  ],
  ['customer', { customer_id: null, customer: null }, null],
  ['customer', { customer_id: null }, null],
  ['customer', { customer_id: 'c-1' }, ABSENT],
  ['customer', { customer_id: 'c-1', customer: null }, ABSENT],
  ['customer', { customer_id: 'c-1', customer: 'Acme' }, ABSENT],
  ['customer', {}, ABSENT],
  [
    'contact',
    { contact_id: 'p-1', contact: { id: 'p-1', first_name: 'Ada', last_name: null } },
    one('p-1', 'Ada'),
  ],
  [
    'contact',
    {
      contact_id: 'p-1',
      contact: { id: 'p-1', first_name: 'Ada', last_name: 'Li', user_id: 'u-9' },
    },
    one('p-1', 'Ada Li'),
  ],
  ['contact', { contact_id: 'p-1', contact: { id: 'p-1' } }, one('p-1', 'p-1')],
  ['contact', { contact: { id: 'p-1', first_name: 'Ada' } }, one('p-1', 'Ada')],
  [
    'referrer',
    { primary_referrer_contact_id: 'p-2', referrer: { id: 'p-2', first_name: 'Bo' } },
    one('p-2', 'Bo'),
  ],
  ['referrer', { primary_referrer_contact_id: null }, null],
  [
    'owners',
    { assigned_users: [{ id: 'u-1', full_name: 'Maria' }] },
    { kind: 'many', items: [{ id: 'u-1', label: 'Maria' }] },
  ],
  [
    'owners',
    { assigned_users: [{ id: 'm-1', user_id: 'u-1', email: 'm@x.example' }] },
    { kind: 'many', items: [{ id: 'u-1', label: 'm@x.example' }] },
  ],
  [
    'owners',
    { assigned_users: [{ user_id: 'u-1', user: { full_name: 'Maria' } }] },
    { kind: 'many', items: [{ id: 'u-1', label: 'Maria' }] },
  ],
  ['owners', { assigned_users: [] }, null],
  ['owners', { assigned_users: null }, null],
  ['owners', { assigned_users: [{ id: 'u-1' }, 7] }, ABSENT],
  ['owners', {}, ABSENT],
  ['pipeline', {}, one(SALES.id, 'Sales')],
  ['stage', {}, one(PROPOSAL_CARD.stage_id, 'Proposal')],
  [
    'stage',
    { placements: [{ pipeline_id: 'other', stage_id: 's' }, PROPOSAL_CARD] },
    one(PROPOSAL_CARD.stage_id, 'Proposal'),
  ],
  ['stage', { placements: [{ pipeline_id: 'other', stage_id: 's' }] }, null],
  ['pipeline', { placements: [] }, null],
  ['stage', { placements: undefined }, ABSENT],
  ['stage', { placements: [{ ...PROPOSAL_CARD, stage_id: null }] }, null],
  ['stage', { placements: [{ ...PROPOSAL_CARD, crm_pipeline_stages: null }] }, ABSENT],
  ['pipeline', { placements: [{ ...PROPOSAL_CARD, crm_pipelines: null }] }, one(SALES.id, 'Sales')],
];

test.each(CASES)('TP2 %s of %j', (key, parts, expected) => {
  const fields = fieldsOf(parts);
  if (expected === ABSENT) expect(fields).not.toHaveProperty([key]);
  else expect(fields[key]).toEqual(expected);
});

test('every field of the catalogue has a case', () => {
  const stages = trustpager.catalogue(KEY, SALES.id)[0];
  const part = stages && readValue(stages.exchange, list([]));
  const covered = new Set(CASES.map(([key]) => key));
  const rest = (part?.fields ?? []).map(({ key }) => key).filter((key) => !covered.has(key));
  // Read exactly like lead_source and created_at.
  expect(rest).toEqual(['opportunity_type', 'last_activity_at']);
});

test('ids stay what they are', () => {
  const rows = ['o-1', '__proto__', 'constructor'].map((id) => row({ id }));
  const { records } = readValue(
    trustpager.page({ key: KEY, scope: scope(), columns: [] }, null),
    list(rows),
  );
  expect(records.map(({ id }) => id)).toEqual(['o-1', '__proto__', 'constructor']);
});

test.each([
  ['a number as a name', { name: 7 }],
  ['an object as a value', { value: {} }],
  ['tags without names', { tags: [{ color: '#fff' }] }],
  ['no id', { id: '' }],
])('%s is no answer of this API', (_, parts) => {
  const result = trustpager
    .page({ key: KEY, scope: scope(), columns: [] }, null)
    .read(list([row(parts)]));
  expect(result).toMatchObject({ ok: false, fault: { kind: 'badAnswer' } });
});

describe('custom fields', () => {
  const columns: readonly ColumnType[] = [
    { key: 'name', type: 'text' },
    { key: 'custom.size', type: 'number' },
    { key: 'custom.kind', type: 'choice' },
    { key: 'custom.due', type: 'instant' },
    { key: 'custom.vip', type: 'flag' },
    { key: 'custom.memo', type: 'text' },
  ];

  test.each([
    ['custom.size', 12.5, number(12.5)],
    ['custom.size', '12.5', number(12.5)],
    ['custom.size', 'about 12', text('about 12')],
    ['custom.kind', 'B2B', one('B2B', 'B2B')],
    ['custom.kind', 5, one('5', '5')],
    [
      'custom.due',
      '2026-05-29T07:31:26Z',
      { kind: 'instant', atMs: Date.UTC(2026, 4, 29, 7, 31, 26) },
    ],
    ['custom.due', '2026-05-29', { kind: 'day', day: '2026-05-29' }],
    ['custom.vip', false, { kind: 'flag', on: false }],
    ['custom.vip', 'true', { kind: 'flag', on: true }],
    ['custom.vip', 'yes', text('yes')],
    ['custom.memo', '2026-05-29', text('2026-05-29')],
    ['custom.memo', true, text('true')],
    ['custom.memo', ['a', 'b'], text('["a","b"]')],
    ['custom.memo', '', null],
    ['custom.memo', null, null],
  ] as const)('%s of %j', (key, wire, expected) => {
    const id = key.slice('custom.'.length);
    expect(fieldsOf({ metadata: { [id]: wire } }, columns)[key]).toEqual(expected);
  });

  test('a column without an entry has no value; without metadata it is not visible', () => {
    expect(fieldsOf({ metadata: {} }, columns)['custom.size']).toBeNull();
    expect(fieldsOf({ metadata: null }, columns)['custom.size']).toBeNull();
    expect(fieldsOf({}, columns)).not.toHaveProperty(['custom.size']);
    expect(fieldsOf({ metadata: ['?'] }, columns)).not.toHaveProperty(['custom.size']);
  });

  test('without columns the JSON type decides, and links are left out', () => {
    const metadata = { size: 3, vip: true, memo: 'x', quick_links: { a: 'https://x.example' } };
    expect(fieldsOf({ metadata })).toMatchObject({
      'custom.size': number(3),
      'custom.vip': { kind: 'flag', on: true },
      'custom.memo': text('x'),
    });
    expect(fieldsOf({ metadata })).not.toHaveProperty(['custom.quick_links']);
  });

  test('names that mean something to JavaScript are names', () => {
    const metadata = JSON.parse('{"__proto__": "a", "constructor": "b"}');
    const fields = fieldsOf({ metadata });
    expect(fields['custom.__proto__']).toEqual(text('a'));
    expect(fields['custom.constructor']).toEqual(text('b'));
  });
});
