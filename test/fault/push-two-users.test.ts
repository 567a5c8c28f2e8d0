/** Through the bundle: a second user is at work on the tab while rows of it are created. */
import { must } from '../../src/host/sandbox/assume';
import { defaultKeyDefinitions, type KeyDefinition } from '../../src/host/sandbox/trustpager/keys';
import type { CallSite } from '../../src/host/world/faults';
import type { User } from '../../src/host/world/users';
import { shareOf } from '../support/extent';
import { MARIA, openProduct } from '../support/product';
import { ledgerViolations, requestsSince, restViolations } from './push-judge';
import { confirmedOf, previewOf, sendAll, sendOffered, stepRequest } from './push-person';
import { LEASE_OVER_MS, recover } from './push-recover';
import { checkpoint, preparedFor, type SendScene } from './push-scene';
import { stateLeft } from './push-state';

const KIM = 'kim@example.com';
const JO = 'jo@example.com';
const OTTO = 'otto@example.com';

const users: readonly User[] = [
  { email: MARIA, locale: 'en_US', rights: 'owner' },
  { email: KIM, locale: 'en_US', rights: 'editor' },
  { email: JO, locale: 'de_DE', rights: 'editor' },
  { email: OTTO, locale: 'fr_FR', rights: 'editor' },
];

const keys: readonly KeyDefinition[] = [
  ...defaultKeyDefinitions,
  { id: 'kim', key: 'tp_test_sandbox_second_full_0003', scopes: ['admin'] },
  { id: 'otto', key: 'tp_test_sandbox_elsewhere_00004', scopes: ['admin'], workspace: 'other' },
];

/** The last number: where their share of the calls begins. */
const seconds = [
  ['with the same rights', KIM, 'kim', 0],
  ['with fewer rights', JO, 'readOnly', 1],
  ['of another workspace', OTTO, 'otto', 0],
] as const;

function openForTwo(): SendScene {
  const product = openProduct({ records: 16, users, trustpager: { keys } });
  product.ask({ kind: 'profile', name: 'Maria' });
  const scene = preparedFor('create', product);
  for (const [, email, keyId] of seconds) {
    const { key } = must(
      keys.find(({ id }) => id === keyId),
      'a key',
    );
    const reply = product.ask({ kind: 'connect', provider: 'trustpager', key }, email);
    if (reply.kind !== 'connected') throw new Error(JSON.stringify(reply));
    product.ask({ kind: 'profile', name: email }, email);
  }
  return { ...scene, reset: checkpoint(product) };
}

/** Network, journal, locks, writes of the grid. */
const WHERE: ReadonlySet<string> = new Set(['fetch', 'properties', 'lock', 'write', 'flush']);

const CLEAR = [
  /^\S+ is (creating rows of|refreshing) a tab of this file\. Try again in a minute/,
  /^Another run is at work on this file\. Try again in a minute/,
  /^Your TrustPager key belongs to another workspace than this tab\. Connect/,
  /^Another run has begun on this tab meanwhile/,
];

function unclear(message: string): readonly string[] {
  return CLEAR.some((known) => known.test(message)) ? [] : [message];
}

/** Looks, refreshes and sends what is offered; returns the messages that were no help. */
function worksOn(scene: SendScene, user: string): readonly string[] {
  const { product, tabId, action } = scene;
  const refresh = product.refresh(tabId, user);
  const end = sendOffered(product, { tabId, action, user });
  return [
    ...(refresh.kind === 'failed' ? unclear(refresh.message) : []),
    ...(end.kind === 'failed' ? unclear(end.message) : []),
  ];
}

