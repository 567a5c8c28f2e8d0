/** After everything that can happen: where a key can be found. */
import { harOf } from '../../../src/host/http/har';
import { sandboxKeys as closeKeys } from '../../../src/host/sandbox/close/keys';
import type { Fault } from '../../../src/host/sandbox/faults';
import { sandboxKeys as lightfieldKeys } from '../../../src/host/sandbox/lightfield/keys';
import { sandboxKeys as octolaneKeys } from '../../../src/host/sandbox/octolane/keys';
import { defaultKeyDefinitions, sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { faultOn } from '../../../src/host/world/faults';
import { MARIA, type Product } from '../../support/product';
import { BEN, BOTH, createDeals, openDesk, plainDeals } from './tab';

const FREE_KEY = 'tp_live_free-plan-0123456789abcdef';
const WRONG_KEY = 'tp_live_never_issued_fedcba9876543';
const KEYS = [...Object.values(sandboxKeys), FREE_KEY, WRONG_KEY];

/** Half a key would do for an attacker who can guess. */
const FRAGMENTS = KEYS.flatMap((key) => [key, key.slice(8), key.slice(0, -8)]);

/** Goes through good and bad days with several keys; collects every reply. */
function live(product: Product, tabId: number): readonly unknown[] {
  const said: unknown[] = [];
  const ask = (request: Parameters<Product['ask']>[0], user?: string) =>
    said.push(product.call(request, user));
  const connect = (key: string, user = MARIA) =>
    ask({ kind: 'connect', provider: 'trustpager', key }, user);
  const { trustpager, editor, world } = product;
  connect(WRONG_KEY);
  connect(FREE_KEY);
  connect(`${sandboxKeys.full} ${WRONG_KEY}`);
  connect(sandboxKeys.readOnly, BEN);
  for (const kind of ['connections', 'tabs'] as const) ask({ kind });
  ask({ kind: 'pipelines', provider: 'trustpager' });
  ask({ kind: 'catalogue', provider: 'trustpager', pipelineId: product.pipeline.id });
  const echo = `You sent ${KEYS.join(' and ')}`;
  const faults: readonly Fault[] = [
    { kind: 'refused', status: 500, body: echo },
    { kind: 'refused', status: 401, body: `{"error":{"message":"${echo}"}}` },
    { kind: 'refused', status: 403, body: `{"error":{"message":"${echo}","fix":"${echo}"}}` },
    { kind: 'refused', status: 400, body: `{"error":{"code":"X","message":"${echo}"}}` },
    { kind: 'refused', status: 200, body: `{"${sandboxKeys.full}":1}` },
    { kind: 'lost', error: 'timeout', executed: false },
    { kind: 'html', status: 200, executed: true },
  ];
  for (const fault of faults) {
    trustpager.addFault({ times: Number.POSITIVE_INFINITY, fault });
    ask({ kind: 'refresh', tabId });
    connect(sandboxKeys.full);
    editor.clickMenu(MARIA, 'Refresh all tabs');
    trustpager.clearFaults();
  }
  createDeals(product, plainDeals(3));
  for (const call of ['Range.getValues', 'UrlFetchApp.fetchAll', 'SpreadsheetApp.flush']) {
    const fault = { kind: 'throw', when: 'before', message: echo } as const;
    const heal = world.faults.add(faultOn(call, fault, 3));
    ask({ kind: 'refresh', tabId });
    ask({ kind: 'refresh', tabId }, BEN);
    heal();
  }
  ask({ kind: 'refresh', tabId });
  editor.clickMenu(MARIA, 'Refresh all tabs');
  editor.clickMenu(MARIA, 'Open sidebar');
  editor.clickMenu(MARIA, 'Help');
  return said;
}

/** The texts that hold a key, or a large part of one, by name of the place. */
function placesWithKeys(places: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(places).flatMap(([name, content]) => {
    const text = JSON.stringify(content) ?? '';
    return FRAGMENTS.some((fragment) => text.includes(fragment)) ? [name] : [];
  });
}

describe('a key', () => {
  const { product, tabId } = openDesk(plainDeals(4), {
    users: BOTH,
    trustpager: {
      keys: [
        ...defaultKeyDefinitions,
        { id: 'free', key: FREE_KEY, scopes: ['admin'], plan: 'free' },
      ],
    },
  });
  const said = live(product, tabId).map((result) => {
    const { kind, value, message } = result as Readonly<Record<string, unknown>>;
    return { kind, value, message };
  });
  const { world, exchanges, trustpager } = product;

  test('CN2 is in no cell, note, link, name or metadata of the file', () => {
    expect(placesWithKeys({ file: world.workbook.current() })).toEqual([]);
  });

  test('CN2 is in no reply to the sidebar', () => {
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((reply) => placesWithKeys({ reply }).length > 0)).toEqual([]);
  });

  test('CN2 is in no toast, dialog or sidebar', () => {
    const windows = [MARIA, BEN].map((user) => world.windows.of(user));
    expect(windows[0]?.dialog).not.toBeNull();
    expect(placesWithKeys({ windows })).toEqual([]);
  });

  test('CN2 is in no property or cache but the user’s own', () => {
    const cacheOf = (name: string) => world.caches.of(name).get('pace.trustpager');
    expect(
      placesWithKeys({
        document: world.properties.of('document').all(),
        script: world.properties.of('script').all(),
        documentCache: cacheOf('document'),
        scriptCache: cacheOf('script'),
        userCache: [MARIA, BEN].map((user) => cacheOf(`user:${user}`)),
      }),
    ).toEqual([]);
    const own = (user: string) => JSON.stringify(world.properties.of(`user:${user}`).all());
    expect(own(MARIA)).toContain(sandboxKeys.full);
    expect(own(MARIA)).not.toContain(sandboxKeys.readOnly);
    expect(own(BEN)).toContain(sandboxKeys.readOnly);
    expect(own(BEN)).not.toContain(sandboxKeys.full);
    for (const refused of [WRONG_KEY, FREE_KEY]) expect(own(MARIA)).not.toContain(refused);
  });

  test('CN2 is in no log and no trace', () => {
    expect(world.trace.entries().length).toBeGreaterThan(500);
    expect(placesWithKeys({ logs: world.logs.lines(), trace: world.trace.entries() })).toEqual([]);
  });

  test('CN2 travels in the authorization header and nowhere else in a request', () => {
    expect(exchanges.length).toBeGreaterThan(50);
    for (const { request } of exchanges) {
      const { authorization, ...others } = request.headers;
      expect(authorization).toMatch(/^Bearer tp_/);
      expect(placesWithKeys({ url: request.url, body: request.body, others })).toEqual([]);
    }
  });

  test('CN2 is in no HAR file, also where the CRM has sent it back', () => {
    expect(JSON.stringify(exchanges.map(({ reply }) => reply))).toContain(sandboxKeys.full);
    expect(placesWithKeys({ har: harOf(exchanges) })).toEqual([]);
  });

  test('CN2 is booked in the sandbox by its name only', () => {
    const bodies = trustpager.ledger.requests();
    expect(bodies.some(({ keyId }) => keyId === 'full')).toBe(true);
    expect(placesWithKeys({ ledger: trustpager.ledger.entries() })).toEqual([]);
  });
});

test.each(['full', 'readOnly'] as const)(
  'CN2 the %s keys of all CRMs are masked where the platform itself repeats them',
  (id) => {
    const keys = [sandboxKeys, octolaneKeys, closeKeys, lightfieldKeys].map((all) => all[id]);
    const { product, tabId } = openDesk(plainDeals(1));
    const message = `No ${keys.join(', nor ')}.`;
    const fault = { kind: 'throw', when: 'before', message } as const;
    product.world.faults.add(faultOn('Range.getValues', fault, 1));
    const reply = product.refresh(tabId);
    const masked = 'No •••, nor •••, nor •••, nor •••.';
    expect(reply).toMatchObject({ kind: 'failed', message: expect.stringContaining(masked) });
  },
);
