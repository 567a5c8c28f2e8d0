/** Ranges and tabs that somebody protected: the rest is written, what is refused is named. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { Area } from '../../../src/host/sheet/area';
import type { Product } from '../../support/product';
import {
  BEN,
  BOTH,
  type Desk,
  openDesk,
  plainDeals,
  refusal,
  remarksOf,
  SURFACES,
  type Surface,
  wholeColumn,
} from './tab';

/** Ben's desk: a tab of Maria's that both may refresh. */
function openShared(surface: Surface, count = 4): Desk {
  const desk = openDesk(plainDeals(count), {
    users: BOTH,
    sheetDoubts: { rejectionSurfaces: surface },
  });
  const { product } = desk;
  product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
  return desk;
}

const protect = (product: Product, tabId: number, area: Area | null) =>
  product.does({ kind: 'protect', sheetId: tabId, area });

describe.each(SURFACES)('a protection that surfaces %s', (surface) => {
  test('CE6 on one column: the others are written, its cells named and kept', () => {
    const desk = openShared(surface);
    const { product, tabId, deals, column, row, value } = desk;
    const [first = '', second = ''] = deals;
    protect(product, tabId, wholeColumn(column('Value')));
    product.trustpager.colleague.edit(first, { name: 'Changed', value: 900 });
    product.trustpager.colleague.edit(second, { name: 'Changed too' });
    const remarks = remarksOf(product.refresh(tabId, BEN));
    expect(value(first, 'Name')).toBe('Changed');
    expect(value(second, 'Name')).toBe('Changed too');
    expect(value(first, 'Value')).toBe(100);
    expect(remarks).toContain(`Value in row ${row(first)}`);
    expect(remarks).toMatch(/not accepted by the tab.*protection/);
    expect(value(first, 'Sync')).toBe('✗ Not shown: Value');
    expect(value(second, 'Sync')).toBeNull();
  });

  test('CE6 on one column: tried again by somebody who may', () => {
    const { product, tabId, deals, column, value } = openShared(surface);
    const [first = ''] = deals;
    protect(product, tabId, wholeColumn(column('Value')));
    product.trustpager.colleague.edit(first, { value: 900 });
    product.refresh(tabId, BEN);
    expect(remarksOf(product.refresh(tabId))).toBe('');
    expect(value(first, 'Value')).toBe(900);
    expect(value(first, 'Sync')).toBeNull();
  });

  test('CE6 by the colleague, against nobody else: the owner’s refresh writes all', () => {
    const { product, tabId, deals, column, value } = openShared(surface);
    const area = wholeColumn(column('Value'));
    product.does({ kind: 'protect', sheetId: tabId, area }, BEN);
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 900 });
    expect(remarksOf(product.refresh(tabId))).toBe('');
    expect(value(deals[0] ?? '', 'Value')).toBe(900);
  });

  test('CE6 on single cells: only these are refused', () => {
    const { product, tabId, deals, column, row, value } = openShared(surface, 6);
    const [, second = ''] = deals;
    const area = { row: row(second), column: column('Name'), rows: 1, columns: 1 };
    protect(product, tabId, area);
    for (const id of deals) product.trustpager.colleague.edit(id, { name: `New ${id}` });
    const remarks = remarksOf(product.refresh(tabId, BEN));
    expect(remarks).toContain(`Name in row ${row(second)}: not accepted`);
    const names = deals.map((id) => value(id, 'Name'));
    expect(names).toEqual(deals.map((id) => (id === second ? 'Deal 2' : `New ${id}`)));
  });

  test('CE6 on the ID column: no row comes in, and that is said with the remedy', () => {
    const { product, tabId, column, ids } = openShared(surface);
    protect(product, tabId, wholeColumn(column('ID')));
    const stage = product.pipeline.stages[0]?.id;
    product.trustpager.colleague.create({ name: 'New' }, stage);
    const rows = product.cells(tabId).length;
    const message = refusal(product.refresh(tabId, BEN));
    expect(message).toMatch(/does not let you add rows/);
    expect(message).toMatch(/Ask the spreadsheet's owner/);
    expect(product.cells(tabId)).toHaveLength(rows);
    expect(product.cells(tabId).flat()).not.toContain('New');
    expect(ids()).toHaveLength(4);
    expect(remarksOf(product.refresh(tabId))).toBe('');
    expect(ids()).toHaveLength(5);
  });

  test('CE6 on the ID column: records that are there are refreshed', () => {
    const { product, tabId, deals, column, value } = openShared(surface);
    protect(product, tabId, wholeColumn(column('ID')));
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    expect(remarksOf(product.refresh(tabId, BEN))).toBe('');
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
  });

  test('CE6 on the Sync column: values are written, the missing marks are said', () => {
    const { product, tabId, deals, column, type, value } = openShared(surface);
    protect(product, tabId, wholeColumn(column('Sync')));
    type(deals[1] ?? '', 'Name', 'Mine', BEN);
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    const remarks = remarksOf(product.refresh(tabId, BEN));
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(remarks).toMatch(/marks .*could .*be written.*whether the Sync column/);
    expect(remarksOf(product.refresh(tabId))).toBe('');
    expect(value(deals[1] ?? '', 'Sync')).toBe('● Edited');
  });

  test('CE6 on the whole tab: nothing in it changes, and every cell is named', () => {
    const { product, tabId, deals } = openShared(surface);
    protect(product, tabId, null);
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed', value: 1 });
    const before = product.sheet(tabId);
    const remarks = remarksOf(product.refresh(tabId, BEN));
    expect(product.sheet(tabId) === before).toBe(true);
    expect(remarks).toMatch(/Name in row \d/);
    expect(remarks).toMatch(/Value in row \d/);
    expect(remarks).toMatch(/protection/);
  });

  test('CE6 on the whole tab: no row comes in', () => {
    const { product, tabId } = openShared(surface);
    protect(product, tabId, null);
    product.trustpager.colleague.create({ name: 'New' }, product.pipeline.stages[0]?.id);
    const before = product.sheet(tabId);
    expect(refusal(product.refresh(tabId, BEN))).toMatch(/does not let you add rows.*owner/);
    expect(product.sheet(tabId) === before).toBe(true);
  });

  test('CE6 with a warning only it stops nobody', () => {
    const { product, tabId, deals, column, value } = openShared(surface);
    const area = wholeColumn(column('Value'));
    const made = product.world.workbook.apply(
      { kind: 'protect', sheetId: tabId, area },
      { user: 'maria@example.com', via: 'person' },
    );
    if (made.kind !== 'changed' || made.made === null) throw new Error('it is protected');
    const patch = { warningOnly: true };
    product.does({ kind: 'editProtection', sheetId: tabId, id: made.made, patch });
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 900 });
    expect(remarksOf(product.refresh(tabId, BEN))).toBe('');
    expect(value(deals[0] ?? '', 'Value')).toBe(900);
  });
});
