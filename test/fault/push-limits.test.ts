/** Through the bundle: approvals, and limits of key, credits, pace and platform amid a sending. */
import { runKey } from '../../src/core/run-record';
import type { Fault } from '../../src/host/sandbox/faults';
import { defaultKeyDefinitions } from '../../src/host/sandbox/trustpager/keys';
import type { TrustPagerSwitches } from '../../src/host/sandbox/trustpager/switches';
import { columnOf, pictureOf } from './picture';
import { ledgerViolations, openEnds, requestsSince, restViolations } from './push-judge';
import { miscounted, type SendEnd, sendOffered } from './push-person';
import { LEASE_OVER_MS, recover } from './push-recover';
import { openSendScene, type SendScene } from './push-scene';

function refused(status: number, code: string, message: string): Fault {
  const body = JSON.stringify({ success: false, error: { code, message } });
  return { kind: 'refused', status, body };
}

/** Faults that end a run, and what a person is told to do. */
const ends: readonly (readonly [string, Fault, RegExp])[] = [
  ['the key is revoked', refused(401, 'UNAUTHORIZED', 'Invalid API key.'), /Connect again/],
  [
    'the key loses a right',
    refused(403, 'INSUFFICIENT_SCOPE', 'This key lacks a scope.'),
    /Ask an admin for a key/,
  ],
  ['the credits are gone', refused(403, 'INSUFFICIENT_CREDITS', 'No credits left.'), /Top up/],
  ['the plan ends', refused(403, 'PLAN_REQUIRED', 'The API needs a paid plan.'), /Upgrade/],
  [
    'the day is used up',
    refused(429, 'RATE_LIMITED', 'Too many requests in a day.'),
    /Try again tomorrow/,
  ],
];

function now({ product }: SendScene): number {
  return product.trustpager.ledger.entries().length;
}

function done(end: SendEnd): Extract<SendEnd, { kind: 'done' }> {
  if (end.kind === 'failed') throw new Error(end.message);
  return end;
}

/** Marks of the new rows that can be sent. */
function marksOf({ product, tabId, rows }: SendScene): readonly string[] {
  const picture = pictureOf(product, tabId);
  const [name, sync] = [columnOf(picture, 'Name'), columnOf(picture, 'Sync')];
  const good = rows.filter(({ end }) => end === 'good');
  return good.map((row) => {
    const cells = picture.find((each) => each[name]?.value === row.name);
    return String(cells?.[sync]?.value ?? '');
  });
}

