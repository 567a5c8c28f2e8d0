/** Merged cells in and around the table: what they hide is named, and nobody's edit. */
import type { Area } from '../../../src/host/sheet/area';
import { type Desk, leavesFileAlone, openDesk, plainDeals, refusal } from './tab';

describe('merged cells', () => {
  const merge = ({ product, tabId }: Desk, area: Area) =>
    product.does({ kind: 'merge', sheetId: tabId, area, how: 'all' });
  const unmerge = ({ product, tabId }: Desk, area: Area) =>
    product.does({ kind: 'breakApart', sheetId: tabId, area });

  const twoNames = (desk: Desk): { readonly area: Area; readonly hidden: string } => {
    const top = Math.min(desk.row(desk.deals[0] ?? ''), desk.row(desk.deals[1] ?? ''));
    const area = { row: top, column: desk.column('Name'), rows: 2, columns: 1 };
    const hidden = desk.deals.find((id) => desk.row(id) === top + 1);
    if (hidden === undefined) throw new Error('the two deals are neighbours');
    return { area, hidden };
  };

  test.each(['dropped', 'stored'] as const)(
    'CE7 over two records (%s): the hidden value is named, no edit of anybody, and comes back',
    (mergedCellWrite) => {
      const desk = openDesk(plainDeals(2), { sheetDoubts: { mergedCellWrite } });
      const { product, tabId, deals, row, value } = desk;
      const { area, hidden } = twoNames(desk);
      merge(desk, area);
      const { counts, remarks } = product.refreshed(tabId);
      expect(counts).toMatchObject({ edited: 0, conflicts: 0 });
      expect(remarks.join()).toContain(`Name in row ${row(hidden)}: hidden by merged cells`);
      expect(remarks.join()).toMatch(/Unmerge them, then refresh/);
      expect(value(hidden, 'Sync')).toBe('✗ Not shown: Name');
      unmerge(desk, area);
      expect(product.refreshed(tabId).remarks).toEqual([]);
      expect(new Set(deals.map((id) => value(id, 'Name')))).toEqual(new Set(['Deal 1', 'Deal 2']));
      expect(value(hidden, 'Sync')).toBeNull();
    },
  );

  test('CE7 hiding a cell that the CRM changes: named, never a conflict', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, value } = desk;
    const { area, hidden } = twoNames(desk);
    merge(desk, area);
    product.trustpager.colleague.edit(hidden, { name: 'Changed', value: 900 });
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts.conflicts).toBe(0);
    expect(remarks.join()).toMatch(/hidden by merged cells/);
    expect(value(hidden, 'Value')).toBe(900);
    unmerge(desk, area);
    product.refreshed(tabId);
    expect(value(hidden, 'Name')).toBe('Changed');
  });

  test('CE7 over empty cells that get a value later: named with the remedy', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, row, value } = desk;
    const [first = ''] = deals;
    const area = { row: row(first), column: desk.column('Currency'), rows: 1, columns: 3 };
    merge(desk, area);
    const [company] = product.trustpager.workspace().companies.values();
    if (!company) throw new Error('the workspace has a company');
    product.trustpager.colleague.edit(first, { customer_id: company.id, name: 'Changed' });
    const { remarks } = product.refreshed(tabId);
    expect(remarks.join()).toContain(`Account in row ${row(first)}: hidden by merged cells`);
    expect(value(first, 'Name')).toBe('Changed');
    expect(product.sheet(tabId).merges).toHaveLength(1);
  });

  test('CE7 merged cells outside the table disturb nothing', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, value } = desk;
    merge(desk, { row: 6, column: 3, rows: 2, columns: 3 });
    merge(desk, { row: 2, column: 19, rows: 2, columns: 2 });
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    product.trustpager.colleague.create({ name: 'New' }, product.pipeline.stages[0]?.id);
    expect(product.refreshed(tabId)).toMatchObject({ counts: { added: 1 }, remarks: [] });
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(
      product
        .sheet(tabId)
        .merges.map(({ row }) => row)
        .sort(),
    ).toEqual([2, 7]);
  });

  test('TB4 a merged row of titles above the table is harmless', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, value } = desk;
    product.does({
      kind: 'insert',
      sheetId: tabId,
      dimension: 'rows',
      at: 1,
      count: 1,
      like: 'after',
    });
    merge(desk, { row: 1, column: 1, rows: 1, columns: 8 });
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    expect(product.refreshed(tabId)).toMatchObject({ counts: { updated: 1 }, remarks: [] });
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
  });

  test('PL1 leaves the tab alone when the list fails although cells are merged', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId } = desk;
    merge(desk, twoNames(desk).area);
    product.trustpager.addFault({
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'empty' },
    });
    expect(leavesFileAlone(product, () => refusal(product.refresh(tabId)))).toBe(true);
  });
});
