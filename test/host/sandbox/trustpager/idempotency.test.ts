import type { TrustPagerSwitches } from '../../../../src/host/sandbox/trustpager/switches';
import { startMs } from '../plain-caller';
import { createCaller } from './caller';

const dayMs = 86_400_000;
const single = { path: '/opportunities', body: { name: 'Once' } };
const bulk = { path: '/opportunities/bulk-create', body: { records: [{ name: 'Once' }] } };

function twice(
  sending: { readonly path: string; readonly body: object },
  switches: Partial<TrustPagerSwitches> = {},
  second: { readonly body?: object; readonly atMs?: number; readonly key?: string } = {},
) {
  const extraKeys = [{ id: 'other', key: 'tp_test_another_full_key_01', scopes: ['admin'] }];
  const { call, sandbox } = createCaller({ records: 0, switches, extraKeys });
  const headers = { 'idempotency-key': 'run-1-batch-1' };
  const first = call({ method: 'POST', headers, ...sending });
  const again = call({ method: 'POST', headers, ...sending, ...second });
  return { first, again, sandbox, created: sandbox.ledger.effects('created').length };
}

test('SB7 the same key within 24 hours returns the first answer and creates nothing', () => {
  const { first, again, sandbox, created } = twice(single, {}, { atMs: startMs + dayMs - 1 });
  expect(created).toBe(1);
  expect(again.status).toBe(201);
  expect(again.json.data).toEqual(first.json.data);
  expect(sandbox.ledger.requests().map((entry) => entry.replayed)).toEqual([false, true]);
});

test('SB7 after 24 hours it is a new request', () => {
  expect(twice(single, {}, { atMs: startMs + dayMs }).created).toBe(2);
});

test('SB7 another API key is another client', () => {
  expect(twice(single, {}, { key: 'other' }).created).toBe(2);
});

test.each([
  ['exceptBulk', single, 1],
  ['exceptBulk', bulk, 2],
  ['everywhere', bulk, 1],
  ['ignored', single, 2],
] as const)('%s: a repeat of %j leaves %i created', (idempotency, sending, created) => {
  expect(twice(sending, { idempotency }).created).toBe(created);
});

test.each([
  ['replay', 201],
  ['conflict', 409],
] as const)('the same key with another body: %s', (idempotencyOtherBody, status) => {
  const { again, created } = twice(single, { idempotencyOtherBody }, { body: { name: 'Other' } });
  expect(again.status).toBe(status);
  expect(created).toBe(1);
});

test.each([
  ['all', 400, 0],
  ['success', 201, 1],
] as const)('a refused request is kept as well: %s', (idempotencyKeeps, status, created) => {
  const wrong = { path: '/opportunities', body: { name: 'x', status: 'maybe' } };
  const result = twice(wrong, { idempotencyKeeps }, { body: { name: 'x' } });
  expect([result.again.status, result.created]).toEqual([status, created]);
});

test('SB7 a repeat after a lost answer gives the answer that was lost', () => {
  const { call, send, sandbox } = createCaller({ records: 0 });
  const request = { method: 'POST', ...single, headers: { 'idempotency-key': 'k' } };
  sandbox.addFault({ fault: { kind: 'lost', error: 'timeout', executed: true } });
  expect(send(request)).toEqual({ kind: 'lost', error: 'timeout' });
  const [effect] = sandbox.ledger.effects('created');
  expect(call(request).json.data?.id).toBe(effect?.id);
  expect(sandbox.workspace().opportunities.size).toBe(1);
});

test('SB7 a replay costs no credits', () => {
  const { first, again } = twice(single);
  expect(again.json.meta).toEqual(first.json.meta);
});

test('SB7 a read is never answered from memory', () => {
  const { call, sandbox } = createCaller({ records: 0 });
  const list = { method: 'GET', path: '/opportunities', headers: { 'idempotency-key': 'k' } };
  expect(call(list).json.data).toHaveLength(0);
  sandbox.colleague.create({ name: 'New' });
  expect(call(list).json.data).toHaveLength(1);
});
