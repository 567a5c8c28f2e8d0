import { createCaller } from './caller';

const batch = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `Row ${at}`, value: at }));

test('SB8 every record is created with the index of its place in the request', () => {
  const { post, sandbox } = createCaller({ records: 0 });
  const { json } = post('/opportunities/bulk-create', {
    records: batch(100),
    skip_automations: true,
  });
  const indexes = json.data?.created?.map((row) => Number(row.index)) ?? [];
  expect(indexes).not.toEqual(indexes.toSorted((a, b) => a - b));
  for (const row of json.data?.created ?? []) expect(row.name).toBe(`Row ${row.index}`);
  expect(new Set(indexes).size).toBe(100);
  expect(sandbox.ledger.effects('created')).toHaveLength(100);
  expect(sandbox.ledger.effects('automation')).toEqual([]);
});

test('SB8 good rows stay where bad rows are refused, each under its own index', () => {
  const { post, sandbox } = createCaller({ records: 0 });
  const [sales, renewals] = sandbox.workspace().pipelines.values();
  const records = [
    { name: 'good' },
    { name: '' },
    'no object',
    { name: 'foreign stage', stage_id: renewals?.stages[0]?.id },
    { name: 'text value', value: '12' },
    { name: 'good too', pipeline_id: renewals?.id, stage_id: renewals?.stages[1]?.id },
    { name: 'uuid key', metadata: { '00000000-0000-4000-8000-000000000000': 1 } },
  ];
  const defaults = { pipeline_id: sales?.id, stage_id: sales?.stages[0]?.id };
  const { json } = post('/opportunities/bulk-create', { records, ...defaults });
  expect(json.data?.errors?.map((error) => Number(error.index))).toEqual([1, 2, 3, 4, 6]);
  expect(json.data).toMatchObject({ created_count: 2, error_count: 5 });
  const created = sandbox.ledger.effects('created').map((effect) => effect.fields);
  expect(created).toMatchObject([
    { name: 'good', stage_id: sales?.stages[0]?.id },
    { name: 'good too', stage_id: renewals?.stages[1]?.id },
  ]);
});

test('SB8 creating with a stage fires both triggers, unless silenced or switched off', () => {
  const { post, sandbox } = createCaller({ records: 0 });
  const [sales] = sandbox.workspace().pipelines.values();
  const place = { pipeline_id: sales?.id, stage_id: sales?.stages[0]?.id };
  const fired = () => sandbox.ledger.effects('automation').length;
  post('/opportunities/bulk-create', { records: batch(1), ...place });
  expect(fired()).toBe(2);
  post('/opportunities/bulk-create', { records: batch(1), ...place, skip_automations: true });
  expect(fired()).toBe(2);
  sandbox.setSwitches({ createFiresStageChanged: 'no' });
  post('/opportunities/bulk-create', { records: batch(1), ...place });
  expect(fired()).toBe(3);
});

test('SB8 bulk-move takes cards out of other pipelines and fires once per changed stage', () => {
  const { post, sandbox } = createCaller({ records: 0 });
  const [sales, renewals] = sandbox.workspace().pipelines.values();
  const stages = [renewals?.stages[0]?.id, sales?.stages[0]?.id, sales?.stages[1]?.id];
  const ids = stages.map((stage) => sandbox.colleague.create({ name: 'x' }, stage));
  const target = { pipeline_id: sales?.id, stage_id: sales?.stages[1]?.id };
  post('/opportunities/bulk-move', { ids, ...target });
  for (const row of sandbox.workspace().opportunities.values()) {
    expect(row.placements).toMatchObject([target]);
  }
  const fired = sandbox.ledger.effects('automation').map((effect) => effect.id);
  expect(fired).toEqual(ids.slice(0, 2));
});

test.each([
  ['/opportunities/bulk-create', { records: [] }],
  ['/opportunities/bulk-create', { records: 'x' }],
  ['/opportunities/bulk-delete', { ids: [] }],
  ['/opportunities/bulk-delete', { ids: [1] }],
  ['/opportunities/bulk-delete', { ids: batch(101).map(() => 'x') }],
  ['/opportunities/bulk-move', { ids: ['x'] }],
])('%s refuses %j as a whole', (path, body) => {
  const { post, sandbox } = createCaller();
  expect(post(path, body).status).toBe(400);
  expect(sandbox.ledger.requests()[0]?.effects).toEqual([]);
});

describe('SB8 a crash after k of n rows', () => {
  test.each([0, 1, 3, 5])('leaves exactly %i created rows and answers 500', (afterRows) => {
    const { post, sandbox } = createCaller({ records: 0 });
    sandbox.addFault({ path: '/opportunities/bulk-create', fault: { kind: 'crash', afterRows } });
    expect(post('/opportunities/bulk-create', { records: batch(5) }).status).toBe(500);
    expect(sandbox.workspace().opportunities.size).toBe(afterRows);
    expect(sandbox.ledger.requests()[0]).toMatchObject({ status: 500, fault: 'crash' });
  });

  test('does the same to bulk-delete and bulk-move', () => {
    const { post, sandbox } = createCaller({ records: 6 });
    const ids = sandbox
      .workspace()
      .opportunities.values()
      .map((row) => row.id);
    const [sales] = sandbox.workspace().pipelines.values();
    const place = { pipeline_id: sales?.id, stage_id: sales?.stages[2]?.id };
    sandbox.addFault({ times: 2, fault: { kind: 'crash', afterRows: 2 } });
    expect(post('/opportunities/bulk-move', { ids, ...place }).status).toBe(500);
    expect(post('/opportunities/bulk-delete', { ids }).status).toBe(500);
    expect(sandbox.workspace().opportunities.size).toBe(4);
  });

  test('cannot be planned for a request of one row', () => {
    const { get, sandbox } = createCaller();
    sandbox.addFault({ fault: { kind: 'crash', afterRows: 1 } });
    expect(() => get('/opportunities')).toThrow('only bulk requests can crash midway');
  });
});

describe('SB8 executed, but the answer is lost', () => {
  test.each([
    { kind: 'lost', error: 'timeout', executed: true },
    { kind: 'lost', error: 'reset', executed: true },
    { kind: 'html', status: 502, executed: true },
    { kind: 'cut' },
    { kind: 'empty' },
  ] as const)('%j: the rows are there and the ledger knows', (fault) => {
    const { send, sandbox } = createCaller({ records: 0 });
    sandbox.addFault({ method: 'POST', fault });
    const reply = send({
      method: 'POST',
      path: '/opportunities/bulk-create',
      body: { records: batch(3) },
    });
    const text = reply.kind === 'answer' ? reply.body : '';
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(sandbox.workspace().opportunities.size).toBe(3);
    expect(sandbox.ledger.requests()[0]).toMatchObject({ status: 200, fault: fault.kind });
  });

  test.each([
    { kind: 'lost', error: 'dns', executed: false },
    { kind: 'html', status: 504, executed: false },
    { kind: 'refused', status: 503, body: '{}' },
  ] as const)('%j: nothing happened', (fault) => {
    const { send, sandbox } = createCaller({ records: 0 });
    sandbox.addFault({ fault });
    send({ method: 'POST', path: '/opportunities/bulk-create', body: { records: batch(3) } });
    expect(sandbox.workspace().opportunities.size).toBe(0);
    expect(sandbox.ledger.requests()[0]).toMatchObject({
      status: null,
      fault: fault.kind,
      effects: [],
    });
  });
});
