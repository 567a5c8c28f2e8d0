/** Refreshes by the clock: which tabs, in which order, on whose behalf, and what they leave alone. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { setsBack } from '../../fault/scenes';
import { MARIA, openProduct, type Product, type ProductOptions } from '../../support/product';
import { plainDeals, refusal, tabView } from '../bad-input/tab';
import {
  BEN,
  HOUR_MS,
  HOURLY,
  LOG,
  linesOf,
  PEOPLE,
  passHours,
  type Rhythm,
  requestsDuring,
  schedule,
  TICK_REQUESTS,
  tabState,
  tickNow,
  triggerOf,
} from './clockwork';

interface Desk {
  readonly product: Product;
  readonly tabs: readonly number[];
  readonly deals: readonly string[];
}

/** Linked and refreshed tabs of a few deals, a minute apart; the first one is the oldest. */
function openTabs(count: number, options: ProductOptions = {}): Desk {
  const product = openProduct({ records: 0, users: PEOPLE, ...options });
  const stage = product.pipeline.stages[0]?.id;
  const deals = plainDeals(3).map((deal) => product.trustpager.colleague.create(deal, stage));
  const tabs = Array.from({ length: count }, () => {
    const tabId = product.link();
    product.refreshed(tabId);
    product.world.clock.advance(60_000);
    return tabId;
  });
  return { product, tabs, deals };
}

/** Tabs that were refreshed by the clock, as the log tells it, oldest first. */
function served(product: Product): readonly unknown[] {
  return linesOf(product, LOG)
    .filter(({ Action }) => Action === 'Scheduled refresh')
    .map(({ Tab }) => Tab)
    .reverse();
}

const nameOf = (product: Product, tabId: number) => product.sheet(tabId).name;

