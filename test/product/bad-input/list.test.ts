/** Lists that fail in the middle, repeat themselves, or move while they are read. */
import type { Fault } from '../../../src/host/sandbox/faults';
import type { TrustPagerSwitches } from '../../../src/host/sandbox/trustpager/switches';
import type { Product } from '../../support/product';
import { createDeals, leavesFileAlone, openDesk, plainDeals, refusal, tabView } from './tab';

/** A page and a bit. */
const MANY = 105;
const ALWAYS = Number.POSITIVE_INFINITY;
const LIST = '/opportunities';

const answer = (status: number, body: string): Fault => ({ kind: 'refused', status, body });

interface Trouble {
  readonly what: string;
  readonly fault: Fault;
  readonly told: RegExp;
}

const troubles: readonly Trouble[] = [
  { what: 'a 500', fault: answer(500, '{}'), told: /problem of its own \(status 500\).*later/ },
  {
    what: 'a gateway page with 502',
    fault: { kind: 'html', status: 502, executed: true },
    told: /status 502/,
  },
  {
    what: 'a time-out',
    fault: { kind: 'lost', error: 'timeout', executed: true },
    told: /could not be reached.*Try again later/,
  },
  {
    what: 'a broken connection',
    fault: { kind: 'lost', error: 'reset', executed: false },
    told: /could not be reached.*Try again later/,
  },
  {
    what: 'a web page with 200',
    fault: { kind: 'html', status: 200, executed: true },
    told: /no proper answer \(a web page instead of data\).*Try again/,
  },
  {
    what: 'an answer that is cut off',
    fault: { kind: 'cut' },
    told: /no proper answer \(data that is cut off/,
  },
  {
    what: 'an empty answer',
    fault: { kind: 'empty' },
    told: /no proper answer \(an empty body\)/,
  },
  {
    what: 'JSON of another shape',
    fault: answer(200, '{"data":{"items":[]}}'),
    told: /no proper answer \(data of another shape/,
  },
  { what: 'JSON that is null', fault: answer(200, 'null'), told: /no proper answer/ },
];

const again = (product: Product, tabId: number) => product.refreshed(tabId).counts;

describe('a page that fails for good', () => {
  test.each(troubles)(
    'PL1 $what on page 2: the page is named, the remedy too, and the tab is as it was',
    ({ fault, told }) => {
      const { product, tabId, deals } = openDesk(plainDeals(MANY));
      product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
      product.trustpager.addFault({ path: LIST, nth: 2, times: ALWAYS, fault });
      const alone = leavesFileAlone(product, () => {
        const message = refusal(product.refresh(tabId));
        expect(message).toMatch(told);
        expect(message).toMatch(/TrustPager/);
        expect(message).toMatch(/on page 2 of the list/);
        expect(message).toMatch(/tab was not touched/);
      });
      expect(alone).toBe(true);
      product.trustpager.clearFaults();
      expect(again(product, tabId)).toMatchObject({ updated: 1, unchanged: MANY - 1 });
    },
  );

  test('PL1 a first pull that fails leaves an empty table, and the next one fills it', () => {
    const { product, deals, tabId } = openDesk([]);
    createDeals(product, plainDeals(120));
    product.trustpager.addFault({ path: LIST, nth: 2, times: ALWAYS, fault: answer(500, '') });
    expect(leavesFileAlone(product, () => refusal(product.refresh(tabId)))).toBe(true);
    expect(deals).toEqual([]);
    product.trustpager.clearFaults();
    expect(again(product, tabId)).toMatchObject({ records: 120, added: 120 });
  });

  test('PL1 an answer that is no TrustPager error never makes a record gone', () => {
    const { product, tabId, deals, value } = openDesk(plainDeals(3));
    product.trustpager.colleague.archive(deals[1] ?? '');
    const fault = { kind: 'html', status: 404, executed: false } as const;
    product.trustpager.addFault({ path: '/opportunities/*', times: ALWAYS, fault });
    const { workspace } = product.trustpager;
    workspace().opportunities.remove(deals[2] ?? '');
    expect(again(product, tabId)).toMatchObject({ gone: 0 });
    expect(value(deals[2] ?? '', 'Sync') ?? '').not.toMatch(/Gone/);
  });
});

test('PL8 a record that is archived says so once, and is not asked for again', () => {
  const { product, tabId, deals, value } = openDesk(plainDeals(3));
  const [first = '', second = ''] = deals;
  product.trustpager.colleague.archive(second);
  product.refreshed(tabId);
  expect(value(second, 'Sync')).toBe('Not in this view');
  const asked = product.exchanges.length;
  product.refreshed(tabId);
  const urls = product.exchanges.slice(asked).map(({ request }) => request.url);
  expect(urls.filter((url) => url.includes(second))).toEqual([]);
  expect([value(first, 'Sync'), value(second, 'Sync')]).toEqual([null, 'Not in this view']);
});

describe('a page that fails once', () => {
  test.each(troubles)('PL1 $what on page 2 is healed by asking again', ({ fault }) => {
    const { product, tabId, deals, value } = openDesk(plainDeals(MANY));
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    product.trustpager.addFault({ path: LIST, nth: 2, fault });
    expect(product.refreshed(tabId)).toMatchObject({
      counts: { records: MANY, pages: 2, updated: 1 },
      remarks: [],
    });
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
  });
});

describe('a list that repeats itself', () => {
  test('PL1 a server that ignores the cursor is found out on page 2', () => {
    const { product, tabId } = openDesk(plainDeals(MANY));
    product.trustpager.setSwitches({ cursorParameter: 'ignored' });
    const asked = product.exchanges.length;
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId));
      expect(message).toMatch(/same page .*again|page again/);
      expect(message).toMatch(/page 2/);
      expect(message).toMatch(/not touched/);
    });
    expect(alone).toBe(true);
    expect(product.exchanges.length - asked).toBeLessThanOrEqual(4);
  });

  test('PL9 an id that comes on two pages is one row', () => {
    const { product, tabId } = openDesk([]);
    createDeals(product, plainDeals(MANY));
    product.trustpager.setSwitches({ pageOverlap: 'lastRepeated' });
    expect(again(product, tabId)).toMatchObject({ records: MANY, added: MANY });
    const { ids } = tabView(product, tabId);
    expect(new Set(ids()).size).toBe(MANY);
    expect(ids()).toHaveLength(MANY);
    expect(again(product, tabId)).toMatchObject({ added: 0, unchanged: MANY, cells: 0 });
  });

  test.each(['after', 'cursor'] as const)('PL9 a server that knows only %s is paged', (name) => {
    const { product, tabId } = openDesk([]);
    createDeals(product, plainDeals(MANY));
    product.trustpager.setSwitches({ cursorParameter: name });
    expect(again(product, tabId)).toMatchObject({ records: MANY, pages: 2 });
  });
});

