/** What is sent to create opportunities, and what is never concluded from the answer. */
import fc from 'fast-check';
import type { Draft, FieldValues } from '../../../src/core/writing';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { number, one, text } from './values';
import { jsonAnswer, KEY, SALES, scope } from './wire-answers';

const { writing } = trustpager;
const VIEW = { key: KEY, scope: scope(), columns: [] };
const OPTIONS = { silent: true, idempotencyKey: 'run-1' };

function create(drafts: readonly FieldValues[], options = OPTIONS) {
  return writing.create(
    VIEW,
    drafts.map((fields) => ({ fields })),
    options,
  );
}

function bodyOf(drafts: readonly FieldValues[], options = OPTIONS) {
  return JSON.parse(create(drafts, options).request.body ?? '');
}

test('TP8 one request creates all, with the key in the header only, and is not repeated by itself', () => {
  const { request, idempotent } = create([{ name: text('Roof') }, { name: text('Door') }]);
  expect(idempotent).toBe(false);
  expect(request).toEqual({
    method: 'post',
    url: 'https://api.trustpager.com/functions/v1/api/v1/opportunities/bulk-create',
    headers: {
      authorization: `Bearer ${KEY}`,
      accept: 'application/json',
      'idempotency-key': 'run-1',
    },
    body: '{"records":[{"name":"Roof"},{"name":"Door"}],"skip_automations":true}',
  });
});

test('TP8 automations run unless they are to be silent', () => {
  expect(bodyOf([{ name: text('Roof') }], { ...OPTIONS, silent: false }).skip_automations).toBe(
    false,
  );
});

const SENT: readonly (readonly [string, FieldValues, Readonly<Record<string, unknown>>])[] = [
  ['text to the letter', { name: text(' =1+1 ') }, { name: ' =1+1 ' }],
  ['a status by id', { status: one('won') }, { status: 'won' }],
  ['an account by id', { customer: one('c-1') }, { customer_id: 'c-1' }],
  ['a contact by id', { contact: one('p-1') }, { contact_id: 'p-1' }],
  ['a source', { lead_source: one('Web') }, { lead_source: 'Web' }],
  [
    'currency and notes',
    { currency: text('EUR'), notes: text('a\nb') },
    { currency: 'EUR', notes: 'a\nb' },
  ],
  ['money in cents', { value: number(10.006) }, { value: 10.01 }],
  ['money that no binary fraction is', { value: number(0.1 + 0.2) }, { value: 0.3 }],
  ['large money', { value: number(1e21) }, { value: 1e21 }],
  ['zero', { value: number(0) }, { value: 0 }],
  [
    'a stage with the pipeline of the tab',
    { stage: one('s-1') },
    { pipeline_id: SALES.id, stage_id: 's-1' },
  ],
  [
    'tags as objects',
    { tags: { kind: 'many', items: [{ id: 'hot', label: 'hot' }] } },
    { tags: [{ name: 'hot' }] },
  ],
  [
    'custom fields in metadata, to their own precision',
    {
      'custom.size': number(1.2345),
      'custom.vip': { kind: 'flag', on: false },
      'custom.day': { kind: 'day', day: '2026-05-29' },
      'custom.due': { kind: 'instant', atMs: Date.UTC(2026, 4, 29, 7, 31, 26) },
      'custom.kind': one('B2B'),
      'custom.memo': text('x'),
    },
    {
      metadata: {
        size: 1.2345,
        vip: false,
        day: '2026-05-29',
        due: '2026-05-29T07:31:26.000Z',
        kind: 'B2B',
        memo: 'x',
      },
    },
  ],
  [
    'no empty field',
    { name: text('Roof'), notes: null, tags: null, stage: null, 'custom.a': null },
    { name: 'Roof' },
  ],
  [
    'nothing that is read-only',
    { owners: one('u-1'), pipeline: one('p-2'), public_id: text('x') },
    {},
  ],
  [
    'no custom field that the API would refuse',
    { 'custom.33333333-3333-4333-8333-333333333333': text('x'), 'custom.quick_links': text('x') },
    {},
  ],
];

test.each(SENT)('TP8 sends %s', (_, fields, expected) => {
  expect(bodyOf([fields]).records).toEqual([expected]);
});

test('TP8 a custom field may have any name', () => {
  const { body } = create([{ 'custom.__proto__': text('a') }]).request;
  expect(body).toContain('{"records":[{"metadata":{"__proto__":"a"}}]');
});

test.each([0, 101])('TP8 %i drafts are no request', (count) => {
  expect(() => create(new Array<FieldValues>(count).fill({}))).toThrow('1 to 100');
});

test.each(['', 'x'.repeat(65), 'a b', 'ä'])('TP8 %j is no idempotency key', (idempotencyKey) => {
  expect(() => create([{}], { ...OPTIONS, idempotencyKey })).toThrow('idempotency key');
});

test('TP8 the CRM may echo the key, we do not', () => {
  const error = { index: 0, error: `bad key ${KEY}` };
  const result = create([{}]).read(jsonAnswer(200, { data: { created: [], errors: [error] } }));
  expect(JSON.stringify(result)).toContain('bad key');
  expect(JSON.stringify(result)).not.toContain(KEY);
});

describe('whatever the answer', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', null, '');
  const index = fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constantFrom(null, '1', undefined));
  const element = fc.oneof(
    { weight: 8, arbitrary: fc.record({ index, id, error: fc.string() }, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.anything() },
  );
  const count = fc.constantFrom(undefined, 0, 1, 2, 3);
  const data = fc.record({
    created: fc.array(element, { maxLength: 4 }),
    errors: fc.array(element, { maxLength: 4 }),
    created_count: count,
    error_count: count,
  });
  const drafts = new Array<Draft>(3).fill({ fields: { name: text('New') } });

  test('TP8 every draft has one answer, no record is that of two drafts, and none is said twice', () => {
    fc.assert(
      fc.property(data, (told) => {
        const result = writing.create(VIEW, drafts, OPTIONS).read(jsonAnswer(200, { data: told }));
        const answers = result.ok ? result.value : [];
        expect(answers).toHaveLength(3);
        const ids = answers.flatMap((one) => (one.kind === 'record' ? [one.record.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
        const refused = answers.filter(({ kind }) => kind === 'rejected').length;
        expect(refused).toBeLessThanOrEqual(told.errors.length);
        expect(ids.length).toBeLessThanOrEqual(told.created.length);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  test('TP8 no body of a 2xx is too odd to be read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
        const result = writing
          .create(VIEW, drafts, OPTIONS)
          .read({ status: 200, headers: {}, body });
        if (result.ok) expect(result.value).toHaveLength(3);
        else expect(result.fault.kind).toBe('badAnswer');
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
