/** What people learn of a schedule in trouble: from the sidebar, from a toast on opening the file. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { MARIA, openProduct } from '../../support/product';
import { type Desk, openDesk, plainDeals } from '../bad-input/tab';
import { recordOf } from '../push/watch';
import {
  BEN,
  breakDown,
  HOUR_MS,
  HOURLY,
  LOG,
  linesOf,
  nextTick,
  openHourly,
  PEOPLE,
  passHours,
  revoke,
  schedule,
  tabState,
  tickNow,
  toldOnOpening,
} from './clockwork';

/** An accident, what is told of it, and its end. */
interface Trouble {
  readonly begin: (desk: Desk) => () => void;
  readonly told: RegExp;
}

const disconnected: Trouble = {
  begin: ({ product }) => {
    product.ask({ kind: 'disconnect', provider: 'trustpager' });
    return () => {
      product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full });
    };
  },
  told: /Scheduled refreshes of Maria fail: You are not connected to TrustPager\. Connect/,
};

const TROUBLES: readonly (readonly [string, Trouble])[] = [
  [
    'a revoked key',
    {
      begin: ({ product }) => revoke(product, sandboxKeys.full),
      told: /does not accept the key any more\. Connect again/,
    },
  ],
  ['no connection', disconnected],
  [
    'a CRM that is out of order',
    { begin: ({ product }) => breakDown(product), told: /problem of its own.*Try again later/ },
  ],
  [
    'a CRM that cannot be reached',
    {
      begin: ({ product: { router } }) =>
        router.addFault(() => ({ kind: 'lost', error: 'dns', executed: false })),
      told: /could not be reached.*Try again later/,
    },
  ],
  [
    'web requests used up for the day',
    {
      begin: ({ product }) => {
        const { quotas, clock } = product.world;
        quotas.charge(MARIA, 'fetch', quotas.limits.fetchesPerDay);
        return () => clock.advance(25 * HOUR_MS);
      },
      told: /no more web requests today.*Try again tomorrow/,
    },
  ],
  [
    'titles that are gone',
    {
      begin: ({ product, tabId }) => {
        const before = product.world.workbook.current();
        product.does({ kind: 'delete', sheetId: tabId, dimension: 'rows', from: 1, count: 1 });
        return () => product.world.workbook.restore(before);
      },
      told: /titles/i,
    },
  ],
  [
    'PL14 a pipeline that was deleted',
    {
      begin: ({ product }) => {
        const { pipelines, opportunities } = product.trustpager.workspace();
        const cards = opportunities.values();
        pipelines.remove(product.pipeline.id);
        for (const deal of cards) opportunities.put({ ...deal, placements: [] });
        return () => {
          pipelines.put(product.pipeline);
          for (const { id, placements } of cards) {
            opportunities.put({ ...recordOf(product, id), placements });
          }
        };
      },
      told: /pipeline "Sales" does not exist in TrustPager any more.*Bring it back/,
    },
  ],
  [
    'a platform that fails in the middle',
    {
      begin: ({ product }) =>
        product.world.faults.add(({ method }) =>
          method === 'getDataRange'
            ? { kind: 'throw', message: 'Service Spreadsheets failed.', when: 'before' }
            : null,
        ),
      told: /Scheduled refreshes of Maria fail: .*stopped unexpectedly: Service Spreadsheets failed/,
    },
  ],
];