describe('the hourly trigger', () => {
  test('SC2 one for all tabs of a user, however often schedules are set and taken away', () => {
    const { product, tabs } = openTabs(3);
    for (const rhythm of [HOURLY, { kind: 'daily', hour: 6 }, null, HOURLY] as const) {
      for (const tabId of tabs) schedule(product, tabId, rhythm);
    }
    expect(product.world.triggers.of(MARIA)).toMatchObject([
      { functionName: 'scheduledRefresh', schedule: { kind: 'hours', every: 1 } },
    ]);
    for (const tabId of tabs) schedule(product, tabId, null);
    expect(product.world.triggers.of(MARIA)).toHaveLength(1);
  });

  test('SC2 serves all due tabs, the longest waiting first', () => {
    const { product, tabs } = openTabs(3);
    const [a = 0, b = 0, c = 0] = tabs;
    for (const tabId of [c, a, b]) schedule(product, tabId, HOURLY);
    product.refreshed(a);
    product.world.clock.advance(HOUR_MS);
    tickNow(product);
    expect(served(product)).toEqual([b, c, a].map((tabId) => nameOf(product, tabId)));
    for (const tabId of tabs) {
      const { refreshedAtMs } = tabState(product, tabId);
      expect(product.world.clock.nowMs() - (refreshedAtMs ?? 0)).toBeLessThan(HOUR_MS);
    }
  });

  test('SC1 SC2 tabs that are not due cost no request and no line in the log', () => {
    const { product, tabs } = openTabs(2, { timeZone: 'America/New_York' });
    const [a = 0, b = 0] = tabs;
    // It is a Thursday, ten in the morning in New York.
    schedule(product, a, { kind: 'daily', hour: 9 });
    schedule(product, b, { kind: 'weekly', weekday: 4, hour: 12 });
    expect(requestsDuring(product, () => passHours(product, 1))).toBe(0);
    expect(requestsDuring(product, () => passHours(product, 3))).toBe(TICK_REQUESTS);
    expect(requestsDuring(product, () => passHours(product, 18))).toBe(0);
    expect(requestsDuring(product, () => passHours(product, 2))).toBe(TICK_REQUESTS);
    expect(served(product)).toEqual([nameOf(product, b), nameOf(product, a)]);
  });

  test('SC1 a tab that was refreshed by hand is not refreshed again for the same moment', () => {
    const { product, tabs } = openTabs(1, { timeZone: 'Etc/UTC' });
    const [tabId = 0] = tabs;
    // It is three in the afternoon; by half past six in the evening the moment has come.
    schedule(product, tabId, { kind: 'daily', hour: 18 });
    product.world.clock.advance(3.5 * HOUR_MS);
    product.refreshed(tabId);
    expect(requestsDuring(product, () => passHours(product, 23))).toBe(0);
    expect(requestsDuring(product, () => passHours(product, 2))).toBe(TICK_REQUESTS);
  });

  test('SC2 a second firing right after the first one does nothing', () => {
    const { product, tabs } = openTabs(2);
    for (const tabId of tabs) schedule(product, tabId, HOURLY);
    product.world.clock.advance(HOUR_MS);
    expect(requestsDuring(product, () => tickNow(product))).toBe(2 * TICK_REQUESTS);
    expect(requestsDuring(product, () => tickNow(product))).toBe(0);
    expect(served(product)).toHaveLength(2);
  });

  test('SC2 never pushes, and shows nothing to anybody', () => {
    const { product, tabs, deals } = openTabs(1);
    const [tabId = 0] = tabs;
    const tab = tabView(product, tabId);
    const [first = '', second = ''] = deals;
    tab.type(first, 'Name', 'Mine');
    product.trustpager.colleague.edit(second, { name: 'Theirs' });
    schedule(product, tabId, HOURLY);
    passHours(product, 1);
    const from = product.trustpager.ledger.requests().length;
    const runs = passHours(product, 5);
    expect(runs.map(({ kind }) => kind)).toEqual(Array(5).fill('returned'));
    const sent = product.trustpager.ledger.requests().slice(from);
    expect(sent).toHaveLength(5 * TICK_REQUESTS);
    expect(sent.filter(({ effects }) => effects.length > 0)).toEqual([]);
    expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(tab.value(first, 'Name')).toBe('Mine');
    expect(tab.value(second, 'Name')).toBe('Theirs');
    expect(tab.marks().get(first)).toBe('● Edited');
    for (const { email } of PEOPLE) {
      expect(product.world.windows.of(email)).toMatchObject({ shown: [], dialog: null });
    }
  });

  test('SC2 a tab that was deleted is passed over, and refreshed again once it is back', () => {
    const { product, tabs } = openTabs(2);
    const [a = 0, b = 0] = tabs;
    for (const tabId of tabs) schedule(product, tabId, HOURLY);
    const before = product.world.workbook.current();
    product.does({ kind: 'deleteSheet', sheetId: a });
    product.world.clock.advance(HOUR_MS);
    expect(requestsDuring(product, () => passHours(product, 1))).toBe(TICK_REQUESTS);
    expect(served(product)).toEqual([nameOf(product, b)]);
    product.world.workbook.restore(before);
    expect(requestsDuring(product, () => passHours(product, 1))).toBe(2 * TICK_REQUESTS);
  });

  test('SC2 a schedule that Google refuses is not kept, and the remedy is told', () => {
    const { product, tabs } = openTabs(1, { limits: { triggersPerUser: 1 } });
    const [tabId = 0] = tabs;
    const other = product.world.triggers.create({
      functionName: 'showHelp',
      user: MARIA,
      eventType: 'ON_OPEN',
    });
    const reply = product.ask({ kind: 'schedule', tabId, rhythm: HOURLY });
    expect(refusal(reply)).toMatch(/did not accept.*too many triggers.*Delete a trigger/s);
    expect(tabState(product, tabId).schedule).toBeNull();
    product.world.triggers.remove(other.id);
    schedule(product, tabId, HOURLY);
    expect(tabState(product, tabId).schedule).toMatchObject({ rhythm: HOURLY, isMine: true });
  });

  test.each<Rhythm>([
    { kind: 'daily', hour: 6.5 },
    { kind: 'daily', hour: 24 },
    { kind: 'weekly', weekday: 1.5, hour: 6 },
    { kind: 'weekly', weekday: 0, hour: 6 },
  ])('SC1 there is no schedule like %j', (rhythm) => {
    const { product, tabs } = openTabs(1);
    const [tabId = 0] = tabs;
    expect(refusal(product.ask({ kind: 'schedule', tabId, rhythm }))).toMatch(/unknown/);
    expect(tabState(product, tabId).schedule).toBeNull();
  });

  test('SC2 a tab without a link cannot be scheduled', () => {
    const { product } = openTabs(0);
    const [sheet] = product.world.workbook.current().sheets;
    const reply = product.ask({ kind: 'schedule', tabId: sheet?.id ?? 0, rhythm: HOURLY });
    expect(refusal(reply)).toMatch(/not linked/);
    expect(product.world.triggers.all()).toEqual([]);
  });
});

