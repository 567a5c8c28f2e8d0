import { createCaller, createdId, idsIn, idsOf } from './caller';

const dayMs = 86_400_000;
const list = '/opportunities';

describe('SB5 pages', () => {
  test('all records come once, the last page is short, the total is said on each', () => {
    const caller = createCaller({ records: 60 });
    const pages = [0, 25, 50].map((offset) => caller.get(list, ['offset', String(offset)]));
    expect(pages.map((page) => page.json.data?.length)).toEqual([25, 25, 10]);
    expect(pages.map((page) => [page.json.object, page.json.totalCount])).toEqual([
      ['list', 60],
      ['list', 60],
      ['list', 60],
    ]);
    expect(new Set(pages.flatMap(idsIn))).toEqual(new Set(idsOf(caller, 'opportunity')));
    expect(idsIn(caller.get(list, ['offset', '60']))).toEqual([]);
  });

  test.each([
    ['limit', '0'],
    ['limit', '26'],
    ['limit', '-1'],
    ['limit', '2.5'],
    ['limit', ''],
    ['limit', 'x'],
    ['offset', '-1'],
    ['offset', 'x'],
  ])('%s=%s is refused', (name, value) => {
    const { status, error } = createCaller().get(list, [name, value]);
    expect([status, error.code, error.param]).toEqual([400, 'invalid_type', name]);
  });

  test('a limit out of range may be clamped', () => {
    const { get } = createCaller({ records: 40, switches: { limitOutOfRange: 'clamp' } });
    expect(get(list, ['limit', '100']).json.data).toHaveLength(25);
    expect(get(list, ['limit', '0']).json.data).toHaveLength(1);
  });

  test.each([
    ['createdNewest', -1],
    ['createdOldest', 1],
  ] as const)('%s', (listOrder, direction) => {
    const { get } = createCaller({ records: 25, switches: { listOrder } });
    const times = (get(list).json.data ?? []).map((row) => Date.parse(String(row.createdAt)));
    expect(times).toEqual([...times].sort((a, b) => direction * (a - b)));
  });

  test.each([
    ['none', 50],
    ['repeats', 49],
    ['skips', 49],
  ] as const)('rows that move between pages: %s', (pageDrift, distinct) => {
    const { get } = createCaller({ records: 50, switches: { pageDrift } });
    const ids = ['0', '25'].flatMap((offset) => idsIn(get(list, ['offset', offset])));
    expect(new Set(ids).size).toBe(distinct);
    expect(ids).toHaveLength(pageDrift === 'skips' ? 49 : 50);
  });

  test('a record made while paging shifts the pages by one', () => {
    const caller = createCaller({ records: 50, switches: { indexLagMs: 0 } });
    const first = idsIn(caller.get(list));
    createdId(caller);
    const second = idsIn(caller.get(list, ['offset', '25']));
    expect(second[0]).toBe(first[24]);
  });
});

