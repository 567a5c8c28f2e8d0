/** Keys that are wrong, poor, revoked or somebody else's: what a person is told, and what stays. */
import type { SandboxReply } from '../../../src/host/sandbox/contract';
import {
  defaultKeyDefinitions,
  type KeyDefinition,
  sandboxKeys,
} from '../../../src/host/sandbox/trustpager/keys';
import type { Request } from '../../../src/protocol/requests';
import { MARIA, openProduct, type Product } from '../../support/product';
import { BEN, BOTH, leavesFileAlone, openDesk, plainDeals, refusal } from './tab';

const SCOPES = {
  'opportunities:read': /read opportunities/,
  'pipelines:read': /pipelines and stages/,
  'users:read': /owners/,
  'company:read': /custom fields/,
  'contacts:read': /contacts/,
  'companies:read': /accounts/,
} as const;
const OWN_KEY = 'tp_test_key_of_this_test_only_01';
const OTHER_KEY = 'tp_test_key_of_the_other_place_2';

const connect = (product: Product, key: string, user = MARIA) =>
  product.ask({ kind: 'connect', provider: 'trustpager', key }, user);

const kept = (product: Product, user = MARIA) => product.world.properties.of(`user:${user}`).all();

function openWithKey(definition: Partial<KeyDefinition>): Product {
  const own = { id: 'own', key: OWN_KEY, scopes: ['admin'], ...definition };
  return openProduct({ records: 20, trustpager: { keys: [...defaultKeyDefinitions, own] } });
}

const without = (...missing: readonly string[]) =>
  Object.keys(SCOPES).filter((scope) => !missing.includes(scope));

/** From now on the CRM knows a key no more. */
function revoke(product: Product, key: string): void {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ error: { code: 'UNAUTHORIZED', message: 'Invalid API key.' } });
  const reply: SandboxReply = { kind: 'answer', status: 401, headers, body };
  product.router.addFault(({ headers: sent }) =>
    sent.authorization === `Bearer ${key}` ? { kind: 'answer', reply, executed: false } : null,
  );
}

