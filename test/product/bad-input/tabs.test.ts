/** Tabs and the hidden memory: renamed, moved, deleted, filtered, copied, set back. */
import type { Sheet } from '../../../src/host/sheet/model';
import type { Product } from '../../support/product';
import { leavesFileAlone, openDesk, plainDeals, refusal } from './tab';

function memoryOf(product: Product): Sheet {
  const found = product.world.workbook
    .current()
    .sheets.find(({ name }) => name.startsWith('Opportunity Sheets memory'));
  if (!found) throw new Error('the file has no memory');
  return found;
}

describe('the linked tab', () => {
  test('TB10 renamed and moved to the front it is refreshed', () => {
    const { product, tabId, deals, value } = openDesk(plainDeals(2));
    product.does({ kind: 'renameSheet', sheetId: tabId, name: "Maria's =deals <b>" });
    product.does({ kind: 'moveSheet', sheetId: tabId, index: 0 });
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    expect(product.refreshed(tabId).counts.updated).toBe(1);
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(product.sheet(tabId).name).toBe("Maria's =deals <b>");
  });

  test('TB10 hidden it is refreshed and stays hidden', () => {
    const { product, tabId, deals, value } = openDesk(plainDeals(2));
    product.does({ kind: 'hideSheet', sheetId: tabId, hidden: true });
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    product.refreshed(tabId);
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(product.sheet(tabId).hidden).toBe(true);
  });

  test('TB10 deleted: said with the two ways on, nothing asked, nothing made', () => {
    const { product, tabId } = openDesk(plainDeals(2));
    product.does({ kind: 'deleteSheet', sheetId: tabId });
    const asked = product.exchanges.length;
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId));
      expect(message).toMatch(/tab was deleted/);
      expect(message).toMatch(/Undo the deletion, or import it again/);
    });
    expect(alone).toBe(true);
    expect(product.exchanges).toHaveLength(asked);
    expect(product.ask({ kind: 'tabs' })).toMatchObject({ tabs: [], lost: [{ tabId }] });
  });

  test('TB10 deleted and restored it goes on as if nothing had been', () => {
    const { product, tabId } = openDesk(plainDeals(2));
    const before = product.world.workbook.current();
    product.does({ kind: 'deleteSheet', sheetId: tabId });
    refusal(product.refresh(tabId));
    product.world.workbook.restore(before);
    expect(product.refreshed(tabId).counts).toMatchObject({ unchanged: 2, cells: 0 });
  });

  test('TB10 a tab that was never linked: told what to do', () => {
    const { product } = openDesk(plainDeals(1));
    const alone = leavesFileAlone(product, () => {
      expect(refusal(product.refresh(0))).toMatch(/not linked to a CRM.*import one/);
    });
    expect(alone).toBe(true);
  });

  test('TB10 a copy of the tab is not touched by the refresh of the original', () => {
    const { product, tabId, deals } = openDesk(plainDeals(2));
    product.does({ kind: 'copySheet', sheetId: tabId, name: 'Copy', index: null });
    const copy = () => product.world.workbook.current().sheets.find(({ name }) => name === 'Copy');
    const before = copy();
    product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Changed' });
    expect(product.refreshed(tabId)).toMatchObject({ counts: { updated: 1 }, remarks: [] });
    expect(copy()).toBe(before);
  });

  test('TB10 filtered rows and hidden rows are refreshed and stay hidden', () => {
    const { product, tabId, deals, value, row, column } = openDesk(plainDeals(6));
    const [first = '', second = ''] = deals;
    product.does({
      kind: 'filter',
      sheetId: tabId,
      area: { row: 1, column: 1, rows: 7, columns: 17 },
    });
    const hiddenValues = ['Deal 1'];
    product.does({ kind: 'filterColumn', sheetId: tabId, column: column('Name'), hiddenValues });
    product.does({
      kind: 'hide',
      sheetId: tabId,
      dimension: 'rows',
      from: row(second),
      count: 1,
      hidden: true,
    });
    product.trustpager.colleague.edit(first, { value: 1 });
    product.trustpager.colleague.edit(second, { value: 2 });
    const stage = product.pipeline.stages[0]?.id;
    product.trustpager.colleague.create({ name: 'New' }, stage);
    expect(product.refreshed(tabId)).toMatchObject({
      counts: { updated: 2, added: 1, unchanged: 4 },
      remarks: [],
    });
    expect([value(first, 'Value'), value(second, 'Value')]).toEqual([1, 2]);
    const rows = product.sheet(tabId).rows;
    expect(rows[row(first) - 1]?.filtered).toBe(true);
    expect(rows[row(second) - 1]?.hidden).toBe(true);
  });

  test('TB10 sorted by a person, every value stays with its record', () => {
    const { product, tabId, deals, value, column, type } = openDesk(plainDeals(8));
    type(deals[4] ?? '', 'Name', 'Mine');
    product.does({
      kind: 'sort',
      sheetId: tabId,
      area: { row: 2, column: 1, rows: 8, columns: 17 },
      keys: [{ column: column('Value'), ascending: false }],
    });
    product.trustpager.colleague.edit(deals[7] ?? '', { name: 'Changed' });
    expect(product.refreshed(tabId)).toMatchObject({
      counts: { updated: 1, edited: 1, conflicts: 0 },
      remarks: [],
    });
    expect(deals.map((id) => value(id, 'Name'))).toEqual([
      ...['Deal 1', 'Deal 2', 'Deal 3', 'Deal 4', 'Mine', 'Deal 6', 'Deal 7', 'Changed'],
    ]);
  });
});

