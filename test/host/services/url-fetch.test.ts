import type { SandboxReply, SandboxRequest } from '../../../src/host/sandbox/contract';
import { evaluate, hostScript, messageOf } from '../../support/script-host';

const ok = (body = '', more: Partial<SandboxReply> = {}): SandboxReply =>
  ({
    kind: 'answer',
    status: 200,
    headers: { 'Content-Type': 'text/plain', 'x-a': '1' },
    body,
    ...more,
  }) as SandboxReply;

/** A network that answers with `reply` and remembers what it was sent. */
function recording(reply: (request: SandboxRequest) => SandboxReply = () => ok()) {
  const requests: SandboxRequest[] = [];
  const network = (request: SandboxRequest): SandboxReply => {
    requests.push(request);
    return reply(request);
  };
  return { network, requests };
}

describe('HO11 what is sent', () => {
  const sentBy = (params: string): SandboxRequest | undefined => {
    const { network, requests } = recording();
    evaluate(`UrlFetchApp.fetch('https://a.example/p?q=1', ${params});`, { network });
    return requests[0];
  };

  test.each<[string, Partial<SandboxRequest>]>([
    ['{}', { method: 'GET', url: 'https://a.example/p?q=1', body: '' }],
    [
      "{ method: 'patch', payload: '{}', contentType: 'application/json' }",
      { method: 'PATCH', body: '{}' },
    ],
    ["{ method: 'post', payload: { a: 'b c', n: 1 } }", { method: 'POST', body: 'a=b+c&n=1' }],
    ["{ method: 'put', payload: [104, 105] }", { method: 'PUT', body: 'hi' }],
    ["{ method: 'post', payload: Utilities.newBlob('hi') }", { method: 'POST', body: 'hi' }],
    ["{ payload: 'x' }", { method: 'POST', body: 'x' }],
    ["{ method: 'delete' }", { method: 'DELETE', body: '' }],
  ])('%s', (params, expected) => {
    expect(sentBy(params)).toMatchObject(expected);
  });

  test('headers in lower case, with a fixed agent, a default type and a length', () => {
    expect(
      sentBy(
        "{ method: 'post', payload: 'ä', headers: { Authorization: 'k', 'User-Agent': 'mine', N: 1 } }",
      )?.headers,
    ).toEqual({
      authorization: 'k',
      n: '1',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '2',
      'user-agent': expect.stringContaining('Google-Apps-Script'),
    });
  });

  test('the same time of arrival for all of a fetchAll', () => {
    const { network, requests } = recording();
    evaluate(
      "UrlFetchApp.fetchAll(['https://a.example/1', { url: 'https://a.example/2', method: 'post' }]);",
      { network },
    );
    expect(requests.map(({ url, method }) => `${method} ${url}`)).toEqual([
      'GET https://a.example/1',
      'POST https://a.example/2',
    ]);
    expect(new Set(requests.map(({ atMs }) => atMs)).size).toBe(1);
  });
});

describe('HO11 what is refused before sending', () => {
  const manifest = {
    urlFetchWhitelist: ['https://api.example.com/v1/', 'https://*.wild.example/'],
  };
  const long = `https://a.example/${'x'.repeat(2082)}`;

  test.each([
    ["UrlFetchApp.fetch('ftp://a.example/');", 'Invalid argument: ftp://a.example/'],
    ["UrlFetchApp.fetch('nonsense');", 'Invalid argument: nonsense'],
    [`UrlFetchApp.fetch('${long}');`, 'Limit Exceeded: URLFetch URL Length.'],
    [
      "UrlFetchApp.fetch('https://a.example/', { headers: { 'Content-Length': '1' } });",
      'Attribute provided with invalid value: Header:Content-Length',
    ],
    [
      "UrlFetchApp.fetch('https://a.example/', { headers: { Host: 'b' } });",
      'Attribute provided with invalid value: Header:Host',
    ],
    [
      "UrlFetchApp.fetch('https://a.example/', { headers: { A: null } });",
      'Attribute provided with invalid value: Header:null',
    ],
    [
      'UrlFetchApp.fetch(1);',
      "The parameters (number) don't match the method signature for UrlFetchApp.fetch.",
    ],
  ])('%s', (body, message) => {
    const { network, requests } = recording();
    expect(messageOf(body, { network })).toBe(message);
    expect(requests).toEqual([]);
  });

  test.each([
    ['https://api.example.com/v1/x', true],
    ['https://API.example.com/v1/x?y', true],
    ['https://api.example.com/V1/x', false],
    ['https://api.example.com/v2/x', false],
    ['http://api.example.com/v1/x', false],
    ['https://api.example.com.evil.example/v1/', false],
    ['https://api.example.com@evil.example/v1/', false],
    ['https://one.wild.example/x', true],
    ['https://wild.example/x', false],
    ['https://one.wild.example.evil.example/', false],
  ])('%s against the whitelist: %s', (url, allowed) => {
    const { network, requests } = recording();
    hostScript(`function main() { UrlFetchApp.fetch('${url}'); }`, { network, manifest }).run();
    expect(requests.length === 1).toBe(allowed);
  });
});

