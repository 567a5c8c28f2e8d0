import { type Caller, createCaller, nobodyId, payload, recordsOf, walk } from './caller';

const byCreation = { sort: { field: 'created_at', direction: 'asc' }, limit: 100 } as const;

describe('SB5 a search comes complete, once each, in the order asked for', () => {
  const caller = createCaller({ records: 230 });

  test.each<[string, unknown]>([
    ['created_at asc', { field: 'created_at', direction: 'asc' }],
    ['updated_at desc, by default', undefined],
    ['name:asc', 'name:asc'],
    ['amount, an array of one', [{ field: 'amount' }]],
    ['probability', 'probability'],
    ['close_date', { field: 'close_date' }],
    ['id', 'id:asc'],
  ])('%s', (_title, sort) => {
    const ids = walk(caller, { limit: 50, ...(sort !== undefined && { sort }) });
    expect(ids).toHaveLength(230);
    expect(new Set(ids).size).toBe(230);
  });

  test('values rise or fall; records without one stand where high values do', () => {
    const amounts = (sort: string) =>
      recordsOf(caller.search({ sort, limit: 500 })).map((record) => record.amount ?? null);
    const rising = amounts('amount:asc');
    const known = rising.filter((amount) => amount !== null).map(Number);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(rising.at(-1)).toBeNull();
    expect(amounts('amount:desc')[0]).toBeNull();
    caller.sandbox.setSwitches({ nullOrder: 'low' });
    expect(amounts('amount:asc')[0]).toBeNull();
    caller.sandbox.setSwitches({ nullOrder: 'high' });
  });

  test.each([
    ['a custom field', 'deal_source'],
    ['what belongs to another record', 'account_name'],
    ['what does not exist', 'created'],
    ['two colons', 'name:asc:x'],
    ['two orders', [{ field: 'name' }, { field: 'id' }]],
    ['an unknown key', { field: 'name', order: 'asc' }],
  ])('%s cannot be sorted by', (_title, sort) => {
    expect(caller.search({ sort }).status).toBe(400);
  });
});

test('SB5 the list is of one pipeline, and of one of its stages', () => {
  const caller = createCaller({ records: 200 });
  const { sales } = caller;
  const stage = sales.stages[1]?.id ?? '';
  const idsOf = (path: string) =>
    new Set(recordsOf(caller.get(`${path}&limit=500`)).map((record) => record.id));
  const rows = caller.rows().filter((row) => row.pipelineId === sales.id);
  expect(idsOf(`/opportunities?pipeline_id=${sales.id.toUpperCase()}`)).toEqual(
    new Set(rows.map((row) => row.id)),
  );
  expect(idsOf(`/opportunities?pipeline_id=${sales.id}&stage_id=${stage}`)).toEqual(
    new Set(rows.filter((row) => row.stageId === stage).map((row) => row.id)),
  );
  expect(idsOf(`/opportunities?pipeline_id=${sales.id}&stage_id=${nobodyId}`).size).toBe(0);
});

test.each(['limit=0', 'limit=501', 'limit=1.5', 'limit=x', 'fields=nothing', 'cursor=x'])(
  'SB5 the list refuses %s',
  (parameter) => {
    const { get, sales } = createCaller();
    expect(get(`/opportunities?pipeline_id=${sales.id}&${parameter}`).status).toBe(400);
  },
);

test('SB5 a page holds 100 records unless told otherwise, and says how many it would hold', () => {
  const caller = createCaller({ records: 120 });
  const sizes = (body: object) => {
    const { data } = caller.search(body).json;
    return [data?.opportunities?.length, data?.limit, data?.has_more];
  };
  expect(sizes({})).toEqual([100, 100, true]);
  expect(sizes({ limit: 500 })).toEqual([120, 500, false]);
  caller.sandbox.setSwitches({ pageSizeMax: 50 });
  expect(sizes({ limit: 500 })).toEqual([50, 50, true]);
  caller.sandbox.setSwitches({ pageFill: 'short' });
  expect(sizes({ limit: 30 })).toEqual([20, 30, true]);
  expect(new Set(walk(caller, { limit: 30 })).size).toBe(120);
});

test('SB5 the end is has_more false with next_cursor null', () => {
  const caller = createCaller({ records: 10 });
  expect(caller.search({ limit: 10 }).json.data).toMatchObject({
    has_more: false,
    next_cursor: null,
  });
  expect(caller.search({ limit: 9 }).json.data).toMatchObject({
    has_more: true,
    next_cursor: expect.stringMatching(/./),
  });
});

test('SB5 a query looks through name, next steps, account and primary contact', () => {
  const caller = createCaller({ records: 0 });
  const related = { account_domain: 'zebra.example', primary_contact_email: 'lion@den.example' };
  caller.post('/opportunities', payload(caller, { name: 'Tiger', next_steps: 'Feed' }, related));
  const found = (query: string) => recordsOf(caller.search({ query })).length;
  expect(['tIGer', 'feed', 'zebra', 'lion@'].map(found)).toEqual([1, 1, 1, 1]);
  expect(found('elephant')).toBe(0);
  expect(recordsOf(caller.search({ q: 'tiger' }))).toHaveLength(1);
  expect(caller.search({ q: 'tiger', query: 'tiger' }).status).toBe(400);
  const listed = caller.get(`/opportunities?pipeline_id=${caller.sales.id}&q=tiger`);
  expect(recordsOf(listed)).toHaveLength(1);
});

