import type { LightfieldSwitches } from '../../../../src/host/sandbox/lightfield/switches';
import { createCaller, createdId, newOpportunity, type Sending } from './caller';

const dayMs = 86_400_000;
const headers = { 'idempotency-key': 'run-1-row-1' };

/** The same create twice, the second time with `second` on top. */
function twice(switches: Partial<LightfieldSwitches> = {}, second: Partial<Sending> = {}) {
  const extraKeys = [{ id: 'colleague', key: 'sk_lf_second_key_0001', scopes: [] }];
  const caller = createCaller({ records: 0, switches, extraKeys });
  const sending = { method: 'POST', path: '/opportunities', headers, afterMs: 0 };
  const first = caller.call({ ...sending, body: newOpportunity(caller) });
  const again = caller.call({ ...sending, body: newOpportunity(caller), ...second });
  const created = caller.sandbox.ledger.effects('created').length;
  return { caller, first, again, created };
}

test('SB7 the same key within 24 hours returns the first answer and creates nothing', () => {
  const { caller, first, again, created } = twice({}, { afterMs: dayMs - 1 });
  expect([again.status, created]).toEqual([200, 1]);
  expect(again.json).toEqual(first.json);
  expect(caller.sandbox.ledger.requests().map((entry) => entry.replayed)).toEqual([false, true]);
});

test('SB7 after 24 hours it is a new request', () => {
  expect(twice({}, { afterMs: dayMs }).created).toBe(2);
});

test('SB7 another body silently gets the old answer', () => {
  const body = { fields: { $name: 'Other' }, relationships: {} };
  const { first, again, created } = twice({}, { body });
  expect([again.status, again.json, created]).toEqual([200, first.json, 1]);
});

test('SB7 keys belong to the organization, not to the API key', () => {
  expect(twice({}, { key: 'colleague' }).created).toBe(1);
  const body = { fields: { $name: 'x' } };
  const other = { path: '/accounts', key: 'otherWorkspace', body };
  expect(twice({}, other).created).toBe(2);
});

test('SB7 other object types and updates are other operations', () => {
  const { caller, first } = twice({}, { path: '/accounts', body: { fields: { $name: 'x' } } });
  expect(caller.sandbox.ledger.effects('created')).toHaveLength(2);
  const path = `/opportunities/${first.json.id}`;
  caller.call({ method: 'POST', path, headers, body: { fields: { $name: 'y' } } });
  expect(caller.sandbox.ledger.effects('updated')).toHaveLength(1);
});

test.each([
  ['objectType', 1],
  ['record', 2],
] as const)('SB7 an update key counts for the %s', (updateKeyScope, updates) => {
  const caller = createCaller({ records: 0, switches: { updateKeyScope } });
  const ids = [createdId(caller), createdId(caller)];
  const answers = ids.map((id) =>
    caller.call({
      method: 'POST',
      path: `/opportunities/${id}`,
      headers,
      body: { fields: { $name: 'y' } },
    }),
  );
  expect(caller.sandbox.ledger.effects('updated')).toHaveLength(updates);
  expect(answers[1]?.json.id).toBe(updates === 1 ? ids[0] : ids[1]);
});

test('SB7 a replay returns a ghost when the record was deleted meanwhile', () => {
  const { caller, first } = twice();
  const id = String(first.json.id);
  caller.sandbox.colleague.remove(id);
  const body = newOpportunity(caller);
  const again = caller.call({ method: 'POST', path: '/opportunities', headers, body });
  expect([again.status, again.json.id]).toEqual([200, id]);
  expect(caller.get(`/opportunities/${id}`).status).toBe(404);
});

test.each([
  ['success', 200],
  ['exceptServerErrors', 422],
] as const)('SB7 what is kept: %s', (keptAnswers, status) => {
  const caller = createCaller({ records: 0, switches: { keptAnswers } });
  const send = (body: object) =>
    caller.call({ method: 'POST', path: '/opportunities', headers, body });
  expect(send(newOpportunity(caller, { $name: '' })).status).toBe(422);
  expect(send(newOpportunity(caller)).status).toBe(status);
});

test('SB7 without a key, or with an empty one, everything is new', () => {
  expect(twice({}, { headers: {} }).created).toBe(2);
  expect(twice({}, { headers: { 'idempotency-key': '' } }).created).toBe(2);
});

test.each([
  [255, 200],
  [256, 400],
])('SB7 a key of %i characters answers %i', (length, status) => {
  const long = { 'idempotency-key': 'k'.repeat(length) };
  const { again } = twice({}, { headers: long });
  expect(again.status).toBe(status);
  if (status === 400) {
    expect(again.error).toMatchObject({
      code: 'idempotency_key_too_long',
      param: 'Idempotency-Key',
    });
  }
});

test('SB7 replays count against the rate limit', () => {
  const { caller } = twice();
  const sending = { method: 'POST', path: '/opportunities', headers, afterMs: 0 };
  const statuses = Array.from({ length: 24 }, () => caller.call({ ...sending, body: {} }).status);
  expect(statuses.at(-2)).toBe(200);
  expect(statuses.at(-1)).toBe(429);
});

describe('SB7 a request whose client lost the connection', () => {
  const fault = { kind: 'lost', error: 'reset', executed: true } as const;

  function lose(switches: Partial<LightfieldSwitches>) {
    const caller = createCaller({ records: 0, switches });
    caller.sandbox.addFault({ method: 'POST', fault });
    const sending = { method: 'POST', path: '/opportunities', headers };
    const body = newOpportunity(caller);
    expect(caller.send({ ...sending, body, afterMs: 0 })).toEqual({ kind: 'lost', error: 'reset' });
    const again = (afterMs: number) => caller.call({ ...sending, body, afterMs });
    return { caller, again };
  }

  test('still runs for a while: 409, then its answer', () => {
    const { caller, again } = lose({});
    const early = again(4_999);
    expect([early.status, early.error.type]).toEqual([409, 'idempotency_conflict']);
    const [created] = caller.sandbox.ledger.effects('created');
    expect(again(5_000).json.id).toBe(created?.id);
    expect(caller.sandbox.ledger.effects('created')).toHaveLength(1);
  });

  test('or is done at once', () => {
    const { caller, again } = lose({ inFlightMs: 0 });
    expect(again(0).status).toBe(200);
    expect(caller.sandbox.ledger.effects('created')).toHaveLength(1);
  });
});
