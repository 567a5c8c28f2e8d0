/** Through the bundle: too little time, too few rights, too little room. */
import { extent, shareOf } from '../support/extent';
import { openProduct, type Product, runOf } from '../support/product';
import { crmWrites, heal, leftovers, pauseForPace, undisturbed, violations } from './healing';
import { openScene, setsBack } from './scenes';

const HTTP_MS = 60_000;

/** Every answer takes so much longer. */
function slowNetwork({ router }: Product, ms: number): () => void {
  return router.addFault(() => ({ kind: 'slow', ms }));
}

/** When the last call of the latest execution began, ms after its start. */
function lastCallMs({ world }: Product): number {
  const entries = world.trace.entries();
  const last = entries[entries.length - 1];
  const first = entries.find(({ execution }) => execution === last?.execution);
  if (!first || !last) throw new Error('something was called');
  return last.atMs - first.atMs;
}

describe('time', () => {
  test('PL1 a list too long for one run ends with the forecast, the tab untouched', () => {
    const product = openProduct({ records: 3_000 });
    const tabId = product.link();
    const before = product.cells(tabId);
    slowNetwork(product, 20_000);
    const reply = product.refresh(tabId);
    expect(reply).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/not enough time.*filter.*The tab was not touched/s),
    });
    expect(product.cells(tabId)).toEqual(before);
    expect(lastCallMs(product)).toBeGreaterThan(200_000);
    expect(lastCallMs(product)).toBeLessThan(340_000);
    expect(leftovers(product, tabId)).toEqual([]);
  });

  test('no call begins after 340 s, however late the last answer comes', () => {
    const product = openProduct({ records: 3_000 });
    const tabId = product.link();
    slowNetwork(product, HTTP_MS - 1_000);
    expect(product.refresh(tabId).kind).toBe('failed');
    expect(lastCallMs(product)).toBeLessThan(340_000);
  });

  test('RN5 an execution that Google ends at 360 s is finished by the next one', () => {
    const scene = openScene('edits and a conflict');
    const { picture, calls } = undisturbed(scene);
    const { product, tabId } = scene;
    const wrong: string[] = [];
    for (const n of shareOf(calls, 3)) {
      scene.reset();
      const stop = product.world.faults.add((site) =>
        site.n === n ? { kind: 'delay', ms: 400_000 } : null,
      );
      const { kind } = runOf(product.call({ kind: 'refresh', tabId }));
      stop();
      const found = kind === 'timedOut' ? [] : [`the run ${kind}`];
      found.push(...heal(scene, picture), ...violations(scene, picture));
      wrong.push(...found.map((text) => `at call ${n}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(calls.length).toBeGreaterThan(25);
  });

  test('the pace holds over executions: never more than 56 requests in any 60 s', () => {
    const product = openProduct({ records: extent(2_500, 4_000) });
    const tabId = product.link();
    for (let run = 1; run <= 4; run++) product.refreshed(tabId);
    const sent = product.trustpager.ledger.requests().map(({ atMs }) => atMs);
    const most = sent.map((atMs) => sent.filter((at) => at >= atMs && at < atMs + 60_000).length);
    expect(sent.length).toBeGreaterThan(extent(60, 100));
    expect(Math.max(...most)).toBeLessThanOrEqual(56);
    expect(Math.max(...most)).toBeGreaterThan(40);
    const refused = product.trustpager.ledger.requests().filter(({ status }) => status === 429);
    expect(refused).toEqual([]);
  });

  test.each(['2026-03-08T06:59:30Z', '2026-11-01T05:59:30Z'])(
    'CE8 PL2 a refresh over the change of clocks at %s writes no cell',
    (moment) => {
      const product = openProduct({ timeZone: 'America/New_York' });
      const tabId = product.link();
      product.refreshed(tabId);
      product.world.clock.set(Date.parse(moment));
      expect(product.refreshed(tabId).counts.cells).toBe(0);
      pauseForPace(product);
      expect(product.refreshed(tabId).counts.cells).toBe(0);
    },
  );
});

describe('quotas and rights', () => {
  test('PL1 the fetch quota used up: said, the tab untouched, the next day as usual', () => {
    const product = openProduct({ records: 400, limits: { fetchesPerDay: 20 } });
    const tabId = product.link();
    product.world.quotas.charge('maria@example.com', 'fetch', 20);
    expect(product.refresh(tabId)).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/no more web requests today.*not touched/s),
    });
    expect(product.cells(tabId)).toHaveLength(1);
    product.world.clock.advance(25 * 3_600_000);
    product.refreshed(tabId);
  });

  test('RN5 authorization revoked at any call: told or cut, and healed when it is given again', () => {
    const scene = openScene('changes in the CRM');
    const { picture, calls } = undisturbed(scene);
    const { product, tabId } = scene;
    const { users } = product.world;
    const wrong: string[] = [];
    let noticed = 0;
    for (const n of shareOf(calls, 2)) {
      scene.reset();
      const stop = product.world.faults.add((site) =>
        site.n === n ? { kind: 'interrupt', run: () => users.revoke('maria@example.com') } : null,
      );
      const result = product.call({ kind: 'refresh', tabId });
      stop();
      users.allow('maria@example.com');
      const told = result.kind === 'success' ? JSON.stringify(result.value) : result.message;
      if (!told.includes('"refreshed"')) noticed += 1;
      const found = [...heal(scene, picture), ...violations(scene, picture)];
      wrong.push(...found.map((text) => `at call ${n}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(noticed).toBeGreaterThan(3);
  });

  test('a full property store is told in words, and nothing is lost', () => {
    const product = openProduct();
    const tabId = product.link();
    product.refreshed(tabId);
    const back = setsBack(product);
    const store = product.world.properties.of('document');
    const filler = 'x'.repeat(9_000);
    let full = false;
    for (let n = 0; !full; n++) {
      const room = 500 * 1024 - Buffer.byteLength(JSON.stringify(store.all()));
      full = room < 9_100;
      store.setAll(
        { [`other.${n}`]: full ? filler.slice(0, Math.max(0, room - 60)) : filler },
        false,
      );
    }
    for (const [n, character] of [...'abcdefghijklmnopqrstuvwxyz'].entries()) {
      const size = Buffer.byteLength(Object.entries(store.all()).flat().join(''));
      const left = 500 * 1024 - size - 4;
      if (left > 0) store.setAll({ [`z${n}`]: character.repeat(Math.min(left, 8_000)) }, false);
    }
    const before = product.cells(tabId);
    pauseForPace(product);
    const reply = product.refresh(tabId);
    expect(reply).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/storage quota/),
    });
    expect(product.cells(tabId)).toEqual(before);
    back();
    expect(product.refreshed(tabId).counts.cells).toBe(0);
    expect(crmWrites(product)).toBe(0);
  });
});
