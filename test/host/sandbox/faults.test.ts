import { createFaultPlan, disfigure, preventsExecution } from '../../../src/host/sandbox/faults';

const reply = {
  kind: 'answer',
  status: 200,
  headers: { a: 'b' },
  body: '{"data":[1,2,3]}',
} as const;

test('SB4 a rule hits the n-th matching request and as many after it as it says', () => {
  const plan = createFaultPlan();
  plan.add({ method: 'GET', path: '/things/*', nth: 2, times: 2, fault: { kind: 'cut' } });
  const hits = ['/things/1', '/other', '/things/2', '/things/3', '/things/4', '/things'].map(
    (path) => plan.due('GET', path).length,
  );
  expect(hits).toEqual([0, 0, 1, 1, 0, 0]);
  expect(plan.due('POST', '/things/1')).toEqual([]);
  plan.clear();
  expect(plan.due('GET', '/things/2')).toEqual([]);
});

test('SB4 only some faults keep a request from being executed', () => {
  expect(preventsExecution({ kind: 'lost', error: 'dns', executed: false })).toBe(true);
  expect(preventsExecution({ kind: 'lost', error: 'timeout', executed: true })).toBe(false);
  expect(preventsExecution({ kind: 'html', status: 502, executed: true })).toBe(false);
  expect(preventsExecution({ kind: 'refused', status: 503, body: '' })).toBe(true);
  expect(preventsExecution({ kind: 'cut' })).toBe(false);
});

test('SB4 a fault changes what the client gets and nothing else', () => {
  expect(disfigure(reply, { kind: 'lost', error: 'reset', executed: true })).toEqual({
    kind: 'lost',
    error: 'reset',
  });
  expect(disfigure(reply, { kind: 'empty' })).toEqual({ ...reply, body: '' });
  expect(disfigure(reply, { kind: 'cut' })).toEqual({ ...reply, body: '{"data":[' });
  expect(disfigure(null, { kind: 'html', status: 504, executed: false })).toMatchObject({
    status: 504,
    headers: { 'content-type': 'text/html' },
  });
  expect(disfigure(reply, { kind: 'meddling', act: () => undefined })).toBe(reply);
});
