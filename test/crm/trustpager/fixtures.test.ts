/** The connector against the wire fixtures: every answer of a read is read or refused as meant. */
import type { Exchange, FaultKind, HttpAnswer } from '../../../src/core/exchange';
import type { Scope } from '../../../src/core/model';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { answerOf, FIXTURES, fixture as fixtureNamed } from './fixture-answers';
import { KEY, readValue } from './wire-answers';

const NOW = Date.UTC(2026, 5, 1);
const SALES: Scope = {
  pipeline: { id: '00000000-0000-4000-8000-000000000101', label: 'Sales' },
  filters: {},
};

function fixture(name: string): HttpAnswer {
  return answerOf(fixtureNamed(name));
}

/** 2xx answers to a list that are none, although they look like it. */
const UNREADABLE = [
  'answer-cut',
  'answer-empty',
  'gateway-html-as-success',
  'list-id-missing',
  'list-without-pagination',
];

const LISTS = FIXTURES.filter(
  ({ request, answer }) =>
    request.method === 'GET' &&
    /^\/(opportunities|deals)(\?|$)/.test(request.path) &&
    answer.status === 200,
);

test('TP6 there are enough lists to judge by', () => {
  expect(LISTS.length).toBeGreaterThanOrEqual(30);
});

test.each(LISTS.map((one) => [one.name, one] as const))('%s', (name, one) => {
  const result = trustpager.page({ key: KEY, scope: SALES, columns: [] }, null).read(answerOf(one));
  if (UNREADABLE.includes(name)) {
    expect(result).toMatchObject({ ok: false, fault: { kind: 'badAnswer' } });
    return;
  }
  const { data } = one.answer.body as { data: { id: string; name: string }[] };
  const records = result.ok ? result.value.records : [];
  expect(records.map(({ id, fields }) => [id, fields.name])).toEqual(
    data.map((row) => [row.id, { kind: 'text', text: row.name }]),
  );
});

test('TP6 an expanded row shows names for everything', () => {
  const page = readValue(
    trustpager.page({ key: KEY, scope: SALES, columns: [] }, null),
    fixture('list-expanded'),
  );
  expect(page.next).toBeNull();
  expect(page.records[0]?.fields).toMatchObject({
    status: { kind: 'one', item: { id: 'open', label: 'Open' } },
    stage: { kind: 'one', item: { label: 'Proposal' } },
    pipeline: { kind: 'one', item: { label: 'Sales' } },
    customer: { kind: 'one', item: { label: 'Acme Pty Ltd' } },
    contact: { kind: 'one', item: { label: 'Maria Rossi' } },
    value: { kind: 'number', number: 1500 },
    'custom.seats': { kind: 'number', number: 12 },
  });
});

test('TP6 documented keys alone leave the rest absent, not empty', () => {
  const answer = fixture('list-documented-keys-only');
  const [record] = readValue(
    trustpager.page({ key: KEY, scope: SALES, columns: [] }, null),
    answer,
  ).records;
  expect(record?.fields).toHaveProperty('name');
  for (const key of ['value', 'notes', 'updated_at', 'next_action_name', 'owners']) {
    expect(record?.fields).not.toHaveProperty(key);
  }
});

