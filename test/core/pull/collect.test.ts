/** How a list is read to its end: one page after the other, or several side by side. */
import fc from 'fast-check';
import type { Fault } from '../../../src/core/exchange';
import { type Collected, collect } from '../../../src/core/pull/collect';
import type { Sight } from '../../../src/core/pull/pull-ports';
import { unreadText } from '../../../src/core/pull/unread-text';
import { type OffsetListOptions, offsetList } from '../../support/offset-list';

const idsUpTo = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `r${index}`);

const LISTED: OffsetListOptions = { ids: idsUpTo(100), limit: 11, overlaps: true };

function wholeOf(collected: Collected) {
  if (collected.kind !== 'whole') throw new Error(JSON.stringify(collected));
  return collected;
}

const idsIn = (collected: Collected): readonly string[] =>
  wholeOf(collected).records.map(({ id }) => id);

describe('pages side by side', () => {
  test('PL18 PL9 from the first page on, as many as the pace allows, in no more requests', () => {
    const list = offsetList({ ...LISTED, requestsMax: 4 });
    const collected = wholeOf(collect(list.input));
    expect(idsIn(collected)).toEqual(idsUpTo(100));
    expect(collected).toMatchObject({ pages: 10, moved: false, cut: false });
    expect(list.rounds).toEqual([[0], [10, 20, 30, 40], [50, 60, 70, 80], [90]]);
  });

  test('never without a count, as only a page tells where the next one is', () => {
    const list = offsetList({ ...LISTED, statesTotal: false });
    expect(idsIn(collect(list.input))).toEqual(idsUpTo(100));
    expect(list.rounds.map(({ length }) => length)).toEqual(Array(10).fill(1));
  });

  test('a page that fails among others is asked for again in its turn, and then one by one', () => {
    const fault: Fault = { kind: 'rateLimited', detail: 'slower' };
    const before = (nth: number, ids: readonly string[]) => (nth === 4 ? fault : ids);
    const list = offsetList({ ...LISTED, requestsMax: 4, before });
    expect(idsIn(collect(list.input))).toEqual(idsUpTo(100));
    expect(list.rounds).toEqual([[0], [10, 20, 30, 40], [30], [40], [50], [60], [70], [80], [90]]);
  });

  test('PL1 a page that fails in its turn, too, ends it with its place', () => {
    const fault: Fault = { kind: 'serverError', detail: '', status: 500 };
    const list = offsetList({ ...LISTED, before: (nth, ids) => (nth >= 4 ? fault : ids) });
    expect(collect(list.input)).toEqual({ kind: 'failed', fault, page: 4 });
  });

  test('a page that is not full leads elsewhere than the pages that were asked for with it', () => {
    const short = offsetList({ ...LISTED, overlaps: false, limit: 10, requestsMax: 4 });
    const { connector } = short.input;
    const page: typeof connector.page = (view, cursor) => {
      const exchange = connector.page(view, cursor);
      const read: typeof exchange.read = (answer) => {
        const result = exchange.read(answer);
        if (cursor !== '10' || !result.ok) return result;
        const { ahead: _, ...value } = result.value;
        return { ok: true, value: { ...value, records: value.records.slice(0, 7), next: '17' } };
      };
      return { ...exchange, read };
    };
    const collected = collect({ ...short.input, connector: { ...connector, page } });
    expect(idsIn(collected)).toEqual(idsUpTo(100));
    expect(short.rounds.slice(0, 3)).toEqual([[0], [10, 20, 30, 40], [17]]);
  });

  test('PL18 rows beyond the end are taken in and said', () => {
    const before = (nth: number) => idsUpTo(nth === 3 ? 12 : 100);
    const collected = wholeOf(collect(offsetList({ ...LISTED, before }).input));
    expect(collected.moved).toBe(true);
    expect(collected.records.length).toBeGreaterThan(80);
  });

  test('PL1 a server that ignores the place is found out', () => {
    const { input } = offsetList(LISTED);
    const { connector } = input;
    const stuck = { ...connector, page: () => ({ ...connector.page(input.view, '0') }) };
    expect(collect({ ...input, connector: stuck })).toMatchObject({
      kind: 'failed',
      fault: { kind: 'badAnswer', detail: expect.stringContaining('a page again') },
    });
  });
});