describe('a second user in the middle of a create', () => {
  const scene = openForTwo();
  const { product } = scene;
  const healed = new Set<string>();

  test.each(seconds)('CR4 PU13 RN4 at every call: %s', (_who, second, _keyId, begins) => {
    const { sites, confirmed } = undisturbed(scene);
    const wrong: string[] = [];
    let applied = 0;
    for (const { n, className, method } of shareOf(sites, 2, begins)) {
      scene.reset();
      const from = product.trustpager.ledger.entries().length;
      const found: string[] = [];
      let isInside = false;
      const stop = product.world.faults.add((site) => {
        if (site.n !== n || isInside) return null;
        isInside = true;
        return { kind: 'interrupt', run: () => found.push(...worksOn(scene, second)) };
      });
      const outer = sendAll(product, scene, confirmed);
      stop();
      if (outer.kind === 'failed') found.push(...unclear(outer.message));
      if (outer.kind === 'done' && outer.outcomes.applied > 0) applied += 1;
      found.push(...ledgerViolations(scene, from));
      const state = stateLeft(scene);
      if (!healed.has(state)) found.push(...recover(scene, 'send'), ...restViolations(scene, from));
      healed.add(state);
      wrong.push(...found.map((text) => `at call ${n} (${className}.${method}): ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(sites.length).toBeGreaterThan(20);
    expect(applied).toBeGreaterThan(7);
  });
});

function undisturbed(scene: SendScene) {
  const { product } = scene;
  const sites: CallSite[] = [];
  scene.reset();
  const preview = previewOf(product, scene);
  if (typeof preview === 'string') throw new Error(preview);
  const confirmed = confirmedOf(preview);
  const stop = product.world.faults.add((site) => {
    if (WHERE.has(site.kind)) sites.push(site);
    return null;
  });
  sendAll(product, scene, confirmed);
  stop();
  return { sites, confirmed };
}

describe('a second user between two steps', () => {
  const scene = openForTwo();
  const { product, tabId } = scene;

  /** The first step sends nothing, since the CRM asks for a pause. */
  function firstStep() {
    scene.reset();
    const from = product.trustpager.ledger.entries().length;
    const preview = previewOf(product, scene);
    if (typeof preview === 'string') throw new Error(preview);
    const headers = { 'retry-after': '45' };
    const body = JSON.stringify({ success: false, error: { code: 'RATE_LIMITED' } });
    const fault = { kind: 'refused', status: 429, headers, body } as const;
    product.trustpager.addFault({ path: '/opportunities/bulk-create', fault });
    const confirmed = confirmedOf(preview);
    const step = product.ask(stepRequest(scene, confirmed, null));
    if (step.kind !== 'progress') throw new Error(JSON.stringify(step));
    product.trustpager.clearFaults();
    expect(step).toMatchObject({ done: false, left: 8 });
    expect(step.resumeAtMs).toBeGreaterThan(product.world.clock.nowMs() + 20_000);
    return { from, confirmed, step };
  }

  const creations = (from: number) =>
    requestsSince(product, from).filter(({ path }) => path.endsWith('/bulk-create')).length;

  test.each(seconds)('PU13 is told who is at work, and sends nothing: %s', (_who, second) => {
    const { from, confirmed, step } = firstStep();
    expect(worksOn(scene, second)).toEqual([]);
    expect(creations(from)).toBe(1);
    product.world.clock.advance((step.resumeAtMs ?? 0) - product.world.clock.nowMs());
    const next = product.ask(stepRequest(scene, confirmed, step));
    expect(next).toMatchObject({ kind: 'progress', done: true, outcomes: { applied: 8 } });
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
  });

  test('PU13 CR4 goes on when the first is away too long, and the first sends nothing more', () => {
    const { from, confirmed, step } = firstStep();
    product.world.clock.advance(LEASE_OVER_MS + 60_000);
    const end = sendOffered(product, { ...scene, user: KIM });
    expect(end).toMatchObject({ kind: 'done', outcomes: { applied: 8 } });
    const late = product.ask(stepRequest(scene, confirmed, step));
    expect(late).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/nothing is sent/),
    });
    expect(creations(from)).toBe(2);
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
  });

  test('PU13 a cancelled run gives the tab free at once', () => {
    const { from, step } = firstStep();
    expect(product.ask({ kind: 'stop', tabId, run: step.run }).kind).toBe('stopped');
    product.world.clock.advance(61_000);
    const end = sendOffered(product, { ...scene, user: KIM });
    expect(end).toMatchObject({ kind: 'done', outcomes: { applied: 8 } });
    expect(recover(scene, 'refresh')).toEqual([]);
    expect(restViolations(scene, from)).toEqual([]);
  });
});
