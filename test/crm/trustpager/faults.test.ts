import fc from 'fast-check';
import type { Fault } from '../../../src/core/exchange';
import { trustpager } from '../../../src/crm/trustpager/connector';
import { jsonAnswer } from './wire-answers';

const NOW = Date.UTC(2026, 5, 1);

function error(code: string | undefined, parts: Readonly<Record<string, unknown>> = {}) {
  return { error: { code, message: 'Said so.', ...parts } };
}

const CASES: readonly (readonly [string, number, unknown, Record<string, string>, Fault])[] = [
  [
    'a bad value',
    400,
    error('VALIDATION_ERROR', { fix: 'Send a number' }),
    {},
    { kind: 'rejected', status: 400, detail: 'Said so. Send a number' },
  ],
  [
    'a bad choice',
    422,
    error(undefined, { details: { available: ['a', 'b', 3] } }),
    {},
    { kind: 'rejected', status: 422, detail: 'Said so. Possible values: a, b' },
  ],
  [
    'a bad key',
    401,
    error('UNAUTHORIZED'),
    {},
    { kind: 'unauthorized', status: 401, detail: 'Said so' },
  ],
  [
    'no credits, one way',
    402,
    error(undefined),
    {},
    { kind: 'creditsGone', status: 402, detail: 'Said so' },
  ],
  [
    'no credits, the other way',
    403,
    error('INSUFFICIENT_CREDITS'),
    {},
    { kind: 'creditsGone', status: 403, detail: 'Said so' },
  ],
  [
    'no right, named beside the error',
    403,
    { ...error('INSUFFICIENT_SCOPE'), required_scopes: ['users:read'] },
    {},
    { kind: 'forbidden', status: 403, detail: 'Said so', missing: ['users:read'] },
  ],
  [
    'no right, named inside the error',
    403,
    error('INSUFFICIENT_SCOPE', { required_scopes: ['users:read'] }),
    {},
    { kind: 'forbidden', status: 403, detail: 'Said so', missing: ['users:read'] },
  ],
  [
    'no right, not named',
    403,
    error('INSUFFICIENT_SCOPE'),
    {},
    { kind: 'forbidden', status: 403, detail: 'Said so' },
  ],
  [
    'a 403 of an unknown code',
    403,
    error('NEW_REASON'),
    {},
    { kind: 'forbidden', status: 403, detail: 'Said so' },
  ],
  [
    'a free plan',
    403,
    { ...error('PLAN_REQUIRED'), upgrade_url: 'https://app.example/plans' },
    {},
    { kind: 'planRequired', status: 403, detail: 'Said so. Plans: https://app.example/plans' },
  ],
  [
    'nothing there',
    404,
    error('NOT_FOUND'),
    {},
    { kind: 'notFound', status: 404, detail: 'Said so' },
  ],
  ['a conflict', 409, error('CONFLICT'), {}, { kind: 'conflict', status: 409, detail: 'Said so' }],
  [
    'a server that failed',
    500,
    error('INTERNAL_ERROR'),
    {},
    { kind: 'serverError', status: 500, detail: 'Said so' },
  ],
  [
    'a server that says when',
    503,
    error(undefined),
    { 'retry-after': '20' },
    { kind: 'serverError', status: 503, detail: 'Said so', retryAtMs: NOW + 20_000 },
  ],
  [
    'an error without words',
    400,
    { error: {} },
    {},
    { kind: 'rejected', status: 400, detail: 'status 400' },
  ],
  [
    'a limit with seconds',
    429,
    error('RATE_LIMITED'),
    { 'retry-after': '7' },
    { kind: 'rateLimited', status: 429, detail: 'Said so', retryAtMs: NOW + 7_000 },
  ],
  [
    'a limit with a date',
    429,
    error('RATE_LIMITED'),
    { 'retry-after': 'Mon, 01 Jun 2026 00:00:30 GMT' },
    { kind: 'rateLimited', status: 429, detail: 'Said so', retryAtMs: NOW + 30_000 },
  ],
  [
    'a limit with garbage',
    429,
    error('RATE_LIMITED'),
    { 'retry-after': 'later' },
    { kind: 'rateLimited', status: 429, detail: 'Said so', retryAtMs: NOW + 60_000 },
  ],
  [
    'a limit without a word',
    429,
    error('RATE_LIMITED'),
    {},
    { kind: 'rateLimited', status: 429, detail: 'Said so', retryAtMs: NOW + 60_000 },
  ],
  [
    'a limit as a web page',
    429,
    '<html>',
    {},
    {
      kind: 'rateLimited',
      status: 429,
      detail: 'status 429 with a web page instead of data',
      retryAtMs: NOW + 60_000,
    },
  ],
  [
    'a limit of two hours',
    429,
    error('RATE_LIMITED'),
    { 'retry-after': '7200' },
    { kind: 'dailyCap', status: 429, detail: 'Said so', retryAtMs: NOW + 7_200_000 },
  ],
  [
    "the day's limit by its words",
    429,
    error('RATE_LIMITED', { message: 'Daily limit reached.' }),
    {},
    { kind: 'dailyCap', status: 429, detail: 'Daily limit reached' },
  ],
  [
    "the day's limit by its code",
    429,
    error('DAILY_LIMIT'),
    { 'retry-after': '60' },
    { kind: 'dailyCap', status: 429, detail: 'Said so', retryAtMs: NOW + 60_000 },
  ],
  [
    'both limits explained',
    429,
    error('RATE_LIMITED', { message: '60 a minute, 10,000 a day.' }),
    {},
    {
      kind: 'rateLimited',
      status: 429,
      detail: '60 a minute, 10,000 a day',
      retryAtMs: NOW + 60_000,
    },
  ],
  [
    'a gateway that failed',
    502,
    '<html><h1>Bad gateway',
    {},
    {
      kind: 'serverError',
      status: 502,
      inDoubt: true,
      detail: 'status 502 with a web page instead of data',
    },
  ],
  [
    'a gateway without a word',
    504,
    '',
    {},
    {
      kind: 'serverError',
      status: 504,
      inDoubt: true,
      detail: 'status 504 with an empty body',
    },
  ],
  [
    'a 404 of a gateway: not gone',
    404,
    '<html>',
    {},
    {
      kind: 'badAnswer',
      status: 404,
      inDoubt: true,
      detail: 'status 404 with a web page instead of data',
    },
  ],
  [
    'a 404 of a platform: not gone',
    404,
    { message: 'no such function' },
    {},
    {
      kind: 'badAnswer',
      status: 404,
      inDoubt: true,
      detail: 'status 404 with data',
    },
  ],
  [
    'a bad key, cut off',
    401,
    '{"error":{"code',
    {},
    {
      kind: 'unauthorized',
      status: 401,
      inDoubt: true,
      detail: 'status 401 with data that is cut off (15 characters)',
    },
  ],
  [
    'a redirect',
    302,
    '',
    {},
    {
      kind: 'badAnswer',
      status: 302,
      inDoubt: true,
      detail: 'status 302 with an empty body',
    },
  ],
];

test.each(CASES)('TP5 %s', (...[, status, body, headers, expected]) => {
  expect(trustpager.fault(jsonAnswer(status, body, headers), NOW)).toEqual(expected);
});

test('a long message is shortened', () => {
  const body = error('VALIDATION_ERROR', { message: 'x'.repeat(5_000) });
  const { detail } = trustpager.fault(jsonAnswer(400, body), NOW);
  expect(detail.length).toBeLessThan(450);
});

test('no body is too odd, and a text of unknown source is never quoted', () => {
  const parts = { code: fc.anything(), message: fc.anything(), details: fc.anything() };
  const odd = fc.oneof(fc.string(), fc.json(), fc.record({ error: fc.record(parts) }));
  const status = fc.integer({ min: 300, max: 599 });
  fc.assert(
    fc.property(status, odd, (code, body) => {
      const fault = trustpager.fault(jsonAnswer(code, body), NOW);
      expect(fault.status).toBe(code);
      expect(fault.detail).not.toBe('');
    }),
    { seed: 5, numRuns: 500 },
  );
  const page = trustpager.fault(jsonAnswer(500, 'stack trace of Ms Confidential'), NOW);
  expect(page.detail).not.toContain('Confidential');
});
