import fc from 'fast-check';
import { remainingMs } from '../../src/sidebar/send/estimate';
import { phaseText } from '../../src/sidebar/send/phase-text';
import { confirmText, previewHeadline } from '../../src/sidebar/send/preview-headline';
import {
  confirmedDigests,
  isAllChosen,
  isEmpty,
  plainRows,
  valuesBesidesTitle,
} from '../../src/sidebar/send/preview-parts';
import {
  afterStep,
  type Outcomes,
  progressOf as progressOfState,
  type SendingState,
  startOf,
  sumOf,
} from '../../src/sidebar/send/sending-state';
import { endTally, runningTally, tellEnd } from '../../src/sidebar/send/tally';
import type { Action } from '../../src/sidebar/view';
import { item, previewOf, progressOf } from './replies';

const MIXED = previewOf({
  items: [
    item({ digest: 'late', row: 9 }),
    item({ digest: 'first', row: 5 }),
    item({ digest: 'conflict', row: 5, kind: 'conflict' }),
    item({ digest: 'empty', row: 6, kind: 'empty' }),
    item({ digest: 'twin', row: 7, kind: 'duplicate' }),
    item({ digest: 'second', row: 5, column: 'Stage' }),
  ],
  more: ['more-1', 'more-2'],
});

describe('what a person confirms', () => {
  test('is all that needs no choice, listed or not, and of the rest what was ticked', () => {
    const plain = ['late', 'first', 'second', 'more-1', 'more-2'];
    expect(new Set(confirmedDigests(MIXED, new Set()))).toEqual(new Set(plain));
    const ticked = confirmedDigests(MIXED, new Set(['conflict', 'twin', 'of another preview']));
    expect(new Set(ticked)).toEqual(new Set([...plain, 'conflict', 'twin']));
  });

  test('names nothing twice', () => {
    const twice = previewOf({ items: [item({ digest: 'a' })], more: ['a', 'b', 'b'] });
    expect(confirmedDigests(twice, new Set())).toEqual(['a', 'b']);
  });
});

test('a preview tells whether its cost counts more than was ticked', () => {
  expect(isAllChosen(MIXED, new Set(['conflict', 'twin']))).toBe(false);
  expect(isAllChosen(MIXED, new Set(['conflict', 'twin', 'empty']))).toBe(true);
});

test.each([
  ['nothing yet', { total: 6, left: 6, marked: 2 }, { done: 0, all: 4 }],
  ['the marks alone', { total: 6, left: 4, marked: 2 }, { done: 0, all: 4 }],
  ['one thing more', { total: 6, left: 3, marked: 2 }, { done: 1, all: 4 }],
  ['nothing but marks', { total: 2, left: 1, marked: 2 }, { done: 1, all: 2 }],
])('progress counts what the button named: %s', (_title, counts, progress) => {
  expect(progressOfState({ ...startOf(0, 0), ...counts })).toEqual(progress);
});

test('changes are listed row by row, in the order of the tab', () => {
  const rows = plainRows(MIXED).map(({ row, items }) => [row, items.map(({ digest }) => digest)]);
  expect(rows).toEqual([
    [5, ['first', 'second']],
    [9, ['late']],
  ]);
});

test('a preview is empty only if there is not even a problem to tell', () => {
  expect(isEmpty(previewOf())).toBe(true);
  expect(isEmpty(previewOf({ problems: [{ row: 2, column: 'Value', text: 'x' }] }))).toBe(false);
  expect(isEmpty(previewOf({ more: ['a'] }))).toBe(false);
});

