/** Through the bundle: every call of a pull is the last one once, or fails once. */
import { faultAt } from '../../src/host/world/faults';
import type { Reply } from '../../src/protocol/replies';
import { isFull } from '../support/extent';
import { runOf } from '../support/product';
import { heal, stateOf, undisturbed, violations } from './healing';
import type { Picture } from './picture';
import { openScene, type Scene, type SceneName, sceneNames } from './scenes';

const pendings = ['dropped', 'applied'] as const;
const kills = sceneNames.flatMap((name) => pendings.map((pending) => ({ name, pending })));

/** In the user's language, as Google gives it. */
const TROUBLE = 'Für den Dienst Spreadsheets ist ein Fehler aufgetreten. Bitte warte etwas.';

describe('a pull that is killed at any call', () => {
  test.each(kills)('RN1 RN5 heals: $name, unsent writes $pending', ({ name, pending }) => {
    const scene = openScene(name, { doubts: { unflushedAtKill: pending } });
    const { picture, calls } = undisturbed(scene);
    const troubles = deathsAt(calls);
    const { wrong, runs, states } = tryAll({ scene, picture, troubles }, ({ n, when }) => {
      const stop = scene.product.world.faults.add(faultAt({ n }, { kind: 'kill', when }));
      const { kind } = runOf(scene.product.call({ kind: 'refresh', tabId: scene.tabId }));
      stop();
      return kind === 'killed' ? [] : [`the run ${kind}`];
    });
    expect(wrong).toEqual([]);
    expect(runs).toBeGreaterThan(25);
    expect(states).toBeGreaterThan(7);
  });
});

describe('a pull in which any one call fails', () => {
  test.each(sceneNames)('RN5 answers in words and heals: %s', (name: SceneName) => {
    const scene = openScene(name);
    const { picture, calls } = undisturbed(scene);
    const troubles = failuresAt(calls);
    let failures = 0;
    const { wrong, runs } = tryAll({ scene, picture, troubles }, ({ n, when }) => {
      const fault = { kind: 'throw', message: TROUBLE, when } as const;
      const stop = scene.product.world.faults.add(faultAt({ n }, fault));
      const reply = scene.product.refresh(scene.tabId);
      stop();
      if (reply.kind === 'failed') failures += 1;
      return isReadable(reply) ? [] : [`the reply ${JSON.stringify(reply)}`];
    });
    expect(wrong).toEqual([]);
    expect(runs).toBeGreaterThan(25);
    expect(failures).toBeGreaterThan(15);
  });
});

interface Trouble {
  readonly n: number;
  readonly when: 'before' | 'after';
}

/** Between two calls a script can do nothing, so dying after one is dying before the next. */
function deathsAt(calls: readonly number[]): readonly Trouble[] {
  const [first = 1] = calls;
  return [{ n: first, when: 'before' }, ...calls.map((n): Trouble => ({ n, when: 'after' }))];
}

/** Each call fails without or with its effect, in turn; at night both. */
function failuresAt(calls: readonly number[]): readonly Trouble[] {
  return calls.flatMap((n, at): readonly Trouble[] => {
    const both: readonly Trouble[] = [
      { n, when: 'before' },
      { n, when: 'after' },
    ];
    return isFull ? both : both.slice(at % 2, (at % 2) + 1);
  });
}

/** A sentence that says what to do, or a success. */
function isReadable(reply: Reply): boolean {
  if (reply.kind === 'refreshed') return true;
  return reply.kind === 'failed' && /[Rr]efresh|again/.test(reply.message);
}

interface Plan {
  readonly scene: Scene;
  /** The tab after a run that nothing disturbs. */
  readonly picture: Picture;
  readonly troubles: readonly Trouble[];
}

interface Tried {
  readonly wrong: readonly string[];
  readonly runs: number;
  /** Different states of file and properties that were left behind. */
  readonly states: number;
}

/** `disturb` runs one refresh with trouble at a call and says what was odd about the run itself. */
function tryAll(
  { scene, picture, troubles }: Plan,
  disturb: (trouble: Trouble) => readonly string[],
): Tried {
  const healed = new Set<string>();
  const wrong: string[] = [];
  for (const trouble of troubles) {
    scene.reset();
    const found = [...disturb(trouble)];
    const state = stateOf(scene.product);
    if (!healed.has(state)) found.push(...heal(scene, picture), ...violations(scene, picture));
    healed.add(state);
    wrong.push(...found.map((text) => `${trouble.when} call ${trouble.n}: ${text}`));
  }
  return { wrong, runs: troubles.length, states: healed.size };
}
