import fc from 'fast-check';
import type { Fault } from '../../../src/core/exchange';
import { close } from '../../../src/crm/close/connector';
import { answer } from './fixture-answers';

const NOW = Date.UTC(2026, 5, 1);

test.each([
  ['rate-limited', 6_000],
  ['rate-limited-header-only', 5_000],
  ['rate-limited-retry-after', 3_000],
  ['rate-limited-fraction', 350],
  ['rate-limited-hidden', 4_000],
  ['rate-limited-reset-header', 9_000],
  ['rate-limited-body-top', 10_500],
  ['rate-limited-body-nested', 2_500],
  ['rate-limited-silent', 2_000],
])('CL6 RQ3 %s: wait %i ms', (name, waitMs) => {
  const fault = close.fault(answer(name), NOW);
  expect(fault).toMatchObject({ kind: 'rateLimited', retryAtMs: NOW + waitMs });
  // A request that was turned away was not executed.
  expect(fault).not.toHaveProperty('inDoubt');
});

test('RQ3 a server that fails may say when to come back', () => {
  expect(close.fault(answer('unavailable'), NOW).retryAtMs).toBe(NOW + 7_000);
  expect(close.fault(answer('bad-gateway-empty'), NOW)).not.toHaveProperty('retryAtMs');
});

test.each([
  ['unauthorized', /^The server could not verify .*authentication|authorized/],
  ['plan-limit', /^Your plan allows no more opportunities$/],
  ['forbidden', /^You do not have permission to edit opportunities$/],
  ['get-not-found', /^Empty query: Opportunity matching query does not exist$/],
  ['errors-alone', /^Lead not found$/],
  ['bad-reference', /^Lead: Object does not exist$/],
  ['bad-reference-by-property', /^Status: Object does not exist$/],
  [
    'bad-values',
    /^Something is wrong\. Value: Value must be of int type\. Confidence: .* than 100\. custom\.cf_x: Not a valid choice$/,
  ],
  ['bad-values-nested', /^custom\.cf_x: Not a valid choice\. Not a valid choice, either$/],
  ['bad-date', /^Date won \(or expected\): Invalid ISO 8601 datetime$/],
  ['refusal-without-words', /^status 400$/],
  ['bad-gateway-html', /^status 502 with a web page instead of data$/],
  ['not-found-empty', /^status 404 with an empty body$/],
])('CL6 %s in words', (name, words) => {
  expect(close.fault(answer(name), NOW).detail).toMatch(words);
});

test.each([
  ['bad-reference', { lead: 'Object does not exist' }],
  ['bad-reference-by-property', { status: 'Object does not exist' }],
  ['bad-date', { date_won: 'Invalid ISO 8601 datetime' }],
  [
    'bad-values-nested',
    {
      'custom.cf_x': 'Not a valid choice. Not a valid choice, either',
      'person.cf_x': 'Not a valid choice. Not a valid choice, either',
    },
  ],
  ['errors-alone', undefined],
  ['forbidden', undefined],
])('CL6 %s names the fields', (name, fields) => {
  expect(close.fault(answer(name), NOW).fields).toEqual(fields);
});

test('CL6 where an error names something else as well, the row is told all of it', () => {
  const errors = { value: 'Too large.', moon_phase: 'Waning.' };
  const body = JSON.stringify({ errors: [], 'field-errors': errors });
  const fault = close.fault({ status: 400, headers: {}, body }, NOW);
  expect(fault).toMatchObject({ detail: 'Value: Too large. moon_phase: Waning' });
  expect(fault).not.toHaveProperty('fields');
});

test.each([
  ['gateway-time-out', true],
  ['bad-gateway-html', true],
  ['not-found-html', true],
  ['not-found-empty', true],
  ['bad-values', undefined],
  ['get-not-found', undefined],
  ['forbidden', undefined],
])('RQ2 whether %s leaves the effect in doubt: %s', (name, inDoubt) => {
  expect(close.fault(answer(name), NOW).inDoubt).toBe(inDoubt);
});

test('CL6 RQ4 any answer is a fault in words, whatever its body holds', () => {
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ error: fc.jsonValue(), errors: fc.jsonValue(), 'field-errors': fc.jsonValue() })
      .map((body) => JSON.stringify(body)),
  );
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), bodies, (status, body) => {
      const fault: Fault = close.fault({ status, headers: {}, body }, NOW);
      expect(fault.detail).not.toBe('');
      expect(fault.detail.length).toBeLessThanOrEqual(500);
      expect(fault.status).toBe(status);
    }),
    { seed: 20260601, numRuns: 300 },
  );
});