describe('TP6 the catalogue', () => {
  const [stages, settings, users, tags] = trustpager
    .catalogue(KEY, SALES.pipeline.id)
    .map(({ exchange }) => exchange);
  const read = <T>(exchange: Exchange<T> | undefined, name: string): T => {
    if (!exchange) throw new Error('no such part');
    return readValue(exchange, fixture(name));
  };

  test('has the stages, the six types of custom fields, users and tags', () => {
    expect(read(stages, 'stages').options?.stage?.map(({ label }) => label)).toEqual(['Lead']);
    expect(read(settings, 'crm-settings').fields?.map(({ key, type }) => [key, type])).toEqual([
      ['custom.next_step', 'text'],
      ['custom.background', 'text'],
      ['custom.deal_size', 'choice'],
      ['custom.seats', 'number'],
      ['custom.go_live_at', 'instant'],
      ['custom.is_strategic', 'flag'],
    ]);
    expect(read(tags, 'tag-palette').options?.tags?.map(({ label }) => label)).toEqual(['hot']);
    for (const name of ['users', 'users-by-id']) {
      expect(read(users, name).options?.owners).toEqual([
        { id: '00000000-0000-4000-8000-000000000501', label: 'Maria Rossi' },
      ]);
    }
  });

  test.each(['pipelines', 'pipelines-paged'])('%s', (name) => {
    expect(read(trustpager.pipelines(KEY), name)).toEqual([SALES.pipeline]);
  });
});

test('TP6 one record by id', () => {
  const record = readValue(
    trustpager.record({ key: KEY, scope: SALES, columns: [] }, 'any'),
    fixture('get-one'),
  );
  expect(record.fields.name).toEqual({ kind: 'text', text: 'Acme website' });
});

const FAULTS: Readonly<Record<string, FaultKind>> = {
  'approval-not-found': 'notFound',
  'bad-value-400': 'rejected',
  'bad-value-422': 'rejected',
  'bulk-create-all-failed-refused': 'rejected',
  'bulk-create-crash': 'serverError',
  'bulk-create-no-records': 'rejected',
  'bulk-create-too-many': 'rejected',
  'conflict-duplicate-email': 'conflict',
  'error-cut': 'rejected',
  'forbidden-plan': 'planRequired',
  'forbidden-scope': 'forbidden',
  'forbidden-scope-beside': 'forbidden',
  'forbidden-scope-delete': 'forbidden',
  'gateway-error-empty': 'serverError',
  'gateway-error-html': 'serverError',
  'gateway-not-found-html': 'badAnswer',
  'gateway-time-out': 'serverError',
  'get-not-found': 'notFound',
  'invalid-body': 'rejected',
  'list-created-after-bad': 'rejected',
  'list-cursor-invalid': 'rejected',
  'list-expand-refused': 'forbidden',
  'list-limit-refused': 'rejected',
  'metadata-uuid-key': 'rejected',
  'missing-fields': 'rejected',
  'move-foreign-stage': 'rejected',
  'move-missing-stage': 'rejected',
  'no-credits-402': 'creditsGone',
  'no-credits-403': 'creditsGone',
  'opportunity-products-payment-status-refused': 'forbidden',
  'opportunity-user-twice': 'conflict',
  'patch-gone': 'notFound',
  'patch-unlisted-refused': 'rejected',
  'rate-limited': 'rateLimited',
  'rate-limited-date': 'rateLimited',
  'rate-limited-day': 'dailyCap',
  'rate-limited-seconds': 'rateLimited',
  'server-error': 'serverError',
  'unauthorized-bad-key': 'unauthorized',
  'unauthorized-no-key': 'unauthorized',
  'users-refused': 'forbidden',
};

test('TP6 every refusal among the fixtures is named for what it is', () => {
  const refusals = FIXTURES.filter(({ answer }) => answer.status >= 300);
  const kinds = refusals.map((one) => [one.name, trustpager.fault(answerOf(one), NOW).kind]);
  expect(Object.fromEntries(kinds)).toEqual(FAULTS);
});

test('TP6 a missing right is named wherever the answer puts it', () => {
  for (const name of ['forbidden-scope', 'forbidden-scope-beside']) {
    expect(trustpager.fault(fixture(name), NOW).missing).toEqual(['opportunities:write']);
  }
});

test.each([
  ['rate-limited', 60_000],
  ['rate-limited-seconds', 60_000],
  ['rate-limited-date', 60_000],
])('%s says when to come back', (name, afterMs) => {
  expect(trustpager.fault(fixture(name), NOW).retryAtMs).toBe(NOW + afterMs);
});
