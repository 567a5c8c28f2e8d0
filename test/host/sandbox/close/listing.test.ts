import type { Opportunity } from '../../../../src/host/sandbox/close/records';
import type { Got } from '../plain-caller';
import { type Caller, createCaller } from './caller';

function idsOf(got: Got): string[] {
  expect(got.status).toBe(200);
  return got.json.data?.map((row) => row.id ?? '') ?? [];
}

/** All pages; `between` runs before each further page. */
function walk(
  caller: Caller,
  query: string,
  { limit = 100, between = () => undefined }: { limit?: number; between?: () => void } = {},
): string[] {
  const ids: string[] = [];
  for (let more = true; more; ) {
    const path = `/opportunity/?_limit=${limit}&_skip=${ids.length}&${query}`;
    const got = caller.get(path);
    ids.push(...idsOf(got));
    more = (got.json.has_more as unknown) === true;
    if (more) between();
  }
  return ids;
}

test('SB5 the list comes newest first and complete', () => {
  const caller = createCaller({ records: 230 });
  const ids = walk(caller, '');
  const times = ids.map((id) => caller.stored(id).createdMs);
  expect(new Set(ids).size).toBe(230);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

describe('SB5 filters give exactly the rows that have the property', () => {
  const caller = createCaller({ records: 400 });
  const { id: organizationId, opportunities, pipelines, users } = caller.world();
  const rows = opportunities.values();
  const [sales, renewals] = pipelines.values();
  const [user = '', other = ''] = users.values().map(({ id }) => id);
  const middle = rows[200] as Opportunity;
  const iso = new Date(middle.createdMs).toISOString();
  const day = iso.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00Z`);
  const statusIds = (label: string) =>
    new Set(
      pipelines
        .values()
        .flatMap(({ statuses }) => statuses.filter((status) => status.label === label))
        .map(({ id }) => id),
    );
  const typeOf = (row: Opportunity) =>
    pipelines
      .values()
      .flatMap(({ statuses }) => statuses)
      .find(({ id }) => id === row.status_id)?.type;
  const won = rows.find((row) => row.date_won !== null)?.date_won ?? '';

  test.each<[string, (row: Opportunity) => boolean]>([
    [`lead_id=${middle.lead_id}`, (row) => row.lead_id === middle.lead_id],
    [`organization_id=${organizationId}`, () => true],
    ['organization_id=orga_x', () => false],
    [`user_id=${user}`, (row) => row.user_id === user],
    [`user_id__in=${user},${other}`, (row) => [user, other].includes(row.user_id)],
    [`status_id=${middle.status_id}`, (row) => row.status_id === middle.status_id],
    [
      `status_id__in=${renewals?.statuses.map(({ id }) => id).join(',')}`,
      (row) => renewals?.statuses.some(({ id }) => id === row.status_id) === true,
    ],
    ['status_label=Proposal', (row) => statusIds('Proposal').has(row.status_id)],
    ['status_type=won', (row) => typeOf(row) === 'won'],
    ['status_type__in=won,lost', (row) => typeOf(row) !== 'active'],
    ['value_period__in=monthly,annual', (row) => row.value_period !== 'one_time'],
    [`date_created=${iso}`, (row) => row.createdMs === middle.createdMs],
    [`date_created=${day}`, (row) => new Date(row.createdMs).toISOString().startsWith(day)],
    [`date_created__gte=${iso}`, (row) => row.createdMs >= middle.createdMs],
    [`date_created__gt=${iso}`, (row) => row.createdMs > middle.createdMs],
    [`date_created__lte=${day}`, (row) => row.createdMs <= midnight],
    [`date_created__lt=${day}`, (row) => row.createdMs < midnight],
    [`date_updated__gte=${day}`, (row) => row.updatedMs >= midnight],
    [`date_won=${won}`, (row) => row.date_won === won],
    [`date_won__gt=${won}`, (row) => row.date_won !== null && row.date_won > won],
    ['query=opportunity_status_type:lost', (row) => typeOf(row) === 'lost'],
    ['query=note:BUDGET', (row) => row.note?.toLowerCase().includes('budget') === true],
    ['query=note:"legal is" budget', (row) => /legal is/.test(row.note ?? '')],
    ['is_stalled=true', (row) => row.is_stalled],
    [
      `status_type=active&user_id=${user}`,
      (row) => typeOf(row) === 'active' && row.user_id === user,
    ],
    ['lead_id=', () => true],
    ['is_won=true', () => true],
    ['constructor=x', () => true],
    [`pipeline_id=${sales?.id}`, () => true],
  ])('%s', (query, has) => {
    const wanted = rows.filter(has).map((row) => row.id);
    expect(new Set(walk(caller, query))).toEqual(new Set(wanted));
  });

  test('by the switch the pipeline counts and a day is a whole one', () => {
    caller.sandbox.setSwitches({ pipelineFilter: 'honoured', dayBound: 'wholeDay' });
    const inSales = rows.filter((row) => sales?.statuses.some(({ id }) => id === row.status_id));
    const upTo = rows.filter((row) => row.createdMs < midnight + 86_400_000);
    expect(walk(caller, `pipeline_id=${sales?.id}`)).toHaveLength(inSales.length);
    expect(walk(caller, `date_created__lte=${day}`)).toHaveLength(upTo.length);
    expect(inSales.length).toBeLessThan(rows.length);
  });
});

test('SB5 days are read at x-tz-offset', () => {
  const caller = createCaller({ records: 0 });
  const createdAt = (date_created: string) =>
    caller.post('/opportunity/', { date_created }).json.id ?? '';
  const late = createdAt('2026-01-10T23:30:00Z');
  const early = createdAt('2026-01-10T02:00:00Z');
  const on = (offset: string) =>
    idsOf(
      caller.call({
        method: 'GET',
        path: '/opportunity/?date_created=2026-01-10',
        headers: { 'x-tz-offset': offset },
      }),
    );
  expect(on('0')).toEqual([late, early]);
  expect(on('-2.5')).toEqual([late]);
  expect(on('+1')).toEqual([early]);
});

test.each([
  'date_created__gte=yesterday',
  'date_won=2026-02-30',
  'date_updated__lt=2026-01-01T00:00:00+00:00',
  'is_stalled=maybe',
  '_order_by=name',
  '_order_by=constructor',
])('SB5 %s is refused', (query) => {
  const { status, json } = createCaller().get(`/opportunity/?${query}`);
  expect([status, Object.keys(json)]).toEqual([400, ['errors', 'field-errors']]);
});

test.each(['lead_query=x', 'lead_saved_search_id=save_1', '_group_by=user_id', 'query=custom:x'])(
  'SB5 what the sandbox has not (%s) is said, not ignored',
  (query) => {
    expect(createCaller().get(`/opportunity/?${query}`).status).toBe(501);
  },
);

test('SB3 unknown filters are refused by the switch', () => {
  const caller = createCaller({ switches: { unknownFilter: 'refused' } });
  expect(caller.get('/opportunity/?is_won=true').status).toBe(400);
  expect(caller.get('/opportunity/?_fields=id&status_type=won').status).toBe(200);
});

describe('SB5 orders', () => {
  const caller = createCaller({ records: 120 });
  const orders: [string, (row: Opportunity) => number | string | null][] = [
    ['date_won', (row) => row.date_won],
    ['date_created', (row) => row.createdMs],
    ['date_updated', (row) => row.updatedMs],
    ['confidence', (row) => row.confidence],
    ['value', (row) => row.value],
    [
      'annualized_value',
      (row) => row.value && row.value * (row.value_period === 'monthly' ? 12 : 1),
    ],
  ];

  test.each(orders)('%s, rising and falling; records without the value come first', (name, of) => {
    const values = (query: string) => walk(caller, query).map((id) => of(caller.stored(id)));
    const rising = values(`_order_by=${name}`);
    const filled = rising.filter((value) => value !== null);
    expect(rising.slice(0, rising.length - filled.length).every((value) => value === null)).toBe(
      true,
    );
    expect(filled).toEqual(filled.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(values(`_order_by=-${name}`)).toEqual(rising.toReversed());
  });

  test('user_name', () => {
    const names = caller
      .get('/opportunity/?_order_by=user_name')
      .json.data?.map((row) => row.user_name);
    expect(names).toEqual(names?.toSorted());
  });
});

describe('SB5 limits and skips', () => {
  const caller = createCaller({ records: 260 });
  test.each([
    ['', 100, true],
    ['_limit=0', 0, true],
    ['_limit=250', 250, true],
    ['_limit=250&_skip=10', 250, false],
    ['_skip=260', 0, false],
    ['_skip=1000', 0, false],
  ])('%s gives %i rows, more: %s', (query, count, more) => {
    const { json } = caller.get(`/opportunity/?${query}`);
    expect([json.data?.length, json.has_more, json.total_results]).toEqual([count, more, 260]);
  });

  test.each([
    [
      '_limit=251',
      'The limit you set is larger than the maximum limit for this resource (max_limit = 250).',
    ],
    ['_limit=x', '_limit must be an integer (got "x" instead).'],
    ['_skip=-1', '_skip must be a non-negative integer (got "-1" instead).'],
    [
      '_skip=1001',
      'The skip you set is larger than the maximum skip for this resource (max_skip = 1000). Please refine your search query.',
    ],
  ])('%s is refused', (query, error) => {
    const got = caller.get(`/opportunity/?${query}`);
    expect([got.status, got.json]).toEqual([400, { error }]);
  });
});

test('SB5 sums cover every match, not only the page', () => {
  const caller = createCaller({ records: 0 });
  for (const [value, value_period, confidence] of [
    [300_000, 'one_time', 75],
    [5_000, 'monthly', 50],
    [50_000, 'annual', 75],
  ] as const) {
    caller.post('/opportunity/', { value, value_period, confidence });
  }
  expect(caller.get('/opportunity/?_limit=1').json).toMatchObject({
    has_more: true,
    total_results: 3,
    count_by_value_period: { one_time: 1, monthly: 1, annual: 1 },
    total_value_one_time: 300_000,
    total_value_annualized: 410_000,
    total_value_annualized_formatted: '$4,100',
    expected_value_monthly: 2_500,
    expected_value_annualized: 292_500,
    expected_value_annual_formatted: '$375',
  });
  const none = caller.get('/opportunity/?status_type=lost').json;
  expect(none).toMatchObject({
    data: [],
    total_results: 0,
    count_by_value_period: {},
    total_value_annualized: 0,
    total_value_annualized_formatted: null,
  });
});

describe('SB5 chosen fields', () => {
  const caller = createCaller({ records: 40 });
  const keys = (query: string) => [
    ...new Set(
      caller.get(`/opportunity/?${query}`).json.data?.flatMap((row) => Object.keys(row)) ?? [],
    ),
  ];

  test('only what was listed comes, also without the id', () => {
    expect(keys('_fields=value,note')).toEqual(['value', 'note']);
    caller.sandbox.setSwitches({ idInFields: 'always' });
    expect(keys('_fields=value')).toEqual(['id', 'value']);
    caller.sandbox.setSwitches({ idInFields: 'onlyIfListed' });
  });

  test('custom stands for all custom values', () => {
    const found = keys('_fields=id,custom');
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((key) => key !== 'id' && !key.startsWith('custom.cf_'))).toEqual([]);
    const [one = ''] = found.filter((key) => key !== 'id');
    expect(keys(`_fields=${one}`)).toEqual([one]);
  });

  test('they work on one record, and not on writes', () => {
    const [id] = walk(caller, '');
    const path = `/opportunity/${id}/?_fields=id,value`;
    expect(Object.keys(caller.get(path).json)).toEqual(['id', 'value']);
    expect(Object.keys(caller.put(path, { confidence: 7 }).json).length).toBeGreaterThan(30);
  });
});

describe('SB5 a list that moves while it is read', () => {
  test('a new record pushes another onto the next page', () => {
    const caller = createCaller({ records: 30 });
    const seen = walk(caller, '', {
      limit: 20,
      between: () => void caller.sandbox.colleague.create({}),
    });
    expect(seen[20]).toBe(seen[19]);
  });

  test('a deleted record makes the next page skip one', () => {
    const caller = createCaller({ records: 30 });
    const before = walk(caller, '');
    const seen = walk(caller, '', {
      limit: 20,
      between: () => caller.sandbox.colleague.remove(before[0] ?? ''),
    });
    expect(before.filter((id) => !seen.includes(id))).toEqual([before[20]]);
  });

  test('pages overlap by the switch', () => {
    const caller = createCaller({ records: 30, switches: { pageOverlap: 'lastRepeated' } });
    const [first, second] = [0, 10].map((skip) =>
      idsOf(caller.get(`/opportunity/?_limit=10&_skip=${skip}`)),
    );
    expect(second?.[0]).toBe(first?.[9]);
  });
});

test('SB5 a change just before the n-th page', () => {
  const caller = createCaller({ records: 30 });
  const act = () => void caller.sandbox.colleague.create({ note: 'Meanwhile' });
  caller.sandbox.addFault({ path: '/opportunity/', nth: 2, fault: { kind: 'meddling', act } });
  walk(caller, '', { limit: 10 });
  const kinds = caller.sandbox.ledger.entries().map((entry) => entry.kind);
  expect(kinds.slice(0, 3)).toEqual(['request', 'colleague', 'request']);
});

test('SB5 records changed since a moment', () => {
  const caller = createCaller({ records: 50 });
  const [first = '', second = ''] = walk(caller, '');
  const since = '2026-06-01T00:00:30Z';
  for (const id of [first, second]) {
    caller.call({
      method: 'PUT',
      path: `/opportunity/${id}/`,
      body: { confidence: 3 },
      atMs: Date.parse(since),
    });
  }
  expect(new Set(walk(caller, `date_updated__gte=${since}`))).toEqual(new Set([first, second]));
  expect(walk(caller, `date_updated__gt=${since}`)).toEqual([]);
});