describe('a list that moves while it is read', () => {
  const orders: readonly TrustPagerSwitches['listOrder'][] = [
    'createdNewest',
    'createdOldest',
    'updatedNewest',
    'id',
  ];
  type Act = (product: Product, deals: readonly string[]) => void;
  const acts: readonly (readonly [string, Act])[] = [
    ['inserted', (product) => void createDeals(product, [{ name: 'In between' }])],
    ['deleted', (product, deals) => product.trustpager.colleague.remove(deals[60] ?? '')],
    [
      'edited, so that it moves to the front',
      (product, deals) => product.trustpager.colleague.edit(deals[3] ?? '', { notes: 'now' }),
    ],
    [
      'moved to another stage',
      ({ pipeline, trustpager }, deals) =>
        trustpager.colleague.move(deals[100] ?? '', pipeline.stages[1]?.id ?? ''),
    ],
  ];
  const cases = orders.flatMap((order) => acts.map(([what, act]) => ({ order, what, act })));

  test.each(cases)(
    'PL8 PL9 a record $what between two pages, order $order: none lost, none missing wrongly',
    ({ order, act }) => {
      const { product, tabId, deals } = openDesk(plainDeals(MANY), {
        trustpager: { switches: { listOrder: order } },
      });
      const tab = tabView(product, tabId);
      product.trustpager.addFault({
        path: LIST,
        nth: 2,
        fault: { kind: 'meddling', act: () => act(product, deals) },
      });
      product.refreshed(tabId);
      const present = new Set(product.listed().map(({ id }) => id));
      const missing = [...tab.marks()].filter(([, mark]) => /Not in|Gone/.test(mark));
      expect(missing.filter(([id]) => present.has(id))).toEqual([]);
      again(product, tabId);
      expect(new Set(tab.ids())).toEqual(new Set([...deals, ...present]));
      expect(tab.ids()).toHaveLength(new Set(tab.ids()).size);
      expect(again(product, tabId)).toMatchObject({ cells: 0, added: 0 });
    },
  );

  test('PL8 a record that left for another pipeline is "Not in this view", a deleted one is gone', () => {
    const { product, tabId, deals, value } = openDesk(plainDeals(4));
    const [first = '', second = ''] = deals;
    const elsewhere = product.trustpager
      .workspace()
      .pipelines.values()
      .find(({ id }) => id !== product.pipeline.id)?.stages[0];
    product.trustpager.colleague.move(first, elsewhere?.id ?? '');
    product.trustpager.colleague.remove(second);
    expect(again(product, tabId)).toMatchObject({ records: 2, notInView: 1, gone: 1 });
    expect(value(first, 'Sync')).toBe('Not in this view');
    expect(value(second, 'Sync')).toMatch(/^Gone from CRM 2026-01-15$/);
    expect(value(second, 'Name')).toBe('Deal 2');
  });
});