describe('HO11 what comes back', () => {
  test('an answer has status, text, bytes, headers and a blob', () => {
    const { network } = recording(() => ok('ä'));
    const body = `
      const response = UrlFetchApp.fetch('https://a.example/');
      return [response.getResponseCode(), response.getContentText(), response.getContentText('UTF-8'),
        response.getContent(), response.getHeaders(), response.getAllHeaders(),
        response.getBlob().getContentType(), String(response)];`;
    const headers = { 'content-type': 'text/plain', 'x-a': '1' };
    expect(evaluate(body, { network })).toEqual([
      200,
      'ä',
      'ä',
      [-61, -92],
      headers,
      headers,
      'text/plain',
      'HTTPResponse',
    ]);
    const read = "return Object.keys(UrlFetchApp.fetch('https://a.example/').getHeaders());";
    expect(evaluate(read, { network, doubts: { headerCasing: 'title' } })).toEqual([
      'Content-Type',
      'X-A',
    ]);
  });

  test('a status of 400 or more throws, unless muted', () => {
    const { network } = recording(() => ok('x'.repeat(500), { status: 404 }));
    expect(messageOf("UrlFetchApp.fetch('https://a.example/p?key=1');", { network })).toBe(
      `Request failed for https://a.example returned code 404. Truncated server response: ${'x'.repeat(200)} (use muteHttpExceptions option to examine full response)`,
    );
    const muted =
      "return UrlFetchApp.fetch('https://a.example/', { muteHttpExceptions: true }).getResponseCode();";
    expect(evaluate(muted, { network })).toBe(404);
  });

  test.each([
    ['dns', 'DNS error: https://a.example/?q=1'],
    ['timeout', 'Timeout: https://a.example/?q=1'],
    ['reset', 'Address unavailable: https://a.example/?q=1'],
  ] as const)('a lost answer (%s) throws with the whole URL, muted or not', (error, message) => {
    const { network } = recording(() => ({ kind: 'lost', error }));
    expect(
      messageOf("UrlFetchApp.fetch('https://a.example/?q=1', { muteHttpExceptions: true });", {
        network,
      }),
    ).toBe(message);
  });

  test('one lost answer loses all of a fetchAll, though all were sent', () => {
    const { network, requests } = recording(({ url }) =>
      url.endsWith('2') ? { kind: 'lost', error: 'reset' } : ok(),
    );
    const urls = "['https://a.example/1', 'https://a.example/2', 'https://a.example/3']";
    expect(messageOf(`UrlFetchApp.fetchAll(${urls});`, { network })).toBe(
      'Address unavailable: https://a.example/2',
    );
    expect(requests).toHaveLength(3);
  });

  test('a redirect is followed unless told not to; a POST becomes a GET', () => {
    const { network, requests } = recording(({ url }) =>
      url.endsWith('/from') ? ok('', { status: 302, headers: { location: '/to' } }) : ok('there'),
    );
    const fetch = (params: string): unknown =>
      evaluate(
        `return UrlFetchApp.fetch('https://a.example/from', { method: 'post', payload: 'x', ${params} }).getResponseCode();`,
        { network },
      );
    expect(fetch('followRedirects: false')).toBe(302);
    expect(fetch('')).toBe(200);
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://a.example/from',
      'POST https://a.example/from',
      'GET https://a.example/to',
    ]);
  });
});

describe('HO11 how long it takes', () => {
  const took = (body: string, tookMs: number, options = {}): number => {
    const { network } = recording(() => ok('', { tookMs }));
    const host = hostScript(`function main() { try { ${body} } catch (e) {} }`, {
      network,
      ...options,
    });
    return Math.round(host.run().execution?.meters.spentMs() ?? 0);
  };
  test('the slowest of a fetchAll decides', () => {
    let n = 0;
    const network = (): SandboxReply => {
      n += 1;
      return ok('', { tookMs: n * 1000 });
    };
    const host = hostScript(
      "function main() { UrlFetchApp.fetchAll(['https://a.example/', 'https://b.example/', 'https://c.example/']); }",
      { network },
    );
    expect(host.run().execution?.meters.spentMs()).toBe(3000);
  });

  const plain = "UrlFetchApp.fetch('https://a.example/');";
  test.each([
    {
      body: "UrlFetchApp.fetch('https://a.example/', { timeoutSeconds: 5 });",
      tookMs: 9000,
      endsMs: 5000,
    },
    { body: plain, tookMs: 90_000, endsMs: 60_000, doubts: { fetchTimeout: '60s' } as const },
    { body: plain, tookMs: 90_000, endsMs: 90_000 },
  ])('$body that takes $tookMs ms ends after $endsMs ms', ({ body, tookMs, endsMs, doubts }) => {
    expect(took(body, tookMs, doubts === undefined ? {} : { doubts })).toBe(endsMs);
  });
});

test('HO11 getRequest shows what would be sent, and sends nothing', () => {
  const { network, requests } = recording();
  const body =
    "return UrlFetchApp.getRequest('https://a.example/', { method: 'POST', payload: 'x', headers: { A: 'b' } });";
  expect(evaluate(body, { network })).toEqual({
    url: 'https://a.example/',
    method: 'post',
    contentType: 'application/x-www-form-urlencoded',
    payload: 'x',
    headers: { a: 'b' },
  });
  expect(requests).toEqual([]);
});
