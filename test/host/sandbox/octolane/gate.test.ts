import { octolaneBaseUrl } from '../../../../src/host/sandbox/octolane/sandbox';
import { startMs } from '../plain-caller';
import { type Caller, createCaller, nobodyId, payload } from './caller';

const pipelines = { method: 'GET', path: '/pipelines' } as const;

test('SB6 a missing key tells nothing about whether the address exists', () => {
  const { call } = createCaller();
  expect(call({ ...pipelines, key: null }).status).toBe(401);
  expect(call({ method: 'GET', path: '/nothing/here', key: null }).status).toBe(401);
  expect(call({ method: 'GET', path: '/nothing/here' }).status).toBe(404);
});

test.each([
  ['full', 200, 201],
  ['readOnly', 200, 401],
  ['revoked', 401, 401],
  ['nobody', 401, 401],
])('SB6 the key %s reads with %i and writes with %i', (key, reads, writes) => {
  const caller = createCaller();
  const search = { method: 'POST', path: '/opportunities/search', body: {} };
  const create = { method: 'POST', path: '/opportunities', body: payload(caller) };
  expect(caller.call({ ...pipelines, key }).status).toBe(reads);
  expect(caller.call({ ...search, key }).status).toBe(reads);
  expect(caller.call({ ...create, key }).status).toBe(writes);
  expect(caller.sandbox.ledger.effects('created')).toHaveLength(writes === 201 ? 1 : 0);
});

test('SB6 the key is taken as it is, spaces included, and as a bearer for the history only', () => {
  const { call, rows } = createCaller();
  const full = 'oct_test_sandbox_full_access_0001';
  const status = (path: string, headers: Readonly<Record<string, string>>) =>
    call({ method: 'GET', path, key: null, headers }).status;
  const history = `/opportunities/${rows()[0]?.id}/history`;
  expect(status('/pipelines', { 'x-api-key': ` ${full}` })).toBe(401);
  expect(status('/pipelines', { authorization: `Bearer ${full}` })).toBe(401);
  expect(status(history, { authorization: `Bearer ${full}` })).toBe(200);
  expect(status(history, { 'x-api-key': full })).toBe(200);
});

test('SB6 a key sees its own workspace only', () => {
  const { call, sandbox, search } = createCaller();
  const foreign = sandbox.workspace('other').opportunities.now.values()[0]?.id ?? '';
  const filters = [{ field: 'id', value: foreign }];
  const path = '/opportunities/search';
  const own = call({ method: 'POST', path, key: 'otherWorkspace', body: { filters } });
  expect(own.json.data?.opportunities).toHaveLength(1);
  expect(search({ filters }).json.data?.opportunities).toEqual([]);
});

test('SB6 a key that a colleague revokes is refused from then on', () => {
  const { call, sandbox } = createCaller();
  expect(call(pipelines).status).toBe(200);
  sandbox.colleague.revokeKey('full');
  expect(call(pipelines).status).toBe(401);
});