describe('a key that cannot be used', () => {
  test('CN1 a wrong key is refused with the way to another one, and not kept', () => {
    const product = openProduct();
    const message = refusal(connect(product, 'tp_live_never_issued_by_anybody_1'));
    expect(message).toMatch(/TrustPager does not accept this key/);
    expect(message).toMatch(/create a new one in the settings of TrustPager/);
    expect(kept(product)).toEqual({});
  });

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['a word', 'password'],
    ['only the beginning', 'tp_live_'],
    ['too little', 'tp_test_short'],
    ['a key of another product', 'sk_live_1234567890abcdefghij'],
    ['a whole header', `Bearer ${sandboxKeys.full}`],
    ['a blank inside', 'tp_test_sandbox full_access_0001'],
    ['a line break inside', 'tp_test_sandbox_full\n_access_0001'],
    ['two keys', `${sandboxKeys.full},${sandboxKeys.readOnly}`],
    ['markup', 'tp_test_<script>alert(1)</script>'],
  ])('CN1 %s in place of a key is refused before any request', (_what, key) => {
    const product = openProduct();
    const message = refusal(connect(product, key));
    expect(message).toMatch(/no key of TrustPager/);
    expect(message).toMatch(/copy the whole key/);
    expect(product.exchanges).toEqual([]);
    expect(kept(product)).toEqual({});
  });

  test('CN1 blanks around a good key do not matter', () => {
    const product = openProduct();
    expect(connect(product, ` ${sandboxKeys.full}\n`)).toMatchObject({ kind: 'connected' });
    expect(Object.values(kept(product)).join()).toContain(`"${sandboxKeys.full}"`);
  });

  test.each(['opportunities:read', 'pipelines:read'] as const)(
    'CN1 a key without %s is refused; the right, its use and the way to it are named',
    (scope) => {
      const product = openWithKey({ scopes: without(scope) });
      const message = refusal(connect(product, OWN_KEY));
      expect(message).toContain(scope);
      expect(message).toMatch(SCOPES[scope]);
      expect(message).toMatch(/Ask an admin .* connect again/);
      expect(kept(product)).toEqual({});
    },
  );

  test('CN1 two missing rights are named together', () => {
    const product = openWithKey({ scopes: without('opportunities:read', 'pipelines:read') });
    const message = refusal(connect(product, OWN_KEY));
    expect(message).toContain('opportunities:read');
    expect(message).toContain('pipelines:read');
  });

  test.each(['users:read', 'company:read', 'contacts:read', 'companies:read'] as const)(
    'CN1 a key without %s is kept, says what is missed, and fills a tab all the same',
    (scope) => {
      const product = openWithKey({ scopes: without(scope) });
      const reply = connect(product, OWN_KEY);
      if (reply.kind !== 'connected') throw new Error(JSON.stringify(reply));
      expect(reply.limits).toHaveLength(1);
      expect(reply.limits[0]).toContain(scope);
      expect(reply.limits[0]).toMatch(SCOPES[scope]);
      const { id, name } = product.pipeline;
      const linked = product.ask({
        kind: 'link',
        provider: 'trustpager',
        pipeline: { id, label: name },
        filters: {},
        columns: [],
      });
      if (linked.kind !== 'linked') throw new Error(JSON.stringify(linked));
      const { counts } = product.refreshed(linked.tabId);
      expect(counts.added).toBe(product.listed().length);
    },
  );

  test('CN1 a workspace on a free plan is told so, with the remedy, and that the key is fine', () => {
    const product = openWithKey({ plan: 'free' });
    const message = refusal(connect(product, OWN_KEY));
    expect(message).toMatch(/because of the workspace's plan/);
    expect(message).toMatch(/key is not at fault/);
    expect(message).toMatch(/Upgrade/);
    expect(kept(product)).toEqual({});
  });

  test('CN1 a workspace without a pipeline is told to make one', () => {
    const product = openProduct({ records: 0 });
    const { pipelines } = product.trustpager.workspace();
    for (const { id } of pipelines.values()) pipelines.remove(id);
    const message = refusal(connect(product, sandboxKeys.full));
    expect(message).toMatch(/no pipeline/);
    expect(message).toMatch(/Create one in TrustPager/);
    expect(kept(product)).toEqual({});
  });

  test('CN1 a CRM that is down is not the key’s fault', () => {
    const product = openProduct();
    product.trustpager.addFault({
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'refused', status: 503, body: '{}' },
    });
    const message = refusal(connect(product, sandboxKeys.full));
    expect(message).toMatch(/problem of its own \(status 503\)/);
    expect(message).toMatch(/Try again later/);
    expect(kept(product)).toEqual({});
  });

  test('CN1 a wrong key does not push out the right one', () => {
    const { product, tabId } = openDesk(plainDeals(2));
    refusal(connect(product, 'tp_live_never_issued_by_anybody_1'));
    expect(product.refreshed(tabId).counts.unchanged).toBe(2);
  });
});

describe('a user whose connection does not fit', () => {
  const workspaces = [
    ...defaultKeyDefinitions,
    { id: 'other', key: OTHER_KEY, scopes: ['admin'], workspace: 'other' },
  ];

  test('CN3 without a connection: told to connect, nothing asked, the tab as it was', () => {
    const { product, tabId } = openDesk(plainDeals(2), { users: BOTH });
    const asked = product.exchanges.length;
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId, BEN));
      expect(message).toMatch(/You are not connected to TrustPager/);
      expect(message).toMatch(/Connect with your own key/);
      expect(message).toMatch(/stays readable/);
    });
    expect(alone).toBe(true);
    expect(product.exchanges).toHaveLength(asked);
  });

  test('CN3 a tab and its state can be listed without a connection', () => {
    const { product, tabId } = openDesk(plainDeals(2), { users: BOTH });
    expect(product.ask({ kind: 'tabs' }, BEN)).toMatchObject({
      kind: 'tabs',
      tabs: [{ tabId, records: 2 }],
    });
  });

  test('CN3 with a key of another workspace: told which pipeline the key must see', () => {
    const { product, tabId } = openDesk(plainDeals(2), {
      users: BOTH,
      trustpager: { keys: workspaces },
    });
    expect(connect(product, OTHER_KEY, BEN)).toMatchObject({ kind: 'connected' });
    const asked = product.exchanges.length;
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId, BEN));
      expect(message).toMatch(/belongs to another workspace/);
      expect(message).toContain(`"${product.pipeline.name}"`);
      expect(message).toMatch(/Connect with a key of the workspace/);
    });
    expect(alone).toBe(true);
    expect(product.exchanges).toHaveLength(asked);
  });

  test('CN3 a second connection to another workspace does not disturb the first', () => {
    const { product, tabId } = openDesk(plainDeals(2), { trustpager: { keys: workspaces } });
    expect(connect(product, OTHER_KEY)).toMatchObject({ kind: 'connected' });
    expect(product.refreshed(tabId).counts.unchanged).toBe(2);
    expect(product.ask({ kind: 'connections' })).toMatchObject({
      connections: [{ provider: 'trustpager' }, { provider: 'trustpager' }],
    });
  });

  test('CN3 a colleague with an own key of the same workspace refreshes the tab', () => {
    const { product, tabId, deals, value } = openDesk(plainDeals(2), { users: BOTH });
    expect(connect(product, sandboxKeys.readOnly, BEN)).toMatchObject({ kind: 'connected' });
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    expect(product.refreshed(tabId, BEN).counts.updated).toBe(1);
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(product.trustpager.ledger.requests().at(-1)?.keyId).toBe('readOnly');
  });

  test.each<Request>([
    { kind: 'pipelines', provider: 'trustpager' },
    { kind: 'catalogue', provider: 'trustpager', pipelineId: 'any' },
    {
      kind: 'link',
      provider: 'trustpager',
      pipeline: { id: 'any', label: 'Any' },
      filters: {},
      columns: [],
    },
  ])('CN3 $kind without a connection says to connect first', (request) => {
    const product = openProduct();
    const alone = leavesFileAlone(product, () => {
      expect(refusal(product.ask(request))).toMatch(/not connected to TrustPager\. Connect first/);
    });
    expect(alone).toBe(true);
    expect(product.exchanges).toEqual([]);
  });
});

