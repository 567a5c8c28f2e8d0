/**
 * Through the bundle, for every CRM: whatever its documentation leaves open, what is connected, read,
 * changed and created ends as it should. Several readings go together, each value of each switch in one
 * of them.
 */
import type { ProviderId } from '../../../src/core/model';
import { closeSwitchTable } from '../../../src/host/sandbox/close/switches';
import { lightfieldSwitchTable } from '../../../src/host/sandbox/lightfield/switches';
import { octolaneSwitchTable } from '../../../src/host/sandbox/octolane/switches';
import type { SwitchTable } from '../../../src/host/sandbox/switch-table';
import { trustPagerSwitchTable } from '../../../src/host/sandbox/trustpager/switches';
import { requestsOn } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { type Desk, LATER_MS, openDesk, SOON_MS } from './desk';
import { fresh, placeInBook, violations } from './doubt';

const TABLES: Readonly<Record<ProviderId, SwitchTable>> = {
  trustpager: trustPagerSwitchTable,
  octolane: octolaneSwitchTable,
  close: closeSwitchTable,
  lightfield: lightfieldSwitchTable,
};

/** A CRM that keeps no value at all is judged by tests of its own: its cells say that they were not taken. */
const APART: ReadonlySet<string> = new Set(['valueForm=null']);

type Choice = readonly [name: string, value: string | number];
type Reading = Readonly<Record<string, string | number>>;

/** So many switches are turned at once: what goes wrong is then found quickly. */
const TOGETHER = 8;

/** Each value that is no default once, neighbours of the table apart from one another. */
function readingsOf(table: SwitchTable): readonly Reading[] {
  const choices = Object.entries(table).flatMap(([name, spec]) =>
    spec.values
      .filter((value) => value !== spec.default && !APART.has(`${name}=${value}`))
      .map((value): Choice => [name, value]),
  );
  const count = Math.ceil(choices.length / TOGETHER);
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(choices.filter((_choice, place) => place % count === at)),
  );
}

/** The longest lag of a list that a switch knows has passed. */
const SETTLED_MS = 700_000;

function walk(provider: ProviderId, switches: Reading): readonly string[] {
  const desk = openDesk(provider, { records: 6, [provider]: { switches } });
  const { product, tabId } = desk;
  product.world.clock.advance(SETTLED_MS);
  const { counts } = product.refreshed(tabId);
  const quiet = counts.cells + counts.added === 0 ? [] : ['a second refresh wrote cells'];
  return [...quiet, ...differences(desk, 'after the pull'), ...pushes(desk), ...creates(desk)];
}

/** Where the tab shows another text than the CRM holds, or another record. */
function differences({ crm, texts }: Desk, when: string): readonly string[] {
  const held = crm.records().map(({ id, text }) => `${id} ${text}`);
  const shown = [...texts()].map(([id, text]) => `${id} ${text}`);
  const isSame = held.sort().join('\n') === shown.sort().join('\n');
  return isSame ? [] : [`${when} the tab differs from the CRM`];
}

function pushes(desk: Desk): readonly string[] {
  const { product, crm, tabId } = desk;
  const ids = crm
    .records()
    .slice(0, 2)
    .map(({ id }) => id);
  const book = placeInBook(desk);
  for (const id of ids) desk.types(desk.rowOf(id), crm.text.title, `Typed into ${id}`);
  product.send(tabId, 'push');
  const changed = requestsOn(crm, crm.updates, book)
    .flatMap(({ effects }) => effects)
    .flatMap((effect) => (effect.kind === 'updated' ? [effect.id] : []));
  desk.refreshes(SETTLED_MS);
  const held = new Map(crm.records().map(({ id, text }) => [id, text]));
  const wrong = ids.filter((id) => held.get(id) !== `Typed into ${id}`);
  const isOnce = changed.sort().join() === [...ids].sort().join();
  return [
    ...wrong.map((id) => `${id} was not changed: ${desk.shown(desk.rowOf(id), 'Sync')}`),
    ...(isOnce ? [] : [`changed ${changed.join(', ')}`]),
    ...differences(desk, 'after the push'),
  ];
}

function creates(desk: Desk): readonly string[] {
  const texts = fresh().slice(0, 2);
  desk.adds(texts);
  desk.product.send(desk.tabId, 'create');
  desk.refreshes(SOON_MS);
  desk.refreshes(LATER_MS);
  return [...violations(desk, texts), ...differences(desk, 'after the create')];
}

describe.each(PROVIDERS)('%s', (provider) => {
  test.each(readingsOf(TABLES[provider]))('CC3 PU1 CR4 under %j', (switches) => {
    expect(walk(provider, switches)).toEqual([]);
  });
});
