import { createCaller } from './caller';

const careful = {
  id: 'careful',
  key: 'tp_test_careful_key_00000001',
  scopes: ['opportunities:read', 'opportunities:write-approval'],
};

test('SB2 what a colleague does is in the CRM and in the ledger, but not among the API’s effects', () => {
  const { get, sandbox } = createCaller({ records: 0 });
  const { colleague, ledger } = sandbox;
  const [sales] = sandbox.workspace().pipelines.values();
  const id = colleague.create({ name: 'By hand' }, sales?.stages[0]?.id);
  colleague.edit(id, { name: 'Edited', value: 7, status: 'lost' });
  colleague.move(id, sales?.stages[1]?.id ?? '');
  colleague.assign(
    id,
    sandbox
      .workspace()
      .users.values()
      .slice(0, 2)
      .map((user) => user.id),
  );
  const row = get(`/opportunities/${id}?expand=assigned_users`).json.data;
  expect(row).toMatchObject({
    name: 'Edited',
    value: 7,
    placements: [{ stage_id: sales?.stages[1]?.id }],
  });
  expect(row?.assigned_users).toHaveLength(2);
  const actions = ledger
    .entries()
    .flatMap((entry) => (entry.kind === 'colleague' ? [entry.action] : []));
  expect(actions).toEqual(['create', 'edit', 'move', 'assign']);
  expect(ledger.entries().map((entry) => entry.n)).toEqual([1, 2, 3, 4, 5]);
  expect(ledger.effects('created')).toEqual([]);
  colleague.remove(id);
  expect(get(`/opportunities/${id}`).status).toBe(404);
});

test('SB2 renamed pipelines and stages show everywhere', () => {
  const { get, sandbox } = createCaller({ records: 0 });
  const [sales] = sandbox.workspace().pipelines.values();
  const stage = sales?.stages[0]?.id ?? '';
  const id = sandbox.colleague.create({ name: 'x' }, stage);
  sandbox.colleague.renameStage(stage, 'Brand new');
  sandbox.colleague.renamePipeline(sales?.id ?? '', 'Verkauf');
  expect(get(`/opportunities/${id}`).json.data?.placements?.[0]).toMatchObject({
    crm_pipelines: { name: 'Verkauf' },
    crm_pipeline_stages: { name: 'Brand new' },
  });
  expect(get(`/pipelines/${sales?.id}/stages`).json.data?.[0]?.name).toBe('Brand new');
});

test('SB2 custom fields come and go', () => {
  const { get, sandbox } = createCaller({ records: 0 });
  const ids = () =>
    get('/company/crm-settings').json.data?.custom_fields?.deal?.map((field) => field.id) ?? [];
  sandbox.colleague.addCustomField({ id: 'region', label: 'Region', type: 'text' });
  sandbox.colleague.removeCustomField('seats');
  expect(ids()).toContain('region');
  expect(ids()).not.toContain('seats');
});

test('SB2 a colleague works at the sandbox’s present time', () => {
  const { call, sandbox } = createCaller({ records: 0 });
  const atMs = Date.UTC(2026, 6, 1);
  call({ method: 'GET', path: '/opportunities', atMs });
  const id = sandbox.colleague.create({ name: 'Now' });
  expect(sandbox.workspace().opportunities.get(id)?.createdMs).toBe(atMs);
});

test('SB2 a colleague that misses its record is a bug of the test', () => {
  const { sandbox } = createCaller({ records: 0 });
  expect(() => sandbox.colleague.edit('none', { name: 'x' })).toThrow('opportunity none exists');
  expect(() => sandbox.colleague.remove('none')).toThrow('opportunity none exists');
});

describe('SB2 approvals', () => {
  const queue = () => {
    const caller = createCaller({ records: 1, extraKeys: [careful] });
    const body = { records: [{ name: 'A' }, { name: 'B' }] };
    const path = '/deals/bulk-create';
    const answer = caller.call({ method: 'POST', path, key: 'careful', body });
    return { ...caller, id: String(answer.json.approval_id), answer };
  };

  test('a write of a careful key is queued, not executed', () => {
    const { answer, sandbox, id } = queue();
    expect(answer.status).toBe(202);
    expect(sandbox.workspace().opportunities.size).toBe(1);
    expect(sandbox.ledger.requests()[0]?.effects).toEqual([{ kind: 'queued', approvalId: id }]);
  });

  test('approved, it is executed by the colleague’s hand and keeps its result', () => {
    const { sandbox, id, get } = queue();
    sandbox.colleague.resolve(id, 'approved');
    expect(sandbox.workspace().opportunities.size).toBe(3);
    expect(sandbox.ledger.effects('created')).toEqual([]);
    expect(get(`/approvals/${id}`).json.data).toMatchObject({
      status: 'approved',
      action: 'bulk-create',
      path: '/opportunities/bulk-create',
      execution_status: 200,
      execution_result: { data: { created_count: 2 } },
    });
  });

  test('rejected, it never happens; and it is resolved only once', () => {
    const { sandbox, id, get } = queue();
    sandbox.colleague.resolve(id, 'rejected');
    expect(sandbox.workspace().opportunities.size).toBe(1);
    expect(get(`/approvals/${id}`).json.data?.status).toBe('rejected');
    expect(() => sandbox.colleague.resolve(id, 'approved')).toThrow('is pending');
  });

  test('reads of a careful key are not queued, and other writes are refused', () => {
    const { call } = queue();
    const statusOf = (method: string, path: string) =>
      call({ method, path, key: 'careful', body: { query: 'x', first_name: 'y' } }).status;
    expect(statusOf('GET', '/opportunities')).toBe(200);
    expect(statusOf('POST', '/opportunities/search')).toBe(200);
    expect(statusOf('POST', '/contacts')).toBe(403);
  });
});
