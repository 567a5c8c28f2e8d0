/** Switches that no other test turns: each has an effect that a client sees. */
import { createCaller } from './caller';

const idsOf = (caller: ReturnType<typeof createCaller>, query = '') =>
  caller.get(`/opportunity/?${query}`).json.data?.map(({ id = '' }) => id) ?? [];

test.each([
  ['createdOldest', (id: string, of: ReturnType<typeof createCaller>) => of.stored(id).createdMs],
  ['updatedNewest', (id: string, of: ReturnType<typeof createCaller>) => -of.stored(id).updatedMs],
  ['id', (id: string) => id],
] as const)('SB3 listOrder %s', (listOrder, placeOf) => {
  const caller = createCaller({ records: 40, switches: { listOrder } });
  const values = idsOf(caller).map((id) => placeOf(id, caller));
  expect(values).toEqual(values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
});

test('SB3 emptyOrder high puts records without a value last', () => {
  const caller = createCaller({ records: 40, switches: { emptyOrder: 'high' } });
  const values = idsOf(caller, '_order_by=value').map((id) => caller.stored(id).value);
  expect(values[0]).not.toBeNull();
  expect(values.at(-1)).toBeNull();
  const days = idsOf(caller, '_order_by=date_won').map((id) => caller.stored(id).date_won);
  expect([days[0] === null, days.at(-1)]).toEqual([false, null]);
});

test('SB3 limitMax and skipMax', () => {
  const { get } = createCaller({ switches: { limitMax: 100, skipMax: 250 } });
  expect(get('/opportunity/?_limit=101').json.error).toContain('max_limit = 100');
  expect(get('/opportunity/?_skip=251').json.error).toContain('max_skip = 250');
});

test('SB3 derived values of a null, and their rounding', () => {
  const { post, sandbox } = createCaller({ switches: { derivedOfNull: 'zero' } });
  expect(post('/opportunity/', {}).json).toMatchObject({ value: null, expected_value: 0 });
  const half = { value: 3, confidence: 50 };
  expect(post('/opportunity/', half).json.expected_value).toBe(2);
  sandbox.setSwitches({ derivedRounding: 'down' });
  expect(post('/opportunity/', half).json.expected_value).toBe(1);
});

test('SB3 an owner who left and a contact of another lead may be stored', () => {
  const switches = { inactiveOwner: 'stored', foreignContact: 'stored' } as const;
  const { post, world } = createCaller({ switches });
  const user_id = world().users.values().at(-1)?.id;
  const contact_id = world().contacts.values()[0]?.id;
  expect(post('/opportunity/', { user_id, contact_id }).json).toMatchObject({
    user_id,
    contact_id,
    lead_name: 'Untitled',
  });
});

test('SB3 confidenceDefault', () => {
  const { post } = createCaller({ switches: { confidenceDefault: 0 } });
  expect(post('/opportunity/', {}).json.confidence).toBe(0);
});

test('SB3 wrongMediaType 400', () => {
  const { call } = createCaller({ switches: { wrongMediaType: 400 } });
  const headers = { 'content-type': 'text/plain' };
  expect(call({ method: 'POST', path: '/opportunity/', body: {}, headers }).status).toBe(400);
});

test('SB3 requestsPerSecond and rateWindowSeconds', () => {
  const { get } = createCaller({ switches: { requestsPerSecond: 30, rateWindowSeconds: 8 } });
  expect(get('/me/').headers.ratelimit).toMatch(/^limit=240, remaining=239, reset=[1-8]$/);
});