describe('trouble', () => {
  test.each(TROUBLES)('SC5 %s: told to everybody until it is over', (_what, { begin, told }) => {
    const desk = openHourly();
    const { product, tabId, deals } = desk;
    const name = product.sheet(tabId).name;
    expect(toldOnOpening(product, BEN)).toEqual([]);
    const end = begin(desk);
    const before = product.cells(tabId);
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    nextTick(product);
    for (const user of [MARIA, BEN]) {
      expect(tabState(product, tabId, user).trouble).toMatch(told);
      const [toast = '', ...others] = toldOnOpening(product, user);
      expect(others).toEqual([]);
      expect(toast).toMatch(told);
      expect(toast).toContain(`${name}: `);
    }
    expect(linesOf(product, LOG)[0]).toMatchObject({ Tab: name, Who: 'Maria', What: null });
    expect(String(linesOf(product, LOG)[0]?.Error)).toMatch(/[a-z]{3}/);
    expect(product.cells(tabId)).toEqual(before);
    nextTick(product);
    expect(tabState(product, tabId).trouble).toMatch(told);
    end();
    nextTick(product);
    expect(tabState(product, tabId).trouble).toBeNull();
    expect(toldOnOpening(product, BEN)).toEqual([]);
    expect(linesOf(product, LOG)[0]).toMatchObject({ Error: null });
    expect(desk.value(deals[0] ?? '', 'Value')).toBe(4711);
  });

  test('SC5 what a colleague’s refresh by hand has cured is not told any more', () => {
    const desk = openHourly();
    const { product, tabId } = desk;
    disconnected.begin(desk);
    nextTick(product);
    expect(tabState(product, tabId).trouble).toMatch(disconnected.told);
    product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.readOnly }, BEN);
    product.refreshed(tabId, BEN);
    expect(tabState(product, tabId).trouble).toBeNull();
    nextTick(product);
    expect(tabState(product, tabId).trouble).toMatch(disconnected.told);
    schedule(product, tabId, HOURLY, BEN);
    expect(tabState(product, tabId).trouble).toBeNull();
  });

  test('SC5 several tabs in trouble: one toast with the first and their number', () => {
    const { product } = openHourly();
    const others = [product.link(), product.link()];
    for (const tabId of others) schedule(product, tabId, HOURLY);
    breakDown(product);
    nextTick(product);
    expect(toldOnOpening(product)).toEqual([expect.stringContaining('(2 more tabs: see')]);
    product.does({ kind: 'deleteSheet', sheetId: others[0] ?? 0 });
    expect(toldOnOpening(product)).toEqual([expect.stringContaining('(1 more tab: see')]);
  });

  test('SC5 of a tab that was deleted in its trouble nothing is told', () => {
    const { product, tabId } = openHourly();
    const stop = breakDown(product);
    nextTick(product);
    expect(toldOnOpening(product)).toHaveLength(1);
    product.does({ kind: 'deleteSheet', sheetId: tabId });
    stop();
    nextTick(product);
    passHours(product, 10);
    expect(toldOnOpening(product)).toEqual([]);
  });

  test.each([
    [
      'a pipeline and a stage renamed in the CRM',
      ({ product: { trustpager, pipeline } }: Desk) => {
        trustpager.colleague.renamePipeline(pipeline.id, 'Renamed');
        trustpager.colleague.renameStage(pipeline.stages[0]?.id ?? '', 'First contact');
      },
    ],
    [
      'the tab renamed and moved',
      ({ product, tabId }: Desk) => {
        product.does({ kind: 'renameSheet', sheetId: tabId, name: 'Our deals' });
        product.does({ kind: 'moveSheet', sheetId: tabId, index: 0 });
      },
    ],
    [
      'a column deleted in the tab',
      ({ product, tabId, column }: Desk) => {
        const at = { from: column('Currency'), count: 1 } as const;
        product.does({ kind: 'delete', sheetId: tabId, dimension: 'columns', ...at });
      },
    ],
  ])('SC5 %s: no trouble, the rest is refreshed', (_what, change) => {
    const desk = openHourly();
    const { product, tabId, deals } = desk;
    change(desk);
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    nextTick(product);
    expect(tabState(product, tabId).trouble).toBeNull();
    expect(desk.value(deals[0] ?? '', 'Value')).toBe(4711);
    expect(linesOf(product, LOG)[0]).toMatchObject({ Tab: product.sheet(tabId).name });
  });

  test('SC5 CE6 a protected tab: no trouble while cells can be left out, told when rows cannot come', () => {
    const desk = openDesk(plainDeals(3), { users: PEOPLE });
    const { product, tabId, deals, value } = desk;
    product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
    schedule(product, tabId, HOURLY, BEN);
    const before = product.world.workbook.current();
    product.does({ kind: 'protect', sheetId: tabId, area: null });
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    product.world.clock.advance(HOUR_MS);
    tickNow(product, BEN);
    expect(String(linesOf(product, LOG)[0]?.Error)).toMatch(/not accepted by the tab|protect/i);
    product.trustpager.colleague.create({ name: 'New' }, product.pipeline.stages[0]?.id);
    product.world.clock.advance(HOUR_MS);
    tickNow(product, BEN);
    expect(tabState(product, tabId).trouble).toMatch(/does not let you add rows.*owner/s);
    product.world.workbook.restore(before);
    product.world.clock.advance(HOUR_MS);
    tickNow(product, BEN);
    expect(tabState(product, tabId)).toMatchObject({ trouble: null, records: 4 });
    expect(value(deals[0] ?? '', 'Value')).toBe(4711);
  });
});

