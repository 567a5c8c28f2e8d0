import fc from 'fast-check';
import { createRateWindow } from '../../../src/host/sandbox/rate-window';

const sliding = { shape: 'sliding', countRefused: false } as const;
const fixed = { shape: 'fixed', countRefused: false } as const;

test('SB6 a sliding window grants its maximum in any stretch of its length', () => {
  const window = createRateWindow(2, 60_000);
  expect(window.take(0, sliding)).toBeNull();
  expect(window.take(59_000, sliding)).toBeNull();
  expect(window.take(59_999, sliding)).toBe(60_000);
  expect(window.take(60_000, sliding)).toBeNull();
  expect(window.take(60_001, sliding)).toBe(119_000);
});

test('SB6 a fixed window starts afresh at a multiple of its length', () => {
  const window = createRateWindow(2, 60_000);
  expect(window.take(59_998, fixed)).toBeNull();
  expect(window.take(59_999, fixed)).toBeNull();
  expect(window.take(59_999, fixed)).toBe(60_000);
  expect(window.take(60_000, fixed)).toBeNull();
});

test('SB6 counted refusals put off the next place', () => {
  const window = createRateWindow(1, 60_000);
  const counted = { shape: 'sliding', countRefused: true } as const;
  expect(window.take(0, counted)).toBeNull();
  expect(window.take(30_000, counted)).toBe(90_000);
  expect(window.take(60_000, counted)).toBe(120_000);
  expect(window.take(180_000, counted)).toBeNull();
});

test('SB6 never more than the maximum is granted in any window, and the named moment is free', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 80 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 5 }), (steps, max) => {
      const window = createRateWindow(max, 1000);
      const granted: number[] = [];
      let nowMs = 0;
      for (const step of steps) {
        nowMs += step;
        const retryAtMs = window.take(nowMs, sliding);
        if (retryAtMs === null) granted.push(nowMs);
        else expect(granted.filter((at) => at > retryAtMs - 1000).length).toBeLessThan(max);
      }
      for (const end of granted) {
        const inWindow = granted.filter((at) => at <= end && at > end - 1000);
        expect(inWindow.length).toBeLessThanOrEqual(max);
      }
    }),
    { seed: 7 },
  );
});