describe('the hidden memory', () => {
  test('RN2 deleted: made anew, no row added twice, the next refresh quiet', () => {
    const { product, tabId, ids } = openDesk(plainDeals(4));
    product.does({ kind: 'deleteSheet', sheetId: memoryOf(product).id });
    expect(product.refreshed(tabId).counts).toMatchObject({ records: 4, added: 0, cells: 0 });
    expect(memoryOf(product).hidden).toBe(true);
    expect(ids()).toHaveLength(4);
    expect(product.refreshed(tabId)).toMatchObject({ counts: { cells: 0 }, remarks: [] });
  });

  test('RN2 deleted while the tab has edits: equal cells adopted, the others kept and marked', () => {
    const { product, tabId, deals, value, type, cell } = openDesk(plainDeals(3));
    const [first = '', second = '', third = ''] = deals;
    type(first, 'Name', 'Mine');
    product.trustpager.colleague.edit(second, { value: 55 });
    product.does({ kind: 'deleteSheet', sheetId: memoryOf(product).id });
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts).toMatchObject({ added: 0, conflicts: 0 });
    expect([value(first, 'Name'), value(second, 'Value')]).toEqual(['Mine', 101]);
    expect(value(first, 'Sync')).toBe('● Check: Name');
    expect(value(second, 'Sync')).toMatch(/^● Check: .*Value/);
    expect(value(third, 'Sync')).toBeNull();
    expect(cell(first, 'Name').note).toMatch(/The CRM says: Deal 1/);
    expect(remarks.join()).toMatch(/not certain who wrote it/);
  });

  test('RN2 emptied by hand: as if it were new', () => {
    const { product, tabId } = openDesk(plainDeals(3));
    const { id } = memoryOf(product);
    const area = { row: 1, column: 1, rows: 20, columns: 7 };
    const aspects = { content: true, format: false, notes: false, rules: false };
    product.does({ kind: 'clear', sheetId: id, area, aspects, skipFiltered: false });
    expect(product.refreshed(tabId).counts).toMatchObject({ added: 0, cells: 0 });
    expect(product.refreshed(tabId)).toMatchObject({ counts: { cells: 0 }, remarks: [] });
  });

  test('RN2 one of its rows garbled: only that record is in question', () => {
    const { product, tabId, deals, type, value } = openDesk(plainDeals(3));
    const { id } = memoryOf(product);
    const at = product.cells(id).findIndex((cells) => cells[0] === deals[0]) + 1;
    const inputs = { all: 'xxx;|;;\\' };
    const area = { row: at, column: 5, rows: 1, columns: 1 };
    product.does({ kind: 'enter', sheetId: id, area, inputs });
    type(deals[1] ?? '', 'Name', 'Mine');
    product.refreshed(tabId);
    expect(value(deals[1] ?? '', 'Sync')).toBe('● Edited');
    expect(value(deals[2] ?? '', 'Sync')).toBeNull();
    expect(value(deals[0] ?? '', 'Name')).toBe('Deal 1');
    expect(product.refreshed(tabId).counts.cells).toBe(0);
  });

  test.each([
    ['another version', { row: 1, column: 1 }, 'opportunity-sheets/9', /"opportunity-sheets\/9"/],
    ['somebody’s own text', { row: 1, column: 1 }, 'hello', /"hello"/],
    ['a counter that is none', { row: 1, column: 2 }, 'many', /counter is no number/],
  ])('RN3 %s in it: refused by name, the tab as it was', (_what, at, text, told) => {
    const { product, tabId } = openDesk(plainDeals(2));
    const area = { ...at, rows: 1, columns: 1 };
    const inputs = { all: text };
    product.does({ kind: 'enter', sheetId: memoryOf(product).id, area, inputs });
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId));
      expect(message).toMatch(/memory sheet of this tab cannot be read/);
      expect(message).toMatch(told);
      expect(message).toMatch(/Update the add-on, or delete that hidden sheet/);
    });
    expect(alone).toBe(true);
  });

  test('RN3 garbled issues in it are refused or forgotten, never a broken run', () => {
    const { product, tabId, deals } = openDesk(plainDeals(2));
    const { id } = memoryOf(product);
    const at = product.cells(id).findIndex((cells) => cells[0] === deals[0]) + 1;
    const area = { row: at, column: 4, rows: 1, columns: 1 };
    product.does({ kind: 'enter', sheetId: id, area, inputs: { all: '{"name":' } });
    const reply = product.refresh(tabId);
    expect(JSON.stringify(reply)).not.toMatch(/unexpectedly|JSON/);
  });
});