describe('silence', () => {
  const SILENT = /Scheduled refreshes of Maria have not run for \d+ hours.*take the schedule over/;

  test.each([
    [
      'the authorization was taken back',
      ({ product }: Desk) => {
        product.world.users.revoke(MARIA);
        return () => product.world.users.allow(MARIA);
      },
    ],
    [
      'the trigger was deleted',
      ({ product }: Desk) => {
        const [trigger] = product.world.triggers.of(MARIA);
        product.world.triggers.remove(trigger?.id ?? '');
        return () => schedule(product, product.world.workbook.current().sheets[1]?.id ?? 0, HOURLY);
      },
    ],
    [
      'trigger time was used up for the day',
      ({ product }: Desk) => {
        const { quotas } = product.world;
        quotas.charge(MARIA, 'triggerMs', quotas.limits.triggerMsPerDay + 1);
        return () => void passHours(product, 22);
      },
    ],
  ])('SC7 %s: told after three hours, to everybody, and over with its cause', (_what, begin) => {
    const desk = openHourly();
    const { product, tabId } = desk;
    passHours(product, 1);
    const end = begin(desk);
    passHours(product, 2);
    expect(tabState(product, tabId, BEN).trouble).toBeNull();
    expect(toldOnOpening(product, BEN)).toEqual([]);
    passHours(product, 2);
    expect(tabState(product, tabId, BEN).trouble).toMatch(SILENT);
    expect(toldOnOpening(product, BEN)).toEqual([expect.stringMatching(SILENT)]);
    end();
    passHours(product, 1);
    expect(tabState(product, tabId, BEN).trouble).toBeNull();
    expect(toldOnOpening(product, BEN)).toEqual([]);
  });

  test('SC7 a weekly schedule is not called silent between its days', () => {
    const { product, tabId } = openHourly();
    schedule(product, tabId, { kind: 'weekly', weekday: 1, hour: 6 });
    for (let day = 1; day <= 9; day++) {
      passHours(product, 24);
      expect([day, tabState(product, tabId).trouble]).toEqual([day, null]);
    }
  });

  test('SC7 SC3 a copy of the file whose properties came along: silent, told, started by one click', () => {
    const { product, tabId } = openHourly();
    passHours(product, 1);
    const { world } = product;
    const copy = openProduct({ users: PEOPLE, startMs: world.clock.nowMs(), records: 0 });
    copy.world.workbook.restore(world.workbook.current());
    for (const name of ['document', `user:${MARIA}`]) {
      copy.world.properties.of(name).setAll(world.properties.of(name).all(), true);
    }
    passHours(copy, 4);
    expect(copy.exchanges).toEqual([]);
    expect(toldOnOpening(copy)).toEqual([expect.stringMatching(SILENT)]);
    schedule(copy, tabId, HOURLY);
    passHours(copy, 1);
    expect(copy.exchanges.length).toBeGreaterThan(0);
    expect(tabState(copy, tabId).trouble).toBeNull();
  });

  test('SC7 a schedule that was set a moment ago is given its three hours', () => {
    const { product } = openDesk(plainDeals(1), { users: PEOPLE });
    const tabId = product.link();
    passHours(product, 30);
    schedule(product, tabId, HOURLY);
    expect(tabState(product, tabId)).toMatchObject({ refreshedAtMs: null, trouble: null });
    product.world.users.revoke(MARIA);
    passHours(product, 3.1);
    expect(tabState(product, tabId, BEN).trouble).toMatch(/have not run for 3 hours/);
  });
});