describe('somebody is at work', () => {
  test('SC2 RN4 a tick in the middle of a refresh by hand leaves quietly', () => {
    const { product, tabs } = openTabs(1);
    const [tabId = 0] = tabs;
    schedule(product, tabId, HOURLY);
    product.world.clock.advance(HOUR_MS);
    let ticks = 0;
    const stop = product.world.faults.add(({ user, method }) => {
      if (user !== BEN || method !== 'getDataRange' || ticks > 0) return null;
      ticks += 1;
      return { kind: 'interrupt', run: () => void tickNow(product) };
    });
    product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
    expect(requestsDuring(product, () => product.refreshed(tabId, BEN))).toBe(TICK_REQUESTS);
    stop();
    expect(ticks).toBe(1);
    expect(served(product)).toEqual([]);
    expect(tabState(product, tabId).trouble).toBeNull();
  });

  test('SC2 PU13 a tick between the steps of a push leaves quietly; the next one refreshes', () => {
    const { product, tabs, deals } = openTabs(1);
    const [tabId = 0] = tabs;
    schedule(product, tabId, HOURLY);
    const tab = tabView(product, tabId);
    for (const [n, id] of deals.entries()) tab.type(id, 'Name', `Mine ${n}`);
    product.world.clock.advance(HOUR_MS);
    const slow = product.router.addFault(() => ({ kind: 'slow', ms: 11_000 }));
    let ticks = 0;
    const { outcomes } = product.send(tabId, 'push', {
      between: () => {
        ticks += 1;
        expect(requestsDuring(product, () => void tickNow(product))).toBe(0);
      },
    });
    slow();
    expect(ticks).toBeGreaterThan(0);
    expect(outcomes.applied).toBe(deals.length);
    expect(served(product)).toEqual([]);
    expect(tabState(product, tabId).trouble).toBeNull();
    expect(requestsDuring(product, () => passHours(product, 1))).toBeGreaterThan(0);
  });

  test('SC2 two ticks at once refresh each tab once', () => {
    const { product, tabs } = openTabs(2);
    for (const tabId of tabs) schedule(product, tabId, HOURLY);
    product.world.clock.advance(HOUR_MS);
    let nested = false;
    product.world.faults.add(({ method }) => {
      if (method !== 'getDataRange' || nested) return null;
      nested = true;
      return { kind: 'interrupt', run: () => void tickNow(product) };
    });
    tickNow(product);
    expect(nested).toBe(true);
    expect([...served(product)].sort()).toEqual(tabs.map((id) => nameOf(product, id)).sort());
  });

  test('SC3 a schedule set while a refresh takes over renamed titles is kept', () => {
    const { product, tabs } = openTabs(1);
    const [tabId = 0] = tabs;
    const tab = tabView(product, tabId);
    tab.typeAt(1, tab.column('Value'), 'Worth');
    let done = false;
    product.world.faults.add(({ method }) => {
      if (method !== 'getDataRange' || done) return null;
      done = true;
      return { kind: 'interrupt', run: () => schedule(product, tabId, HOURLY, BEN) };
    });
    product.refreshed(tabId);
    expect(tabState(product, tabId, BEN).schedule).toMatchObject({ isMine: true });
    expect(product.refreshed(tabId).remarks).toEqual([]);
    expect(tab.column('Worth')).toBeGreaterThan(0);
  });
});

describe('little time', () => {
  test('SC2 a tick begins no tab after 200 s; those left over come first in the next one', () => {
    const { product, tabs } = openTabs(6);
    for (const tabId of tabs) schedule(product, tabId, HOURLY);
    const slow = product.router.addFault(() => ({ kind: 'slow', ms: 25_000 }));
    product.world.clock.advance(HOUR_MS);
    const first = tickNow(product);
    expect(first.execution?.meters.spentMs()).toBeGreaterThan(200_000);
    expect(first.execution?.meters.spentMs()).toBeLessThan(340_000);
    const names = tabs.map((tabId) => nameOf(product, tabId));
    expect(served(product)).toEqual(names.slice(0, 4));
    slow();
    product.world.clock.advance(HOUR_MS);
    tickNow(product);
    expect(served(product).slice(4)).toEqual([...names.slice(4), ...names.slice(0, 4)]);
  });

  test('SC2 tabs that always take the whole time do not keep the others from theirs', () => {
    const { product, tabs } = openTabs(3);
    const names = tabs.map((tabId) => nameOf(product, tabId));
    for (const tabId of tabs) schedule(product, tabId, HOURLY);
    const hopeless = ['won', 'lost'].map((status) => product.link({ filters: { status } }));
    for (const tabId of hopeless) schedule(product, tabId, HOURLY);
    product.router.addFault(({ url }) =>
      url.includes('status=') ? { kind: 'lost', error: 'timeout', executed: false } : null,
    );
    const ticks = Array.from({ length: 6 }, () => {
      product.world.clock.advance(HOUR_MS);
      return tickNow(product);
    });
    const spent = ticks.map(({ execution }) => execution?.meters.spentMs() ?? 0);
    expect(Math.max(...spent)).toBeGreaterThan(200_000);
    expect(Math.max(...spent)).toBeLessThan(340_000);
    for (const name of names) {
      expect(served(product).filter((one) => one === name).length).toBeGreaterThanOrEqual(2);
    }
    for (const tabId of hopeless) {
      expect(tabState(product, tabId).trouble).toMatch(/could not be reached|not enough time/);
    }
  });

  test('RN5 SC2 a tick that was cut anywhere is made up by the next one', () => {
    const { product, tabs, deals } = openTabs(1);
    const [tabId = 0] = tabs;
    schedule(product, tabId, HOURLY);
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed', value: 4711 });
    const reset = setsBack(product);
    // Without the Sync column, whose stamp tells the time.
    const shown = () => product.cells(tabId).map((row) => row.slice(1));
    reset();
    product.world.clock.advance(HOUR_MS);
    const calls = tickNow(product).execution?.calls ?? 0;
    const undisturbed = shown();
    expect(calls).toBeGreaterThan(40);
    for (let n = 1; n <= calls; n += 3) {
      reset();
      product.world.clock.advance(HOUR_MS);
      const stop = product.world.faults.add((site) =>
        site.n === n ? { kind: 'kill', when: 'after' } : null,
      );
      const cut = product.editor.fireTrigger(triggerOf(product));
      stop();
      expect([n, cut?.kind]).toEqual([n, 'killed']);
      product.world.clock.advance(HOUR_MS);
      tickNow(product);
      expect([n, shown()]).toEqual([n, undisturbed]);
      expect(tabState(product, tabId).trouble).toBeNull();
    }
  });
});

