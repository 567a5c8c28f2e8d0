/** Through the bundle, for every CRM: which keys are kept, and what a stranger's key may do. */
import { PROVIDERS } from '../../support/crms/place-in';
import { trustPagerKeys } from '../../support/crms/trustpager';
import { MARIA, openProduct, type Product } from '../../support/product';
import { BEN, BOTH, openDesk } from './desk';

const HOSTS = { trustpager: { keys: trustPagerKeys }, users: BOTH } as const;

function connect(product: Product, key: string, user = MARIA) {
  return product.ask({ kind: 'connect', provider: product.crm.provider, key }, user);
}

function kept(product: Product, user = MARIA): string {
  return JSON.stringify(product.world.properties.of(`user:${user}`).all());
}

describe.each(PROVIDERS)('%s', (provider) => {
  test('CC3 CN1 the right key is kept, with the name of the workspace', () => {
    const product = openProduct({ crm: provider, ...HOSTS });
    const { full } = product.crm.keys;
    expect(connect(product, full)).toMatchObject({ kind: 'connected', label: expect.any(String) });
    expect(kept(product)).toContain(full);
    const reply = product.ask({ kind: 'pipelines', provider });
    expect(reply).toMatchObject({ pipelines: expect.arrayContaining([product.crm.pipeline]) });
  });

  test('CC3 CN1 a key that the CRM does not know is refused and not kept', () => {
    const product = openProduct({ crm: provider, ...HOSTS });
    const { unknown } = product.crm.keys;
    const reply = connect(product, unknown);
    expect(reply).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('does not accept this key'),
    });
    expect(kept(product)).not.toContain(unknown);
    expect(product.crm.sandbox.ledger.requests().length).toBeGreaterThan(0);
  });

  test.each(['', ' ', 'a key with spaces in it'])(
    'CC3 CN1 %j is no key, and asks nothing',
    (text) => {
      const product = openProduct({ crm: provider, ...HOSTS });
      expect(connect(product, text)).toMatchObject({ kind: 'failed' });
      expect(product.crm.sandbox.ledger.requests()).toEqual([]);
    },
  );

  test('CC3 CN3 a key of another workspace neither refreshes the tab nor sends from it', () => {
    const desk = openDesk(provider, HOSTS);
    const { product, crm, tabId } = desk;
    const before = product.cells(tabId);
    expect(connect(product, crm.keys.otherWorkspace, BEN).kind).toBe('connected');
    const from = crm.sandbox.ledger.requests().length;
    const preview = { kind: 'preview', tabId, action: 'push', rows: 'all', retry: false } as const;
    for (const reply of [product.refresh(tabId, BEN), product.ask(preview, BEN)]) {
      expect(reply).toMatchObject({ kind: 'failed', message: expect.stringMatching(/workspace/) });
    }
    expect(crm.sandbox.ledger.requests().slice(from)).toEqual([]);
    expect(product.cells(tabId)).toEqual(before);
  });

  test('CC3 CN2 the key is in no cell, message, log, address or body', () => {
    const desk = openDesk(provider, HOSTS);
    const { product, crm, tabId } = desk;
    desk.adds(['Secret keeper']);
    product.send(tabId, 'create');
    crm.sandbox.addFault({ fault: { kind: 'html', status: 502, executed: false }, times: 9 });
    const failed = product.refresh(tabId);
    const { full } = crm.keys;
    const { workbook, logs, trace, properties } = product.world;
    const kept = properties.of('document').all();
    const told = [failed, product.shown(), workbook.current(), logs.lines(), trace.entries(), kept];
    const sent = product.exchanges.map(({ request: { url, body } }) => [url, body]);
    for (const text of [JSON.stringify(told), JSON.stringify(sent)]) {
      expect(text).not.toContain(full);
      expect(text).not.toContain(Buffer.from(`${full}:`).toString('base64'));
    }
    expect(failed.kind).toBe('failed');
    expect(sent.length).toBeGreaterThan(8);
  });
});
