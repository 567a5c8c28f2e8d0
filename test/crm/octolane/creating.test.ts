/** Creations: what is sent, and what every conceivable answer says of each draft. */
import type { FieldValues, WriteAnswer } from '../../../src/core/writing';
import { octolane } from '../../../src/crm/octolane/connector';
import { faultOf, idOf, KEY, readValue, sentBy, VIEW } from './fixtures';
import { day, flag, instant, many, number, one, text } from './values';

const OPTIONS = { silent: true, idempotencyKey: 'key' };

function create(...drafts: readonly FieldValues[]) {
  return octolane.writing.create(
    VIEW,
    drafts.map((fields) => ({ fields })),
    OPTIONS,
  );
}

const three = create({ name: text('First') }, { name: text('second ') }, { name: text('Third') });

const record = (n: number): WriteAnswer => ({
  ...{ kind: 'record', record: { id: idOf(n), fields: {} } },
});
const unknown: WriteAnswer = { kind: 'unknown' };
const refused = (message: string): WriteAnswer => ({ kind: 'rejected', message });

describe('what is sent', () => {
  test('has the names of a creation, days as seconds of midnight UTC, and custom values', () => {
    const exchange = create({
      name: text('Roof'),
      opportunity_stage: one(idOf(201), 'Proposal'),
      opportunity_amount: number(1234.5),
      close_date: day('2026-06-30'),
      opportunity_next_action_date: day('1970-01-01'),
      next_steps: text(' Call '),
      account_domain: text(' https://www.Acme.com/about?x=1 '),
      contact_email: text(' Maria@acme.com '),
      other_emails: many('ops@acme.com', 'it@acme.com'),
      owner: text(idOf(501)),
      owner_email: text('rep@us.example'),
      'custom.customer_tier_123': one('enterprise', 'Enterprise'),
      'custom.text_123': number(12),
      'custom.custom__strategic': flag(false),
      'custom.custom__last': day('2026-06-01'),
      'custom.custom__at': instant('2026-06-01T09:30:00Z'),
    });
    expect(exchange.request).toMatchObject({
      method: 'post',
      url: 'https://api.octolane.com/v1/opportunities',
    });
    expect(exchange.idempotent).toBe(false);
    expect(sentBy(exchange)).toEqual({
      pipeline_id: idOf(101),
      opportunity: {
        name: 'Roof',
        stage_id: idOf(201),
        deal_size: 1234.5,
        close_date: 1782777600,
        next_action_date: 0,
        next_steps: 'Call',
        custom_attributes: {
          customer_tier_123: 'enterprise',
          text_123: 12,
          custom__strategic: false,
          custom__last: '2026-06-01T00:00:00.000Z',
          custom__at: '2026-06-01T09:30:00.000Z',
        },
      },
      related_objects: {
        account_domain: 'acme.com',
        primary_contact_email: 'Maria@acme.com',
        additional_contact_emails: ['ops@acme.com', 'it@acme.com'],
        owner_id: idOf(501),
        owner_email: 'rep@us.example',
      },
    });
  });

  test('leaves out what is empty, read-only or of no field', () => {
    const exchange = create({
      name: text('Roof'),
      close_date: null,
      opportunity_account: one(idOf(301), 'Acme'),
      probability: number(4),
      created_at: instant('2026-06-01T09:30:00Z'),
      mystery: text('x'),
    });
    expect(sentBy(exchange)).toEqual({
      pipeline_id: idOf(101),
      opportunity: { name: 'Roof' },
      related_objects: {},
    });
  });

  test.each([
    ['acme.com', 'acme.com'],
    ['HTTP://WWW.ACME.COM', 'acme.com'],
    ['www.acme.co.uk/', 'acme.co.uk'],
    ['acme.com#top', 'acme.com'],
    ['wwwacme.com', 'wwwacme.com'],
  ])('a domain is written in one way: %s', (typed, sent) => {
    expect(sentBy(create({ name: text('a'), account_domain: text(typed) }))).toMatchObject({
      related_objects: { account_domain: sent },
    });
  });

  test('several go in one request, as a bare list, in the pipeline of the tab', () => {
    expect(three.request.url).toBe('https://api.octolane.com/v1/opportunities/bulk');
    expect(sentBy(three)).toHaveLength(3);
    expect(three.fallback).toBeUndefined();
    expect(three.request.headers).not.toHaveProperty('idempotency-key');
  });

  test('more than a hundred are a mistake of the caller', () => {
    const drafts = Array.from({ length: 101 }, () => ({ name: text('a') }));
    expect(() => create(...drafts)).toThrow('1 to 100');
  });
});

