/**
 * Through the bundle, for the CRMs that can tell what was changed: scheduled refreshes that read changes
 * only leave the tab as a whole reading would, apart from what only a whole list shows, which comes
 * within a day.
 */
import type { ProviderId } from '../../../src/core/model';
import { must } from '../../../src/host/sandbox/assume';
import { someRecord } from '../../support/crms/place';
import { HOUR_MS, HOURLY, schedule, tickNow } from '../schedule/clockwork';
import { type Desk, openDesk } from './desk';

/** The time of the list's order, as it is asked from on. */
const SINCE = /date_updated__gte|"updated_at","operator":"gte"/;

interface Clocked extends Desk {
  /** After an hour the trigger fires; how many requests asked for changes, and for the whole list. */
  tick(): { readonly changes: number; readonly whole: number };
}

function openClocked(provider: ProviderId, records?: number): Clocked {
  const desk = openDesk(provider, records === undefined ? {} : { records });
  const { product, crm } = desk;
  schedule(product, desk.tabId, HOURLY);
  return {
    ...desk,
    tick() {
      product.world.clock.advance(HOUR_MS);
      const from = crm.sandbox.ledger.requests().length;
      tickNow(product);
      const lists = crm.sandbox.ledger
        .requests()
        .slice(from)
        .filter(({ path }) => /^\/opportunit(y|ies\/search)\/?$/.test(path))
        .map(({ query, body }) => SINCE.test(decodeURIComponent(query) + body));
      const changes = lists.filter(Boolean).length;
      return { changes, whole: lists.length - changes };
    },
  };
}

describe.each(['close', 'octolane'] as const)('%s', (provider) => {
  test('CC3 PL3 PL4 PL5 PL10 what is new, edited there, here and on both sides', () => {
    const desk = openClocked(provider);
    const { crm } = desk;
    const { title } = crm.text;
    const [theirs, mine, both] = [0, 1, 2].map((at) => someRecord(crm, at).id) as [
      string,
      string,
      string,
    ];
    for (const id of [mine, both]) desk.types(desk.rowOf(id), title, `typed ${id}`);
    for (const id of [theirs, both]) crm.rename(id, `renamed ${id}`);
    const added = crm.add('Added there');
    expect(desk.tick()).toEqual({ changes: 1, whole: 0 });
    const seen = [theirs, mine, both, added].map((id) => {
      const row = desk.rowOf(id);
      return [desk.shown(row, title), desk.shown(row, 'Sync')];
    });
    expect(seen).toEqual([
      [`renamed ${theirs}`, null],
      [`typed ${mine}`, '● Edited'],
      [`typed ${both}`, `⚠ Conflict: ${title}`],
      ['Added there', null],
    ]);
    expect(desk.tick()).toEqual({ changes: 1, whole: 0 });
    expect(desk.product.cells(desk.tabId)).toHaveLength(crm.records().length + 1);
  });

  test('CC3 PL8 PL19 a deleted record is found by the whole list, which is read within a day', () => {
    const desk = openClocked(provider);
    const { id } = someRecord(desk.crm);
    desk.crm.remove(id);
    expect(desk.tick()).toEqual({ changes: 1, whole: 0 });
    desk.product.world.clock.advance(23 * HOUR_MS);
    expect(desk.tick()).toMatchObject({ changes: 0 });
    expect(desk.shown(desk.rowOf(id), 'Sync')).toMatch(/^Gone from CRM/);
  });

  test('CC3 PL8 PL19 changes that move while they are read are not trusted: the whole list is', () => {
    const desk = openClocked(provider, 700);
    const { crm, product } = desk;
    const ids = crm.records().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(200);
    product.world.clock.advance(HOUR_MS);
    for (const id of ids) crm.rename(id, `renamed ${id}`);
    const path = provider === 'close' ? '/opportunity/' : '/opportunities/search';
    const some = ids.filter((_, at) => at % 2 === 0);
    const act = () => {
      for (const id of some) crm.rename(id, `renamed ${id} again`);
    };
    crm.sandbox.addFault({ path, nth: 2, fault: { kind: 'meddling', act } });
    expect(desk.tick().whole).toBeGreaterThan(0);
    const held = new Map(crm.records().map(({ id, text }) => [id, text]));
    expect(desk.texts()).toEqual(held);
  });
});

test('CC3 PL8 a record that went to another pipeline of Close says so at once, and comes back', () => {
  const desk = openClocked('close');
  const { colleague, workspace } = desk.product.sandboxes.close;
  const [here, away] = workspace().pipelines.values();
  const { id } = someRecord(desk.crm);
  const stand = (at: typeof here) =>
    colleague.move(id, must(must(at, 'a pipeline').statuses[0], 'a status').id);
  stand(away);
  expect(desk.tick()).toEqual({ changes: 1, whole: 0 });
  expect(desk.shown(desk.rowOf(id), 'Sync')).toBe('Not in this view');
  stand(here);
  expect(desk.tick()).toEqual({ changes: 1, whole: 0 });
  expect(desk.shown(desk.rowOf(id), 'Sync')).toBeNull();
});

test('CC3 PL19 after a list that moved while it was read, the next refresh reads it whole, too', () => {
  const desk = openClocked('close', 500);
  const { crm, product } = desk;
  const { id } = someRecord(crm);
  const act = () => crm.remove(id);
  crm.sandbox.addFault({ path: '/opportunity/', nth: 2, fault: { kind: 'meddling', act } });
  expect(product.refreshed(desk.tabId).remarks.join()).toMatch(/changed places|had gaps/);
  expect(desk.tick()).toMatchObject({ changes: 0 });
  expect(desk.tick()).toEqual({ changes: 1, whole: 0 });
});
