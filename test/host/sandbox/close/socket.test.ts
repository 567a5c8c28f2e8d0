import { sandboxKeys } from '../../../../src/host/sandbox/close/keys';
import { type SandboxServer, serveSandbox } from '../../../../src/host/sandbox/socket';
import { startMs } from '../plain-caller';
import { basic, createCaller } from './caller';

let server: SandboxServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

test('SB10 an unknown client reads, writes and exports over a socket', async () => {
  const { sandbox } = createCaller({ records: 3, switches: { missingSlash: 'redirect' } });
  let nowMs = startMs;
  server = await serveSandbox(sandbox.handle, { port: 0, nowMs: () => nowMs });
  const { origin } = server;
  const headers = {
    Authorization: basic(`${sandboxKeys.full}:`),
    'Content-Type': 'application/json',
  };
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}/api/v1${path}`, { headers, ...init });

  const list = (await (await send('/opportunity?_limit=2')).json()) as { data: { id: string }[] };
  expect(list.data).toHaveLength(2);
  const body = JSON.stringify({ note: 'Ünïcode 会社', value: 4200, value_period: 'one_time' });
  const path = `/opportunity/${list.data[0]?.id}/`;
  const put = await send(path, { method: 'PUT', body });
  expect(await put.json()).toMatchObject({ note: 'Ünïcode 会社', value_formatted: '$42' });
  expect(put.headers.get('RateLimit')).toBe('limit=20, remaining=19, reset=1');

  const order = { method: 'POST', body: JSON.stringify({ format: 'json' }) };
  const { id } = (await (await send('/export/opportunity/', order)).json()) as { id: string };
  nowMs += 10_000;
  const done = await (await send(`/export/opportunity/${id}/`)).json();
  const file = await fetch((done as { download_url: string }).download_url);
  expect(await file.json()).toHaveLength(3);
});
