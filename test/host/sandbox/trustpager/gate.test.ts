import { startMs } from '../plain-caller';
import { createCaller } from './caller';

const list = '/opportunities?limit=1';

test('SB6 the answer to a missing key tells nothing about whether the thing exists', () => {
  const { call } = createCaller();
  const known = call({ method: 'GET', path: list, key: null });
  const unknown = call({ method: 'GET', path: '/nothing/here', key: null });
  expect([known.status, unknown.status]).toEqual([401, 401]);
});

test.each([
  ['Basic dHA6', 401],
  ['Bearer', 401],
  ['Bearer tp_test_sandbox_full_access_0001x', 401],
  ['bearer tp_test_sandbox_full_access_0001', 200],
])('authorization %s answers %i', (authorization, status) => {
  const { call } = createCaller();
  expect(call({ method: 'GET', path: list, key: null, headers: { authorization } }).status).toBe(
    status,
  );
});

test('SB6 a key sees its own workspace only', () => {
  const other = {
    id: 'other',
    key: 'tp_test_other_workspace_0001',
    scopes: ['admin'],
    workspace: 'b',
  };
  const { call, sandbox } = createCaller({ extraKeys: [other] });
  const foreign = sandbox.workspace('b').opportunities.values()[0]?.id ?? '';
  const path = `/opportunities/${foreign}`;
  expect(call({ method: 'GET', path, key: 'other' }).status).toBe(200);
  expect(call({ method: 'GET', path }).status).toBe(404);
  expect(call({ method: 'PATCH', path, body: { name: 'x' } }).status).toBe(404);
});

test('SB6 all scopes of an endpoint are needed', () => {
  const half = { id: 'half', key: 'tp_test_half_of_search_0001', scopes: ['opportunities:read'] };
  const { call } = createCaller({ extraKeys: [half] });
  const answer = call({ method: 'POST', path: '/search', key: 'half', body: { query: 'x' } });
  expect(answer.status).toBe(403);
  expect(answer.json.error?.required_scopes).toEqual([
    'contacts:read',
    'companies:read',
    'opportunities:read',
  ]);
});

test('SB6 old scope names count by the switch', () => {
  const old = { id: 'old', key: 'tp_test_old_scope_names_0001', scopes: ['deals:read'] };
  const { call, sandbox } = createCaller({ extraKeys: [old] });
  expect(call({ method: 'GET', path: list, key: 'old' }).status).toBe(200);
  sandbox.setSwitches({ oldScopeNames: 'unknown' });
  expect(call({ method: 'GET', path: list, key: 'old' }).status).toBe(403);
});

describe('SB6 rate limits', () => {
  const at = (seconds: number) => startMs + seconds * 1000;

  test('the 61st request within any minute is refused and not executed', () => {
    const { call, sandbox } = createCaller();
    for (let n = 0; n < 60; n++)
      expect(call({ method: 'GET', path: list, atMs: at(n) }).status).toBe(200);
    const refused = call({
      method: 'POST',
      path: '/opportunities',
      body: { name: 'x' },
      atMs: at(59.9),
    });
    expect(refused.status).toBe(429);
    expect(sandbox.ledger.effects('created')).toEqual([]);
  });

  test('each key has its own limit', () => {
    const { call } = createCaller();
    for (let n = 0; n < 61; n++) call({ method: 'GET', path: list });
    expect(call({ method: 'GET', path: list }).status).toBe(429);
    expect(call({ method: 'GET', path: list, key: 'readOnly' }).status).toBe(200);
  });

  test.each([
    ['sliding', 61, 429],
    ['fixed', 61, 200],
  ] as const)('%s windows after %i seconds answer %i', (rateWindow, seconds, status) => {
    const { call } = createCaller({ switches: { rateWindow, refusedRequests: 'free' } });
    for (let n = 0; n < 60; n++) call({ method: 'GET', path: list, atMs: at(50) });
    expect(call({ method: 'GET', path: list, atMs: at(seconds) }).status).toBe(status);
  });

  test.each(['seconds', 'date'] as const)(
    'coming back when Retry-After (%s) says is early enough',
    (retryAfter) => {
      const { call } = createCaller({ switches: { retryAfter, refusedRequests: 'free' } });
      for (let n = 0; n < 60; n++) call({ method: 'GET', path: list, atMs: at(n / 7) });
      const refused = call({ method: 'GET', path: list, atMs: at(20.5) });
      const header = refused.headers['retry-after'] ?? '';
      const againMs = retryAfter === 'date' ? Date.parse(header) : at(20.5) + Number(header) * 1000;
      expect(call({ method: 'GET', path: list, atMs: againMs - 1001 }).status).toBe(429);
      expect(call({ method: 'GET', path: list, atMs: againMs }).status).toBe(200);
    },
  );

  test('the 10,001st request of a day is refused however slowly they come', () => {
    const { call } = createCaller({ records: 0 });
    let last = 0;
    for (let n = 0; n < 10_001; n++) {
      last = call({ method: 'GET', path: '/company/users', atMs: at(n * 2) }).status;
      if (n === 9999) expect(last).toBe(200);
    }
    expect(last).toBe(429);
  });
});

describe('SB6 credits', () => {
  test('fall with every request that was served and show in meta', () => {
    const { get, post } = createCaller({
      credits: { balance: 100, perRead: 1, perWrite: 2, perRow: 3 },
    });
    const left = [
      get(list),
      post('/opportunities', { name: 'x' }),
      get('/opportunities/none'),
      post('/opportunities/bulk-create', { records: [{ name: 'a' }, { name: 'b' }, {}] }),
      get('/billing/balance'),
    ].map((answer) => answer.json.meta?.credits_remaining);
    expect(left).toEqual([99, 97, undefined, 91, 90]);
  });

  test.each([
    ['rowErrors', 200, 2],
    ['refuse', 403, 0],
  ] as const)('running out in a bulk-create: %s', (creditsGoneInBulk, status, created) => {
    const { post, sandbox } = createCaller({
      credits: { balance: 5, perRow: 2 },
      switches: { creditsGoneInBulk },
    });
    const records = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    expect(post('/opportunities/bulk-create', { records }).status).toBe(status);
    expect(sandbox.ledger.effects('created')).toHaveLength(created);
    expect(sandbox.workspace().creditsRemaining).toBe(5 - 2 * created);
  });
});

test('SB6 what the sandbox does not have answers 501 with the name of it', () => {
  const { call } = createCaller();
  const answer = call({ method: 'GET', path: '/opportunities/1/invoices' });
  expect(answer.status).toBe(501);
  expect(answer.json.error?.message).toBe('GET /opportunities/1/invoices is not in this sandbox.');
});

test('SB6 other addresses are not this API', () => {
  const { sandbox } = createCaller();
  for (const url of [
    'https://api.trustpager.com/v1/opportunities',
    'nonsense',
    'https://x.example/',
  ]) {
    const request = { method: 'GET', url, headers: {}, body: '', atMs: startMs };
    expect(sandbox.handle(request)).toMatchObject({ kind: 'answer', status: 404 });
  }
});

test('SB6 no key ever shows in the ledger, whatever the request', () => {
  const { call, sandbox } = createCaller();
  call({ method: 'GET', path: list });
  call({ method: 'GET', path: list, key: 'nobody' });
  call({ method: 'POST', path: '/opportunities', body: { name: 'x' }, key: 'readOnly' });
  expect(sandbox.ledger.requests().map((entry) => entry.keyId)).toEqual(['full', null, 'readOnly']);
  expect(JSON.stringify(sandbox.ledger.entries())).not.toContain('tp_test_');
});
