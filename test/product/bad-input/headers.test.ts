/** The row of titles: deleted, doubled, emptied, pushed down. */
import type { Product } from '../../support/product';
import { leavesFileAlone, openDesk, plainDeals, refusal, tabView } from './tab';

const deleteRows = (product: Product, tabId: number, from: number, count = 1) =>
  product.does({ kind: 'delete', sheetId: tabId, dimension: 'rows', from, count });

const insertRows = (product: Product, tabId: number, at: number, count = 1) =>
  product.does({ kind: 'insert', sheetId: tabId, dimension: 'rows', at, count, like: 'after' });

function typeRow(product: Product, tabId: number, row: number, texts: readonly string[]): void {
  const area = { row, column: 1, rows: 1, columns: texts.length };
  product.does({ kind: 'enter', sheetId: tabId, area, inputs: { each: [[...texts]] } });
}

const titlesOf = (product: Product, tabId: number): readonly string[] =>
  (product.cells(tabId)[0] ?? []).map(String);

describe('the row of titles', () => {
  test('TB4 deleted: every title is listed with two ways back, the tab as it was', () => {
    const { product, tabId } = openDesk(plainDeals(3));
    const titles = titlesOf(product, tabId);
    product.does({ kind: 'freeze', sheetId: tabId, dimension: 'rows', count: 0 });
    deleteRows(product, tabId, 1);
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId));
      expect(message).toMatch(/row with the column titles was not found/);
      expect(message).toMatch(/Undo|Version history/);
      expect(message).toContain(titles.join(', '));
      expect(message).toMatch(/not touched/);
    });
    expect(alone).toBe(true);
  });

  test('TB4 typed again as the message says, the tab goes on', () => {
    const { product, tabId } = openDesk(plainDeals(3));
    const titles = titlesOf(product, tabId);
    product.does({ kind: 'freeze', sheetId: tabId, dimension: 'rows', count: 0 });
    deleteRows(product, tabId, 1);
    refusal(product.refresh(tabId));
    insertRows(product, tabId, 1);
    typeRow(product, tabId, 1, titles);
    expect(product.refreshed(tabId)).toMatchObject({
      counts: { records: 3, unchanged: 3, added: 0, cells: 0 },
      remarks: [],
    });
  });

  test('TB4 emptied: the same, and no record is added a second time', () => {
    const { product, tabId } = openDesk(plainDeals(3));
    const blank = titlesOf(product, tabId).map(() => '');
    typeRow(product, tabId, 1, blank);
    const alone = leavesFileAlone(product, () => {
      expect(refusal(product.refresh(tabId))).toMatch(/row with the column titles was not found/);
    });
    expect(alone).toBe(true);
  });

  test('TB4 a tab that was emptied altogether stays empty', () => {
    const { product, tabId } = openDesk(plainDeals(3));
    const { row, column } = product.world.workbook.view().end(product.sheet(tabId));
    const aspects = { content: true, format: true, notes: true, rules: true };
    const area = { row: 1, column: 1, rows: row, columns: column };
    product.does({ kind: 'clear', sheetId: tabId, area, aspects, skipFiltered: false });
    const alone = leavesFileAlone(product, () => {
      expect(refusal(product.refresh(tabId))).toMatch(/titles was not found/);
    });
    expect(alone).toBe(true);
  });

  test('TB5 copied below the records: left alone and named', () => {
    const { product, tabId, deals } = openDesk(plainDeals(3));
    const titles = titlesOf(product, tabId);
    typeRow(product, tabId, 5, titles);
    product.trustpager.colleague.edit(deals[2] ?? '', { name: 'Changed' });
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts).toMatchObject({ updated: 1, unchanged: 2, added: 0 });
    expect(remarks.join()).toMatch(/Row 5 looks like a second row of titles\. Delete it/);
    expect(product.cells(tabId)[4]).toEqual(titles);
  });

  test('TB5 copied between the records: left alone and named, no stray row', () => {
    const { product, tabId } = openDesk(plainDeals(3));
    const titles = titlesOf(product, tabId);
    insertRows(product, tabId, 3);
    typeRow(product, tabId, 3, titles);
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts).toMatchObject({ unchanged: 3, added: 0, cells: 0 });
    expect(remarks).toEqual([expect.stringMatching(/Row 3 .* Delete it/)]);
    expect(product.cells(tabId)[2]).toEqual(titles);
  });

  test('TB5 copied directly below itself: records stay where they are', () => {
    const { product, tabId, deals } = openDesk(plainDeals(2));
    const titles = titlesOf(product, tabId);
    insertRows(product, tabId, 2);
    typeRow(product, tabId, 2, titles);
    const tab = tabView(product, tabId);
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    const { remarks } = product.refreshed(tabId);
    expect(remarks.join()).toMatch(/second row of titles/);
    expect(tab.value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(product.cells(tabId)[1]).toEqual(titles);
  });

  test('TB10 pushed down by a title and totals: found where it is', () => {
    const { product, tabId, deals, value, typeAt } = openDesk(plainDeals(3));
    insertRows(product, tabId, 1, 3);
    typeAt(1, 1, 'Pipeline of the north');
    typeAt(2, 19, '=SUM(F5:F1000)');
    product.trustpager.colleague.edit(deals[1] ?? '', { value: 900 });
    expect(product.refreshed(tabId)).toMatchObject({ counts: { updated: 1 }, remarks: [] });
    expect(value(deals[1] ?? '', 'Value')).toBe(900);
    expect(product.cells(tabId)[1]?.[18]).toBe(100 + 900 + 102);
  });

  test('TB4 pushed down too far: said, the tab as it was', () => {
    const { product, tabId } = openDesk(plainDeals(2));
    insertRows(product, tabId, 1, 40);
    const alone = leavesFileAlone(product, () => {
      expect(refusal(product.refresh(tabId))).toMatch(/titles was not found/);
    });
    expect(alone).toBe(true);
  });
});
