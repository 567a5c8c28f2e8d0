/** Through the bundle: every call of a push and of a create is the last one once, or fails once. */
import { must } from '../../src/host/sandbox/assume';
import type { TrustPagerSwitches } from '../../src/host/sandbox/trustpager/switches';
import { type CallFault, type CallSite, faultAt } from '../../src/host/world/faults';
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import { runOf } from '../support/product';
import { ledgerViolations, requestsSince, restViolations } from './push-judge';
import { confirmedOf, previewOf, stepRequest } from './push-person';
import { LEASE_OVER_MS, recover } from './push-recover';
import { type Action, checkpoint, openSendScene, type SendScene } from './push-scene';
import { stateLeft } from './push-state';

/** What the documentation leaves open about repeated requests; the calls take turns. */
const IDEMPOTENCY: readonly Partial<TrustPagerSwitches>[] = [
  { idempotency: 'everywhere', idempotencyOtherBody: 'replay' },
  { idempotency: 'exceptBulk', idempotencyOtherBody: 'conflict' },
  { idempotency: 'ignored' },
  { idempotency: 'everywhere', idempotencyOtherBody: 'conflict' },
];

const titles = [
  ['PU1 PU2 PU4 PU5 PU9 MK2 a push heals', 'push'],
  ['CR1 CR4 CR5 CR6 MK2 a create heals', 'create'],
] as const;

describe('a sending that is killed at any call', () => {
  test.each(titles)('%s', (_title, action) => {
    const scene = openCrashScene(action, 'dropped');
    const request = stepOf(scene);
    const tried = tryCalls(scene, request, deathsAt(callsOf(scene, request)));
    expect(tried.wrong).toEqual([]);
    expect(tried.runs).toBeGreaterThan(25);
    expect(tried.sent).toBeGreaterThan(10);
    expect(tried.states).toBeGreaterThan(7);
  });

  test.each(titles)('%s where Google has carried out queued writes', (_title, action) => {
    const scene = openCrashScene(action, 'applied');
    const request = stepOf(scene);
    const calls = callsOf(scene, request);
    const queued = calls.slice(calls.findIndex(({ kind }) => kind === 'write'));
    const troubles = queued.map((site) => ({ site, fault: kill('after') }));
    const tried = tryCalls(scene, request, troubles);
    expect(tried.wrong).toEqual([]);
    expect(tried.runs).toBeGreaterThan(10);
    expect(tried.states).toBeGreaterThan(3);
  });

  test('CR4 CR6 heals: the refresh that settles what a cut create had sent', () => {
    const scene = openSendScene('create');
    const { product, tabId } = scene;
    const since = product.trustpager.ledger.entries().length;
    const request = stepOf(scene);
    const isSent = () => requestsSince(product, since).some(({ effects }) => effects.length > 0);
    const stop = product.world.faults.add(() => (isSent() ? kill('before') : null));
    expect(runOf(product.call(request)).kind).toBe('killed');
    stop();
    product.world.clock.advance(LEASE_OVER_MS);
    const cut = { ...scene, reset: checkpoint(product) };
    const refresh = { kind: 'refresh', tabId } as const;
    const troubles = deathsAt(callsOf(cut, refresh));
    const tried = tryCalls(cut, refresh, troubles, { since });
    expect(tried.wrong).toEqual([]);
    expect(tried.runs).toBeGreaterThan(20);
    expect(tried.states).toBeGreaterThan(3);
  });
});

/** In the user's language, as Google gives it. */
const TROUBLE = 'Für den Dienst Spreadsheets ist ein Fehler aufgetreten. Bitte warte etwas.';

describe('a sending in which any one call fails', () => {
  test('CR4 CR5 answers in words and heals', () => {
    const scene = openSendScene('create');
    const request = stepOf(scene);
    const troubles = callsOf(scene, request).map((site, index): Trouble => {
      const when = index % 2 === 0 ? 'before' : 'after';
      return { site, fault: { kind: 'throw', message: TROUBLE, when } };
    });
    const tried = tryCalls(scene, request, troubles);
    expect(tried.wrong).toEqual([]);
    expect(tried.failures).toBeGreaterThan(20);
  });
});

