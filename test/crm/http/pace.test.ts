import { freeSlots, slotsFreeAtMs, withinWindow } from '../../../src/crm/http/pace';

const PACE = { requestsMax: 3, windowMs: 1_000 };

test.each([
  ['nothing sent', [], 0, 3],
  ['one a moment ago', [0], 1, 2],
  ['one at the end of its window', [0], 999, 2],
  ['one whose window is over', [0], 1_000, 3],
  ['as many as fit', [0, 0, 0], 500, 0],
  ['more than fit, from another time', [0, 0, 0, 0], 500, 0],
  ['in any order', [900, 0, 500], 1_000, 1],
])('free slots with %s', (_, sentMs, nowMs, expected) => {
  expect(freeSlots(sentMs, PACE, nowMs)).toBe(expected);
});

test.each([
  ['one, none sent', [], 1, 0],
  ['all, one sent', [10], 3, 1_010],
  ['one of a full window', [10, 20, 30], 1, 1_010],
  ['two of a full window', [10, 20, 30], 2, 1_020],
  ['one of an overfull window', [10, 20, 30, 40], 1, 1_020],
])('the moment for %s', (_, sentMs, slots, expected) => {
  expect(slotsFreeAtMs(sentMs, PACE, slots)).toBe(expected);
});

test('RQ1 more slots than a window has are never free: asking for them is a mistake', () => {
  expect(() => slotsFreeAtMs([], PACE, 4)).toThrow('fit into one window');
});

test('RQ1 moments ahead of the clock count as now, and what is no moment is dropped', () => {
  expect(withinWindow([5_000, Number.NaN, 1_500], PACE, 2_000)).toEqual([1_500, 2_000]);
});
