import { startMs } from '../plain-caller';
import { createCaller, nobodyId, payload } from './caller';
import { offences, schemas } from './schema';

type SchemaName = keyof typeof schemas;

describe('SB1 answers have the shapes of the OpenAPI', () => {
  const caller = createCaller({ records: 300 });
  const { sales, sandbox } = caller;
  const [, , empty] = sandbox.workspace().pipelines.values();
  const id = caller.rows()[0]?.id ?? '';
  const owned = caller.rows().find((row) => row.pipelineId === sales.id)?.id ?? '';
  caller.patch('/opportunities/bulk', {
    [owned]: { name: 'x', opportunity_stage: sales.stages[0]?.id },
  });

  test.each<[SchemaName, string, string, unknown?]>([
    ['anything', 'GET', '/pipelines'],
    ['stages', 'GET', `/pipelines/${sales.id}/stages`],
    ['fields', 'GET', `/pipelines/${sales.id}/fields`],
    ['fields', 'GET', '/accounts/fields'],
    ['fields', 'GET', '/contacts/fields'],
    ['opportunities', 'GET', `/opportunities?pipeline_id=${sales.id}&limit=500`],
    ['opportunities', 'GET', `/opportunities?pipeline_id=${empty?.id}`],
    ['opportunities', 'POST', '/opportunities/search', {}],
    ['opportunities', 'POST', '/opportunities/search', { fields: ['id'] }],
    ['accounts', 'GET', '/accounts?limit=500'],
    ['accounts', 'POST', '/accounts/search', {}],
    ['contacts', 'GET', '/contacts?limit=500'],
    ['contacts', 'POST', '/contacts/search', {}],
    ['history', 'GET', `/opportunities/${owned}/history`],
    ['anything', 'POST', '/opportunities', payload(caller)],
    ['anything', 'POST', '/opportunities/bulk', [payload(caller)]],
    ['anything', 'POST', '/opportunities/fast-bulk', [payload(caller)]],
    ['anything', 'PATCH', '/opportunities/bulk', { [id]: { name: 'y' } }],
    ['anything', 'POST', '/accounts', { domain: 'a.example' }],
    ['anything', 'POST', '/contacts/bulk', [{ email: 'a@a.example' }]],
    ['anything', 'POST', '/notes', { note: { title: 't' }, account_domains: ['a.example'] }],
    ['anything', 'GET', '/notes'],
  ])('%s: %s %s', (name, method, path, ...[body]) => {
    const got = caller.call({ method, path, body });
    expect([200, 201]).toContain(got.status);
    expect(got.headers['content-type']).toMatch(/^application\/json/);
    expect(got.json.success).toBe(true);
    expect(offences(schemas[name], got.json)).toEqual([]);
  });

  test('the checker of shapes notices what is wrong', () => {
    const data = { opportunities: [{ id: 'x', name: 1 }], has_more: true, limit: 1 };
    expect(offences(schemas.opportunities, { success: true, data })).toEqual([
      '.data.custom_field_definitions is missing',
      '.data.next_cursor is missing',
      '.data.opportunities.0.id is string, not uuid',
      '.data.opportunities.0.name is number, not string|null',
    ]);
  });
});

describe('SB1 refusals have the shape of the error envelope', () => {
  const caller = createCaller();

  test.each<[number, string, string, unknown?]>([
    [400, 'GET', '/opportunities'],
    [400, 'GET', '/opportunities?pipeline_id=1'],
    [404, 'GET', `/opportunities?pipeline_id=${nobodyId}`],
    [400, 'GET', '/pipelines/1/stages'],
    [404, 'GET', `/pipelines/${nobodyId}/stages`],
    [404, 'GET', `/pipelines/${nobodyId}/fields`],
    [404, 'GET', `/opportunities/${nobodyId}/history`],
    [400, 'GET', '/opportunities/x/history'],
    [400, 'GET', `/deals/${nobodyId}/history`],
    [404, 'GET', `/opportunities/${nobodyId}`],
    [404, 'DELETE', `/opportunities/${nobodyId}`],
    [404, 'PATCH', `/opportunities/${nobodyId}`, {}],
    [404, 'GET', '/users'],
    [501, 'POST', '/activities/bulk', []],
    [400, 'POST', '/opportunities/search', []],
    [400, 'POST', '/accounts/bulk', {}],
  ])('SB12 %i: %s %s', (status, method, path, ...[body]) => {
    const got = caller.call({ method, path, body });
    expect(got.status).toBe(status);
    expect(offences(schemas.error, got.json)).toEqual([]);
    expect(got.json).toMatchObject({ success: false, statusCode: status });
  });

  test('a malformed id is named in the map of errors', () => {
    expect(caller.get('/opportunities?pipeline_id=1').json).toEqual({
      success: false,
      statusCode: 400,
      message: 'Validation failed',
      errors: { pipeline_id: 'Pipeline id must be a valid uuid' },
    });
  });
});

test('SB1 active stages come in order, the retired one only where nothing is stated', () => {
  const caller = createCaller();
  const stages = caller.get(`/pipelines/${caller.sales.id}/stages`).json.data?.stages ?? [];
  const orders = stages.map((stage) => Number(stage.stage_order));
  expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  expect(stages.map((stage) => stage.label)).not.toContain('Old demo');
  const labels = () =>
    caller.get('/pipelines').json.data?.pipelines?.[0]?.stages?.map((stage) => stage.label);
  expect(labels()).toContain('Old demo');
  caller.sandbox.setSwitches({ pipelineStages: 'active' });
  expect(labels()).not.toContain('Old demo');
});

