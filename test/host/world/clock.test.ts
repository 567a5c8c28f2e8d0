import { createClock } from '../../../src/host/world/clock';
import { createLiveClock } from '../../../src/host/world/live-clock';

/** Whether a promise has been resolved by now. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await Promise.resolve();
  await Promise.resolve();
  return done;
}

describe('HO2 a simulated clock', () => {
  test('wakes whoever waits for a moment, as soon as somebody moves it there', async () => {
    const clock = createClock(1000);
    const waits = [900, 1000, 1500, 2000].map((atMs) => clock.reached(atMs));
    expect(await Promise.all(waits.map(isDone))).toEqual([true, true, false, false]);
    clock.advance(500);
    expect(await Promise.all(waits.map(isDone))).toEqual([true, true, true, false]);
    clock.set(5000);
    expect(await Promise.all(waits.map(isDone))).toEqual([true, true, true, true]);
  });

  test('wakes whoever gives up waiting', async () => {
    const clock = createClock(0);
    const over = new AbortController();
    const waits = [clock.reached(1, over.signal), clock.reached(1)];
    over.abort();
    expect(await Promise.all(waits.map(isDone))).toEqual([true, false]);
    expect(await isDone(clock.reached(1, over.signal))).toBe(true);
  });
});

describe('HO2 a live clock', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1000 }));
  afterEach(() => jest.useRealTimers());

  test('is the machine’s, and cannot be moved', () => {
    const clock = createLiveClock();
    clock.advance(60_000);
    expect([clock.isLive, clock.nowMs()]).toEqual([true, 1000]);
    expect(() => clock.set(5)).toThrow('cannot be set');
  });

  test('waits in real time', async () => {
    const clock = createLiveClock();
    const wait = clock.reached(1500);
    jest.advanceTimersByTime(499);
    expect(await isDone(wait)).toBe(false);
    jest.advanceTimersByTime(1);
    expect(await isDone(wait)).toBe(true);
  });

  test('leaves no timer behind for whoever gives up waiting', async () => {
    const over = new AbortController();
    const wait = createLiveClock().reached(1500, over.signal);
    over.abort();
    expect(await isDone(wait)).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });
});
