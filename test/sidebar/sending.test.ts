import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import {
  createSending,
  IDLE_STEPS_MAX,
  type Order,
  type Pause,
} from '../../src/sidebar/send/sending';
import { IDLE_PAUSE_MS, type SendingState } from '../../src/sidebar/send/sending-state';
import { createDoor } from '../../src/sidebar/server/door';
import { progressOf, type Step } from './replies';

/** What every step asks. */
const ASKED = {
  tabId: 7,
  action: 'push',
  confirmed: ['a', 'b', 'c', 'd'],
  silent: true,
  retry: false,
} as const;
const ORDER: Order = { ...ASKED, marked: 0, parents: 0 };

/** What a step brings: a reply, or a failure. */
type Script = Step | Error;

/** Sending against scripted steps, on a clock that only pauses move. */
function open(steps: readonly Script[], order = ORDER) {
  const requests: Request[] = [];
  const pauses: number[] = [];
  const phases: SendingState['phase'][] = [];
  let nowMs = 1_000_000;
  let during: (() => void) | null = null;
  let sent = 0;
  const ask = createDoor((request): Promise<Reply> => {
    requests.push(request);
    if (request.kind === 'stop') return Promise.resolve({ kind: 'stopped' });
    const step = steps[Math.min(sent, steps.length - 1)];
    sent += 1;
    if (step instanceof Error) return Promise.reject(step);
    during?.();
    return Promise.resolve(progressOf(step));
  });
  const pause = (ms: number): Pause => {
    pauses.push(ms);
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    if (during === null) {
      nowMs += ms;
      end();
    }
    return { over, end: () => end() };
  };
  const sending = createSending(order, {
    ask,
    pause,
    nowMs: () => nowMs,
    changed: ({ phase }) => phases.push(phase),
  });
  return {
    sending,
    requests,
    pauses,
    phases,
    /** Runs while a step is under way, and keeps pauses from ending by themselves. */
    during(act: () => void) {
      during = act;
    },
    sends: () => requests.filter(({ kind }) => kind === 'send'),
  };
}

test('steps hand on the run and the time of the last look, and their outcomes are summed', async () => {
  const { sending, requests } = open([
    { run: 'r1', left: 3, observedAtMs: 500, outcomes: { applied: 1 } },
    {
      run: 'r1',
      left: 0,
      observedAtMs: 600,
      done: true,
      outcomes: { applied: 1, rejected: 1, inDoubt: 1 },
    },
  ]);
  const end = await sending.goOn();
  expect(requests).toEqual([
    { kind: 'send', ...ASKED, run: null, observedAtMs: null },
    { kind: 'send', ...ASKED, run: 'r1', observedAtMs: 500 },
  ]);
  expect(end).toMatchObject({
    phase: 'done',
    left: 0,
    outcomes: { applied: 2, rejected: 1, refused: 0, inDoubt: 1, conflicts: 0, waiting: 0 },
  });
});

test('what several steps remark is told once', async () => {
  const { sending } = open([
    { left: 2, outcomes: { applied: 2 }, remarks: ['A stage was renamed.'] },
    {
      done: true,
      outcomes: { applied: 2 },
      remarks: ['A stage was renamed.', 'An owner is unknown.'],
    },
  ]);
  expect((await sending.goOn()).remarks).toEqual(['A stage was renamed.', 'An owner is unknown.']);
});

test('SD6 it waits until the time that a step gave', async () => {
  const { sending, pauses, phases } = open([
    { left: 2, outcomes: { applied: 2 }, resumeAtMs: 1_045_000 },
    { done: true, outcomes: { applied: 2 } },
  ]);
  await sending.goOn();
  expect(pauses).toEqual([45_000]);
  expect(phases.filter((phase, at) => phase !== phases[at - 1])).toEqual([
    'sending',
    'waiting',
    'sending',
    'done',
  ]);
});

test('a time that has passed is no reason to wait', async () => {
  const { sending, pauses } = open([
    { left: 2, outcomes: { applied: 2 }, resumeAtMs: 900_000 },
    { done: true, outcomes: { applied: 2 } },
  ]);
  await sending.goOn();
  expect(pauses).toEqual([]);
});

test('steps that get nowhere are paced, and given up in the end', async () => {
  const { sending, sends, pauses } = open([{ left: 4, resumeAtMs: 1 }]);
  await expect(sending.goOn()).rejects.toThrow('taken nothing for a while');
  // The first step may end with having looked.
  expect(sends()).toHaveLength(IDLE_STEPS_MAX + 1);
  expect(new Set(pauses)).toEqual(new Set([IDLE_PAUSE_MS]));
});

test('after a failed step it goes on where it was', async () => {
  const { sending, requests } = open([
    { run: 'r1', left: 2, observedAtMs: 500, outcomes: { applied: 2 } },
    new Error('The connection to Google broke.'),
    { run: 'r1', done: true, outcomes: { applied: 2 } },
  ]);
  await expect(sending.goOn()).rejects.toThrow('broke');
  expect((await sending.goOn()).outcomes.applied).toBe(4);
  const again = { kind: 'send', ...ASKED, run: 'r1', observedAtMs: 500 };
  expect(requests.slice(1)).toEqual([again, again]);
});

test('cancelled during a step, it finishes the step, gives the tab free and sends no more', async () => {
  const { sending, requests, during } = open([{ run: 'r1', left: 3, outcomes: { applied: 1 } }]);
  during(() => sending.cancel());
  const end = await sending.goOn();
  expect(requests.map(({ kind }) => kind)).toEqual(['send', 'stop']);
  expect(requests[1]).toEqual({ kind: 'stop', tabId: 7, run: 'r1' });
  expect(end).toMatchObject({ phase: 'stopped', left: 3, outcomes: { applied: 1 } });
});

test('cancelled during the last step, it is done', async () => {
  const { sending, requests, during } = open([{ done: true, outcomes: { applied: 4 } }]);
  during(() => sending.cancel());
  expect((await sending.goOn()).phase).toBe('done');
  expect(requests.map(({ kind }) => kind)).toEqual(['send']);
});

test('cancelled while it waits, it stops at once', async () => {
  const step = { run: 'r1', left: 2, outcomes: { applied: 2 }, resumeAtMs: 9_000_000 };
  const { sending, requests, pauses, during } = open([step]);
  during(() => setImmediate(() => sending.cancel()));
  expect((await sending.goOn()).phase).toBe('stopped');
  expect(pauses).toHaveLength(1);
  expect(requests.map(({ kind }) => kind)).toEqual(['send', 'stop']);
});

test('cancelled after a failure of the first step, there is no run to stop', async () => {
  const { sending, requests } = open([new Error('broken')]);
  await expect(sending.goOn()).rejects.toThrow('broken');
  sending.cancel();
  expect(await sending.goOn()).toMatchObject({ phase: 'stopped', left: 4 });
  expect(requests.map(({ kind }) => kind)).toEqual(['send']);
});
