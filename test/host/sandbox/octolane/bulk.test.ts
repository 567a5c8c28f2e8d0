import { createCaller, nobodyId, payload } from './caller';

function bulk(options: object = {}) {
  const caller = createCaller({ records: 0, ...options });
  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => payload(caller, { name: `Row ${at}` }));
  return {
    ...caller,
    rowsOf,
    bulkCreate: (body: unknown) => caller.post('/opportunities/bulk', body),
  };
}

test('SB8 a bulk create takes 1 to 100 payloads and says nothing of what it made', () => {
  const { bulkCreate, rowsOf, rows, sandbox } = bulk();
  expect(bulkCreate([]).status).toBe(400);
  expect(bulkCreate(rowsOf(101)).status).toBe(400);
  expect(bulkCreate({ records: rowsOf(1) }).status).toBe(400);
  expect(rows()).toEqual([]);
  expect(bulkCreate(rowsOf(100))).toMatchObject({ status: 201, json: { data: null } });
  expect(rows().map((row) => row.name)).toEqual(rowsOf(100).map((_, at) => `Row ${at}`));
  expect(sandbox.ledger.effects('created')).toHaveLength(100);
});

test('SB8 one row of a wrong shape refuses all', () => {
  const { bulkCreate, rowsOf, rows } = bulk();
  const [good, bad] = rowsOf(2);
  expect(bulkCreate([good, { ...bad, opportunity: { close_date: 'x' } }]).status).toBe(400);
  expect(rows()).toEqual([]);
});

describe('SB3 a row that cannot be resolved', () => {
  const mixed = (switches: object) => {
    const own = bulk({ switches });
    const [first, second, third] = own.rowsOf(3);
    const got = own.bulkCreate([first, { ...second, pipeline_id: nobodyId }, third]);
    return { ...got, names: own.rows().map((row) => row.name) };
  };

  test('is left out without a word', () => {
    const { status, json, names } = mixed({});
    expect([status, json.data, names]).toEqual([201, null, ['Row 0', 'Row 2']]);
  });

  test('sinks the whole batch', () => {
    expect(mixed({ bulkMode: 'atomic' })).toMatchObject({ status: 404, names: [] });
  });

  test('is an entry of the list, in order', () => {
    expect(mixed({ bulkData: 'list', createData: 'id' }).json.data).toEqual([
      { id: expect.any(String) },
      { error: 'Pipeline not found' },
      { id: expect.any(String) },
    ]);
  });

  test('is named by its index', () => {
    expect(mixed({ bulkData: 'createdErrors', createData: 'id' }).json.data).toEqual({
      created: [{ id: expect.any(String) }, { id: expect.any(String) }],
      errors: [{ index: 1, message: 'Pipeline not found' }],
    });
  });

  test('a batch of nothing else is refused', () => {
    const { bulkCreate, rowsOf } = bulk();
    const rows = rowsOf(2).map((row) => ({ ...row, pipeline_id: nobodyId }));
    expect(bulkCreate(rows).status).toBe(404);
  });
});

test.each([
  ['absent', undefined],
  ['dotted', ['0.opportunity.close_date', '1.related_objects.foo']],
  ['bracketed', ['[0].opportunity.close_date', '[1].related_objects.foo']],
  ['unindexed', ['opportunity.close_date', 'related_objects.foo']],
] as const)('SB3 errors of a bulk request are keyed: %s', (bulkErrorKeys, keys) => {
  const { bulkCreate, rowsOf } = bulk({ switches: { bulkErrorKeys } });
  const [first, second] = rowsOf(2);
  const bad = [
    { ...first, opportunity: { close_date: 'x' } },
    { ...second, related_objects: { foo: 1 } },
  ];
  const { errors } = bulkCreate(bad).json;
  expect(errors && Object.keys(errors).toSorted()).toEqual(keys);
});

