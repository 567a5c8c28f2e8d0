/** Every refusal has its own fault, wherever its reason stands. */
import type { Fault } from '../../../src/core/exchange';
import { octolane } from '../../../src/crm/octolane/connector';
import { fixture, namesOf } from './fixtures';

const NOW = Date.UTC(2026, 5, 1);
const MINUTE = 60_000;

const rejected = (detail: string, status = 400): Fault => ({ kind: 'rejected', detail, status });
const limited = (waitMs: number): Fault => ({
  ...{ kind: 'rateLimited', detail: 'Rate limit exceeded', status: 429 },
  retryAtMs: NOW + waitMs,
});
const gateway = (
  kind: Fault['kind'],
  status: number,
  what = 'a web page instead of data',
): Fault => ({
  ...{ kind, status, detail: `status ${status} with ${what}`, inDoubt: true },
});

const CASES: Readonly<Record<string, Fault>> = {
  'error-validation-map': rejected(
    'Validation failed. pipeline_id: Pipeline id must be a valid uuid',
  ),
  'error-validation-bare': rejected('Validation failed'),
  'error-validation-lists': rejected(
    'Validation failed. name: must be a string. name: must not be empty',
  ),
  'error-validation-nested': rejected(
    'Validation failed. opportunity.close_date: must be an integer',
  ),
  'error-validation-dotted': rejected(
    'Validation failed. 0.opportunity.close_date: must be an integer',
  ),
  'error-validation-list-of-messages': rejected('name must be a string. fields must be an array'),
  'error-message-only': rejected('Bad request'),
  'error-errors-only': rejected('cursor: is invalid'),
  'error-not-octolanes': gateway('rejected', 400, 'data'),
  'error-cursor': rejected('Invalid cursor'),
  'error-key': { kind: 'unauthorized', detail: 'Invalid or missing API key', status: 401 },
  'error-key-or-route': {
    ...{ kind: 'unauthorized', detail: 'Invalid API key or no access to this route', status: 401 },
  },
  'error-route': {
    ...{ kind: 'forbidden', detail: 'API key is not allowed on this route', status: 401 },
  },
  'error-key-without-words': { kind: 'unauthorized', detail: 'Unauthorized', status: 401 },
  'error-plan-401': {
    ...{ kind: 'planRequired', detail: 'Upgrade to the Pro plan to use the API', status: 401 },
  },
  'error-plan-403': {
    ...{ kind: 'planRequired', detail: 'Your subscription does not include the API', status: 403 },
  },
  'error-forbidden': { kind: 'forbidden', detail: 'Forbidden', status: 403 },
  'error-payment': { kind: 'planRequired', detail: 'Payment required', status: 402 },
  'error-pipeline-not-found': rejected('Pipeline not found', 404),
  'error-conflict': { kind: 'conflict', detail: 'Conflict', status: 409 },
  'error-too-large': rejected('Payload too large', 413),
  'error-unprocessable': rejected('Unprocessable entity. name: is too long', 422),
  'error-server': { kind: 'serverError', detail: 'Internal server error', status: 500 },
  'error-rate-bare': limited(MINUTE),
  'error-rate-seconds': limited(7_000),
  'error-rate-date': limited(30_000),
  'error-rate-zero': limited(0),
  'error-rate-reset': limited(12_000),
  'error-rate-nonsense': limited(MINUTE),
  'error-rate-month-words': {
    ...{ kind: 'dailyCap', detail: 'Monthly request limit exceeded', status: 429 },
  },
  'error-rate-month-wait': { ...limited(864_000_000), kind: 'dailyCap' },
  'error-rate-html': {
    ...{ kind: 'rateLimited', status: 429, retryAtMs: NOW + 3_000 },
    detail: 'status 429 with a web page instead of data',
  },
  'gateway-400': gateway('rejected', 400),
  'gateway-404': gateway('rejected', 404),
  'gateway-502': gateway('serverError', 502),
  'gateway-503': gateway('serverError', 503),
  'gateway-504': gateway('serverError', 504),
  'gateway-redirect': gateway('badAnswer', 302, 'an empty body'),
};

test.each([...namesOf('error-'), ...namesOf('gateway-')])('OC5 RQ3 RQ4 %s', (name) => {
  expect(octolane.fault(fixture(name), NOW)).toEqual(CASES[name]);
});

test('a server that says when to come back is believed', () => {
  const answer = { ...fixture('error-server'), headers: { 'retry-after': '20' } };
  expect(octolane.fault(answer, NOW)).toMatchObject({
    ...{ kind: 'serverError', retryAtMs: NOW + 20_000 },
  });
});

test('words are cut to what a reader can use', () => {
  const errors = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`f${n}`, 'is bad']));
  const body = JSON.stringify({ success: false, message: 'Validation failed', errors });
  const { detail } = octolane.fault({ status: 400, headers: {}, body }, NOW);
  expect(detail.length).toBeLessThanOrEqual(401);
  expect(detail).toMatch(/^Validation failed. f0: is bad.*…$/);
});