const change = fc.record({
  kind: fc.constantFrom('add', 'remove', 'move'),
  from: fc.nat(59),
  to: fc.nat(59),
  nth: fc.integer({ min: 2, max: 30 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(ids: readonly string[], { kind, from, to }: Change): readonly string[] {
  const rest = kind === 'add' ? [...ids] : ids.filter((_, index) => index !== from);
  const [moved = ''] = ids.slice(from, from + 1);
  if (kind !== 'remove') rest.splice(to, 0, kind === 'add' ? 'new' : moved);
  return rest;
}

test.each([
  ['with a shared row', true, 5],
  ['one at a time, with a shared row', true, 1],
  ['side by side', false, 5],
  ['one at a time', false, 1],
])(
  'PL18 what is there all the time is read, or the list says that it moved, whenever each page was read: %s',
  (_, overlaps, requestsMax) => {
    const order = (seed: number) => (count: number) =>
      Array.from({ length: count }, (__, index) => index).sort(
        (a, b) => ((a * 7 + seed) % 11) - ((b * 7 + seed) % 11) || a - b,
      );
    fc.assert(
      fc.property(change, fc.nat(10), (one, seed) => {
        const before = (nth: number, ids: readonly string[]) =>
          nth === one.nth ? changed(ids, one) : ids;
        const list = offsetList({
          ...{ ids: idsUpTo(60), limit: 6, overlaps, requestsMax, before },
          order: order(seed),
        });
        const collected = wholeOf(collect(list.input));
        const read = new Set(idsIn(collected));
        const gone = one.kind === 'remove' ? `r${one.from}` : '';
        const missed = idsUpTo(60).filter((id) => id !== gone && !read.has(id));
        return missed.length === 0 || collected.moved;
      }),
      { seed: 20_261_121, numRuns: 400 },
    );
  },
);

describe('somebody who looks on', () => {
  const watched = (limit: number, stopAt = Number.POSITIVE_INFINITY) => {
    const sights: Sight[] = [];
    const list = offsetList({ ...LISTED, requestsMax: 4, limit });
    const watch = {
      onPages: (sight: Sight) => {
        sights.push(sight);
        return sight.records >= stopAt ? ('stop' as const) : ('go on' as const);
      },
      onWhole: () => 'go on' as const,
    };
    return { list, sights, run: (expected: number | null) => list.inRun({ watch, expected }) };
  };

  test('is told the rows so far, the count, and how long it will take at this pace', () => {
    const { run, sights } = watched(11);
    wholeOf(collect(run(null)));
    expect(sights.map(({ records, total }) => [records, total])).toEqual([
      [11, 100],
      [51, 100],
      [91, 100],
      [100, 100],
    ]);
    expect(sights.map(({ leftMs }) => leftMs)).toEqual([3600, 1600, 1200, 0]);
  });

  test('is told the count of the last refresh where the CRM has none, until it is outgrown', () => {
    const sights: Sight[] = [];
    const list = offsetList({ ...LISTED, statesTotal: false });
    const onPages = (sight: Sight) => {
      sights.push(sight);
      return 'go on' as const;
    };
    const watch = { onPages, onWhole: () => 'go on' as const };
    wholeOf(collect(list.inRun({ watch, expected: 45 })));
    expect(sights.map(({ total }) => total)).toEqual([45, 45, 45, 45, ...Array(6).fill(null)]);
    expect(sights[5]).toEqual({ records: 61, total: null, leftMs: null });
  });

  test('may stop it after each round, also when that round failed', () => {
    const { run, list } = watched(11, 50);
    expect(collect(run(null))).toEqual({ kind: 'stopped' });
    expect(list.rounds).toHaveLength(2);
    const fault: Fault = { kind: 'outOfTime', detail: '' };
    const failing = offsetList({ ...LISTED, before: () => fault });
    const watch = { onPages: () => 'stop' as const, onWhole: () => 'go on' as const };
    expect(collect(failing.inRun({ watch, expected: null }))).toEqual({ kind: 'stopped' });
  });
});

describe('a list that is too long', () => {
  const time = { startedMs: 0, endMs: 240_000 };
  const late = { key: 'createdFrom', label: 'Created from', type: 'day', late: true } as const;
  const stage = { key: 'stage', label: 'Stage', type: 'choice' } as const;
  const filters = [stage, late];

  function refusalOf(options: Partial<OffsetListOptions>, startedMs = 0) {
    const list = offsetList({ ...LISTED, filters, ...options });
    const times = { ...time, startedMs };
    const input = list.inRun({ time: times, expected: null });
    const collected = collect(input);
    if (collected.kind === 'whole' || collected.kind === 'stopped') throw new Error('was read');
    return { list, text: unreadText(input, collected), kind: collected.kind };
  }

  test('PL17 for a tab is refused after the first page, with the filters that help', () => {
    const { list, text } = refusalOf({ ids: idsUpTo(20_001) });
    expect(list.rounds).toHaveLength(1);
    expect(text).toMatch(/has 20,001 opportunities, and one tab can carry 20,000/);
    expect(text).toMatch(
      /filter that Listed applies itself \(Stage\)\. The tab was not touched\.$/,
    );
  });

  test('PL17 for a run is refused as soon as the pace is known', () => {
    const { list, text } = refusalOf({ ids: idsUpTo(10_000), requestsMax: 1 });
    expect(list.rounds).toHaveLength(3);
    expect(text).toMatch(/about 10,000 opportunities.*about 17 minutes more.*than Google lets/);
  });

  test('PL17 for what is left of the run says so', () => {
    const { text } = refusalOf({ ids: idsUpTo(4_000), requestsMax: 1 }, -600_000);
    expect(text).toMatch(/longer than what is left of this run\. Refresh this tab alone/);
  });

  test('is read when the first answers alone were slow', () => {
    const list = offsetList({ ...LISTED, ids: idsUpTo(1_500), requestsMax: 1 });
    const { courier } = list.input;
    let waitedMs = 30_000;
    const clock = { nowMs: () => list.nowMs() + waitedMs };
    const run = { clock, time, expected: null };
    const slow: typeof courier = {
      send: (exchanges) => {
        waitedMs = 60_000;
        return courier.send(exchanges);
      },
    };
    expect(idsIn(collect({ ...list.input, courier: slow, run }))).toHaveLength(1_500);
  });

  test('is read where a filter that is applied later makes the tab shorter', () => {
    const list = offsetList({ ...LISTED, ids: idsUpTo(20_100), limit: 2_001, filters });
    const { view, connector } = list.input;
    const scope = { ...view.scope, filters: { createdFrom: '2026-01-01' } };
    const inScope: typeof connector.inScope = ({ id }) => id.endsWith('7');
    const input = { ...list.input, view: { ...view, scope }, connector: { ...connector, inScope } };
    expect(idsIn(collect(input))).toHaveLength(2_010);
  });
});
