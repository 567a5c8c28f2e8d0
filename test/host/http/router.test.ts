import { harOf, scrubbed } from '../../../src/host/http/har';
import { createRouter, type Exchange } from '../../../src/host/http/router';
import type { SandboxReply, SandboxRequest } from '../../../src/host/sandbox/contract';

const answer = (body: string): SandboxReply => ({
  kind: 'answer',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
  tookMs: 120,
});

const request = (url: string, more: Partial<SandboxRequest> = {}): SandboxRequest => ({
  method: 'GET',
  url,
  headers: {},
  body: '',
  atMs: Date.UTC(2026, 0, 15, 15),
  ...more,
});

describe('HO14 the router', () => {
  test('sends by host, port included; other hosts do not exist', () => {
    const router = createRouter({
      'a.example': () => answer('a'),
      'b.example:8080': () => answer('b'),
    });
    const bodies = [
      'https://a.example/x',
      'https://A.example/y',
      'http://b.example:8080/',
      'https://b.example/',
    ].map((url) => {
      const reply = router.send(request(url));
      return reply.kind === 'answer' ? reply.body : reply.error;
    });
    expect(bodies).toEqual(['a', 'a', 'b', 'dns']);
  });

  test.each([
    [{ kind: 'lost', error: 'timeout', executed: true }, 1, { kind: 'lost', error: 'timeout' }],
    [{ kind: 'lost', error: 'reset', executed: false }, 0, { kind: 'lost', error: 'reset' }],
    [
      {
        kind: 'answer',
        reply: { kind: 'answer', status: 502, headers: {}, body: '<html>' },
        executed: true,
      },
      1,
      { status: 502 },
    ],
    [{ kind: 'slow', ms: 5000 }, 1, { status: 200, tookMs: 5120 }],
  ] as const)('a fault %j reaches the server %i times', (fault, calls, expected) => {
    let served = 0;
    const router = createRouter({
      'a.example': () => {
        served += 1;
        return answer('');
      },
    });
    const remove = router.addFault((_request, n) => (n === 1 ? fault : null));
    expect(router.send(request('https://a.example/'))).toMatchObject(expected);
    expect(served).toBe(calls);
    expect(router.send(request('https://a.example/'))).toMatchObject({ status: 200, tookMs: 120 });
    remove();
  });
});

describe('HO14 the archive', () => {
  const exchanges: Exchange[] = [];
  const router = createRouter({
    'a.example': () => answer('{"name":"Acme","api_key":"very-secret-1"}'),
  });
  router.onExchange((exchange) => exchanges.push(exchange));
  router.send(
    request('https://a.example/p?q=1&token=hidden-2', {
      method: 'POST',
      headers: {
        authorization: 'Bearer tp_live_abcdefghijklmnop',
        'content-type': 'application/json',
        'x-note': 'tp_test_0123456789abcdef',
      },
      body: '{"password":"hidden-3","amount":5}',
    }),
  );
  router.send(request('https://nowhere.example/'));
  const har = harOf(exchanges);

  test('has an entry for each exchange, at virtual times, bodies in full', () => {
    expect(har.log.version).toBe('1.2');
    expect(har.log.entries).toHaveLength(2);
    expect(har.log.entries[0]).toMatchObject({
      startedDateTime: '2026-01-15T15:00:00.000Z',
      time: 120,
      request: {
        method: 'POST',
        queryString: [{ name: 'q', value: '1' }, { name: 'token' }],
        postData: { mimeType: 'application/json', text: '{"password":"[removed]","amount":5}' },
      },
      response: {
        status: 200,
        content: { mimeType: 'application/json', text: '{"name":"Acme","api_key":"[removed]"}' },
      },
    });
    expect(har.log.entries[1]?.response).toMatchObject({ status: 0, statusText: 'dns' });
  });

  test('holds no credential', () => {
    expect(JSON.stringify(har)).not.toMatch(/secret-1|hidden-|tp_live_a|tp_test_0/);
  });

  test.each([
    ['Authorization: Bearer abc.def-ghi_123', 'Authorization: Bearer [removed]'],
    ['key tp_live_abcdefghijkl ok', 'key [removed] ok'],
    ['https://a.example/?api_key=1&x=2', 'https://a.example/?api_key=[removed]&x=2'],
    ['the token ring and the api_design', 'the token ring and the api_design'],
  ])('scrubs %s', (text, expected) => {
    expect(scrubbed(text)).toBe(expected);
  });
});
