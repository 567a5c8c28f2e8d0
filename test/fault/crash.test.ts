/** Through the bundle: every call of a pull is the last one once, or fails once. */
import { faultAt } from '../../src/host/world/faults';
import type { Reply } from '../../src/protocol/replies';
import { runOf } from '../support/product';
import { heal, stateOf, undisturbed, violations } from './healing';
import { openScene, type Scene, type SceneName, sceneNames } from './scenes';

const pendings = ['dropped', 'applied'] as const;
const kills = sceneNames.flatMap((name) => pendings.map((pending) => ({ name, pending })));
const moments = ['before', 'after'] as const;

/** In the user's language, as Google gives it. */
const TROUBLE = 'Für den Dienst Spreadsheets ist ein Fehler aufgetreten. Bitte warte etwas.';

describe('a pull that is killed at any call', () => {
  test.each(kills)('RN1 RN5 heals: $name, unsent writes $pending', ({ name, pending }) => {
    const scene = openScene(name, { doubts: { unflushedAtKill: pending } });
    const { wrong, runs, states } = tryEveryCall(scene, (n, when) => {
      const stop = scene.product.world.faults.add(faultAt({ n }, { kind: 'kill', when }));
      const { kind } = runOf(scene.product.call({ kind: 'refresh', tabId: scene.tabId }));
      stop();
      return kind === 'killed' ? [] : [`the run ${kind}`];
    });
    expect(wrong).toEqual([]);
    expect(runs).toBeGreaterThan(50);
    expect(states).toBeGreaterThan(10);
  });
});

describe('a pull in which any one call fails', () => {
  test.each(sceneNames)('RN5 answers in words and heals: %s', (name: SceneName) => {
    const scene = openScene(name);
    let failures = 0;
    const { wrong, runs } = tryEveryCall(scene, (n, when) => {
      const fault = { kind: 'throw', message: TROUBLE, when } as const;
      const stop = scene.product.world.faults.add(faultAt({ n }, fault));
      const reply = scene.product.refresh(scene.tabId);
      stop();
      if (reply.kind === 'failed') failures += 1;
      return isReadable(reply) ? [] : [`the reply ${JSON.stringify(reply)}`];
    });
    expect(wrong).toEqual([]);
    expect(runs).toBeGreaterThan(50);
    expect(failures).toBeGreaterThan(20);
  });
});

/** A sentence that says what to do, or a success. */
function isReadable(reply: Reply): boolean {
  if (reply.kind === 'refreshed') return true;
  return reply.kind === 'failed' && /[Rr]efresh|again/.test(reply.message);
}

interface Tried {
  readonly wrong: readonly string[];
  readonly runs: number;
  /** Different states of file and properties that were left behind. */
  readonly states: number;
}

/** `disturb` runs one refresh with trouble at call `n` and says what was odd about the run itself. */
function tryEveryCall(
  scene: Scene,
  disturb: (n: number, when: (typeof moments)[number]) => readonly string[],
): Tried {
  const { picture, calls } = undisturbed(scene);
  const healed = new Set<string>();
  const wrong: string[] = [];
  for (const when of moments) {
    for (const n of calls) {
      scene.reset();
      const found = [...disturb(n, when)];
      const state = stateOf(scene.product);
      if (!healed.has(state)) found.push(...heal(scene, picture), ...violations(scene, picture));
      healed.add(state);
      wrong.push(...found.map((text) => `${when} call ${n}: ${text}`));
    }
  }
  return { wrong, runs: moments.length * calls.length, states: healed.size };
}
