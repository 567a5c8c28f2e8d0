import { sandboxKeys } from '../../../../src/host/sandbox/close/keys';
import { startMs } from '../plain-caller';
import { basic, createCaller } from './caller';

const list = '/opportunity/?_limit=1';

test('SB6 the answer to a missing key tells nothing about whether the thing exists', () => {
  const { call } = createCaller();
  const paths = [list, '/opportunity/oppo_x/', '/nothing/here/', '/opportunity'];
  const answers = paths.map((path) => call({ method: 'GET', path, key: null }));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(401);
  expect(typeof answers[0]?.json.error).toBe('string');
});

test.each([
  ['the key and a colon', basic(`${sandboxKeys.full}:`), 200],
  ['another case of the scheme', basic(`${sandboxKeys.full}:`).replace('Basic', 'basic'), 200],
  ['the key alone', basic(sandboxKeys.full), 401],
  ['a password', basic(`${sandboxKeys.full}:x`), 401],
  ['the key as the password', basic(`:${sandboxKeys.full}`), 401],
  ['the key as it is', sandboxKeys.full, 401],
  ['the key as a token', `Bearer ${sandboxKeys.full}`, 401],
  ['a token', `Bearer ${sandboxKeys.oauth}`, 200],
  ['a token as a key', basic(`${sandboxKeys.oauth}:`), 401],
  ['a key that was revoked', basic(`${sandboxKeys.revoked}:`), 401],
  ['nothing', '', 401],
])('SB6 authorization with %s', (_what, authorization, status) => {
  const { call } = createCaller();
  const headers = { authorization };
  expect(call({ method: 'GET', path: list, key: null, headers }).status).toBe(status);
});

test('SB6 a key that a colleague revokes is refused from then on', () => {
  const { get, sandbox } = createCaller();
  expect(get('/me/').status).toBe(200);
  sandbox.colleague.revokeKey('full');
  expect(get('/me/').status).toBe(401);
  expect(() => sandbox.colleague.revokeKey('nobody')).toThrow('there is a key nobody');
});

test('SB6 a key sees its own organization only', () => {
  const { call, sandbox } = createCaller();
  const foreign = sandbox.workspace('other').opportunities.values()[0]?.id ?? '';
  const path = `/opportunity/${foreign}/`;
  expect(call({ method: 'GET', path, key: 'otherOrganization' }).status).toBe(200);
  expect(call({ method: 'GET', path }).status).toBe(404);
  expect(call({ method: 'PUT', path, body: { value: 1 } }).status).toBe(404);
  expect(call({ method: 'DELETE', path }).status).toBe(404);
});