test.each([
  [previewOf(), '0 changes to send.'],
  [previewOf({ items: [item({ digest: 'a' })] }), '1 change to send, in 1 row.'],
  [MIXED, '5 changes to send; 3 to decide below.'],
  [
    previewOf({ action: 'create', items: [item({ digest: 'a', kind: 'create' })] }),
    '1 opportunity to create.',
  ],
  [
    previewOf({
      action: 'create',
      problems: [
        { row: 2, column: 'Value', text: 'x' },
        { row: 2, column: 'Stage', text: 'y' },
      ],
    }),
    '0 opportunities to create; 1 row that cannot be created.',
  ],
  [
    previewOf({ action: 'remove', problems: [{ row: 2, column: '', text: 'x' }] }),
    '0 opportunities to remove; 1 cell that cannot be sent.',
  ],
])('a preview in one sentence %#', (preview, text) => {
  expect(previewHeadline(preview)).toBe(text);
});

test('the button counts what is created first by its own name', () => {
  const preview = previewOf({
    action: 'create',
    items: [item({ digest: 'a', kind: 'create' }), item({ digest: 'p', kind: 'parent' })],
  });
  expect(confirmText(preview, confirmedDigests(preview, new Set()))).toBe('Create 1 opportunity');
  expect(confirmText(preview, confirmedDigests(preview, new Set(['p'])))).toBe(
    'Create 1 opportunity and 1 parent record',
  );
});

test('where only rows are sent that need a parent record, the button says so', () => {
  const preview = previewOf({ action: 'create', items: [item({ digest: 'p', kind: 'parent' })] });
  expect(confirmText(preview, ['p'])).toBe('Create 1 parent record and the rows that need it');
});

test.each([
  ['Acme', ['Acme', 'Open', 'Acme'], ['Open', 'Acme']],
  ['', ['', 'Open'], ['', 'Open']],
  ['Acme', ['Open'], ['Open']],
])('of a new row called "%s" the title is not listed again', (title, texts, rest) => {
  const values = texts.map((text, at) => ({ column: `Column ${at}`, text }));
  const listed = valuesBesidesTitle(item({ digest: 'a', title, values }));
  expect(listed.map(({ text }) => text)).toEqual(rest);
  expect(valuesBesidesTitle(item({ digest: 'a', title }))).toEqual([]);
});

const counts = fc.record({
  applied: fc.nat(50),
  rejected: fc.nat(50),
  refused: fc.nat(50),
  inDoubt: fc.nat(50),
  conflicts: fc.nat(50),
  waiting: fc.nat(50),
});