test('SB1 a record reads back with ISO dates, six digits where the server keeps the time', () => {
  const caller = createCaller({ records: 0 });
  const close_date = Date.UTC(2026, 5, 30) / 1000;
  caller.post('/opportunities', payload(caller, { name: 'a', deal_size: 5, close_date }));
  const [record] = caller.search({}).json.data?.opportunities ?? [];
  expect(record).toMatchObject({
    name: 'a',
    amount: 5,
    close_date: '2026-06-30T00:00:00.000Z',
    next_action_date: null,
    created_at: expect.stringMatching(/^2026-06-01T00:00:01\.000\d{3}Z$/),
  });
  expect(record).not.toHaveProperty('deal_size');
  expect(record).not.toHaveProperty('custom_attributes');
});

test('SB1 history tells who changed what, newest first, with labels for stages only', () => {
  const caller = createCaller({ records: 0 });
  const { sales, sandbox } = caller;
  const [first, second] = sales.stages;
  const id = sandbox.colleague.create({ name: 'a' });
  caller.patch('/opportunities/bulk', { [id]: { opportunity_stage: second?.id } });
  sandbox.colleague.assist(id, { nextSteps: 'Call' });
  const { json } = caller.get(`/opportunities/${id}/history`);
  expect(json.data).toMatchObject({
    metadata: { total: 2, page: 1, limit: 20 },
    historicalData: [
      { property_label: 'Next steps', old_value: null, new_value: { value: 'Call' }, user: null },
      {
        property_name: 'opportunity_stage',
        old_value: { value: first?.id },
        new_value_label: second?.label,
        user: { display_name: 'Maria Rossi' },
      },
    ],
  });
  const one = caller.get(`/opportunities/${id}/history?property_name=opportunity_stage&limit=1`);
  expect(one.json.data?.metadata).toEqual({ total: 1, page: 1, limit: 1 });
});

test('SB3 what answers look like follows the switches', () => {
  const caller = createCaller({ records: 60 });
  const { sandbox, sales } = caller;
  sandbox.setSwitches({ successKey: 'absent', extraKeys: 'everywhere', idInProjection: 'always' });
  const got = caller.search({ pipeline_id: sales.id, fields: ['name', 'kola'] });
  expect(got.json).not.toHaveProperty('success');
  expect(got.json.data?.opportunities?.[0]).toHaveProperty('x_unknown');
  expect(got.json.data?.opportunities?.[0]).toHaveProperty('id');
  expect(Object.keys(got.json.data?.custom_field_definitions ?? {})).toEqual(['kola']);
  sandbox.setSwitches({ extraKeys: 'none', errorsMap: 'absent', optionsKey: 'select_options' });
  expect(caller.search({ foo: 1 }).json).not.toHaveProperty('errors');
  const definitions = caller.search({ pipeline_id: sales.id }).json.data?.custom_field_definitions;
  expect(definitions?.kola?.metadata).toHaveProperty('select_options');
  sandbox.setSwitches({ pipelinesForm: 'bare', pipelineIdKey: 'id', pipelineNameKey: 'label' });
  expect(caller.get('/pipelines').json.data?.[0]).toMatchObject({ id: sales.id, label: 'Sales' });
  sandbox.setSwitches({ systemPropertyNames: 'plain' });
  const fields = caller.get(`/pipelines/${sales.id}/fields`).json.data?.fields ?? [];
  expect(fields.map((each) => each.property_name)).toEqual(
    expect.arrayContaining(['name', 'opportunity_stage', 'amount', 'close_date', 'select_530']),
  );
});

test('SB3 custom values: keys without a value, labels for values, text for numbers', () => {
  const caller = createCaller({ records: 0 });
  const { sandbox, sales } = caller;
  const tier = sales.customFields.find((field) => field.slug === 'customer_tier')?.options?.[0];
  const custom = { customer_tier_123: tier?.value ?? '', number_7: 5, checkbox_8: true };
  sandbox.colleague.create({ name: 'a', custom: { ...custom, text_23: 'hidden' } });
  const shown = () => caller.search({}).json.data?.opportunities?.[0]?.custom_fields;
  expect(shown()).toEqual({ customer_tier: tier?.value, seats: 5, strategic: true });
  sandbox.setSwitches({ selectForm: 'label', customScalars: 'text', emptyCustomFields: 'null' });
  expect(shown()).toMatchObject({
    customer_tier: 'Enterprise',
    seats: '5',
    strategic: 'true',
    kola: null,
  });
  expect(shown()).not.toHaveProperty('internal');
});

test('SB2 the ledger holds requests under the id of their key, without the key', () => {
  const caller = createCaller();
  caller.get('/pipelines');
  caller.call({ method: 'GET', path: '/pipelines', key: 'nobody' });
  caller.post('/opportunities', payload(caller, { name: 'a' }, { account_domain: 'new.example' }));
  const entries = caller.sandbox.ledger.requests();
  expect(entries).toMatchObject([
    { method: 'GET', path: '/pipelines', keyId: 'full', status: 200, effects: [] },
    { keyId: null, status: 401 },
    { keyId: 'full', status: 201, atMs: startMs + 3000 },
  ]);
  expect(entries[2]?.effects.map((effect) => effect.kind)).toEqual([
    'created',
    'automation',
    'created',
  ]);
  expect(JSON.stringify(entries)).not.toContain('oct_test');
});
