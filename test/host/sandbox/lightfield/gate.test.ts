import { sandboxKeys } from '../../../../src/host/sandbox/lightfield/keys';
import { startMs } from '../plain-caller';
import { createCaller, createdId, newOpportunity } from './caller';

const list = '/opportunities';

test.each([
  ['none', {}, 401],
  ['Basic', { authorization: 'Basic dHA6' }, 401],
  ['without a token', { authorization: 'Bearer' }, 401],
  ['unknown', { authorization: `Bearer ${sandboxKeys.full}x` }, 401],
  ['revoked', { authorization: `Bearer ${sandboxKeys.revoked}` }, 401],
  ['lower-case scheme', { authorization: `bearer ${sandboxKeys.full}` }, 200],
])('SB6 authorization %s answers as documented', (_title, headers, status) => {
  const answer = createCaller().call({ method: 'GET', path: list, key: null, headers });
  expect(answer.status).toBe(status);
  if (status === 401) expect(answer.error.type).toBe('unauthorized');
});

test.each(['', '2026-03-02', 'v1'])('SB6 the version header is needed: %j', (version) => {
  const { call, sandbox } = createCaller({ records: 0 });
  const headers = { 'lightfield-version': version };
  const answer = call({
    method: 'POST',
    path: '/accounts',
    headers,
    body: { fields: { $name: 'x' } },
  });
  expect([answer.status, answer.error.code]).toEqual([400, 'version_header']);
  expect(sandbox.ledger.effects('created')).toEqual([]);
});

test('SB6 a key sees its own organization only', () => {
  const { call, sandbox } = createCaller();
  const foreign = sandbox.workspace('other').records.opportunity.values()[0]?.id ?? '';
  const path = `${list}/${foreign}`;
  expect(call({ method: 'GET', path, key: 'otherWorkspace' }).status).toBe(200);
  expect(call({ method: 'GET', path }).status).toBe(404);
  expect(call({ method: 'POST', path, body: { fields: { $name: 'x' } } }).status).toBe(404);
});

describe('SB6 scopes', () => {
  const scoped = (scopes: readonly string[]) => {
    const extraKeys = [{ id: 'scoped', key: 'sk_lf_scoped_00001', scopes }];
    return createCaller({ records: 1, extraKeys });
  };

  test.each([
    ['GET', '/opportunities', ['opportunities:read']],
    ['GET', '/opportunities/definitions', ['opportunities:read']],
    ['POST', '/opportunities', ['opportunities:create']],
    ['POST', '/opportunities/x', ['opportunities:update']],
    ['DELETE', '/opportunities/x', ['opportunities:delete']],
    ['GET', '/accounts/x', ['accounts:read']],
    ['POST', '/contacts', ['contacts:create']],
    ['GET', '/members', ['members:read']],
    ['GET', '/lists/x/opportunities', ['lists:read', 'opportunities:read']],
  ])('%s %s needs %j', (method, path, scopes) => {
    for (const left of scopes) {
      const less = ['notes:read', ...scopes.filter((scope) => scope !== left)];
      const refused = scoped(less).call({ method, path, key: 'scoped', body: {} });
      expect([refused.status, refused.error.type]).toEqual([403, 'forbidden']);
    }
    expect(scoped(scopes).call({ method, path, key: 'scoped', body: {} }).status).not.toBe(403);
  });

  test('no scopes at all are full access, and validate says so', () => {
    const { get, post } = createCaller({ records: 0 });
    expect(get('/auth/validate').json).toEqual({
      active: true,
      tokenType: 'api_key',
      subjectType: 'user',
      scopes: [],
    });
    expect(post('/accounts', { fields: { $name: 'x' } }).status).toBe(200);
  });

  test('validate needs no scope', () => {
    const answer = scoped(['notes:read']).call({
      method: 'GET',
      path: '/auth/validate',
      key: 'scoped',
    });
    expect(answer.json).toMatchObject({ active: true, scopes: ['notes:read'] });
  });
});

test('SB6 a revoked key is refused at once and for good', () => {
  const { call, sandbox } = createCaller();
  expect(call({ method: 'GET', path: list, key: 'readOnly' }).status).toBe(200);
  sandbox.colleague.revokeKey('readOnly');
  expect(call({ method: 'GET', path: list, key: 'readOnly' }).status).toBe(401);
  expect(() => sandbox.colleague.revokeKey('nobody')).toThrow('key nobody exists');
});