describe('SD6 the counts at the end', () => {
  test('add up to what was confirmed, whatever the steps brought', () => {
    const steps = fc.array(counts, { maxLength: 5 });
    fc.assert(
      fc.property(steps, fc.nat(300), fc.nat(300), fc.nat(300), (brought, left, lost, marked) => {
        const sent = brought.reduce((sum, outcomes) => sum + sumOf(outcomes), 0);
        const total = sent + left + lost;
        const end = [...brought, {}].reduce<SendingState>(
          (state, outcomes) => afterStep(state, progressOf({ outcomes, left }), 0),
          startOf(total, 0, marked),
        );
        const lines = endTally('push', end);
        expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      }),
      { seed: 20_260_115 },
    );
  });

  test('leave out what did not happen, and name what got lost', () => {
    const state = afterStep(
      startOf(5, 0),
      progressOf({ left: 1, outcomes: { applied: 2, rejected: 1 } }),
      0,
    );
    expect(endTally('create', state)).toEqual([
      { count: 2, text: 'created' },
      { count: 1, text: 'not accepted by the CRM; the row says why' },
      { count: 1, text: 'not sent' },
      { count: 1, text: expect.stringContaining('no longer as confirmed') },
    ]);
    expect(runningTally('create', state)).toHaveLength(2);
  });

  test('tell what the CRM refused from what was not fit to be sent', () => {
    const brought = progressOf({ done: true, outcomes: { applied: 2, rejected: 4 } });
    const state = afterStep(startOf(6, 0, 3), brought, 0);
    expect(endTally('push', state)).toEqual([
      { count: 2, text: 'sent' },
      { count: 1, text: 'not accepted by the CRM; the row says why' },
      { count: 3, text: 'not fit to be sent; the row says why' },
    ]);
  });

  test('leave out accounts and leads that were made on the way', () => {
    const state = afterStep(startOf(1, 0, 1), progressOf({ outcomes: { applied: 1 } }), 0);
    expect(endTally('create', state)).toEqual([{ count: 1, text: 'created' }]);
    expect(tellEnd('create', state)).toBe('1 opportunity created.');
  });

  test.each<[string, Action, Partial<SendingState>, Partial<Outcomes>]>([
    ['2 opportunities created.', 'create', { total: 2 }, { applied: 2 }],
    ['1 opportunity removed from the CRM.', 'remove', { total: 1 }, { applied: 1 }],
    ['24 of 25 changes sent; 1 not accepted.', 'push', { total: 25 }, { applied: 24, rejected: 1 }],
    [
      '0 of 1,200 changes sent; 1 changed in the CRM meanwhile, 1 without a clear answer.',
      'push',
      { total: 1200 },
      { conflicts: 1, inDoubt: 1 },
    ],
    [
      'Stopped: 2 of 5 changes sent; 3 not sent.',
      'push',
      { total: 5, left: 3, phase: 'stopped' },
      { applied: 2 },
    ],
    [
      '2 of 3 changes sent; 1 not accepted.',
      'push',
      { total: 5, marked: 2 },
      { applied: 2, rejected: 3 },
    ],
    [
      'Nothing was sent; the rows say what is wrong.',
      'push',
      { total: 2, marked: 2 },
      { rejected: 2 },
    ],
  ])('in one sentence: %s', (text, action, state, brought) => {
    const { outcomes } = afterStep(startOf(0, 0), progressOf({ outcomes: brought }), 0);
    expect(tellEnd(action, { ...startOf(0, 0), ...state, outcomes })).toBe(text);
  });
});

describe('while it is under way', () => {
  const clock = { nowMs: Date.UTC(2026, 0, 15, 14, 0), locale: 'en-GB', timeZone: 'Etc/UTC' };
  const state = { ...startOf(1200, clock.nowMs), left: 200 };

  test.each<[string, Partial<SendingState>, string]>([
    ['sending', { phase: 'sending' }, 'Sending changes: 1,000 of 1,200…'],
    ['stopping', { phase: 'stopping' }, 'Stopping after the step that is under way…'],
    [
      'a short wait',
      { phase: 'waiting', resumeAtMs: clock.nowMs + 50_000 },
      'Waiting: the CRM allows only so many requests a minute.',
    ],
    [
      'a long wait',
      { phase: 'waiting', resumeAtMs: clock.nowMs + 20 * 3_600_000 },
      'Waiting: the CRM takes no more until 16 Jan, 10:00. You may close this and start again then.',
    ],
  ])('it says what goes on: %s', (_title, change, text) => {
    expect(phaseText('push', { ...state, ...change }, clock)).toBe(text);
  });

  test.each([
    {
      by: 'the forecast, before anything is known',
      of: startOf(100, 0),
      nowMs: 5_000,
      expected: 600_000,
    },
    {
      by: 'its own pace, once it has one',
      of: { ...startOf(100, 0), left: 75 },
      nowMs: 50_000,
      expected: 150_000,
    },
    {
      by: 'the wait, where that takes longer',
      of: { ...startOf(100, 0), left: 1, resumeAtMs: 500_000 },
      nowMs: 99_000,
      expected: 401_000,
    },
    {
      by: 'nothing, with nothing left',
      of: { ...startOf(100, 0), left: 0 },
      nowMs: 50_000,
      expected: 0,
    },
    {
      by: 'nothing, where nothing was confirmed',
      of: startOf(0, 0),
      nowMs: 50_000,
      expected: 0,
    },
  ])('how long it will take goes by $by', ({ of, nowMs, expected }) => {
    expect(remainingMs(of, 10, nowMs)).toBe(expected);
  });
});
