import type { Fault } from '../../../../src/host/sandbox/faults';
import { createCaller, newOpportunity } from './caller';

const headers = { 'idempotency-key': 'k1' };

/** A create that meets `fault`, then the same again ten seconds later. */
function createUnder(fault: Fault) {
  const caller = createCaller({ records: 0 });
  caller.sandbox.addFault({ method: 'POST', path: '/opportunities', fault });
  const sending = { method: 'POST', path: '/opportunities', headers, body: newOpportunity(caller) };
  const reply = caller.send({ ...sending, afterMs: 0 });
  const created = caller.sandbox.ledger.effects('created').length;
  const again = caller.call({ ...sending, afterMs: 10_000 });
  const createdInAll = caller.sandbox.ledger.effects('created').length;
  return { caller, reply, created, again, createdInAll };
}

test.each<[string, Fault, number, number]>([
  ['lost, executed', { kind: 'lost', error: 'timeout', executed: true }, 1, 1],
  ['lost before it arrived', { kind: 'lost', error: 'dns', executed: false }, 0, 1],
  ['a gateway’s page, executed', { kind: 'html', status: 502, executed: true }, 1, 1],
  ['a gateway’s page, not executed', { kind: 'html', status: 502, executed: false }, 0, 1],
  ['cut in its JSON', { kind: 'cut' }, 1, 1],
  ['empty', { kind: 'empty' }, 1, 1],
  ['a 500 before the work', { kind: 'crash', afterRows: 0 }, 0, 1],
  ['a 500 after the work', { kind: 'crash', afterRows: 1 }, 1, 2],
  ['a 429', { kind: 'refused', status: 429, body: '{}' }, 0, 1],
])('SB4 %s', (...row) => {
  const [, fault, created, createdInAll] = row;
  const result = createUnder(fault);
  expect([result.created, result.createdInAll]).toEqual([created, createdInAll]);
  expect(result.again.status).toBe(200);
  expect(result.caller.sandbox.ledger.requests()[0]?.fault).toBe(fault.kind);
});

test('SB4 a crash is an error of the documented form', () => {
  const { reply } = createUnder({ kind: 'crash', afterRows: 0 });
  expect(reply).toMatchObject({ kind: 'answer', status: 500 });
  const body = reply.kind === 'answer' ? JSON.parse(reply.body) : {};
  expect(body.error.type).toBe('internal_server_error');
});

test('SB4 somebody meddles just before the request', () => {
  const caller = createCaller({ records: 1, switches: { indexLagMs: 0 } });
  caller.sandbox.addFault({
    path: '/opportunities',
    nth: 2,
    fault: { kind: 'meddling', act: () => caller.sandbox.colleague.create('opportunity', {}) },
  });
  const totals = [1, 2, 3].map(() => caller.get('/opportunities').json.totalCount);
  expect(totals).toEqual([1, 2, 2]);
});

test('SB4 faults are cleared', () => {
  const caller = createCaller();
  caller.sandbox.addFault({ times: 9, fault: { kind: 'html', status: 502, executed: false } });
  expect(caller.get('/opportunities').status).toBe(502);
  caller.sandbox.clearFaults();
  expect(caller.get('/opportunities').status).toBe(200);
});
