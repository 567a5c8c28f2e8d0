import fc from 'fast-check';
import { backOffMs } from '../../../src/crm/http/retry';

test('RQ2 a pause grows, stays within half of its full length, and has an upper end', () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), unit, (attempts, random) => {
      const fullMs = Math.min(1_000 * 2 ** (attempts - 1), 16_000);
      const pauseMs = backOffMs(attempts, random);
      expect(pauseMs).toBeGreaterThanOrEqual(fullMs / 2);
      expect(pauseMs).toBeLessThanOrEqual(fullMs);
    }),
    { seed: 3, numRuns: 300 },
  );
});
