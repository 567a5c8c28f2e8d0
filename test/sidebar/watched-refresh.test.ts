/** A refresh with somebody looking on, against calls that a test answers by hand. */
import type { Request } from '../../src/protocol/requests';
import type { Pause } from '../../src/sidebar/send/sending';
import { createDoor, createSideDoor } from '../../src/sidebar/server/door';
import { createRefresh, type Reading } from '../../src/sidebar/server/watched-refresh';
import { readingText } from '../../src/sidebar/words/reading';

const WATCH = 'watch-of-this-test';
const SIGHT = { records: 300, total: 900, leftMs: 12_000, isWhole: false };

/** Lets everything happen that waits for nothing. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Sent {
  readonly request: Request;
  answer(reply: unknown): void;
  fail(): void;
}

function begin() {
  const calls: Sent[] = [];
  const pauses: { readonly ms: number; readonly end: () => void }[] = [];
  const shown: Reading[] = [];
  const call = (request: Request) =>
    new Promise((resolve, reject) => {
      calls.push({ request, answer: resolve, fail: () => reject(new Error('broken line')) });
    });
  const pause = (ms: number): Pause => {
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    pauses.push({ ms, end });
    return { over, end };
  };
  const ask = createDoor(call);
  const side = { ask, askBeside: createSideDoor(call), pause, newName: () => WATCH };
  const end = createRefresh(side)(7, (reading) => shown.push(reading));
  /** Waits out the pause, and answers the look that follows. */
  const look = async (answer: (sent: Sent) => void): Promise<void> => {
    pauses[pauses.length - 1]?.end();
    await settle();
    const last = calls[calls.length - 1];
    if (last?.request.kind !== 'reading') throw new Error('nobody looked');
    answer(last);
    await settle();
  };
  return { calls, pauses, shown, end, look, asked: () => calls.map(({ request }) => request) };
}

const seen = (sent: Sent): void => sent.answer({ kind: 'reading', sight: SIGHT });

test('SD9 it is looked at beside the refresh, after three seconds and then every two', async () => {
  const { asked, calls, pauses, shown, end, look } = begin();
  await settle();
  await look(({ answer }) => answer({ kind: 'reading', sight: null }));
  await look(seen);
  const reading = { kind: 'reading', watch: WATCH, stop: false };
  expect(asked()).toEqual([{ kind: 'refresh', tabId: 7, watch: WATCH }, reading, reading]);
  expect(pauses.map(({ ms }) => ms)).toEqual([3_000, 2_000, 2_000]);
  expect(shown.map(({ sight }) => sight)).toEqual([null, SIGHT]);
  calls[0]?.answer({ kind: 'cancelled' });
  expect(await end).toEqual({ kind: 'cancelled' });
});

test('a look that fails changes nothing, and the next one sees again', async () => {
  const { shown, look } = begin();
  await settle();
  await look(seen);
  await look(({ fail }) => fail());
  await look(({ answer }) => answer({ kind: 'reading', sight: { ...SIGHT, records: 600 } }));
  expect(shown.map(({ sight }) => sight?.records)).toEqual([300, 300, 600]);
});

test('SD9 the word to stop goes out at once, and with every look from then on', async () => {
  const { asked, calls, shown, end, look } = begin();
  await settle();
  await look(seen);
  shown[0]?.stop();
  expect(shown[1]?.isStopping).toBe(true);
  await settle();
  expect(asked().slice(2)).toEqual([{ kind: 'reading', watch: WATCH, stop: true }]);
  seen(calls[2] as Sent);
  await settle();
  await look(seen);
  expect(asked().slice(3)).toEqual([{ kind: 'reading', watch: WATCH, stop: true }]);
  calls[0]?.answer({ kind: 'cancelled' });
  expect(await end).toEqual({ kind: 'cancelled' });
});

test('the word to stop that comes during a look follows it without a pause', async () => {
  const { calls, pauses, shown, look } = begin();
  await settle();
  await look(seen);
  pauses[1]?.end();
  await settle();
  shown[0]?.stop();
  seen(calls[2] as Sent);
  await settle();
  expect(pauses.map(({ ms }) => ms)).toEqual([3_000, 2_000, 0]);
});

test('nothing is shown or asked once the refresh has ended, however it did', async () => {
  const { calls, asked, shown, end } = begin();
  await settle();
  calls[0]?.answer({ kind: 'failed', message: 'Too slow.' });
  await expect(end).rejects.toThrow('Too slow.');
  await settle();
  expect(asked()).toHaveLength(1);
  expect(shown).toEqual([]);
});

test.each([
  [null, 'Reading the list…'],
  [{ ...SIGHT, total: null, leftMs: null }, '300 opportunities so far'],
  [
    { ...SIGHT, records: 3_200, total: 10_000, leftMs: 38_000 },
    '3,200 of about 10,000 opportunities, about 40 seconds left',
  ],
  [{ ...SIGHT, leftMs: 1_000 }, '300 of about 900 opportunities, a few seconds left'],
  [{ ...SIGHT, leftMs: 100_000 }, '300 of about 900 opportunities, about 2 minutes left'],
  [{ ...SIGHT, leftMs: null }, '300 of about 900 opportunities'],
  [{ ...SIGHT, isWhole: true }, '300 opportunities read; writing them into the tab…'],
])('%j is told as: %s', (sight, text) => {
  expect(readingText(sight)).toBe(text);
});
