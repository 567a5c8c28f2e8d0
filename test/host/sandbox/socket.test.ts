import { connect } from 'node:net';
import type { SandboxRequest } from '../../../src/host/sandbox/contract';
import { type SandboxServer, serveSandbox } from '../../../src/host/sandbox/socket';
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { createTrustPagerSandbox } from '../../../src/host/sandbox/trustpager/sandbox';

let server: SandboxServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

test('SB10 an unknown client gets over a socket what the handler answers', async () => {
  const startMs = Date.UTC(2026, 5, 1);
  const sandbox = createTrustPagerSandbox({ seed: 's', records: 3, startMs });
  server = await serveSandbox(sandbox.handle, { port: 0, nowMs: () => startMs });
  const response = await fetch(`${server.origin}/functions/v1/api/v1/opportunities`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${sandboxKeys.full}`, 'Idempotency-Key': 'k1' },
    body: JSON.stringify({ name: 'Ünïcode 会社' }),
  });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ data: { name: 'Ünïcode 会社' } });
  expect(sandbox.ledger.requests()).toMatchObject([{ idempotencyKey: 'k1', keyId: 'full' }]);
});

test('SB10 the handler sees method, path with query, lower-case headers, body and time', async () => {
  const seen: SandboxRequest[] = [];
  server = await serveSandbox(
    (request) => {
      seen.push(request);
      return { kind: 'answer', status: 204, headers: {}, body: '' };
    },
    { port: 0, nowMs: () => 42 },
  );
  await fetch(`${server.origin}/a/b?c=d`, {
    method: 'PATCH',
    headers: { 'X-One': 'Two' },
    body: '{}',
  });
  expect(seen).toMatchObject([
    { method: 'PATCH', body: '{}', atMs: 42, headers: { 'x-one': 'Two' } },
  ]);
  expect(seen[0]?.url).toMatch(/\/a\/b\?c=d$/);
});

test('SB10 a reset cuts the connection', async () => {
  server = await serveSandbox(() => ({ kind: 'lost', error: 'reset' }), { port: 0 });
  await expect(fetch(server.origin)).rejects.toThrow('fetch failed');
});

test('SB10 a time-out leaves the client waiting until the server closes', async () => {
  const arrival = deferred();
  const closing = deferred();
  server = await serveSandbox(
    ({ url }) => {
      if (url.endsWith('/fine')) return { kind: 'answer', status: 200, headers: {}, body: 'fine' };
      arrival.resolve();
      return { kind: 'lost', error: 'timeout' };
    },
    { port: 0 },
  );
  const events: string[] = [];
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
  socket.on('data', () => events.push('data'));
  socket.on('error', () => events.push('error'));
  socket.on('close', closing.resolve);
  socket.write('GET /never HTTP/1.1\r\nHost: x\r\n\r\n');
  await arrival.promise;
  expect(await (await fetch(`${server.origin}/fine`)).text()).toBe('fine');
  expect([socket.readyState, events]).toEqual(['open', []]);
  await server.close();
  server = null;
  await closing.promise;
});

test('SB10 only this machine can connect', async () => {
  server = await serveSandbox(() => ({ kind: 'lost', error: 'reset' }), { port: 0 });
  expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = () => done();
  });
  return { promise, resolve };
}