describe('SB11 the search index lags', () => {
  test('what was written shows at once on retrieve, and after the lag in lists', () => {
    const caller = createCaller({ records: 3 });
    const id = createdId(caller);
    const filter = ['$name[equal]', 'New deal'] as const;
    expect(caller.get(`${list}/${id}`).status).toBe(200);
    expect(caller.get(list, filter).json).toMatchObject({ data: [], totalCount: 0 });
    expect(caller.get(list).json.totalCount).toBe(3);
    caller.waitUntil(3_100);
    expect(idsIn(caller.get(list, filter))).toEqual([id]);
  });

  test('filters see the indexed copy, not the record', () => {
    const caller = createCaller({ records: 0 });
    const id = createdId(caller, { $name: 'Before' });
    caller.waitUntil(10_000);
    caller.post(`${list}/${id}`, { fields: { $name: 'After' } });
    expect(idsIn(caller.get(list, ['$name', 'Before']))).toEqual([id]);
    expect(caller.get(list).json.data?.[0]?.fields?.$name?.value).toBe('Before');
    caller.waitUntil(20_000);
    expect(idsIn(caller.get(list, ['$name', 'Before']))).toEqual([]);
  });

  test('a deleted record stays in lists for a while and 404s meanwhile', () => {
    const caller = createCaller({ records: 2 });
    const [id = ''] = idsOf(caller, 'opportunity');
    expect(caller.call({ method: 'DELETE', path: `${list}/${id}` }).json.id).toBe(id);
    expect(idsIn(caller.get(list))).toContain(id);
    expect(caller.get(`${list}/${id}`).status).toBe(404);
    caller.waitUntil(5_000);
    expect(idsIn(caller.get(list))).not.toContain(id);
  });

  test('its length is a switch that counts at once', () => {
    const caller = createCaller({ records: 0, switches: { indexLagMs: 600_000 } });
    createdId(caller);
    caller.waitUntil(500_000);
    expect(caller.get(list).json.totalCount).toBe(0);
    caller.sandbox.setSwitches({ indexLagMs: 0 });
    expect(caller.get(list).json.totalCount).toBe(1);
  });
});

describe('SB5 members and saved lists', () => {
  test('members have their own shape, one has no name', () => {
    const { get } = createCaller();
    const answer = get('/members');
    expect(answer.json.totalCount).toBe(8);
    expect(answer.json.data?.[6]?.fields?.$name).toEqual({
      value: { firstName: null, lastName: null },
      valueType: 'FULL_NAME',
    });
    expect(idsIn(get('/members', ['offset', '6'], ['limit', '5']))).toHaveLength(2);
    const id = answer.json.data?.[1]?.id;
    expect(get(`/members/${id}`).json).toEqual(answer.json.data?.[1]);
    expect(get('/members/mem_none').status).toBe(404);
  });

  test('filters on members are refused, or passed over', () => {
    const { get, sandbox } = createCaller();
    const filter = ['$email', 'member1@team.example'] as const;
    expect(get('/members', filter).error.code).toBe('unknown_field');
    sandbox.setSwitches({ memberFilters: 'ignored' });
    expect(get('/members', filter).json.totalCount).toBe(8);
  });

  test('a saved list gives full records of its type, in pages', () => {
    const caller = createCaller({ records: 200 });
    const [deals, accounts, empty] = caller.get('/lists').json.data ?? [];
    expect(deals?.fields?.$objectType?.value).toBe('$opportunity');
    const first = caller.get(`/lists/${deals?.id}/opportunities`);
    const second = caller.get(`/lists/${deals?.id}/opportunities`, ['offset', '25']);
    expect([first, second].map((page) => page.json.data?.length)).toEqual([25, 4]);
    expect(first.json.totalCount).toBe(29);
    const row = first.json.data?.[0];
    expect(caller.get(`/opportunities/${row?.id}`).json).toEqual(row);
    expect(caller.get(`/lists/${empty?.id}/opportunities`).json).toMatchObject({ totalCount: 0 });
    expect(caller.get(`/lists/${accounts?.id}/opportunities`).status).toBe(404);
    expect(caller.get(`/lists/${accounts?.id}/accounts`).json.data).not.toHaveLength(0);
    expect(caller.get(`/lists/${deals?.id}`).json).toEqual(deals);
  });
});

test('SB5 background work moves updatedAt without a client’s write', () => {
  const caller = createCaller({ records: 0 });
  const id = createdId(caller);
  const seen = () => caller.get(`${list}/${id}`).json;
  expect(seen().updatedAt).toBeNull();
  caller.waitUntil(dayMs);
  expect(seen().updatedAt).not.toBeNull();
  expect(seen().fields?.$opportunityStatus?.value).toContain('New deal');
  expect(caller.sandbox.ledger.effects('updated')).toEqual([]);
  const actions = caller.sandbox.ledger
    .entries()
    .flatMap((entry) => (entry.kind === 'colleague' ? [entry.action] : []));
  expect(actions).toEqual(['background']);
});
