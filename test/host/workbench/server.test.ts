import { request as requestHttp } from 'node:http';
import type { Bench } from '../../../src/host/workbench/bench';
import type { House } from '../../../src/host/workbench/house';
import type { PageFiles } from '../../../src/host/workbench/page-files';
import type { Act } from '../../../src/host/workbench/protocol';
import { serveHouse, type WorkbenchServer } from '../../../src/host/workbench/server';

const MARIA = 'maria@example.com';
const JONAS = 'jonas@example.com';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const acts: (readonly [user: string, act: Act])[] = [];
const bench: Bench = {
  users: [MARIA, JONAS],
  join: () => () => undefined,
  act: (user, act) => {
    acts.push([user, act]);
    return Promise.resolve({ kind: 'done' });
  },
  page: (name) => (name === 'known' ? '<html><head><title>x</title></head></html>' : null),
  har: () => ({ log: { version: '1.2', creator: { name: '', version: '' }, entries: [] } }),
  tell: () => undefined,
  close: () => Promise.resolve(),
};
const house: House = {
  bench: () => bench,
  crms: [],
  reset: () => Promise.resolve(),
  keep: () => undefined,
  close: () => Promise.resolve(),
};
const files: PageFiles = {
  find: (path) =>
    path === '/index.html' ? { type: 'text/html', body: Buffer.from('page') } : null,
  frameScript: 'window.google = 1; "</script>"',
};

let server: WorkbenchServer;
beforeAll(async () => {
  server = await serveHouse(house, files, 0);
});
afterAll(() => server.close());

function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = requestHttp(`${server.origin}${path}`, { method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('listens on this machine only', () => {
  expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

describe('WB7 requests of other sites', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['under a name that points here', { host: 'evil.example' }],
    ['from a page of another origin', { origin: 'https://evil.example' }],
    ['from a sandboxed page', { origin: 'null' }],
  ])('%s are refused', async (_what, headers) => {
    const before = acts.length;
    const reply = await ask('/act', { method: 'POST', headers, body: '{"kind":"undo"}' });
    expect(reply.status).toBe(403);
    expect(acts).toHaveLength(before);
  });

  test('those of its own page are answered', async () => {
    const headers = { origin: server.origin };
    const reply = await ask(`/act?as=${JONAS}`, {
      method: 'POST',
      headers,
      body: '{"kind":"undo"}',
    });
    expect([reply.status, reply.body]).toEqual([200, '{"kind":"done"}']);
    expect(acts[acts.length - 1]).toEqual([JONAS, { kind: 'undo' }]);
  });
});

describe('what the browser may load', () => {
  test('the page: its own files and nothing else', async () => {
    const { body, headers } = await ask('/');
    expect(body).toBe('page');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test('a frame: nothing but what stands in it; google.script comes first', async () => {
    const { body, headers } = await ask('/frame/known');
    expect(body).toBe(
      '<html><head><script>window.google = 1; "<\\/script>"</script><title>x</title></head></html>',
    );
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/'self'|https?:|\*/);
  });

  test.each(['/frame/unknown', '/../package.json', '/main.ts'])('%s is not there', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('nobody sits here under an unknown name', async () => {
    expect((await ask('/events?as=eve@example.com')).status).toBe(404);
  });
});
