/** RN5 through the bundle: every call of a pull is the last one once, before and after its effect. */
import { faultAt } from '../../src/host/world/faults';
import { heal, undisturbed, violations } from './healing';
import { openScene, sceneNames } from './scenes';

const pendings = ['dropped', 'applied'] as const;
const cases = sceneNames.flatMap((name) => pendings.map((pending) => ({ name, pending })));

describe('a pull that is killed', () => {
  test.each(cases)('RN1 RN5 $name, unsent writes $pending: heals', ({ name, pending }) => {
    const scene = openScene(name, { doubts: { unflushedAtKill: pending } });
    const { picture, calls } = undisturbed(scene);
    const { product, tabId } = scene;
    const wrong: string[] = [];
    let kills = 0;
    for (const when of ['before', 'after'] as const) {
      for (let n = 1; n <= calls; n++) {
        scene.reset();
        const stop = product.world.faults.add(faultAt({ n }, { kind: 'kill', when }));
        const { run } = product.call({ kind: 'refresh', tabId });
        stop();
        if (run?.kind === 'killed') kills += 1;
        const found = [...heal(scene, picture), ...violations(scene, picture)];
        wrong.push(...found.map((text) => `killed ${when} call ${n} of ${calls}: ${text}`));
      }
    }
    expect(wrong).toEqual([]);
    expect(kills).toBe(2 * calls);
    expect(calls).toBeGreaterThan(60);
  });
});