describe('whose schedule it is', () => {
  test('SC3 a colleague takes over; the trigger of the first one does nothing from then on', () => {
    const { product, tabs } = openTabs(2);
    const [a = 0, b = 0] = tabs;
    product.ask({ kind: 'profile', name: 'Maria' });
    product.ask({ kind: 'profile', name: 'Ben' }, BEN);
    for (const tabId of tabs) schedule(product, tabId, HOURLY);
    product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.readOnly }, BEN);
    expect(tabState(product, a, BEN).schedule).toEqual({
      rhythm: HOURLY,
      by: 'Maria',
      isMine: false,
    });
    product.world.clock.advance(HOUR_MS);
    schedule(product, a, HOURLY, BEN);
    expect(tabState(product, a).schedule).toMatchObject({ by: 'Ben', isMine: false });
    expect(tabState(product, a, BEN).schedule).toMatchObject({ by: 'Ben', isMine: true });
    expect(product.world.triggers.of(BEN)).toHaveLength(1);
    const from = product.trustpager.ledger.requests().length;
    passHours(product, 4);
    const answered = product.trustpager.ledger.requests().slice(from);
    const keys = answered.filter(({ status }) => status === 200).map(({ keyId }) => keyId);
    expect(keys.filter((id) => id === 'full')).toHaveLength(4 * TICK_REQUESTS);
    // His key may read the list and the stages, and is told so of the rest.
    expect(keys.filter((id) => id === 'readOnly')).toHaveLength(4 * 2);
    const lines = linesOf(product, LOG);
    expect(new Set(lines.map(({ Who, Tab }) => `${Who}: ${Tab}`))).toEqual(
      new Set([`Ben: ${nameOf(product, a)}`, `Maria: ${nameOf(product, b)}`]),
    );
    schedule(product, b, HOURLY, BEN);
    const before = product.world.workbook.current().sheets;
    expect(requestsDuring(product, () => void tickNow(product, MARIA))).toBe(0);
    expect(product.world.workbook.current().sheets).toEqual(before);
  });

  test('SC3 who has no name is told so, and colleagues read it once it is there', () => {
    const { product, tabs } = openTabs(1);
    const [tabId = 0] = tabs;
    const request = { kind: 'schedule', tabId, rhythm: HOURLY } as const;
    expect(product.ask(request)).toEqual({ kind: 'scheduled', nameless: true });
    expect(tabState(product, tabId, BEN).schedule).toMatchObject({ by: 'Somebody' });
    product.ask({ kind: 'profile', name: 'Maria' });
    expect(product.ask(request)).toEqual({ kind: 'scheduled' });
    expect(tabState(product, tabId, BEN).schedule).toMatchObject({ by: 'Maria' });
  });

  test('SC3 anybody can switch a schedule off', () => {
    const { product, tabs } = openTabs(1);
    const [tabId = 0] = tabs;
    schedule(product, tabId, HOURLY);
    schedule(product, tabId, null, BEN);
    expect(requestsDuring(product, () => passHours(product, 3))).toBe(0);
    expect(tabState(product, tabId)).toMatchObject({ schedule: null, trouble: null });
    expect(product.world.triggers.of(BEN)).toEqual([]);
  });
});