describe('SB5 a cursor holds for its query only', () => {
  const caller = createCaller({ records: 60 });
  const { sales, sandbox } = caller;
  const query = { pipeline_id: sales.id, limit: 10, query: 'e', fields: ['id'] };
  const cursorOf = (body: object) => caller.search(body).json.data?.next_cursor;

  test.each<[string, object]>([
    ['another limit', { limit: 11 }],
    ['another query', { query: 'a' }],
    ['a filter more', { filters: [{ field: 'amount', operator: 'not_empty' }] }],
    ['another order', { sort: 'id' }],
    ['a stage', { stage_id: sales.stages[0]?.id }],
    ['other fields', { fields: ['id', 'name'] }],
  ])('%s makes it invalid', (_title, change) => {
    expect(caller.search({ ...query, cursor: cursorOf(query) }).status).toBe(200);
    expect(caller.search({ ...query, ...change, cursor: cursorOf(query) }).status).toBe(400);
  });

  test('fields may change where the switch says so', () => {
    sandbox.setSwitches({ cursorBindsFields: 'no' });
    const cursor = cursorOf(query);
    expect(caller.search({ ...query, fields: ['name'], cursor }).status).toBe(200);
    sandbox.setSwitches({ cursorBindsFields: 'yes' });
  });

  test('the cursor of a search is none of the list', () => {
    const cursor = cursorOf({ pipeline_id: sales.id, limit: 10 });
    const path = `/opportunities?pipeline_id=${sales.id}&limit=10`;
    expect(caller.get(`${path}&cursor=${cursor}`).status).toBe(400);
    const own = caller.get(path).json.data?.next_cursor;
    expect(caller.get(`${path}&cursor=${own}`).status).toBe(200);
  });

  test('what does not hold may as well give page one again', () => {
    const first = recordsOf(caller.search(query));
    sandbox.setSwitches({ badCursor: 'restart' });
    expect(recordsOf(caller.search({ ...query, cursor: 'nonsense' }))).toEqual(first);
    sandbox.setSwitches({ badCursor: 'refused' });
    expect(caller.search({ ...query, cursor: 'nonsense' }).status).toBe(400);
  });
});

test('SB5 a cursor may die of age or of use', () => {
  const caller = createCaller({ records: 60, switches: { cursorLifetime: 'threePages' } });
  const page = (cursor: unknown, atMs?: number) =>
    caller.call({
      method: 'POST',
      path: '/opportunities/search',
      body: { limit: 10, cursor },
      ...(atMs !== undefined && { atMs }),
    });
  const follow = (count: number) =>
    Array.from({ length: count }).reduce<unknown>(
      (cursor) => page(cursor).json.data?.next_cursor ?? 'dead',
      null,
    );
  expect(page(follow(2)).status).toBe(200);
  expect(page(follow(3)).status).toBe(400);
  caller.sandbox.setSwitches({ cursorLifetime: 'tenMinutes' });
  const sentMs = caller.sandbox.ledger.requests().at(-1)?.atMs ?? 0;
  const cursor = page(null, sentMs).json.data?.next_cursor;
  expect(page(cursor, sentMs + 600_000).status).toBe(200);
  expect(page(cursor, sentMs + 600_001).status).toBe(400);
});

describe('SB5 a list that moves while it is read', () => {
  const moving = (options: object, act: (caller: Caller, seen: readonly string[]) => void) => {
    const caller = createCaller({ records: 30, switches: options });
    const before = walk(caller, { ...byCreation, limit: 500 });
    return { before, seen: walk(caller, { ...byCreation, limit: 10 }, () => act(caller, before)) };
  };
  const removeOneBefore = (caller: Caller, ids: readonly string[]) => {
    const known = (id: string) => caller.sandbox.workspace().opportunities.now.get(id);
    caller.sandbox.colleague.remove(ids.find((id) => known(id) !== undefined) ?? '');
  };

  test('by keyset a deleted record hides no other', () => {
    const { before, seen } = moving({}, removeOneBefore);
    expect(seen).toEqual(before);
  });

  test('by offset a deleted record hides another', () => {
    const { before, seen } = moving({ cursorKind: 'offset' }, removeOneBefore);
    expect(seen.length).toBeLessThan(before.length);
  });

  test('by the default order an edited record is missed', () => {
    const caller = createCaller({ records: 30 });
    const before = walk(caller, { limit: 500 });
    const last = before.at(-1) ?? '';
    let times = 0;
    const seen = walk(caller, { limit: 10 }, () => {
      times += 1;
      caller.sandbox.colleague.edit(last, { name: `Changed ${times}` });
    });
    expect(seen).toEqual(before.slice(0, -1));
  });
});

