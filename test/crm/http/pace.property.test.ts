import fc from 'fast-check';
import type { HttpReply } from '../../../src/core/exchange';
import { answer, busiestWindow, exchanges, SILENCE_MS, virtualNetwork } from './virtual-network';

const step = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  idleMs: fc.integer({ min: 0, max: 1_500 }),
  /** A new execution begins before this step. */
  restart: fc.boolean(),
});

const world = fc.record({
  requestsMax: fc.integer({ min: 1, max: 8 }),
  windowMs: fc.integer({ min: 200, max: 3_000 }),
  latencyMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 500 })),
  waitMsMax: fc.integer({ min: 0, max: 5_000 }),
  failures: fc.infiniteStream(fc.constantFrom('ok', 'ok', 'ok', 'lost', 'limit', 'error')),
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
});

const REPLIES: Readonly<Record<string, HttpReply>> = {
  ok: answer(200),
  lost: { kind: 'lost', reason: 'cut' },
  limit: answer(429),
  error: answer(503),
};

test('RQ1 whatever is asked of it, in however many executions, the pace is never exceeded', () => {
  let sentInAll = 0;
  let waited = 0;
  let kept = 0;
  fc.assert(
    fc.property(world, ({ requestsMax, windowMs, latencyMs, waitMsMax, failures, steps }) => {
      const limits: { readonly untilMs: number; readonly batch: number }[] = [];
      const network = virtualNetwork(() => {
        const kind = String(failures.next().value);
        const untilMs = network.nowMs() + SILENCE_MS;
        if (kind === 'limit') limits.push({ untilMs, batch: network.batches.length });
        return REPLIES[kind] ?? answer(200);
      }, latencyMs);
      const settings = { pace: { requestsMax, windowMs }, waitMsMax, runMs: 60_000 };
      let courier = network.courier(settings);
      for (const { count, idleMs, restart } of steps) {
        if (restart) {
          courier.close();
          courier = network.courier(settings);
        }
        network.advance(idleMs);
        const startMs = network.nowMs();
        expect(courier.send(exchanges(count))).toHaveLength(count);
        expect(network.sent.every((one) => one.sentMs < startMs + 60_000)).toBe(true);
      }
      const moments = network.sent.map((one) => one.sentMs);
      expect(busiestWindow(moments, windowMs)).toBeLessThanOrEqual(requestsMax);
      // A server counts a request somewhere between its leaving and its answer.
      const arrivals = network.sent.map((one, index) =>
        index % 2 === 0 ? one.sentMs : one.answeredMs,
      );
      expect(busiestWindow(arrivals, windowMs)).toBeLessThanOrEqual(requestsMax);
      for (const sleepMs of network.sleepsMs) expect(sleepMs).toBeLessThanOrEqual(waitMsMax);
      for (const limit of limits) {
        const later = network.sent.filter((one) => one.batch > limit.batch);
        for (const one of later) expect(one.sentMs).toBeGreaterThanOrEqual(limit.untilMs);
        kept += later.length;
      }
      sentInAll += moments.length;
      waited += network.sleepsMs.length;
    }),
    { seed: 20_261_121, numRuns: 500 },
  );
  expect(sentInAll).toBeGreaterThan(2_000);
  expect(kept).toBeGreaterThan(100);
  expect(waited).toBeGreaterThan(500);
});
