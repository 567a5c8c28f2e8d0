/** Through the bundle, for every CRM: a tab shows what the CRM holds, and keeps what people typed. */

import { someRecord } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { openDesk } from './desk';

describe.each(PROVIDERS)('%s', (provider) => {
  test('CC3 PL9 every record of the pipeline has exactly one row', () => {
    const { product, crm, tabId } = openDesk(provider, { records: 230 });
    const column = product.cells(tabId)[0]?.indexOf('ID') ?? -1;
    const ids = product
      .cells(tabId)
      .slice(1)
      .map((cells) => cells[column]);
    expect([...ids].sort()).toEqual(
      crm
        .records()
        .map(({ id }) => id)
        .sort(),
    );
    expect(ids.length).toBeGreaterThan(60);
  });

  test('CC3 PL2 PL11 a refresh without changes writes no cell', () => {
    const { product, tabId } = openDesk(provider);
    product.world.clock.advance(180_000);
    expect(product.refreshed(tabId).counts).toMatchObject({ cells: 0, added: 0, updated: 0 });
  });

  test('CC3 PL3 PL4 PL5 what changed there comes, what was typed stays, both is a conflict', () => {
    const desk = openDesk(provider);
    const { crm } = desk;
    const [theirs, mine, both] = [0, 1, 2].map((at) => someRecord(crm, at).id) as [
      string,
      string,
      string,
    ];
    const { title } = crm.text;
    for (const id of [mine, both]) desk.types(desk.rowOf(id), title, `typed ${id}`);
    for (const id of [theirs, both]) crm.rename(id, `renamed ${id}`);
    desk.refreshes();
    const seen = [theirs, mine, both].map((id) => {
      const row = desk.rowOf(id);
      return [desk.shown(row, title), desk.shown(row, 'Sync')];
    });
    expect(seen).toEqual([
      [`renamed ${theirs}`, null],
      [`typed ${mine}`, '● Edited'],
      [`typed ${both}`, `⚠ Conflict: ${title}`],
    ]);
  });

  test('CC3 PL8 PL10 what is new comes below, what is gone says so', () => {
    const desk = openDesk(provider);
    const { crm, product, tabId } = desk;
    const gone = someRecord(crm).id;
    const rows = product.cells(tabId).length;
    crm.remove(gone);
    const added = crm.add('Added there');
    desk.refreshes();
    expect(desk.rowOf(added)).toBe(rows + 1);
    expect(desk.shown(desk.rowOf(gone), 'Sync')).toMatch(/^Gone from CRM \d{4}-\d\d-\d\d$/);
  });
});
