import fc from 'fast-check';
import type { Fault } from '../../../src/core/exchange';
import { lightfield } from '../../../src/crm/lightfield/connector';
import { answerOf } from './fixture-answers';

const NOW = Date.UTC(2026, 5, 1);

const rejected = (status: number, detail: string, fields?: Fault['fields']): Fault => ({
  ...{ kind: 'rejected', status, detail },
  ...(fields && { fields }),
});
const doubtful = (kind: Fault['kind'], status: number, what: string): Fault => ({
  ...{ kind, status, inDoubt: true },
  detail: `status ${status} with ${what}`,
});
/** Where the `$` is left out, both forms of the key may be meant. */
const either = (name: string, text: string) => ({ [name]: text, [`$${name}`]: text });
const limited = (afterMs: number, detail = 'Slow down'): Fault => ({
  ...{ kind: 'rateLimited', status: 429, detail },
  retryAtMs: NOW + afterMs,
});

const CASES: Readonly<Record<string, Fault>> = {
  'bad-request-unknown-field': rejected(
    400,
    "Unrecognized field 'x' for 'opportunities' (x)",
    either('x', "Unrecognized field 'x' for 'opportunities'"),
  ),
  'bad-request-flat': rejected(400, 'Wrong type (amount)', { $amount: 'Wrong type' }),
  'bad-request-version': rejected(400, 'Missing version (Lightfield-Version)'),
  'bad-request-bare': rejected(400, 'No'),
  'bad-request-key-too-long': rejected(400, 'The key is too long (Idempotency-Key)'),
  'relationship-missing': rejected(400, 'No account found (account)', {
    'relationships.$account': 'No account found',
  }),
  'relationship-inactive': rejected(400, 'No longer active (owner)', {
    'relationships.$owner': 'No longer active',
  }),
  unauthorized: { kind: 'unauthorized', status: 401, detail: 'Unauthorized' },
  forbidden: { kind: 'forbidden', status: 403, detail: 'Forbidden' },
  'not-found': {
    ...{ kind: 'notFound', status: 404 },
    detail: "No resource found in 'opportunities' with the given ID",
  },
  'not-found-flat': { kind: 'notFound', status: 404, detail: 'Not Found' },
  'not-found-gateway': doubtful('badAnswer', 404, 'a web page instead of data'),
  'not-found-other-json': doubtful('badAnswer', 404, 'data'),
  'conflict-unique': rejected(
    409,
    'The value is taken by another record (code)',
    either('code', 'The value is taken by another record'),
  ),
  'conflict-idempotency': {
    ...{ kind: 'serverError', status: 409 },
    detail: 'A request with this key is in progress',
  },
  'unsupported-media-type': rejected(415, 'Unsupported Media Type'),
  'unprocessable-missing-name': rejected(
    422,
    'CrmOpportunity requires name field (name)',
    either('name', 'CrmOpportunity requires name field'),
  ),
  'unprocessable-option': rejected(422, 'Unknown option (stage)', { $stage: 'Unknown option' }),
  'unprocessable-ambiguous-stage': rejected(
    422,
    'The stage label is ambiguous (stage). Possible: Closed Won in Sales, Closed Won',
    { $stage: 'The stage label is ambiguous. Possible: Closed Won in Sales, Closed Won' },
  ),
  'unprocessable-unresolved-stage': rejected(422, 'No such stage (stage)', {
    $stage: 'No such stage',
  }),
  'unprocessable-too-many-ids': rejected(422, 'Too many relationships'),
  'unprocessable-account': rejected(422, 'Cannot be changed (account)', {
    'relationships.$account': 'Cannot be changed',
  }),
  'rate-limited': limited(1_000, 'Rate limit exceeded. Please try again later'),
  'rate-limited-fraction': limited(250),
  'rate-limited-date': limited(5_000),
  'rate-limited-reset': limited(3_000),
  'rate-limited-silent': limited(2_000, 'status 429 with an empty body'),
  // Its X-RateLimit-Reset is on every answer and no word on when to come back.
  'server-error': {
    kind: 'serverError',
    status: 500,
    detail: 'Internal Server Error',
    rerun: true,
  },
  unavailable: {
    ...{ rerun: true, kind: 'serverError', status: 503, detail: 'Service Unavailable' },
    retryAtMs: NOW + 20_000,
  },
  'gateway-timeout': { kind: 'serverError', status: 504, detail: 'Gateway Timeout', rerun: true },
  'bad-gateway-html': doubtful('serverError', 502, 'a web page instead of data'),
  'error-empty': doubtful('serverError', 500, 'an empty body'),
  'error-cut': doubtful('rejected', 422, 'data that is cut off (24 characters)'),
  'error-odd-members': rejected(422, 'status 422'),
  'error-null': doubtful('rejected', 400, 'data'),
};

test.each(Object.entries(CASES))('LF4 %s', (name, expected) => {
  expect(lightfield.fault(answerOf(name), NOW)).toEqual(expected);
});

test('a long text is cut', () => {
  const error = { type: 'bad_request', message: 'x'.repeat(900) };
  const answer = { status: 400, headers: {}, body: JSON.stringify({ error }) };
  expect(lightfield.fault(answer, NOW).detail).toHaveLength(401);
});

test('LF4 any answer is some fault, and none but a stated one makes a record gone', () => {
  const json = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), json, (status, body) => {
      const fault = lightfield.fault({ status, headers: {}, body }, NOW);
      expect(fault.status).toBe(status);
      if (fault.kind === 'notFound') expect(body).toContain('"type"');
    }),
    { seed: 1, numRuns: 300 },
  );
});
