/** Through the bundle, for every CRM: new rows become opportunities, each of them one. */
import { requestsOn, timesCreated } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { BEN, BOTH, colleagueAt, openDesk, SOON_MS } from './desk';

const FOUR = ['Northern', 'Eastern', 'Southern', 'Western'] as const;

describe.each(PROVIDERS)('%s', (provider) => {
  test('CC3 CR1 CR3 rows are created, one record each, and keep their places', () => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    const first = desk.adds(FOUR);
    const { left } = product.send(tabId, 'create');
    expect(left).toBe(0);
    desk.refreshes();
    for (const [at, text] of FOUR.entries()) {
      expect(timesCreated(crm, text)).toBe(1);
      expect(desk.rowOf(text)).toBe(first + at);
      const record = crm.records().find((row) => row.text === text);
      expect(desk.shown(first + at, 'ID')).toBe(record?.id);
    }
    desk.refreshes();
    expect(FOUR.map((text) => desk.shown(desk.rowOf(text), 'Sync'))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(product.preview(tabId, 'create').items).toEqual([]);
  });

  test('CC3 CR3 a row that the CRM would refuse is named, the others are created', () => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    const first = desk.adds(FOUR);
    const titles = Object.keys(crm.newRow(''));
    const stage = titles.find((title) => /^(Stage|Status)$/.test(title)) ?? '';
    desk.types(first + 2, stage, 'No such stage');
    product.send(tabId, 'create');
    desk.refreshes();
    expect(FOUR.map((text) => timesCreated(crm, text))).toEqual([1, 1, 0, 1]);
    expect(desk.shown(first + 2, 'Sync')).toMatch(new RegExp(`^✗ ${stage}: `));
  });

  test('CC3 CR4 a second click, or the same confirmation again, creates nothing more', () => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    desk.adds(FOUR);
    const confirmed = product.preview(tabId, 'create').items.map(({ digest }) => digest);
    product.send(tabId, 'create', { confirmed });
    product.send(tabId, 'create', { confirmed });
    desk.refreshes();
    product.send(tabId, 'create');
    expect(FOUR.map((text) => timesCreated(crm, text))).toEqual([1, 1, 1, 1]);
  });

  test('CC3 CR4 two people who send the same rows create each once', () => {
    const desk = openDesk(provider, { users: BOTH });
    const { product, crm, tabId } = desk;
    colleagueAt(product);
    desk.adds(FOUR);
    const confirmed = product.preview(tabId, 'create').items.map(({ digest }) => digest);
    product.send(tabId, 'create', { user: BEN });
    product.world.clock.advance(SOON_MS);
    product.send(tabId, 'create', { confirmed });
    desk.refreshes();
    expect(FOUR.map((text) => timesCreated(crm, text))).toEqual([1, 1, 1, 1]);
  });

  test('CC3 CR4 what a colleague does at any moment of a create, no row is created twice', () => {
    const desk = openDesk(provider, { users: BOTH });
    const { product, crm, tabId } = desk;
    colleagueAt(product);
    desk.adds(FOUR);
    const order = { kind: 'send', tabId, action: 'create', run: null, observedAtMs: null } as const;
    const shown = product.preview(tabId, 'create');
    const confirmed = [...shown.items.map(({ digest }) => digest), ...shown.more];
    let met = 0;
    for (const route of crm.creates) {
      const act = () => {
        const reply = product.ask({ ...order, confirmed, silent: true, retry: false }, BEN);
        met += 1;
        expect(reply).toMatchObject({
          kind: 'failed',
          message: expect.stringMatching(/is creating rows/),
        });
      };
      crm.sandbox.addFault({ ...route, fault: { kind: 'meddling', act } });
    }
    product.send(tabId, 'create', { confirmed });
    desk.refreshes();
    expect(met).toBeGreaterThan(0);
    expect(FOUR.map((text) => timesCreated(crm, text))).toEqual([1, 1, 1, 1]);
    expect(requestsOn(crm, crm.creates).length).toBeLessThanOrEqual(FOUR.length);
  });
});
