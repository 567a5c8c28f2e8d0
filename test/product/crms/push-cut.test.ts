/**
 * Through the bundle, for every CRM: a push that dies after any call that leaves something behind. A
 * colleague then changes one of its records, and the person pushes once more.
 */
import { must } from '../../../src/host/sandbox/assume';
import type { CallSite } from '../../../src/host/world/faults';
import { requestsOn } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { runOf } from '../../support/product';
import { digestsOf } from '../../support/sending';
import { type Desk, openDesk } from './desk';
import { placeInBook } from './doubt';

/** Between two of these a script leaves nothing behind: queued writes go with it. */
const LASTING = /^(fetch|fetchAll|setProperty|setProperties|deleteProperty|put|putAll|flush)$/;

/** The last of them is the one that the colleague changes. */
const ROWS = 3;

describe.each(PROVIDERS)('%s', (provider) => {
  test('CC3 PU1 PU5 PU9 a push that dies after a call is finished by the next one, once', () => {
    const desk = openDesk(provider);
    const ids = desk.crm.records().map(({ id }) => id);
    const mine = ids.slice(0, ROWS);
    // The first one makes the run log, so the second one's calls are those of all others.
    for (const _ of ['log', 'calls']) undisturbed(desk, mine);
    const sites = undisturbed(desk, mine);
    const wrong: string[] = [];
    const before = untouched(desk, mine);
    let effects = 0;
    for (const site of sites) {
      const book = placeInBook(desk);
      expect(dies(desk, mine, site)).toBe(true);
      if (updates(desk, book).length > 0) effects += 1;
      const place = `after call ${site.n} (${site.className}.${site.method})`;
      wrong.push(...finish(desk, mine, book).map((text) => `${place}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(untouched(desk, mine)).toEqual(before);
    expect([sites.length > 5, effects > 3]).toEqual([true, true]);
  });
});

let turn = 0;

/** Types something new into each row; returns what a person confirms. */
function typed({ product, crm, tabId, rowOf, types }: Desk, ids: readonly string[]) {
  turn += 1;
  for (const id of ids) types(rowOf(id), crm.text.title, textOf(id));
  return digestsOf(product.preview(tabId, 'push'));
}

function textOf(id: string): string {
  return `Typed ${turn} into ${id}`;
}

function undisturbed(desk: Desk, ids: readonly string[]): readonly CallSite[] {
  const sites: CallSite[] = [];
  const confirmed = typed(desk, ids);
  const stop = desk.product.world.faults.add((site) => {
    if (LASTING.test(site.method)) sites.push(site);
    return null;
  });
  sends(desk, confirmed);
  stop();
  desk.refreshes();
  return sites;
}

function dies(desk: Desk, ids: readonly string[], { n }: CallSite): boolean {
  const confirmed = typed(desk, ids);
  const stop = desk.product.world.faults.add((site) =>
    site.n === n ? { kind: 'kill', when: 'after' } : null,
  );
  const { kind } = runOf(sends(desk, confirmed));
  stop();
  return kind === 'killed';
}

function sends({ product, tabId }: Desk, confirmed: readonly string[]) {
  return product.call({
    ...({ kind: 'send', tabId, action: 'push', run: null, observedAtMs: null } as const),
    ...{ confirmed: [...confirmed], silent: true, retry: false },
  });
}

/** Says what is not as it has to be. */
function finish(desk: Desk, ids: readonly string[], book: number): readonly string[] {
  const { product, crm, tabId, rowOf, shown, types } = desk;
  const { title } = crm.text;
  const contested = must(ids[ids.length - 1], 'a row');
  const theirs = `Theirs, turn ${turn}`;
  crm.rename(contested, theirs);
  desk.refreshes();
  product.send(tabId, 'push');
  const held = new Map(crm.records().map(({ id, text }) => [id, text]));
  const wrong = ids.flatMap((id) => {
    const wanted = id === contested ? theirs : textOf(id);
    const times = updates(desk, book).filter((one) => one === id).length;
    const [least, most] = id === contested ? [0, 1] : [1, 1];
    return [
      ...(held.get(id) === wanted ? [] : [`${id} holds ${held.get(id)}`]),
      ...(times >= least && times <= most ? [] : [`${id} was changed ${times} times`]),
    ];
  });
  const isKept = shown(rowOf(contested), title) === textOf(contested);
  const mark = shown(rowOf(contested), 'Sync');
  const isTold = isKept ? mark === `⚠ Conflict: ${title}` : mark === null;
  types(rowOf(contested), title, theirs);
  desk.refreshes();
  const marks = ids.flatMap((id) => shown(rowOf(id), 'Sync') ?? []);
  return [...wrong, ...(isTold ? [] : [`the colleague's change: ${mark}`]), ...marks.map(String)];
}

/** Ids of the records that requests have changed since, each time. */
function updates({ crm }: Desk, book: number): readonly string[] {
  return requestsOn(crm, crm.updates, book)
    .flatMap(({ effects }) => effects)
    .flatMap((effect) => (effect.kind === 'updated' ? [effect.id] : []));
}

function untouched({ crm }: Desk, ids: readonly string[]) {
  return crm.records().filter(({ id }) => !ids.includes(id));
}
