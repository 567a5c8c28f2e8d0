import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLiveNetwork } from '../../../src/host/http/live-network';
import type { Exchange } from '../../../src/host/http/router';
import type { SandboxRequest } from '../../../src/host/sandbox/contract';

const TIMEOUT_MS = 10_000;
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const asked = (url: string, more: Partial<SandboxRequest> = {}): SandboxRequest => {
  return { method: 'GET', url, headers: {}, body: '', atMs: 0, ...more };
};

test('HO14 a request goes out as it is, and the answer comes back as it is', async () => {
  const seen: unknown[] = [];
  const origin = await listening((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method, url, headers } = message;
      seen.push([method, url, headers.authorization, Buffer.concat(chunks).toString('utf8')]);
      response.writeHead(201, { 'X-Left': '5', 'Set-Cookie': ['a=1', 'b=2'] });
      response.end('{"name":"Zoë"}');
    });
  });
  const network = createLiveNetwork([origin]);
  const exchanges: Exchange[] = [];
  network.onExchange((exchange) => exchanges.push(exchange));
  const headers = { authorization: 'Bearer k', 'content-length': '3' };
  const request = asked(`${origin}/p?q=1`, { method: 'PATCH', headers, body: 'ä!' });
  const reply = await network.send(request, TIMEOUT_MS);
  expect(seen).toEqual([['PATCH', '/p?q=1', 'Bearer k', 'ä!']]);
  expect(reply).toMatchObject({
    kind: 'answer',
    status: 201,
    headers: { 'x-left': '5', 'set-cookie': 'a=1, b=2' },
    body: '{"name":"Zoë"}',
    tookMs: expect.any(Number),
  });
  expect(exchanges).toEqual([{ request, reply }]);
});

test('HO14 a redirect is handed over, not followed', async () => {
  let requests = 0;
  const origin = await listening((_message, response) => {
    requests += 1;
    response.writeHead(302, { location: '/there' }).end();
  });
  const reply = await createLiveNetwork([origin]).send(asked(`${origin}/here`), TIMEOUT_MS);
  expect(reply).toMatchObject({ status: 302, headers: { location: '/there' } });
  expect(requests).toBe(1);
});

test('HO14 an origin that is not named does not exist', async () => {
  let requests = 0;
  const origin = await listening((_message, response) => {
    requests += 1;
    response.end();
  });
  const others = ['https://api.example.com', origin.replace('127.0.0.1', 'localhost')];
  const reply = await createLiveNetwork(others).send(asked(origin), TIMEOUT_MS);
  expect(reply).toEqual({ kind: 'lost', error: 'dns' });
  expect(requests).toBe(0);
});

test.each<[string, RequestListener, number, string]>([
  ['a server that never answers', () => undefined, 29.5, 'timeout'],
  ['an answer that never ends', (_message, response) => response.write('{'), 30, 'timeout'],
  ['a cut connection', (message) => message.socket.destroy(), TIMEOUT_MS, 'reset'],
  [
    'an answer cut short',
    (message, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => message.socket.destroy());
    },
    TIMEOUT_MS,
    'reset',
  ],
])('HO14 %s is a lost answer', async (_what, answer, timeoutMs, error) => {
  const origin = await listening(answer);
  const reply = await createLiveNetwork([origin]).send(asked(origin), timeoutMs);
  expect(reply).toEqual({ kind: 'lost', error });
});

test('HO14 nobody at the door is a lost answer', async () => {
  const origin = await listening(() => undefined);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const reply = await createLiveNetwork([origin]).send(asked(origin), TIMEOUT_MS);
  expect(reply).toEqual({ kind: 'lost', error: 'reset' });
});
