/** The connector against every wire fixture: each answer is read or refused as meant. */
import type { Exchange, FaultKind } from '../../../src/core/exchange';
import type { RecordId } from '../../../src/core/model';
import { close } from '../../../src/crm/close/connector';
import { answerOf, FIXTURES, type Fixture, fixture, id, KEY, viewOf } from './fixture-answers';

const NOW = Date.UTC(2026, 5, 1);
const VIEW = viewOf();
const RECORD = { id: id('oppo', 1) as RecordId, fields: {} };
const OPTIONS = { silent: true, idempotencyKey: 'k' };
const LEAD = { kind: 'one', item: { id: id('lead', 1), label: 'Acme GmbH' } } as const;

function listExchange(): Exchange<unknown> {
  const start = close.page(VIEW, null).read(answerOf(fixture('pipeline')));
  return close.page(VIEW, start.ok ? start.value.next : null);
}

function update(): Exchange<unknown> {
  const change = { record: RECORD, fields: { value: { kind: 'number', number: 100.01 } } } as const;
  const [[call] = []] = close.writing.update(VIEW, [change], OPTIONS);
  if (!call) throw new Error('one call');
  return call.exchange;
}

function part(at: number): Exchange<unknown> {
  const found = close.catalogue(KEY, VIEW.scope.pipeline.id)[at];
  if (!found) throw new Error(`no part ${at}`);
  return found.exchange;
}

function check(purpose: string): Exchange<unknown> {
  const found = close.checks(KEY).find((one) => one.purpose === purpose);
  if (!found) throw new Error(`no check to ${purpose}`);
  return found.exchange;
}

const PEOPLE_COLUMN = viewOf({}, [{ key: 'person.cf_x', type: 'choice' }]);

function namesExchange(): Exchange<unknown> {
  const start = close.page(PEOPLE_COLUMN, null).read(answerOf(fixture('pipeline')));
  return close.page(PEOPLE_COLUMN, start.ok ? start.value.next : null);
}

/** The exchange that a fixture answers, by its request. */
const READERS: readonly (readonly [RegExp, () => Exchange<unknown>])[] = [
  [/^GET \/opportunity\/\?/, listExchange],
  [/^GET \/opportunity\/$/, listExchange],
  [/^GET \/opportunity\/\w+\/$/, () => close.record(VIEW, RECORD.id)],
  [
    /^POST \/opportunity\/$/,
    () => close.writing.create(VIEW, [{ fields: { lead: LEAD } }], OPTIONS),
  ],
  [/^(PUT|POST) \/opportunity\/\w+\/$/, update],
  [
    /^DELETE /,
    () => {
      if (!close.writing.remove) throw new Error('Close deletes');
      return close.writing.remove.request(VIEW, [RECORD.id]);
    },
  ],
  [/^GET \/pipeline\/$/, () => close.pipelines(KEY)],
  [/^GET \/pipeline\/\w+\/$/, () => part(0)],
  [/^GET \/custom_field_schema/, () => part(1)],
  [/^GET \/user\//, () => part(2)],
  [/^GET \/me\/$/, () => check('name the organization')],
  [/^GET \/organization\//, namesExchange],
  [/^POST \/data\/search\/$/, () => close.writing.candidates(VIEW, 'lead', 'Acme')],
  [
    /^POST \/lead\/$/,
    () => {
      if (!close.writing.createReferred) throw new Error('Close creates leads');
      return close.writing.createReferred(VIEW, 'lead', 'New GmbH', OPTIONS);
    },
  ],
];

function exchangeFor({ request: { method, path } }: Fixture): Exchange<unknown> {
  const found = READERS.find(([pattern]) => pattern.test(`${method} ${path}`));
  if (!found) throw new Error(`nothing reads ${method} ${path}`);
  return found[1]();
}

/** What is no good answer, and how it is called. All others are read. */
const REFUSED: Readonly<Record<string, FaultKind>> = {
  'bad-date': 'rejected',
  'bad-gateway-empty': 'serverError',
  'bad-gateway-html': 'serverError',
  'bad-reference': 'rejected',
  'bad-reference-by-property': 'rejected',
  'bad-values': 'rejected',
  'bad-values-nested': 'rejected',
  'create-cut': 'badAnswer',
  'create-empty': 'badAnswer',
  'create-html': 'badAnswer',
  'create-without-id': 'badAnswer',
  'delete-html': 'badAnswer',
  'errors-alone': 'notFound',
  forbidden: 'forbidden',
  'forbidden-field': 'forbidden',
  'gateway-time-out': 'serverError',
  'get-not-found': 'notFound',
  'invalid-json': 'rejected',
  'limit-too-large': 'rejected',
  'list-value-as-text': 'badAnswer',
  'list-without-has-more': 'badAnswer',
  'media-type-refused': 'rejected',
  'method-not-allowed': 'rejected',
  'not-found-empty': 'badAnswer',
  'not-found-html': 'badAnswer',
  'plan-limit': 'planRequired',
  'rate-limited': 'rateLimited',
  'rate-limited-body-nested': 'rateLimited',
  'rate-limited-body-top': 'rateLimited',
  'rate-limited-fraction': 'rateLimited',
  'rate-limited-header-only': 'rateLimited',
  'rate-limited-hidden': 'rateLimited',
  'rate-limited-reset-header': 'rateLimited',
  'rate-limited-retry-after': 'rateLimited',
  'rate-limited-silent': 'rateLimited',
  'refusal-without-words': 'rejected',
  'search-leads-more': 'rejected',
  'skip-too-large': 'rejected',
  unauthorized: 'unauthorized',
  unavailable: 'serverError',
  'update-not-found': 'notFound',
  'update-other-record': 'badAnswer',
};

test('there are enough fixtures to judge by', () => {
  expect(FIXTURES.length).toBeGreaterThanOrEqual(70);
  const names = FIXTURES.map(({ name }) => name);
  expect(Object.keys(REFUSED).filter((name) => !names.includes(name))).toEqual([]);
});

test.each(FIXTURES.map((one) => [one.name, one] as const))('CL6 CL7 RQ4 %s', (name, one) => {
  const answer = answerOf(one);
  const isGood = answer.status >= 200 && answer.status < 300;
  const result = isGood
    ? exchangeFor(one).read(answer)
    : { ok: false as const, fault: close.fault(answer, NOW) };
  expect(result.ok ? undefined : result.fault.kind).toBe(REFUSED[name]);
});

/** The fixtures whose request the connector makes itself. */
const MADE = ['get-one', 'pipeline', 'custom-fields', 'users-first-page', 'organization', 'me'];

test.each([...MADE, 'search-leads', 'lead-created'])(
  'the request of %s is the documented one',
  (name) => {
    const one = fixture(name);
    const { request } = exchangeFor(one);
    expect(decodeURIComponent(request.url)).toBe(`https://api.close.com/api/v1${one.request.path}`);
    expect(request.method.toUpperCase()).toBe(one.request.method);
    expect(request.body === undefined ? undefined : JSON.parse(request.body)).toEqual(
      one.request.body,
    );
  },
);

test('CN2 the key is in the authorization header of every request and nowhere else', () => {
  const basic = `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`;
  for (const one of FIXTURES) {
    const { url, headers, body = '' } = exchangeFor(one).request;
    expect(headers.authorization).toBe(basic);
    expect(new URL(url).pathname.endsWith('/')).toBe(true);
    const { authorization: _, ...others } = headers;
    expect(`${url} ${JSON.stringify(others)} ${body}`).not.toContain(KEY);
  }
});