describe('SB6 rate limits', () => {
  const burst = (count: number, path: string, caller = createCaller()) => {
    const answers = Array.from({ length: count }, () =>
      caller.call({ method: 'GET', path, afterMs: 0 }),
    );
    return { answers, caller };
  };

  test('the 26th request at one moment is refused and not executed', () => {
    const { caller } = burst(0, list, createCaller({ records: 0 }));
    const body = { fields: { $name: 'x' } };
    const statuses = Array.from(
      { length: 26 },
      () => caller.call({ method: 'POST', path: '/accounts', body, afterMs: 0 }).status,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(25);
    expect(statuses[25]).toBe(429);
    expect(caller.sandbox.ledger.effects('created')).toHaveLength(25);
  });

  test('tokens come back steadily, 25 a second', () => {
    const { caller } = burst(25, list);
    const at = (afterMs: number) => caller.call({ method: 'GET', path: list, afterMs }).status;
    expect([at(39), at(40), at(41), at(80)]).toEqual([429, 200, 429, 200]);
  });

  test('headers say what is left and when the bucket is full again', () => {
    const { answers } = burst(26, list);
    expect(answers[0]?.headers).toMatchObject({
      'x-ratelimit-limit': '25',
      'x-ratelimit-remaining': '24',
      'x-ratelimit-reset': String(startMs / 1000 + 1),
    });
    expect(answers[0]?.headers['retry-after']).toBeUndefined();
    expect(answers[25]?.headers).toMatchObject({
      'x-ratelimit-remaining': '0',
      'retry-after': '1',
    });
    expect(answers[25]?.error.type).toBe('too_many_requests');
  });

  test('each category has a bucket, and all keys of an organization share them', () => {
    const { caller } = burst(25, list);
    const status = (path: string, key: string) =>
      caller.call({ method: 'GET', path, key, afterMs: 0 }).status;
    expect(status('/accounts', 'readOnly')).toBe(429);
    expect(status('/opportunities/definitions', 'full')).toBe(200);
    expect(status(list, 'otherWorkspace')).toBe(200);
  });

  test('another refusal says nothing of coming back, even when the bucket is empty', () => {
    const { caller } = burst(25, list);
    const headers = { 'lightfield-version': '' };
    const refused = caller.call({ method: 'GET', path: list, headers, afterMs: 0 });
    expect([refused.status, refused.headers['retry-after']]).toEqual([400, undefined]);
  });

  test('the limit and its headers follow the switches', () => {
    const switches = { requestsPerSecond: 5, rateHeaders: 'absent' } as const;
    const { answers } = burst(6, list, createCaller({ switches }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(Object.keys(answers[5]?.headers ?? {})).toEqual(['content-type', 'retry-after']);
  });
});

describe('SB6 bodies', () => {
  const send = (headers: Readonly<Record<string, string>>, bodyText: string) =>
    createCaller({ records: 0 }).call({ method: 'POST', path: '/accounts', headers, bodyText });
  const good = '{"fields":{"$name":"x"}}';

  test.each([
    ['text/plain', 415],
    ['', 415],
    ['application/x-www-form-urlencoded', 415],
    ['Application/JSON; charset=utf-8', 200],
  ])('content type %j answers %i', (type, status) => {
    expect(send({ 'content-type': type }, good).status).toBe(status);
  });

  test.each(['', '[]', 'null', '{"fields":', '"x"'])('%j is not an object', (text) => {
    const answer = send({}, text);
    expect([answer.status, answer.error.code]).toEqual([400, 'invalid_type']);
  });
});

test.each([
  ['PATCH', '/opportunities/x'],
  ['PUT', '/opportunities/x'],
  ['DELETE', '/members/x'],
  ['POST', '/members'],
  ['GET', '/tasks'],
])('SB6 %s %s is not there', (method, path) => {
  const answer = createCaller().call({ method, path });
  expect([answer.status, answer.error.type]).toEqual([404, 'not_found']);
});

test('SB6 other addresses are not this API', () => {
  const { sandbox } = createCaller();
  for (const url of ['https://api.lightfield.app/v2/opportunities', 'nonsense']) {
    const request = { method: 'GET', url, headers: {}, body: '', atMs: startMs };
    expect(sandbox.handle(request)).toMatchObject({ kind: 'answer', status: 404 });
  }
});

test('SB6 a slash at the end changes nothing', () => {
  expect(createCaller().get('/opportunities/').status).toBe(200);
});

test('SB6 no key ever shows in the ledger or in an answer, whatever the request', () => {
  const caller = createCaller();
  const answers = [
    caller.get(list),
    caller.call({ method: 'GET', path: list, key: 'nobody' }),
    caller.call({ method: 'POST', path: list, key: 'readOnly', body: newOpportunity(caller) }),
  ];
  createdId(caller);
  const { ledger } = caller.sandbox;
  expect(ledger.requests().map((entry) => entry.keyId)).toEqual(['full', null, 'readOnly', 'full']);
  expect(JSON.stringify([ledger.entries(), answers])).not.toContain('sk_lf_');
});
