import { sandboxKeys } from '../../../../src/host/sandbox/octolane/keys';
import { createOctolaneSandbox } from '../../../../src/host/sandbox/octolane/sandbox';
import { type SandboxServer, serveSandbox } from '../../../../src/host/sandbox/socket';
import { type Loose, startMs } from '../plain-caller';

let server: SandboxServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

test('SB10 a stranger with fetch finds pipelines, creates a record and finds it again', async () => {
  const sandbox = createOctolaneSandbox({ seed: 's', records: 3, startMs });
  const started = await serveSandbox(sandbox.handle, { port: 0, nowMs: () => startMs });
  server = started;
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${started.origin}/v1${path}`, {
      method,
      headers: { 'X-API-Key': `  ${sandboxKeys.full} `, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Loose };
  };
  const { json: structure } = await ask('GET', '/pipelines');
  const pipeline_id = structure.data?.pipelines?.[0]?.pipeline_id;
  const opportunity = { name: 'Ünïcode 会社', deal_size: 12.5 };
  const created = await ask('POST', '/opportunities', {
    pipeline_id,
    opportunity,
    related_objects: {},
  });
  expect(created).toMatchObject({ status: 201, json: { data: { amount: 12.5 } } });
  const filters = [{ field: 'id', value: created.json.data?.opportunity_id?.toUpperCase() }];
  const found = await ask('POST', '/opportunities/search', { pipeline_id, filters });
  expect(found.json.data?.opportunities).toMatchObject([{ name: 'Ünïcode 会社' }]);
  expect(sandbox.ledger.requests().map((entry) => entry.keyId)).toEqual(['full', 'full', 'full']);
});