describe('a limit in the middle', () => {
  const push = openSendScene('push', { trustpager: { switches: { patchUnlisted: 'applied' } } });
  const create = openSendScene('create');

  test.each(ends)('PU12 a push says what to do and leaves the rest: %s', (_, fault, remedy) => {
    push.reset();
    const { product } = push;
    const from = now(push);
    product.trustpager.addFault({ method: 'PATCH', path: '/opportunities/*', times: 99, fault });
    const end = done(sendOffered(product, push));
    product.trustpager.clearFaults();
    // The stages went first, each field that was refused stays an edit.
    expect(end.outcomes).toMatchObject({ applied: 2, rejected: 1, inDoubt: 0 });
    expect(end.left).toBe(7);
    expect(miscounted(end)).toEqual([]);
    expect(end.remarks.join(' ')).toMatch(remedy);
    expect(end.remarks.join(' ')).toMatch(/What was not sent stays as it is/);
    expect(recover(push, 'send')).toEqual([]);
    expect(restViolations(push, from)).toEqual([]);
  });

  test.each(ends)('PU12 CR3 a create says what to do: %s', (_, fault, remedy) => {
    create.reset();
    const { product } = create;
    const from = now(create);
    const path = '/opportunities/bulk-create';
    // Refused as a whole, so halved; the limit is met between the halves.
    product.trustpager.addFault({ path, fault: refused(400, 'VALIDATION_ERROR', 'No.') });
    product.trustpager.addFault({ path, nth: 3, times: 99, fault });
    const end = done(sendOffered(product, create));
    product.trustpager.clearFaults();
    expect(end.outcomes).toMatchObject({ applied: 4, rejected: 2, inDoubt: 0 });
    expect(end.left).toBe(4);
    expect(miscounted(end)).toEqual([]);
    expect(end.remarks.join(' ')).toMatch(remedy);
    expect(marksOf(create).filter((mark) => mark === '')).toHaveLength(4);
    expect(recover(create, 'send')).toEqual([]);
    expect(restViolations(create, from)).toEqual([]);
  });

  test.each([
    ['push', push],
    ['create', create],
  ] as const)('PU10 PU12 the minute is used up: %s goes on by itself', (_, scene) => {
    scene.reset();
    const { product } = scene;
    const from = now(scene);
    const path = scene.action === 'push' ? '/opportunities/*' : '/opportunities/bulk-create';
    const fault = refused(429, 'RATE_LIMITED', 'Too many requests in a minute.');
    product.trustpager.addFault({ path, nth: scene.action === 'push' ? 3 : 1, times: 2, fault });
    const end = done(sendOffered(product, scene));
    expect(end.steps).toBeGreaterThan(1);
    expect(end.left).toBe(0);
    expect(miscounted(end)).toEqual([]);
    expect(end.outcomes.applied).toBe(scene.action === 'push' ? 9 : 8);
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
  });

  test.each([
    ['push', push],
    ['create', create],
  ] as const)('PU12 the fetch quota of the platform: %s', (_, scene) => {
    scene.reset();
    const { product } = scene;
    const from = now(scene);
    const words = 'Service invoked too many times for one day: urlfetch.';
    const stop = product.world.faults.add(({ kind }) => {
      const isDue = kind === 'fetch' && isAnnounced(scene);
      return isDue ? { kind: 'throw', message: words, when: 'before' } : null;
    });
    const end = done(sendOffered(product, scene));
    stop();
    expect(end.remarks.join(' ')).toMatch(/no more web requests today.*Try again tomorrow/);
    expect(end.left).toBeGreaterThan(5);
    expect(end.outcomes.inDoubt).toBe(0);
    expect(recover(scene, 'send')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
  });

  test('CR3 rows that the credits do not pay for are named, and go later', () => {
    create.reset();
    const { product } = create;
    const from = now(create);
    const workspace = product.trustpager.workspace();
    const { creditsRemaining } = workspace;
    product.router.addFault((request) => {
      const isCreate = request.url.endsWith('/bulk-create');
      if (isCreate) workspace.creditsRemaining = Math.min(10, workspace.creditsRemaining);
      return null;
    });
    const end = done(sendOffered(product, create));
    workspace.creditsRemaining = creditsRemaining;
    expect(end.outcomes.applied).toBe(5);
    expect(miscounted(end)).toEqual([]);
    expect(ledgerViolations(create, from)).toEqual([]);
    expect(requestsSince(product, from).length).toBeGreaterThan(0);
  });
});

/** The run record tells of a batch that is about to leave. */
function isAnnounced({ product, tabId }: SendScene): boolean {
  const record = product.world.properties.of('document').get(runKey(tabId)) ?? '{}';
  return Boolean((JSON.parse(record) as { readonly sending?: object | null }).sending);
}

describe('a key whose writes wait for approval', () => {
  const scopes = [
    ...['opportunities:read', 'pipelines:read', 'settings:read', 'users:read', 'contacts:read'],
    ...['companies:read', 'crm:read', 'opportunities:write-approval'],
  ];
  const [full, ...others] = defaultKeyDefinitions;
  const keys = [{ id: 'full', key: full?.key ?? '', scopes }, ...others];
  const forms = ['approval_id', 'id', 'data.approval_id'] as const;

  function openWith(action: 'push' | 'create', switches: Partial<TrustPagerSwitches>): SendScene {
    return openSendScene(action, {
      trustpager: { keys, switches: { patchUnlisted: 'applied', ...switches } },
    });
  }

  function waiting({ product }: SendScene) {
    const approvals = product.trustpager.workspace().approvals.values();
    return approvals.filter(({ status }) => status === 'pending');
  }

  test.each(forms)(
    'CR7 a create waits, is not sent again, and comes in: id at %s',
    (approvalIdAt) => {
      const scene = openWith('create', { approvalIdAt });
      const { product, tabId } = scene;
      const from = now(scene);
      expect(done(sendOffered(product, scene)).outcomes).toMatchObject({ waiting: 8, rejected: 2 });
      expect(marksOf(scene)).toEqual(Array.from({ length: 8 }, () => 'Waiting for approval'));
      expect(done(sendOffered(product, scene)).steps).toBe(0);
      product.world.clock.advance(LEASE_OVER_MS);
      product.refreshed(tabId);
      expect(marksOf(scene)).toEqual(Array.from({ length: 8 }, () => 'Waiting for approval'));
      expect(waiting(scene)).toHaveLength(1);
      for (const { id } of waiting(scene)) product.trustpager.colleague.resolve(id, 'approved');
      product.world.clock.advance(61_000);
      product.refreshed(tabId);
      expect(marksOf(scene)).toEqual(Array.from({ length: 8 }, () => '＋ Created'));
      expect(openEnds(product, tabId)).toEqual([]);
      expect(waiting(scene)).toEqual([]);
      product.world.clock.advance(61_000);
      product.refreshed(tabId);
      expect(marksOf(scene)).toEqual(Array.from({ length: 8 }, () => ''));
      expect(requestsSince(product, from).filter(({ method }) => method !== 'GET')).toHaveLength(1);
    },
  );

  test('CR7 a create that is refused there is named, and may be tried again', () => {
    const scene = openWith('create', {});
    const { product, tabId } = scene;
    sendOffered(product, scene);
    for (const { id } of waiting(scene)) product.trustpager.colleague.resolve(id, 'rejected');
    product.world.clock.advance(LEASE_OVER_MS);
    product.refreshed(tabId);
    expect(marksOf(scene).every((mark) => /^✗ was not approved in the CRM/.test(mark))).toBe(true);
    expect(openEnds(product, tabId)).toEqual([]);
    expect(done(sendOffered(product, scene)).steps).toBe(0);
    expect(done(sendOffered(product, { ...scene, retry: true })).outcomes.waiting).toBe(8);
  });

  test('CR7 a push waits, is not sent again, and is agreed on', () => {
    const scene = openWith('push', {});
    const { product } = scene;
    const from = now(scene);
    expect(done(sendOffered(product, scene)).outcomes).toMatchObject({ waiting: 9, rejected: 1 });
    const asked = waiting(scene).length;
    expect(asked).toBeGreaterThan(5);
    product.world.clock.advance(61_000);
    expect(done(sendOffered(product, scene)).steps).toBe(0);
    expect(waiting(scene)).toHaveLength(asked);
    for (const { id } of waiting(scene)) product.trustpager.colleague.resolve(id, 'approved');
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
  });

  test('CR7 a push that is refused there leaves the edits and says why', () => {
    const scene = openWith('push', {});
    const { product, tabId } = scene;
    sendOffered(product, scene);
    for (const { id } of waiting(scene)) product.trustpager.colleague.resolve(id, 'rejected');
    product.world.clock.advance(LEASE_OVER_MS);
    product.refreshed(tabId);
    const picture = pictureOf(product, tabId);
    const sync = columnOf(picture, 'Sync');
    const named = picture.filter((row) => /not approved/.test(String(row[sync]?.value)));
    expect(named.length).toBeGreaterThan(5);
    expect(openEnds(product, tabId)).toEqual([]);
    expect(picture.flat().some(({ value }) => value === 'First renamed')).toBe(true);
  });
});
