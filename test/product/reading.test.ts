/** A refresh that somebody looks on at: told how far it is, and stopped before the tab is touched. */
import { blockingCalls } from '../../src/host/world/meters';
import type { Reply } from '../../src/protocol/replies';
import { openProduct, type Product, runOf } from '../support/product';
import { leavesFileAlone } from './bad-input/tab';

type Told = Extract<Reply, { kind: 'reading' }>['sight'];

const WATCH = 'a-watch-of-the-page';

/** Pages that take so long each, ms, and what the page does while the nth of them is read. */
function slowPages(product: Product, ms: number, during: (nth: number) => void): void {
  let nth = 0;
  product.router.addFault(({ url }) => {
    if (!/\/opportunities(\?|$)/.test(url)) return null;
    nth += 1;
    during(nth);
    return { kind: 'slow', ms };
  });
}

/** A tab on about 550 records: six pages. */
function linked() {
  const product = openProduct({ records: 730 });
  const tabId = product.link();
  const { length } = product.listed();
  if (length <= 500) throw new Error('the list is too short');
  return { product, tabId, listed: length };
}

function look(product: Product, stop = false, watch = WATCH): Told {
  const reply = product.ask({ kind: 'reading', watch, stop });
  if (reply.kind !== 'reading') throw new Error(JSON.stringify(reply));
  return reply.sight;
}

describe('looking on', () => {
  test('PL15 tells after some seconds how many are read, then that they are being written', () => {
    const { product, tabId, listed } = linked();
    const told: Told[] = [];
    slowPages(product, 2_600, () => told.push(look(product)));
    expect(product.ask({ kind: 'refresh', tabId, watch: WATCH }).kind).toBe('refreshed');
    expect(told.slice(0, 3)).toEqual([null, null, null]);
    expect(told[3]).toMatchObject({ records: 300, total: null, isWhole: false });
    expect(look(product)).toEqual({ records: listed, total: null, leftMs: null, isWhole: true });
    told.length = 0;
    product.world.clock.advance(61_000);
    product.ask({ kind: 'refresh', tabId, watch: `${WATCH}-2` });
    expect(told).toHaveLength(6);
  });

  test('PL15 knows from the last refresh about how many there are, and how long it will take', () => {
    const { product, tabId, listed } = linked();
    product.refreshed(tabId);
    product.world.clock.advance(61_000);
    const told: Told[] = [];
    slowPages(product, 2_600, () => told.push(look(product)));
    product.ask({ kind: 'refresh', tabId, watch: WATCH });
    expect(told[3]).toMatchObject({ records: 300, total: listed });
    expect(told[3]?.leftMs).toBeGreaterThan(7_000);
    expect(told[3]?.leftMs).toBeLessThan(10_000);
    expect(look(product, false, 'another-run')).toBeNull();
  });

  test('PL13 PL15 costs a short list nothing, and a long one two calls for each five seconds', () => {
    const { product, tabId } = linked();
    const callsOf = (request: object): number => {
      const { execution } = runOf(product.call({ kind: 'refresh', tabId, ...request }));
      if (!execution) throw new Error('it did not run');
      const meters = execution.meters.read();
      product.world.clock.advance(61_000);
      return blockingCalls(meters);
    };
    callsOf({});
    const alone = callsOf({});
    expect(callsOf({ watch: WATCH })).toBe(alone);
    slowPages(product, 2_600, () => undefined);
    // Pages arrive every three seconds: looked at after the third and the fifth, and at the end.
    expect(callsOf({ watch: `${WATCH}-2` })).toBe(alone + 3 * 2);
  });

  test('PL15 takes no lock: it is answered while the refresh holds it', () => {
    const { product, tabId } = linked();
    const locks: number[] = [];
    slowPages(product, 0, (nth) => {
      if (nth !== 2) return;
      const { execution } = runOf(product.call({ kind: 'reading', watch: WATCH, stop: true }));
      locks.push(execution?.meters.read().calls.lock ?? -1);
    });
    product.ask({ kind: 'refresh', tabId, watch: WATCH });
    expect(locks).toEqual([0]);
  });
});

describe('a cancel', () => {
  test('PL16 ends the refresh before the tab is touched, and is no trouble', () => {
    const { product, tabId, listed } = linked();
    slowPages(product, 2_600, (nth) => {
      if (nth === 2) look(product, true);
    });
    const before = product.exchanges.length;
    const alone = leavesFileAlone(product, () => {
      expect(product.ask({ kind: 'refresh', tabId, watch: WATCH })).toEqual({ kind: 'cancelled' });
    });
    expect(alone).toBe(true);
    expect(product.exchanges.slice(before)).toHaveLength(3);
    const tabs = product.ask({ kind: 'tabs' });
    expect(tabs).toMatchObject({ tabs: [{ trouble: null, refreshedAtMs: null }] });
    product.world.clock.advance(61_000);
    expect(product.refreshed(tabId).counts.added).toBe(listed);
  });

  test('PL16 leaves what was wrong with the tab before', () => {
    const { product, tabId } = linked();
    const broken = { kind: 'html', status: 502, executed: false } as const;
    product.trustpager.addFault({ path: '/opportunities', times: 3, fault: broken });
    product.refresh(tabId);
    slowPages(product, 6_000, () => look(product, true));
    expect(product.ask({ kind: 'refresh', tabId, watch: WATCH })).toEqual({ kind: 'cancelled' });
    expect(product.ask({ kind: 'tabs' })).toMatchObject({
      tabs: [{ trouble: expect.stringContaining('status 502') }],
    });
  });

  test('PL16 of one run stops no other one', () => {
    const { product, tabId } = linked();
    look(product, true, 'an-earlier-run');
    slowPages(product, 2_600, () => undefined);
    expect(product.ask({ kind: 'refresh', tabId, watch: WATCH }).kind).toBe('refreshed');
  });

  test('PL16 is heard in a pause for the limit of the CRM, too', () => {
    const { product, tabId } = linked();
    const { world } = product;
    const refusal = { status: 429, headers: { 'retry-after': '50' }, body: '{"error":{}}' };
    product.trustpager.addFault({
      path: '/opportunities',
      nth: 2,
      fault: { kind: 'refused', ...refusal },
    });
    slowPages(product, 0, (nth) => {
      if (nth === 2) look(product, true);
    });
    const before = world.clock.nowMs();
    expect(product.ask({ kind: 'refresh', tabId, watch: WATCH })).toEqual({ kind: 'cancelled' });
    expect(world.clock.nowMs() - before).toBeLessThan(15_000);
  });
});