describe('SB8 fast-bulk', () => {
  const item = (name: string, change: object = {}) => ({
    pipeline_name: 'Renewals',
    opportunity: { name },
    related_objects: {
      account: { domain: 'acme.example', name: 'Acme', founded: 1999 },
      primary_contact: { email: 'jane@acme.example', first_name: 'Jane', last_name: 'Doe' },
      additional_contacts: [{ email: 'bob@acme.example', job_title: 'Buyer' }],
    },
    ...change,
  });

  test('makes accounts and contacts with all that is said of them', () => {
    const { post, rows, sandbox } = bulk();
    expect(post('/opportunities/fast-bulk', [item('a')]).status).toBe(201);
    const [row] = rows();
    const { accounts, contacts, pipelines } = sandbox.workspace();
    expect(pipelines.get(row?.pipelineId ?? '')?.name).toBe('Renewals');
    expect(accounts.get(row?.accountId ?? '')?.fields).toMatchObject({ name: 'Acme' });
    expect(contacts.get(row?.contactId ?? '')?.fields).toMatchObject({
      name: 'Jane Doe',
      account_id: row?.accountId,
    });
    expect(contacts.get(row?.stakeholderIds[0] ?? '')?.fields.job_title).toBe('Buyer');
  });

  test('skips what the pipeline has, also within one request', () => {
    const { post, rows, sandbox } = bulk({ switches: { bulkData: 'list', createData: 'id' } });
    const { json } = post('/opportunities/fast-bulk', [item('a'), item('a'), item('b')]);
    const [first] = rows();
    expect(json.data?.[1]).toEqual({ id: first?.id, skipped: true });
    expect(rows()).toHaveLength(2);
    const elsewhere = { related_objects: { account: { domain: 'else.example' } } };
    post('/opportunities/fast-bulk', [item('a', elsewhere)]);
    expect(rows()).toHaveLength(3);
    sandbox.setSwitches({ fastBulkDuplicate: 'pipelineName' });
    post('/opportunities/fast-bulk', [item('a', { related_objects: {} })]);
    expect(rows()).toHaveLength(3);
  });

  test.each([
    ['no pipeline', { pipeline_name: null }],
    ['an unknown pipeline', { pipeline_name: 'Nothing' }],
    ['an account without a domain', { related_objects: { account: { name: 'Acme' } } }],
    ['keys of the other create', { related_objects: { account_domain: 'acme.example' } }],
  ])('refuses %s', (_title, change) => {
    const { post, rows } = bulk();
    expect(post('/opportunities/fast-bulk', [item('a', change)]).status).toBeGreaterThanOrEqual(
      400,
    );
    expect(rows()).toEqual([]);
  });
});

describe('SB4 a crash after k of n rows', () => {
  test.each([0, 1, 3, 5])('leaves exactly %i created rows and answers 500', (afterRows) => {
    const { bulkCreate, rowsOf, rows, sandbox } = bulk();
    sandbox.addFault({ path: '/opportunities/bulk', fault: { kind: 'crash', afterRows } });
    expect(bulkCreate(rowsOf(5)).status).toBe(500);
    expect(rows()).toHaveLength(afterRows);
    expect(sandbox.ledger.requests()[0]).toMatchObject({ status: 500, fault: 'crash' });
  });

  test('leaves the first records of a PATCH updated', () => {
    const { patch, rows, sandbox } = bulk();
    const ids = ['a', 'b', 'c'].map((name) => sandbox.colleague.create({ name }));
    sandbox.addFault({ method: 'PATCH', fault: { kind: 'crash', afterRows: 2 } });
    const changes = Object.fromEntries(ids.map((id) => [id, { name: 'x' }]));
    expect(patch('/opportunities/bulk', changes).status).toBe(500);
    expect(rows().map((row) => row.name)).toEqual(['x', 'x', 'c']);
  });

  test('cannot be planned for a request of one row', () => {
    const { search, sandbox } = bulk();
    sandbox.addFault({ fault: { kind: 'crash', afterRows: 1 } });
    expect(() => search({})).toThrow('only bulk requests can crash midway');
  });
});

describe('SB4 executed, but the answer is lost', () => {
  test.each([
    { kind: 'lost', error: 'timeout', executed: true },
    { kind: 'lost', error: 'reset', executed: true },
    { kind: 'html', status: 502, executed: true },
    { kind: 'cut' },
    { kind: 'empty' },
  ] as const)('%j: the rows are there and the ledger knows', (fault) => {
    const { send, rowsOf, rows, sandbox } = bulk();
    sandbox.addFault({ method: 'POST', fault });
    const reply = send({ method: 'POST', path: '/opportunities/bulk', body: rowsOf(3) });
    const text = reply.kind === 'answer' ? reply.body : '';
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(rows()).toHaveLength(3);
    expect(sandbox.ledger.requests()[0]).toMatchObject({ status: 201, fault: fault.kind });
  });

  test.each([
    { kind: 'lost', error: 'dns', executed: false },
    { kind: 'html', status: 504, executed: false },
    { kind: 'refused', status: 503, body: '{}' },
  ] as const)('%j: nothing happened', (fault) => {
    const { send, rowsOf, rows, sandbox } = bulk();
    sandbox.addFault({ fault });
    send({ method: 'POST', path: '/opportunities/bulk', body: rowsOf(3) });
    expect(rows()).toEqual([]);
    expect(sandbox.ledger.requests()[0]).toMatchObject({ status: null, fault: fault.kind });
  });
});
