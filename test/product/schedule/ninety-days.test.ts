/**
 * A quarter of a year in virtual time: clocks that go on and back, a year's end, late and double
 * firings, an outage, a revoked key, an owner who leaves and comes back, a copy of the file. Of every
 * firing it is worked out from wall clocks alone what it should do; log, stamps, requests and trigger
 * time are held against that, day by day.
 */
import { defaultKeyDefinitions, sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { turnAt } from '../../core/turns';
import { zoneClock } from '../../core/value/zones';
import { MARIA, openProduct, type Product } from '../../support/product';
import { createDeals, plainDeals, refusal } from '../bad-input/tab';
import {
  BEN,
  breakDown,
  HOUR_MS,
  type Line,
  LOG,
  linesOf,
  PEOPLE,
  type Rhythm,
  revoke,
  schedule,
  TICK_REQUESTS,
  tabState,
  toldOnOpening,
  triggerOf,
} from './clockwork';

/** Clocks went on at 2019-11-10 02:00 and back at 2020-01-12 03:00, both on a Sunday. */
const ZONE = 'Pacific/Fiji';
/** 2019-10-28 00:05 in Fiji, a Monday. */
const START_MS = Date.UTC(2019, 9, 27, 12, 5);
const DAYS = 90;
const NEW_KEY = 'tp_test_key_after_the_revocation1';
const BENS_KEY = 'tp_test_key_of_the_second_owner1';

/** At two, which is the hour that one clock change skips and the other one repeats. */
const RHYTHMS = {
  Hourly: { kind: 'hourly' },
  Daily: { kind: 'daily', hour: 2 },
  Weekly: { kind: 'weekly', weekday: 7, hour: 2 },
} as const satisfies Record<string, Rhythm>;

type Name = keyof typeof RHYTHMS;
const NAMES = Object.keys(RHYTHMS) as readonly Name[];

const clock = zoneClock(ZONE);

/** What should have happened: nothing in here has been asked of the add-on. */
interface Expected {
  owner: string;
  /** The hourly schedule is on in eventful days only, to spare time. */
  isHourly: boolean;
  crmWorks: boolean;
  /** Of the last refresh that should have worked, ms UTC. */
  readonly lastMs: Map<Name, number>;
  /** Since the start of the day, oldest first. */
  lines: { readonly name: Name; readonly atMs: number; readonly works: boolean }[];
  readonly worked: Map<Name, number>;
}

function isDue(name: Name, lastMs: number, nowMs: number): boolean {
  const rhythm = RHYTHMS[name];
  if (rhythm.kind === 'hourly') return nowMs - lastMs >= HOUR_MS / 2;
  return turnAt(rhythm, clock(nowMs)) > turnAt(rhythm, clock(lastMs));
}

function expectTick(expected: Expected, user: string, atMs: number): void {
  if (user !== expected.owner) return;
  for (const name of NAMES) {
    if (name === 'Hourly' && !expected.isHourly) continue;
    if (!isDue(name, lastOf(expected, name), atMs)) continue;
    expected.lines.push({ name, atMs, works: expected.crmWorks });
    if (!expected.crmWorks) continue;
    expected.lastMs.set(name, atMs);
    expected.worked.set(name, (expected.worked.get(name) ?? 0) + 1);
  }
}

const lastOf = ({ lastMs }: Expected, name: Name) => lastMs.get(name) ?? 0;

interface Story {
  readonly product: Product;
  readonly tabs: ReadonlyMap<Name, number>;
  readonly deals: readonly string[];
  readonly expected: Expected;
  /** Trigger time by user and day, ms. */
  readonly triggerMs: Map<string, number>;
  firings: number;
  /** What ends what has begun. */
  end: () => void;
}

function begin(): Story {
  const keys = [NEW_KEY, BENS_KEY].map((key) => ({ id: key.slice(-5), key, scopes: ['admin'] }));
  const product = openProduct({
    ...{ records: 0, users: PEOPLE, timeZone: ZONE, startMs: START_MS },
    trustpager: { keys: [...defaultKeyDefinitions, ...keys] },
  });
  product.ask({ kind: 'profile', name: 'Maria' });
  product.ask({ kind: 'profile', name: 'Ben' }, BEN);
  const deals = createDeals(product, plainDeals(4));
  const lastMs = new Map<Name, number>();
  const tabs = new Map(
    NAMES.map((name) => {
      const sheetId = product.link();
      product.does({ kind: 'renameSheet', sheetId, name });
      product.refreshed(sheetId);
      lastMs.set(name, product.world.clock.nowMs());
      schedule(product, sheetId, RHYTHMS[name]);
      return [name, sheetId];
    }),
  );
  const expected: Expected = {
    ...{ owner: MARIA, isHourly: true, crmWorks: true },
    ...{ lastMs, lines: [], worked: new Map() },
  };
  const end = () => undefined;
  return { product, tabs, deals, expected, triggerMs: new Map(), firings: 0, end };
}

/** The clock runs to a moment; every firing on the way has to end well and is worked out. */
function runTo(story: Story, untilMs: number): void {
  note(story, story.product.editor.tick(untilMs));
}

function fireAgain(story: Story, user: string): void {
  const { product } = story;
  const result = product.editor.fireTrigger(triggerOf(product, user));
  note(story, result ? [result] : []);
}

function note(story: Story, results: ReturnType<Product['editor']['tick']>): void {
  for (const { kind, execution } of results) {
    if (kind !== 'returned' || !execution) throw new Error(`a firing ${kind}`);
    const { startedAtMs, request, meters } = execution;
    expectTick(story.expected, request.user, startedAtMs);
    const day = `${request.user} ${Math.floor(startedAtMs / (24 * HOUR_MS))}`;
    story.triggerMs.set(day, (story.triggerMs.get(day) ?? 0) + meters.spentMs());
    story.firings += 1;
  }
}

/** What happens on which day, from 0, at which hour. */
const EVENTS: readonly (readonly [day: number, hour: number, (story: Story) => void])[] = [
  [1, 0, (story) => setHourly(story, false)],
  [12, 0, (story) => setHourly(story, true)],
  // Google is seven hours late.
  [15, 9, ({ product }) => product.world.clock.advance(7 * HOUR_MS)],
  [18, 12, (story) => crmFails(story, breakDown(story.product))],
  [18, 13, crmWorks],
  [19, 0, (story) => setHourly(story, false)],
  [40, 0, (story) => setHourly(story, true)],
  [41, 0, (story) => crmFails(story, revoke(story.product, sandboxKeys.full))],
  [43, 0, replaceKey],
  [44, 0, (story) => setHourly(story, false)],
  [59, 18, (story) => setHourly(story, true)],
  [60, 0, ({ product }) => product.world.users.revoke(MARIA)],
  [61, 0, takeOver],
  [62, 0, (story) => setHourly(story, false)],
  [70, 0, ({ product }) => expectDeadCopy(product)],
  [75, 0, (story) => setHourly(story, true)],
  [78, 0, (story) => setHourly(story, false)],
  // Maria's trigger fires again, and has nothing to do.
  [80, 0, ({ product }) => product.world.users.allow(MARIA)],
];

function setHourly({ product, tabs, expected }: Story, isHourly: boolean): void {
  expected.isHourly = isHourly;
  schedule(product, tabs.get('Hourly') ?? 0, isHourly ? RHYTHMS.Hourly : null, expected.owner);
}

function crmFails(story: Story, end: () => void): void {
  story.expected.crmWorks = false;
  story.end = end;
}

function crmWorks(story: Story): void {
  story.expected.crmWorks = true;
  story.end();
}

function replaceKey({ product, tabs, expected }: Story): void {
  for (const tabId of tabs.values()) {
    expect(tabState(product, tabId, BEN).trouble).toMatch(/does not accept the key/);
  }
  const reply = product.ask({ kind: 'connect', provider: 'trustpager', key: NEW_KEY });
  expect(reply.kind).toBe('connected');
  expected.crmWorks = true;
}

function takeOver({ product, tabs, expected }: Story): void {
  expect(toldOnOpening(product, BEN)[0]).toMatch(/of Maria have not run for 2\d hours/);
  product.ask({ kind: 'connect', provider: 'trustpager', key: BENS_KEY }, BEN);
  for (const [name, tabId] of tabs) schedule(product, tabId, RHYTHMS[name], BEN);
  expected.owner = BEN;
}

/** Google copies the sheets, and neither properties nor triggers. */
function expectDeadCopy({ world }: Product): void {
  const copy = openProduct({ users: PEOPLE, startMs: world.clock.nowMs(), records: 1 });
  copy.world.workbook.restore(world.workbook.current());
  copy.editor.tick(copy.world.clock.nowMs() + 10 * HOUR_MS);
  expect(toldOnOpening(copy)).toEqual([]);
  const tab = world.workbook.current().sheets.find(({ name }) => name === 'Hourly');
  expect(refusal(copy.refresh(tab?.id ?? 0))).toMatch(/not linked/);
  expect(copy.exchanges).toEqual([]);
  expect(copy.world.workbook.current()).toBe(world.workbook.current());
}

/** One day, hour by hour, with what happens in it; returns the lines that it should have logged. */
function liveThrough(story: Story, day: number): Expected['lines'] {
  const { product, deals, expected } = story;
  expected.lines = [];
  for (let hour = day * 24; hour < (day + 1) * 24; hour++) {
    for (const [onDay, atHour, happen] of EVENTS) {
      if (onDay * 24 + atHour === hour) happen(story);
    }
    if (hour % 29 === 0) {
      product.trustpager.colleague.edit(deals[hour % deals.length] ?? '', { value: hour });
    }
    runTo(story, START_MS + (hour + 1) * HOUR_MS);
    if (day === 14 || hour % 50 === 0) fireAgain(story, expected.owner);
  }
  return expected.lines;
}

/** The day's lines of the log, newest first, against what they should be, tab by tab. */
function judge(lines: readonly Line[], due: Expected['lines'], owner: string): void {
  for (const name of NAMES) {
    const told = lines.filter(({ Tab }) => Tab === name).reverse();
    const wanted = due.filter((one) => one.name === name);
    expect(told).toHaveLength(wanted.length);
    told.forEach((line, at) => {
      const { atMs = 0, works } = wanted[at] ?? {};
      expect(Math.abs(Number(line.Time) - clock(atMs)) * 24 * 60).toBeLessThan(3);
      expect(line).toMatchObject({ Who: owner, Action: 'Scheduled refresh' });
      expect(works ? line.Error : typeof line.Error).toBe(works ? null : 'string');
      // A tick that comes early finds fields that were read within the hour.
      if (works) expect(['1', String(TICK_REQUESTS)]).toContain(line.Requests);
    });
  }
}

test('SC8 every due refresh ran, and no other; log, stamps and requests agree', () => {
  const story = begin();
  const { product, tabs, expected } = story;
  let top: Line | undefined;
  for (let day = 0; day < DAYS; day++) {
    const asked = product.exchanges.length;
    const due = liveThrough(story, day);
    const log = linesOf(product, LOG);
    const lines = log.slice(0, due.length);
    judge(lines, due, day < 61 ? 'Maria' : 'Ben');
    expect(log[due.length]).toEqual(top);
    top = log[0] ?? top;
    const told = lines.reduce((sum, { Requests }) => sum + Number(Requests), 0);
    // On these two days a key was tried as well.
    if (day !== 43 && day !== 61) expect(product.exchanges.length - asked).toBe(told);
    const reply = product.ask({ kind: 'tabs' }, BEN);
    const stamps = reply.kind === 'tabs' ? reply.tabs : [];
    expect(stamps).toHaveLength(tabs.size);
    for (const { tabId, refreshedAtMs } of stamps) {
      const name = NAMES.find((one) => tabs.get(one) === tabId) ?? 'Hourly';
      expect(Math.abs((refreshedAtMs ?? 0) - lastOf(expected, name))).toBeLessThan(60_000);
    }
  }
  // The turn of one day found no valid key, and no other one made up for it.
  expect([expected.worked.get('Daily'), expected.worked.get('Weekly')]).toEqual([DAYS - 1, 12]);
  expect(expected.worked.get('Hourly')).toBeGreaterThan(300);
  expect(story.firings).toBeGreaterThan(DAYS * 24);
  // A consumer account has 90 minutes a day.
  expect(Math.max(...story.triggerMs.values())).toBeLessThan(3 * 60_000);
}, 180_000);

test('SC8 the quarter has a change of clocks either way and the end of a year', () => {
  const days = Array.from({ length: DAYS }, (_, day) => START_MS + day * 24 * HOUR_MS);
  const jumps = days.slice(1).map((atMs, n) => {
    return Math.round((clock(atMs) - clock(days[n] ?? 0) - 1) * 24);
  });
  expect(jumps.filter((hours) => hours !== 0)).toEqual([1, -1]);
  expect(new Date(START_MS).getUTCFullYear()).toBe(2019);
  expect(new Date(days[DAYS - 1] ?? 0).getUTCFullYear()).toBe(2020);
});