test.each([
  ['create-sample', record(1)],
  ['create-status-200', record(1)],
  ['create-id', record(1)],
  ['create-nested', record(1)],
  ['create-name-derived', record(1)],
  ['create-empty', unknown],
  ['create-null', unknown],
  ['create-odd', unknown],
  ['create-without-data', unknown],
] as const)('one draft: %s', (name, answer) => {
  expect(readValue(create({ name: text('First') }), name)).toEqual([answer]);
});

test.each(['create-success-false', 'create-empty-body', 'answer-cut', 'answer-html'])(
  'RQ4 %s does not tell, so it is in doubt',
  (name) => {
    expect(faultOf(create({ name: text('First') }), name).kind).toBe('badAnswer');
    expect(faultOf(three, name).kind).toBe('badAnswer');
  },
);

test.each([
  ['create-bulk-null', [unknown, unknown, unknown]],
  ['create-bulk-list', [record(1), record(2), record(3)]],
  ['create-bulk-list-shuffled', [record(1), record(2), record(3)]],
  ['create-bulk-list-indexed', [record(1), record(2), record(3)]],
  ['create-bulk-list-from-one', [unknown, unknown, unknown]],
  ['create-bulk-list-ids', [unknown, unknown, unknown]],
  ['create-bulk-list-id-texts', [unknown, unknown, unknown]],
  ['create-bulk-list-same-id', [unknown, unknown, record(3)]],
  ['create-bulk-list-refused', [record(1), refused('Stage is not one of the pipeline'), record(3)]],
  ['create-bulk-list-refused-success', [record(1), refused('Owner is not a member'), record(3)]],
  ['create-bulk-list-short', [record(1), unknown, record(3)]],
  ['create-bulk-list-stranger', [record(1), unknown, record(3)]],
  ['create-bulk-list-strangers', [unknown, unknown, unknown]],
  ['create-bulk-results', [record(1), record(2), record(3)]],
  ['create-bulk-opportunities', [record(1), record(2), record(3)]],
  [
    'create-bulk-created-errors',
    [record(1), refused('Stage is not one of the pipeline'), record(3)],
  ],
  ['create-bulk-created-errors-missing', [record(1), unknown, unknown]],
  ['create-bulk-created-errors-unnamed', [record(1), unknown, record(3)]],
  ['create-bulk-empty-lists', [unknown, unknown, unknown]],
] as const)('three drafts: %s', (name, answers) => {
  expect(readValue(three, name)).toEqual(answers);
});

test('OC4 drafts of one name are told apart by their place, if the others prove the order', () => {
  const twins = create({ name: text('First') }, { name: text('First') }, { name: text('Third') });
  const answer = (names: readonly string[]) => {
    const data = names.map((name, at) => ({ opportunity_id: idOf(at + 1), name }));
    return twins.read({ status: 201, headers: {}, body: JSON.stringify({ success: true, data }) });
  };
  expect(answer(['First', 'First', 'Third'])).toEqual({
    ...{ ok: true, value: [record(1), record(2), record(3)] },
  });
  expect(answer(['Third', 'First', 'First'])).toEqual({
    ...{ ok: true, value: [unknown, unknown, record(1)] },
  });
});

test('no key in what is said of a row', () => {
  const data = [
    { opportunity_id: idOf(1), name: 'First' },
    { error: `key ${KEY} may not` },
    { opportunity_id: idOf(3), name: 'Third' },
  ];
  const body = JSON.stringify({ success: true, data });
  const result = three.read({ status: 200, headers: {}, body });
  expect(JSON.stringify(result)).not.toContain(KEY);
  expect(result).toMatchObject({ ok: true, value: [{}, { kind: 'rejected' }, {}] });
});

describe('how creations behave', () => {
  const { writing } = octolane;

  test('doubt is settled by looking, since nothing tells a repetition from a second one', () => {
    expect(writing.doubt).toEqual({ kind: 'lookUp', quarantineMs: 900_000 });
    expect(writing.createdAt).toBe('created_at');
    expect(writing.recognisedBy).toEqual(['name', 'account_domain', 'contact_email']);
    expect(writing.createMax).toBe(100);
  });

  test('a person is told what comes along, and that nothing can be deleted', () => {
    const said = writing.createEffects.join(' ');
    for (const word of ['account', 'contact', 'AI', 'deleted', 'Account domain', 'same name']) {
      expect(said).toContain(word);
    }
    expect(writing.silencesCreate).toBe(false);
    expect(writing.remove).toBeNull();
    expect(writing.approval).toBeNull();
    expect(writing.credits).toBeNull();
    expect(writing.creatable).toEqual([]);
  });
});