test.each([0, 5_000] as const)('SB11 reads run %i ms behind writes', (readLagMs) => {
  const caller = createCaller({ records: 0, switches: { readLagMs } });
  // Every request comes a second after the one before.
  const isBehind = (at: number) => (at + 1) * 1000 < readLagMs;
  caller.post('/opportunities', payload(caller, { name: 'new' }));
  const counts = Array.from({ length: 8 }, () => recordsOf(caller.search({})).length);
  expect(counts).toEqual(counts.map((_, at) => (isBehind(at) ? 0 : 1)));
  const id = caller.rows()[0]?.id ?? '';
  caller.patch('/opportunities/bulk', { [id]: { name: 'newer' } });
  const names = Array.from({ length: 8 }, () => recordsOf(caller.search({}))[0]?.name);
  expect(names).toEqual(names.map((_, at) => (isBehind(at) ? 'new' : 'newer')));
});

test('SB11 a row never goes back in time when the lag shortens', () => {
  const caller = createCaller({ records: 0, switches: { readLagMs: 5_000 } });
  const id = caller.sandbox.colleague.create({ name: 'slow' });
  caller.sandbox.setSwitches({ readLagMs: 0 });
  caller.patch('/opportunities/bulk', { [id]: { name: 'quick' } });
  const names = Array.from({ length: 10 }, () => recordsOf(caller.search({}))[0]?.name);
  expect(names.filter((name) => name === 'slow')).toEqual([]);
  expect(names.at(-1)).toBe('quick');
});

test.each([
  ['updatedNewest', 'updated_at', -1],
  ['createdNewest', 'created_at', -1],
  ['id', 'id', 1],
] as const)('SB5 the list comes in the order %s', (listOrder, field, direction) => {
  const caller = createCaller({ records: 60, switches: { listOrder } });
  const records = recordsOf(caller.get(`/opportunities?pipeline_id=${caller.sales.id}`));
  const values = records.map((record) => String(record[field]));
  expect(values).toEqual(values.toSorted((a, b) => (a < b ? -direction : direction)));
});

describe('SB5 projections', () => {
  const caller = createCaller({ records: 40 });
  const { sales, sandbox } = caller;
  const keysFor = (fields: readonly string[]) => {
    const { data } = caller.search({ pipeline_id: sales.id, fields }).json;
    return [
      Object.keys(data?.opportunities?.[0] ?? {}),
      Object.keys(data?.custom_field_definitions ?? {}),
    ];
  };

  test('only what is named comes back, id included', () => {
    expect(keysFor(['name', 'amount'])).toEqual([['name', 'amount'], []]);
    expect(keysFor(['id', 'kola'])).toEqual([['id', 'custom_fields'], ['kola']]);
    expect(keysFor(['select_530'])).toEqual([['custom_fields'], ['deal_source']]);
    const [, all = []] = keysFor(['custom_fields']);
    expect(all).toHaveLength(sales.customFields.filter((field) => !field.isHidden).length);
  });

  test('a GET takes names with commas or repeated', () => {
    const keys = (fields: string) =>
      Object.keys(
        recordsOf(caller.get(`/opportunities?pipeline_id=${sales.id}&${fields}`))[0] ?? {},
      );
    expect(keys('fields=id,name')).toEqual(['id', 'name']);
    expect(keys('fields=id&fields=name')).toEqual(['id', 'name']);
  });

  test('unknown names are refused or passed over', () => {
    expect(caller.search({ fields: ['id', 'deal_size'] }).status).toBe(400);
    sandbox.setSwitches({ unknownField: 'ignored' });
    expect(keysFor(['id', 'deal_size'])).toEqual([['id'], []]);
    sandbox.setSwitches({ unknownField: 'refused' });
  });

  test('without one the common fields come: all of the sample, or those of the schema', () => {
    const [record] = recordsOf(caller.search({}));
    expect(record).toHaveProperty('amount');
    expect(record).toHaveProperty('account_domain');
    sandbox.setSwitches({ commonFields: 'documented' });
    expect(Object.keys(recordsOf(caller.search({}))[0] ?? {})).toEqual([
      ...['id', 'name', 'pipeline_id', 'stage_id', 'stage_name', 'account_id', 'contact_id'],
      ...['additional_contacts', 'custom_fields'],
    ]);
    sandbox.setSwitches({ commonFields: 'all' });
  });
});

test('SB5 definitions belong to the pipeline that was asked for; across all there are none', () => {
  const caller = createCaller({ records: 40 });
  const [sales, renewals] = caller.sandbox.workspace().pipelines.values();
  const typeOf = (body: object) =>
    caller.search(body).json.data?.custom_field_definitions?.deal_source?.attribute_type;
  expect(typeOf({ pipeline_id: sales?.id })).toBe('select');
  expect(typeOf({ pipeline_id: renewals?.id })).toBe('string');
  expect(caller.search({}).json.data?.custom_field_definitions).toEqual({});
  caller.sandbox.setSwitches({ crossPipelineDefinitions: 'merged' });
  expect(typeOf({})).toBe('string');
});
