/** Through the bundle, for every CRM: what a person changed arrives there, and nothing else. */
import { requestsOn, someRecord } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { BEN, BOTH, colleagueAt, type Desk, openDesk, SOON_MS } from './desk';

function held({ crm }: Desk, id: string) {
  return crm.records().find((row) => row.id === id)?.text;
}

function ids({ crm }: Desk, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => someRecord(crm, at).id);
}

describe.each(PROVIDERS)('%s', (provider) => {
  test('CC3 PU1 PU9 changed cells are sent, and marked until the next refresh', () => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    const { title } = crm.text;
    const before = new Map(crm.records().map(({ id, text }) => [id, text]));
    const [first = '', second = ''] = ids(desk, 2);
    desk.types(desk.rowOf(first), title, 'Typed first');
    desk.types(desk.rowOf(second), title, '=not a formula'.slice(1));
    const { outcomes, left } = product.send(tabId, 'push');
    expect({ ...outcomes, left }).toMatchObject({ applied: 2, rejected: 0, inDoubt: 0, left: 0 });
    const wanted = new Map(before).set(first, 'Typed first').set(second, 'not a formula');
    expect(new Map(crm.records().map(({ id, text }) => [id, text]))).toEqual(wanted);
    expect(desk.shown(desk.rowOf(first), 'Sync')).toMatch(/^✓ Updated \d\d:\d\d$/);
    desk.refreshes();
    expect(desk.shown(desk.rowOf(first), 'Sync')).toBeNull();
  });

  test('CC3 PU1 without a change nothing is sent', () => {
    const { product, crm, tabId } = openDesk(provider);
    const shown = product.preview(tabId, 'push');
    expect([shown.items, shown.more, shown.problems]).toEqual([[], [], []]);
    expect(requestsOn(crm, crm.updates)).toEqual([]);
  });

  test('CC3 PU5 what a colleague changed meanwhile is not overwritten', () => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    const { id } = someRecord(crm);
    desk.types(desk.rowOf(id), crm.text.title, 'Mine');
    const shown = product.preview(tabId, 'push');
    crm.rename(id, 'Theirs');
    const { outcomes } = product.send(tabId, 'push', {
      confirmed: [...shown.items.map(({ digest }) => digest), ...shown.more],
    });
    expect(outcomes).toMatchObject({ applied: 0, conflicts: 1 });
    expect(held(desk, id)).toBe('Theirs');
    expect(desk.shown(desk.rowOf(id), 'Sync')).toBe(`⚠ Conflict: ${crm.text.title}`);
  });

  test.each([
    ['done', { kind: 'lost', error: 'timeout', executed: true }],
    ['not done', { kind: 'lost', error: 'timeout', executed: false }],
    ['done', { kind: 'cut' }],
    ['done', { kind: 'empty' }],
    ['not done', { kind: 'html', status: 502, executed: false }],
  ] as const)('CC3 PU7 an update without an answer ends as typed: %s, %j', (_, fault) => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    const { id } = someRecord(crm);
    desk.types(desk.rowOf(id), crm.text.title, 'Typed');
    for (const route of crm.updates) crm.sandbox.addFault({ ...route, fault });
    product.send(tabId, 'push');
    crm.sandbox.clearFaults();
    desk.refreshes();
    product.send(tabId, 'push');
    product.send(tabId, 'push', { retry: true });
    desk.refreshes();
    expect(held(desk, id)).toBe('Typed');
    expect(desk.shown(desk.rowOf(id), 'Sync')).toBeNull();
  });

  test('CC3 PU5 PU13 of two people who change the same, the second is told', () => {
    const desk = openDesk(provider, { users: BOTH });
    const { product, crm, tabId } = desk;
    colleagueAt(product);
    const [one = '', other = ''] = ids(desk, 2);
    const { title } = crm.text;
    desk.types(desk.rowOf(one), title, 'Of Maria');
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    desk.types(desk.rowOf(other), title, 'Of Ben', BEN);
    expect(product.send(tabId, 'push', { user: BEN }).outcomes).toMatchObject({ applied: 2 });
    product.world.clock.advance(SOON_MS);
    expect(product.send(tabId, 'push', { confirmed }).outcomes).toMatchObject({ applied: 0 });
    expect([held(desk, one), held(desk, other)]).toEqual(['Of Maria', 'Of Ben']);
    const sent = requestsOn(crm, crm.updates).filter(({ effects }) => effects.length > 0);
    expect(
      sent.flatMap(({ effects }) => effects).filter(({ kind }) => kind === 'updated').length,
    ).toBe(2);
  });
});