test('SB6 who may not write gets 403 and nothing happens', () => {
  const { call, sandbox, world } = createCaller();
  const path = `/opportunity/${world().opportunities.values()[0]?.id}/`;
  const answers = [
    call({ method: 'POST', path: '/opportunity/', body: {}, key: 'readOnly' }),
    call({ method: 'PUT', path, body: { value: 1 }, key: 'readOnly' }),
    call({ method: 'DELETE', path, key: 'readOnly' }),
    call({ method: 'POST', path: '/lead/', body: { name: 'x' }, key: 'readOnly' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect(call({ method: 'GET', path, key: 'readOnly' }).status).toBe(200);
  expect(sandbox.ledger.requests().flatMap(({ effects }) => effects)).toEqual([]);
});

test('SB6 keys of different people act for them', () => {
  const { call } = createCaller();
  const nameOf = (key: string) => call({ method: 'GET', path: '/me/', key }).json.email;
  expect(nameOf('full')).toBe('maria.rossi@sandbox.example');
  expect(nameOf('member')).toBe('tom@sandbox.example');
});

describe('SB6 rate limits', () => {
  const at = (seconds: number) => startMs + seconds * 1000;

  test('the 21st request to an endpoint within a second is refused and not executed', () => {
    const { call, sandbox } = createCaller();
    const create = { method: 'POST', path: '/opportunity/', body: {}, atMs: at(0.25) };
    for (let n = 0; n < 20; n++) expect(call(create).status).toBe(200);
    const refused = call(create);
    expect([refused.status, refused.text]).toEqual([429, '']);
    expect(refused.headers).toMatchObject({
      ratelimit: 'limit=20, remaining=0, reset=1',
      'retry-after': '1',
    });
    expect(
      sandbox.ledger.effects('created').filter(({ entity }) => entity === 'lead'),
    ).toHaveLength(20);
    expect(call({ method: 'GET', path: list, atMs: at(0.25) }).status).toBe(200);
    expect(call({ ...create, atMs: at(1) }).status).toBe(200);
  });

  test('every answer says how much is left', () => {
    const { call } = createCaller();
    const left = [1, 2, 3].map(
      () => call({ method: 'GET', path: list, atMs: at(0) }).headers.ratelimit,
    );
    expect(left).toEqual([19, 18, 17].map((n) => `limit=20, remaining=${n}, reset=1`));
  });

  test('paths of one endpoint count together whatever the id', () => {
    const { call } = createCaller();
    for (let n = 0; n < 20; n++) {
      call({ method: 'GET', path: `/opportunity/oppo_${n}/`, atMs: at(0) });
    }
    expect(call({ method: 'GET', path: '/opportunity/oppo_x/', atMs: at(0) }).status).toBe(429);
  });

  test('all keys of an organization share three times the limit', () => {
    const { call } = createCaller();
    const counts = ['full', 'member', 'readOnly', 'oauth', 'otherOrganization'].map((key) => {
      const statuses = Array.from(
        { length: 20 },
        () => call({ method: 'GET', path: list, key, atMs: at(0) }).status,
      );
      return statuses.filter((status) => status === 200).length;
    });
    expect(counts).toEqual([20, 20, 20, 0, 20]);
    const { headers } = call({ method: 'GET', path: list, key: 'oauth', atMs: at(0) });
    expect(headers.ratelimit).toBe('limit=60, remaining=0, reset=1');
  });

  test.each([
    [{ rateLimitHeader: 'never' }, { 'retry-after': '1' }, ['ratelimit']],
    [{ rateLimitHeader: 'never', retryAfter: 'absent' }, {}, ['ratelimit', 'retry-after']],
    [
      { retryAfter: 'absent', resetForm: 'fraction' },
      { ratelimit: 'limit=20, remaining=0, reset=0.75' },
      ['retry-after'],
    ],
  ] as const)('SB3 what a 429 says: %j', (switches, headers, without) => {
    const { call } = createCaller({ switches });
    const sending = { method: 'GET', path: list, atMs: at(0.25) };
    for (let n = 0; n < 20; n++) call(sending);
    const got = call(sending);
    expect([got.status, got.headers]).toEqual([429, expect.objectContaining(headers)]);
    for (const name of without) expect(got.headers).not.toHaveProperty(name);
  });

  test.each([
    ['nested', { error: expect.objectContaining({ rate_reset: 0.75, rate_limit_type: 'key' }) }],
    ['topLevel', expect.objectContaining({ rate_reset: '0.75', rate_limit: 20 })],
  ] as const)('SB3 the older body of a 429: %s', (rateBody, body) => {
    const { call } = createCaller({ switches: { rateBody } });
    const sending = { method: 'GET', path: list, atMs: at(0.25) };
    for (let n = 0; n < 20; n++) call(sending);
    expect(call(sending).json).toEqual(body);
  });
});

describe('SB1 addresses and bodies', () => {
  test.each([
    ['notFound', 404],
    ['redirect', 301],
    ['served', 200],
  ] as const)('a path without its slash: %s', (missingSlash, status) => {
    const { get } = createCaller({ switches: { missingSlash } });
    const got = get('/opportunity?_limit=1');
    expect(got.status).toBe(status);
    expect(got.headers.location).toBe(
      status === 301 ? 'https://api.close.com/api/v1/opportunity/?_limit=1' : undefined,
    );
  });

  test.each([
    ['PATCH', '/opportunity/oppo_x/', 405],
    ['PUT', '/opportunity/', 405],
    ['DELETE', '/opportunity/', 405],
    ['PATCH', '/lead/lead_x/', 405],
    ['POST', '/pipeline/', 501],
    ['GET', '/task/', 501],
    ['POST', '/opportunity/bulk/', 405],
  ])('SB12 %s %s answers %i', (method, path, status) => {
    expect(createCaller().call({ method, path, body: {} }).status).toBe(status);
  });

  test.each([
    ['{', 'application/json', 400, 'The request contains invalid JSON.'],
    ['[]', 'application/json', 400, 'JSON data must be a dict.'],
    ['{}', 'application/json; charset=utf-8', 200, undefined],
    ['{}', 'text/plain', 415, 'The body must be application/json.'],
    ['{}', '', 415, 'The body must be application/json.'],
  ])('a body %s as %s answers %i', (bodyText, type, status, error) => {
    const headers = { 'content-type': type };
    const got = createCaller().call({ method: 'POST', path: '/opportunity/', bodyText, headers });
    expect([got.status, got.json.error]).toEqual([status, error]);
  });

  test('long filters travel in a POST that stands for a GET', () => {
    const { call, get, sandbox } = createCaller({ records: 50 });
    const got = call({
      method: 'POST',
      path: '/opportunity/',
      headers: { 'x-http-method-override': 'GET' },
      body: { _params: { status_type: 'won', _limit: 3 } },
    });
    expect(got.json).toEqual(get('/opportunity/?status_type=won&_limit=3').json);
    expect(sandbox.ledger.effects('created')).toEqual([]);
  });

  test('a POST may stand for PUT and DELETE', () => {
    const { call, world, stored } = createCaller();
    const id = world().opportunities.values()[0]?.id ?? '';
    const as = (method: string, body: object) =>
      call({
        method: 'POST',
        path: `/opportunity/${id}/`,
        headers: { 'x-http-method-override': method },
        body,
      });
    as('put', { value: 4242 });
    expect(stored(id).value).toBe(4242);
    as('DELETE', {});
    expect(world().opportunities.get(id)).toBeUndefined();
  });

  test('other addresses are not this API', () => {
    const { sandbox } = createCaller();
    for (const url of ['https://api.close.com/opportunity/', 'nonsense', 'https://x.example/']) {
      const request = { method: 'GET', url, headers: {}, body: '', atMs: startMs };
      expect(sandbox.handle(request)).toMatchObject({ kind: 'answer', status: 404 });
    }
  });
});

test('SB2 no key ever shows in the ledger, whatever the request', () => {
  const { call, sandbox } = createCaller();
  call({ method: 'GET', path: list });
  call({ method: 'GET', path: list, key: 'nobody' });
  call({ method: 'POST', path: '/opportunity/', body: {}, key: 'readOnly' });
  expect(sandbox.ledger.requests().map((entry) => entry.keyId)).toEqual(['full', null, 'readOnly']);
  const book = JSON.stringify(sandbox.ledger.entries());
  for (const key of Object.values(sandboxKeys)) expect(book).not.toContain(key);
});
