/** Through the bundle: a person works on the tab while rows of it are sent. */
import { must } from '../../src/host/sandbox/assume';
import { createRandom } from '../../src/host/sandbox/random';
import type { Book } from '../../src/host/sheet/model';
import type { CallSite } from '../../src/host/world/faults';
import { extent } from '../support/extent';
import { type Act, type ActName, actNames, acts, block } from './push-acts';
import { ledgerViolations, openEnds, restViolations } from './push-judge';
import { confirmedOf, previewOf, sendAll } from './push-person';
import { recover, settleDown } from './push-recover';
import { type Action, openSendScene, type SendScene } from './push-scene';

/** Seeds are spread over all calls, so that each has its turn at night, and every other one by day. */
const SEEDS = { push: extent(24, 48), create: extent(36, 72) } as const;

describe('a person at work while rows are sent', () => {
  test.each([
    ['PU9 MK1 marks stand on their own rows', 'push'],
    ['CR1 CR4 MK1 IDs and marks stand on their own rows', 'create'],
  ] as const)('%s: %s', (_title, action) => {
    const stage = prepare(action);
    const wrong: string[] = [];
    const seen = new Map<ActName, number>();
    expect(SEEDS[action]).toBeGreaterThanOrEqual(stage.calls.length / extent(2, 1));
    for (let seed = 1; seed <= SEEDS[action]; seed++) {
      const { name, at, found } = agitate(stage, seed);
      seen.set(name, (seen.get(name) ?? 0) + 1);
      wrong.push(...found.map((text) => `seed ${seed}, ${name} at ${at}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect([...seen.keys()].sort()).toEqual([...actNames].sort());
    expect(Math.min(...seen.values())).toBeGreaterThanOrEqual(extent(2, 4));
  });
});

interface Stage {
  readonly scene: SendScene;
  readonly confirmed: readonly string[];
  /** Those that touch the world. */
  readonly calls: readonly CallSite[];
  /** Calls between the last look at the tab and the flush of the marks. */
  readonly marks: { readonly from: number; readonly to: number };
}

function prepare(action: Action): Stage {
  const scene = openSendScene(action, { trustpager: { switches: { patchUnlisted: 'applied' } } });
  const { product } = scene;
  const preview = previewOf(product, scene);
  if (typeof preview === 'string') throw new Error(preview);
  const confirmed = confirmedOf(preview);
  scene.reset();
  const calls: CallSite[] = [];
  const stop = product.world.faults.add((site) => {
    if (site.kind !== 'handle' && site.kind !== 'local') calls.push(site);
    return null;
  });
  sendAll(product, scene, confirmed);
  stop();
  const looks = calls.filter(({ method }) => method === 'getDataRange');
  const from = looks[looks.length - 1]?.n ?? 0;
  const to = calls.find(({ n, method }) => n > from && method === 'flush')?.n ?? 0;
  if (!(from > 0 && to > from)) throw new Error('the step looks and writes');
  return { scene, confirmed, calls, marks: { from, to } };
}

interface Agitated {
  readonly name: ActName;
  readonly at: string;
  readonly found: readonly string[];
}

function agitate({ scene, confirmed, calls, marks }: Stage, seed: number): Agitated {
  const { product, tabId } = scene;
  scene.reset();
  const random = createRandom(`sending/${seed}`);
  const name = must(actNames[seed % actNames.length], 'there are acts');
  const site = must(calls[(seed * extent(2, 1)) % calls.length], 'there are calls');
  const at = `call ${site.n} (${site.className}.${site.method})`;
  const from = product.trustpager.ledger.entries().length;
  const books: Book[] = [];
  let act: Act = {};
  const stop = product.world.faults.add(({ n }) => {
    books.push(product.world.workbook.current());
    const run = () => {
      act = acts[name]({ scene, random, books });
    };
    return n === site.n ? { kind: 'interrupt', run } : null;
  });
  const end = sendAll(product, scene, confirmed);
  stop();
  const found = end.kind === 'failed' && !/again|Refresh/.test(end.message) ? [end.message] : [];
  // Nothing looks at the tab between the last look and the marks: a column that moves in this moment
  // gets the marks of another one. The same is said of refreshes.
  if (name.endsWith('a column') && site.n > marks.from && site.n <= marks.to)
    return { name, at, found };
  const meddled = { ...scene, meddling: act };
  if (act.setsBack) {
    found.push(...recover(meddled, 'refresh'), ...ledgerViolations(meddled, from));
    return { name, at, found: [...found, ...openEnds(product, tabId)] };
  }
  found.push(...settleDown(meddled, () => block({ scene })), ...restViolations(meddled, from));
  return { name, at, found };
}