describe('SB6 rate limits', () => {
  const spend = ({ call }: Caller, count: number, atMs: number) => {
    for (let n = 0; n < count; n++) call({ ...pipelines, atMs });
  };

  test('the 101st request within any minute is refused and not executed', () => {
    const caller = createCaller({ records: 0 });
    spend(caller, 100, startMs);
    const create = { method: 'POST', path: '/opportunities', body: payload(caller) };
    const refused = caller.call({ ...create, atMs: startMs + 59_999 });
    expect(refused.status).toBe(429);
    expect(caller.rows()).toEqual([]);
    expect(caller.call({ ...pipelines, key: 'readOnly', atMs: startMs + 59_999 }).status).toBe(200);
  });

  test.each([
    ['sliding', 429],
    ['fixed', 200],
  ] as const)('%s windows answer %i at the turn of the minute', (rateWindow, status) => {
    const caller = createCaller({ switches: { rateWindow, refusedRequests: 'free' } });
    spend(caller, 100, startMs + 50_000);
    expect(caller.call({ ...pipelines, atMs: startMs + 61_000 }).status).toBe(status);
  });

  test('Retry-After is not promised; where it comes, it is right', () => {
    const caller = createCaller({ switches: { refusedRequests: 'free' } });
    spend(caller, 100, startMs);
    const header = (retryAfter: 'absent' | 'seconds' | 'date') => {
      caller.sandbox.setSwitches({ retryAfter });
      return caller.call({ ...pipelines, atMs: startMs + 10_000 }).headers['retry-after'];
    };
    expect(header('absent')).toBeUndefined();
    expect(header('seconds')).toBe('50');
    expect(header('date')).toBe(new Date(startMs + 60_000).toUTCString());
    expect(caller.call({ ...pipelines, atMs: startMs + 60_000 }).status).toBe(200);
  });

  test('refused requests prolong the refusal, unless they are free', () => {
    const statusLater = (refusedRequests: 'counted' | 'free') => {
      const caller = createCaller({ switches: { refusedRequests } });
      spend(caller, 100, startMs);
      spend(caller, 100, startMs + 30_000);
      return caller.call({ ...pipelines, atMs: startMs + 60_000 }).status;
    };
    expect([statusLater('counted'), statusLater('free')]).toEqual([429, 200]);
  });

  test('reads have a monthly cap, writes have none', () => {
    const capped = { id: 'capped', key: 'oct_test_capped', readsPerMonth: 2 };
    const caller = createCaller({ extraKeys: [capped] });
    const status = (method: string, path: string, body?: unknown) =>
      caller.call({ method, path, body, key: 'capped' }).status;
    expect(status('GET', '/pipelines')).toBe(200);
    expect(status('POST', '/opportunities/search', {})).toBe(200);
    expect(status('GET', '/pipelines')).toBe(429);
    expect(status('POST', '/opportunities', payload(caller))).toBe(201);
  });
});

describe('SB3 what a request may look like', () => {
  test('a body needs its content type, by the switch', () => {
    const { call, sandbox } = createCaller();
    const send = (type: string) =>
      call({
        method: 'POST',
        path: '/opportunities/search',
        headers: { 'content-type': type },
        bodyText: '{}',
      }).status;
    expect(send('application/x-www-form-urlencoded')).toBe(400);
    expect(send('application/json; charset=utf-8')).toBe(200);
    sandbox.setSwitches({ contentType: 'ignored' });
    expect(send('application/x-www-form-urlencoded')).toBe(200);
  });

  test('a slash at the end is another address, by the switch', () => {
    const { get, sandbox } = createCaller();
    expect(get('/pipelines/').status).toBe(404);
    sandbox.setSwitches({ trailingSlash: 'accepted' });
    expect(get('/pipelines/').status).toBe(200);
  });

  test.each(['', '{', 'null', '"x"'])('a body of %j is refused', (bodyText) => {
    const { call } = createCaller();
    expect(call({ method: 'POST', path: '/opportunities', bodyText }).status).toBe(400);
  });
});

test('SB1 addresses outside the API are not found, with or without a key', () => {
  const { sandbox } = createCaller();
  const url = octolaneBaseUrl.replace('/v1', '/v2/inbound/opportunities');
  const reply = sandbox.handle({ method: 'GET', url, headers: {}, body: '', atMs: startMs });
  expect(reply).toMatchObject({ kind: 'answer', status: 404 });
});

test('SB1 the same path creates on POST and updates on PATCH, and fixed names win', () => {
  const caller = createCaller({ records: 0 });
  expect(caller.post('/opportunities/bulk', [payload(caller)]).status).toBe(201);
  expect(caller.patch('/opportunities/bulk', { [nobodyId]: { name: 'x' } }).status).toBe(200);
  expect(caller.patch('/notes/bulk', { [nobodyId]: { name: 'x' } }).status).toBe(400);
  expect(caller.get('/accounts/fields').json.data).toHaveProperty('fields');
});
