/**
 * What holds for the readers of every connector: whatever arrives is an answer or a fault, and a fault
 * has a reason and no wait in the past.
 */
import fc from 'fast-check';
import type { Exchange, HttpAnswer } from '../../src/core/exchange';
import type { Exchanges } from './asked';
import { START_MS } from './bench';
import { FAULT_KINDS } from './fault-kinds';
import type { Fixtures } from './fixtures';
import type { Subject } from './manifest';

export function readerSuite(
  { connector }: Subject,
  fixtures: Fixtures,
  exchanges: Exchanges,
): void {
  const answers = [...fixtures.values()];
  const settles = (exchange: Exchange<unknown>, answer: HttpAnswer): void => {
    const result = exchange.read(answer);
    if (!result.ok) expect(typeof result.fault.kind).toBe('string');
  };

  test('RQ4 every reader takes every answer of the CRM, its own or not', () => {
    for (const exchange of exchanges.values()) {
      for (const answer of answers) settles(exchange, answer);
    }
    expect(answers.length).toBeGreaterThanOrEqual(45);
  });

  test('RQ4 every reader takes any body', () => {
    const bodies = fc.oneof(fc.string(), fc.json(), bodyLike(answers));
    fc.assert(
      fc.property(bodies, (body) => {
        const answer = { status: 200, headers: {}, body };
        for (const exchange of exchanges.values()) settles(exchange, answer);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('RQ3 RQ4 every refusal is a fault with a reason, and a wait is never in the past', () => {
    const headers = fc.dictionary(
      fc.constantFrom('retry-after', 'ratelimit', 'x-ratelimit-reset', 'content-type'),
      fc.oneof(fc.string(), fc.nat().map(String), fc.constant('Sat, 21 Nov 2026 08:00:00 GMT')),
    );
    const statuses = fc.constantFrom(
      301,
      400,
      401,
      402,
      403,
      404,
      405,
      409,
      413,
      422,
      429,
      500,
      502,
    );
    fc.assert(
      fc.property(
        statuses,
        headers,
        fc.oneof(fc.string(), fc.json(), bodyLike(answers)),
        (status, sent, body) => {
          const fault = connector.fault({ status, headers: { ...sent }, body }, START_MS);
          expect(FAULT_KINDS).toContain(fault.kind);
          expect(fault.status).toBe(status);
          expect(fault.detail.trim()).not.toBe('');
          if (fault.kind === 'rateLimited')
            expect(fault.retryAtMs).toBeGreaterThanOrEqual(START_MS);
          if (fault.retryAtMs !== undefined)
            expect(fault.retryAtMs).toBeGreaterThanOrEqual(START_MS);
        },
      ),
      { seed: 11, numRuns: 600 },
    );
  });
}

/** Bodies of the fixtures with a stretch cut out, or one value put in another's place. */
function bodyLike(answers: readonly HttpAnswer[]): fc.Arbitrary<string> {
  const bodies = answers.map(({ body }) => body).filter((body) => body.startsWith('{'));
  const other = fc.constantFrom('null', '0', '-1', '""', '"x"', '[]', '{}', 'true', '[null]');
  return fc
    .record({ body: fc.constantFrom(...bodies), at: fc.nat(60), value: other })
    .map(({ body, at, value }) => {
      let seen = 0;
      return body.replace(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|true|false|null/g, (found) => {
        seen += 1;
        return seen === at ? value : found;
      });
    });
}
