import { sandboxKeys } from '../../../../src/host/sandbox/lightfield/keys';
import { createLightfieldSandbox } from '../../../../src/host/sandbox/lightfield/sandbox';
import { type SandboxServer, serveSandbox } from '../../../../src/host/sandbox/socket';
import { type Loose, startMs } from '../plain-caller';

let server: SandboxServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

test('SB10 a stranger finds its way with fetch alone: key, definitions, account, deal', async () => {
  const sandbox = createLightfieldSandbox({
    seed: 's',
    records: 3,
    startMs,
    switches: { indexLagMs: 0 },
  });
  server = await serveSandbox(sandbox.handle, { port: 0, nowMs: () => startMs });
  const base = `${server.origin}/v1`;
  const headers = {
    Authorization: `Bearer ${sandboxKeys.full}`,
    'Lightfield-Version': '2026-03-01',
    'Content-Type': 'application/json',
  };
  const ask = async (path: string, body?: object) => {
    const init =
      body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(base + path, init);
    expect(response.status).toBe(200);
    return (await response.json()) as Loose;
  };
  expect(await ask('/auth/validate')).toMatchObject({ active: true, scopes: [] });
  const { fieldDefinitions } = await ask('/opportunities/definitions');
  const $stage = fieldDefinitions?.$stage?.typeConfiguration?.options?.[0]?.id;
  const account = await ask('/accounts', { fields: { $name: 'Ünïcode 会社 +1' } });
  const query = new URLSearchParams({ '$name[equal]': 'Ünïcode 会社 +1' });
  expect((await ask(`/accounts?${query}`)).data).toMatchObject([{ id: account.id }]);
  const deal = await ask('/opportunities', {
    fields: { $name: 'Deal', $stage },
    relationships: { $account: account.id },
  });
  expect((await ask('/opportunities')).totalCount).toBe(4);
  expect(await ask(`/opportunities/${deal.id}/`)).toEqual(deal);
  expect(sandbox.ledger.effects('created').map((effect) => effect.entity)).toEqual([
    'account',
    'opportunity',
  ]);
});

test('SB10 a body that fetch sends as text is refused', async () => {
  const sandbox = createLightfieldSandbox({ seed: 's', records: 0, startMs });
  server = await serveSandbox(sandbox.handle, { port: 0, nowMs: () => startMs });
  const response = await fetch(`${server.origin}/v1/accounts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${sandboxKeys.full}`, 'Lightfield-Version': '2026-03-01' },
    body: '{"fields":{"$name":"x"}}',
  });
  expect(response.status).toBe(415);
});
