/** Through the bundle: a second refresh begins while the first is at any of its calls. */

import type { User } from '../../src/host/world/users';
import type { Reply } from '../../src/protocol/replies';
import { shareOf } from '../support/extent';
import { openProduct } from '../support/product';
import { crmWrites, heal, stateOf, undisturbed, violations } from './healing';
import { connectReader, MARIA, prepared, type Scene } from './scenes';

const JO = 'jo@example.com';
const users: readonly User[] = [
  { email: MARIA, locale: 'en_US', rights: 'owner' },
  { email: JO, locale: 'de_DE', rights: 'editor' },
];

const BUSY = /is refreshing a tab of this file|Another run is at work/;

describe('a refresh in the middle of another', () => {
  test.each([
    ['the same user', MARIA, 0],
    ['a colleague whose key sees less', JO, 1],
  ])('RN4 PL7 one of them is told, and the tab is right: %s', (_who, second, from) => {
    const scene = sceneForTwo();
    const { picture, calls } = undisturbed(scene);
    const { product, tabId } = scene;
    const wrong: string[] = [];
    const healed = new Set<string>();
    let told = 0;
    for (const n of shareOf(calls, 2, from)) {
      scene.reset();
      const inner: Reply[] = [];
      let isInside = false;
      const stop = product.world.faults.add((site) => {
        if (site.n !== n || isInside) return null;
        isInside = true;
        return { kind: 'interrupt', run: () => inner.push(product.refresh(tabId, second)) };
      });
      const outer = product.refresh(tabId);
      stop();
      const busy = [outer, ...inner].filter((reply) => reply.kind === 'failed');
      told += busy.length;
      const found = busy.flatMap((reply) =>
        reply.kind === 'failed' && !BUSY.test(reply.message) ? [reply.message] : [],
      );
      if (inner.length !== 1) found.push(`${inner.length} runs inside`);
      const state = stateOf(product);
      if (!healed.has(state)) found.push(...heal(scene, picture), ...violations(scene, picture));
      healed.add(state);
      wrong.push(...found.map((text) => `at call ${n}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(10);
    expect(crmWrites(product)).toBe(0);
  });
});

function sceneForTwo(): Scene {
  const product = openProduct({ records: 14, users });
  connectReader(product, JO);
  return prepared('edits and a conflict', product);
}

test('PL7 a key that sees less changes nothing that it cannot see', () => {
  const product = openProduct({ records: 14, users });
  connectReader(product, JO);
  const tabId = product.link();
  product.refreshed(tabId);
  const before = product.cells(tabId);
  product.world.clock.advance(61_000);
  product.refreshed(tabId, JO);
  expect(product.cells(tabId)).toEqual(before);
});