type OneFault = Extract<CallFault, { readonly when: string }>;

interface Trouble {
  readonly site: CallSite;
  readonly fault: OneFault;
}

function kill(when: OneFault['when']): OneFault {
  return { kind: 'kill', when };
}

/** Between two calls a script can do nothing, so dying after one is dying before the next. */
function deathsAt(sites: readonly CallSite[]): readonly Trouble[] {
  const first = must(sites[0], 'something is called');
  const after = sites.map((site) => ({ site, fault: kill('after') }));
  return [{ site: first, fault: kill('before') }, ...after];
}

function openCrashScene(action: Action, unflushedAtKill: 'dropped' | 'applied'): SendScene {
  return openSendScene(action, {
    sheetDoubts: { unflushedAtKill },
    trustpager: { switches: { patchUnlisted: 'applied' } },
  });
}

interface Tried {
  readonly wrong: readonly string[];
  readonly runs: number;
  /** Different states of file, properties and CRM that were left behind. */
  readonly states: number;
  /** Runs that ended with something sent. */
  readonly sent: number;
  /** Replies that said what went wrong. */
  readonly failures: number;
}

/** What heals from one state heals from the same state again. */
const healed = new Set<string>();

/** `cut`: the scene has a sending in it that was cut, from there in the ledger. */
function tryCalls(
  scene: SendScene,
  request: Request,
  troubles: readonly Trouble[],
  cut?: { readonly since: number },
): Tried {
  const { product } = scene;
  const wrong: string[] = [];
  let [sent, states, failures] = [0, 0, 0];
  for (const [turn, { site, fault }] of troubles.entries()) {
    const { n, className, method } = site;
    scene.reset();
    product.trustpager.setSwitches(must(IDEMPOTENCY[turn % IDEMPOTENCY.length], 'a turn'));
    const from = cut?.since ?? product.trustpager.ledger.entries().length;
    const stop = product.world.faults.add(faultAt({ n }, fault));
    const result = product.call(request);
    stop();
    const found = fault.kind === 'kill' ? unlessKilled(result) : unlessReadable(result);
    if (result.kind === 'success' && (result.value as Reply).kind === 'failed') failures += 1;
    found.push(...ledgerViolations(scene, from));
    if (requestsSince(product, from).some(({ effects }) => effects.length > 0)) sent += 1;
    const state = stateLeft(scene);
    if (!healed.has(state)) {
      states += 1;
      found.push(...recover(scene, turn % 2 === 0 || cut ? 'refresh' : 'send'));
      found.push(...restViolations(scene, from));
    }
    healed.add(state);
    wrong.push(...found.map((text) => `${fault.when} call ${n} (${className}.${method}): ${text}`));
  }
  return { wrong, runs: troubles.length, states, sent, failures };
}

type Called = ReturnType<SendScene['product']['call']>;

function unlessKilled(result: Called): string[] {
  const { kind } = runOf(result);
  return kind === 'killed' ? [] : [`the run ${kind}`];
}

/** A sentence that says what to do, or a success. */
function unlessReadable(result: Called): string[] {
  const reply = result.kind === 'success' ? (result.value as Reply) : null;
  if (reply?.kind === 'progress') return [];
  if (reply?.kind === 'failed' && /again|Refresh/.test(reply.message)) return [];
  return [`the answer is ${JSON.stringify(reply ?? result)}`];
}

/** The first step of what a preview offers. */
function stepOf(scene: SendScene): Request {
  const { product } = scene;
  scene.reset();
  const preview = previewOf(product, scene);
  if (typeof preview === 'string') throw new Error(preview);
  scene.reset();
  return stepRequest(scene, confirmedOf(preview), null);
}

/** The calls that touch the world: dying at a handle is dying at the next of these. */
function callsOf(scene: SendScene, request: Request): readonly CallSite[] {
  const { product } = scene;
  const sites: CallSite[] = [];
  scene.reset();
  const stop = product.world.faults.add((site) => {
    if (site.kind !== 'handle' && site.kind !== 'local') sites.push(site);
    return null;
  });
  product.call(request);
  stop();
  return sites;
}