describe('a key that stops working', () => {
  test('PL1 CN1 revoked between two refreshes: told to connect again, the tab as it was', () => {
    const { product, tabId, deals } = openDesk(plainDeals(3));
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    revoke(product, sandboxKeys.full);
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId));
      expect(message).toMatch(/does not accept the key any more/);
      expect(message).toMatch(/Connect again/);
      expect(message).toMatch(/not touched/);
    });
    expect(alone).toBe(true);
  });

  test('CN1 its replacement takes its place and goes on where it stopped', () => {
    const keys = [...defaultKeyDefinitions, { id: 'own', key: OWN_KEY, scopes: ['admin'] }];
    const { product, tabId, deals, value } = openDesk(plainDeals(3), { trustpager: { keys } });
    revoke(product, sandboxKeys.full);
    refusal(product.refresh(tabId));
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    expect(connect(product, OWN_KEY)).toMatchObject({ kind: 'connected' });
    expect(product.refreshed(tabId).counts).toMatchObject({ updated: 1, unchanged: 2 });
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(JSON.stringify(kept(product))).not.toContain(sandboxKeys.full);
  });

  test('PL7 a poorer key leaves the cells it cannot see, and what is known of them', () => {
    const { product, tabId, deals, value } = openDesk(plainDeals(2), {
      trustpager: {
        keys: [
          ...defaultKeyDefinitions,
          { id: 'own', key: OWN_KEY, scopes: ['opportunities:read', 'pipelines:read'] },
        ],
      },
    });
    const [first = ''] = deals;
    const user = product.trustpager.workspace().users.values()[0];
    if (!user) throw new Error('the workspace has a user');
    product.trustpager.colleague.assign(first, [user.id]);
    product.refreshed(tabId);
    expect(value(first, 'Owners')).toBe(user.full_name);
    connect(product, OWN_KEY);
    product.trustpager.colleague.assign(first, []);
    expect(product.refreshed(tabId).remarks).toEqual([]);
    expect(value(first, 'Owners')).toBe(user.full_name);
    connect(product, sandboxKeys.full);
    expect(product.refreshed(tabId).counts.updated).toBe(1);
    expect(value(first, 'Owners')).toBeNull();
  });

  test('CN3 after a disconnect the key is gone and the tab stays', () => {
    const { product, tabId } = openDesk(plainDeals(2));
    const alone = leavesFileAlone(product, () => {
      product.ask({ kind: 'disconnect', provider: 'trustpager' });
      expect(refusal(product.refresh(tabId))).toMatch(/not connected to TrustPager/);
    });
    expect(alone).toBe(true);
    expect(JSON.stringify(kept(product))).not.toContain('tp_');
  });
});
