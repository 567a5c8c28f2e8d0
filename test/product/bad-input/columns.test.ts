/** Columns of the table: deleted, moved, renamed, doubled, or filled by a formula. */
import { columnName } from '../../../src/host/sheet/area';
import type { Dimension } from '../../../src/host/sheet/change';
import type { Product } from '../../support/product';
import { type Desk, leavesFileAlone, openDesk, plainDeals, refusal } from './tab';

const columns: Dimension = 'columns';

const removeColumn = ({ product, tabId, column }: Desk, title: string) =>
  product.does({
    kind: 'delete',
    sheetId: tabId,
    dimension: columns,
    from: column(title),
    count: 1,
  });

const insertColumn = (product: Product, tabId: number, at: number) =>
  product.does({
    kind: 'insert',
    sheetId: tabId,
    dimension: columns,
    at,
    count: 1,
    like: 'before',
  });

/** Changes the first record in the CRM and tells how the refresh saw it. */
function changed({ product, deals, tabId }: Desk, name: string) {
  product.trustpager.colleague.edit(deals[0] ?? '', { name, value: 777 });
  return product.refreshed(tabId);
}

describe('a column that was moved or renamed', () => {
  test.each([
    ['to the far right', 'Name', 18],
    ['to the far left', 'Value', 1],
    ['in front of the ID', 'Stage', 2],
  ])('TB1 moved %s it is refreshed where it is', (_where, title, to) => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, column, deals, value } = desk;
    product.does({
      kind: 'move',
      sheetId: tabId,
      dimension: columns,
      from: column(title),
      count: 1,
      to,
    });
    expect(changed(desk, 'Changed')).toMatchObject({ counts: { updated: 1 }, remarks: [] });
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(value(deals[0] ?? '', 'Value')).toBe(777);
  });

  test.each(['Sync', 'ID'])('TB1 the %s column may be moved as well', (title) => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, column, deals, type, value } = desk;
    product.does({
      kind: 'move',
      sheetId: tabId,
      dimension: columns,
      from: column(title),
      count: 1,
      to: 10,
    });
    type(deals[1] ?? '', 'Name', 'Mine');
    expect(changed(desk, 'Changed')).toMatchObject({
      counts: { updated: 1, edited: 1, added: 0 },
      remarks: [],
    });
    expect(value(deals[1] ?? '', 'Sync')).toBe('● Edited');
  });

  test('TB2 renamed it is refreshed, keeps its new title, and may then be moved', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, column, deals, value, typeAt } = desk;
    typeAt(1, column('Value'), 'Worth to us');
    expect(changed(desk, 'Changed')).toMatchObject({ counts: { updated: 1 }, remarks: [] });
    expect(value(deals[0] ?? '', 'Worth to us')).toBe(777);
    product.does({
      kind: 'move',
      sheetId: tabId,
      dimension: columns,
      from: column('Worth to us'),
      count: 1,
      to: 18,
    });
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 12 });
    product.refreshed(tabId);
    expect(value(deals[0] ?? '', 'Worth to us')).toBe(12);
  });

  test('TB2 the ID column may be renamed', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, column, deals, typeAt } = desk;
    const [at, name] = [column('ID'), column('Name')];
    typeAt(1, at, 'CRM number');
    expect(changed(desk, 'Changed')).toMatchObject({ counts: { updated: 1, added: 0 } });
    const row = product.cells(tabId).find((cells) => cells[at - 1] === deals[0]);
    expect(row?.[name - 1]).toBe('Changed');
  });

  test('TB2 all titles translated by hand are followed', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, typeAt } = desk;
    const titles = (product.cells(tabId)[0] ?? []).map(String);
    for (const [at, title] of titles.entries()) {
      if (title !== 'ID') typeAt(1, at + 1, `${title} (de)`);
    }
    const { counts, remarks } = changed(desk, 'Changed');
    expect(counts).toMatchObject({ updated: 1, unchanged: 1, added: 0 });
    expect(remarks).toEqual([]);
  });

  test('TB2 two titles exchanged: each column is what its title says, edits are kept', () => {
    const desk = openDesk([{ name: 'A deal', notes: 'A note' }]);
    const { product, tabId, column, deals, typeAt, value } = desk;
    const [name, notes] = [column('Name'), column('Notes')];
    typeAt(1, name, 'Notes');
    typeAt(1, notes, 'Name');
    product.refreshed(tabId);
    expect(value(deals[0] ?? '', 'Name')).toBe('A note');
    expect(value(deals[0] ?? '', 'Sync')).toBe('● Edited');
  });
});

describe('a column that is gone', () => {
  test.each(['Value', 'Owners', 'Updated'])('TB3 %s: said, and the others refreshed', (title) => {
    const desk = openDesk(plainDeals(3));
    removeColumn(desk, title);
    const { counts, remarks } = changed(desk, 'Changed');
    expect(counts.updated).toBe(1);
    expect(remarks).toEqual([expect.stringContaining(`Column "${title}" is not in this tab`)]);
    expect(remarks[0]).toMatch(/Add a column with this title/);
    expect(desk.value(desk.deals[0] ?? '', 'Name')).toBe('Changed');
  });

  test('TB3 typed again as the remark says, it is filled', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, typeAt, value, deals } = desk;
    removeColumn(desk, 'Value');
    product.refreshed(tabId);
    typeAt(1, 20, 'Value');
    expect(product.refreshed(tabId).remarks).toEqual([]);
    expect(value(deals[2] ?? '', 'Value')).toBe(102);
  });

  test('TB3 the Sync column: said, and the values refreshed', () => {
    const desk = openDesk(plainDeals(3));
    removeColumn(desk, 'Sync');
    const { counts, remarks } = changed(desk, 'Changed');
    expect(counts.updated).toBe(1);
    expect(remarks).toEqual([
      expect.stringMatching(/Sync column is not in this tab.*Add a column/),
    ]);
  });

  test('TB4 the ID column: nothing is written, since no row can be told from another', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId } = desk;
    removeColumn(desk, 'ID');
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.refresh(tabId));
      expect(message).toMatch(/Undo|Version history/);
      expect(message).toMatch(/\bID\b/);
    });
    expect(alone).toBe(true);
  });

  test('TB4 the ID column typed in again: rows with equal content get their IDs back', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, typeAt, deals } = desk;
    removeColumn(desk, 'ID');
    refusal(product.refresh(tabId));
    insertColumn(product, tabId, 2);
    typeAt(1, 2, 'ID');
    product.refreshed(tabId);
    const names = product.cells(tabId).map((cells) => cells[2]);
    expect(new Set(desk.ids())).toEqual(new Set(deals));
    expect(names.filter((name) => name === 'Deal 1')).toHaveLength(1);
  });
});

describe('a title that stands twice', () => {
  test('TB3 typed over another column: said; ours is refreshed, the other left alone', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, column, deals, row, typeAt } = desk;
    typeAt(1, 19, 'Name');
    typeAt(row(deals[0] ?? ''), 19, 'my own remark');
    const { counts, remarks } = changed(desk, 'Changed');
    expect(counts).toMatchObject({ updated: 1, edited: 0, conflicts: 0 });
    expect(remarks).toEqual([expect.stringMatching(/title "Name".*more than one column.*Rename/)]);
    const cells = product.cells(tabId)[row(deals[0] ?? '') - 1];
    expect(cells?.[column('Name') - 1]).toBe('Changed');
    expect(cells?.[18]).toBe('my own remark');
  });

  test('TB3 a copy to the left of ours: ours is known by its tag', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, typeAt } = desk;
    insertColumn(product, tabId, 3);
    typeAt(1, 3, 'Name');
    typeAt(2, 3, 'mine');
    typeAt(3, 3, 'mine too');
    const { remarks } = changed(desk, 'Changed');
    expect(remarks).toEqual([expect.stringMatching(/title "Name".*more than one column/)]);
    const rows = product.cells(tabId).filter((cells) => deals.includes(String(cells[1])));
    expect(rows.map((cells) => cells[2]).sort()).toEqual(['mine', 'mine too']);
    expect(rows.map((cells) => cells[3]).sort()).toEqual(['Changed', 'Deal 2']);
  });

  test('TB3 a second ID column is not taken for ours', () => {
    const desk = openDesk(plainDeals(2));
    desk.typeAt(1, 19, 'ID');
    const { counts, remarks } = changed(desk, 'Changed');
    expect(counts).toMatchObject({ updated: 1, added: 0 });
    expect(remarks).toEqual([expect.stringMatching(/title "ID".*more than one column/)]);
  });
});

describe('a column filled by a formula', () => {
  const spill = (source: string, title: string) =>
    `={"${title}";ARRAYFORMULA(${source}2:${source}5)}`;

  test('CE4 from its title: left alone as a whole, said with the remedy, the rest refreshed', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, column, deals, value, typeAt, formulas } = desk;
    const at = column('Notes');
    product.does({
      kind: 'format',
      sheetId: tabId,
      area: { row: 1, column: at, rows: 20, columns: 1 },
      patches: { all: { numberFormat: '' } },
    });
    typeAt(1, at, spill(columnName(column('Name')), 'Notes'));
    product.trustpager.colleague.edit(deals[0] ?? '', { notes: 'from the CRM' });
    const { remarks } = changed(desk, 'Changed');
    expect(remarks).toEqual([
      expect.stringMatching(/Column "Notes" is filled by a formula.*column of your own/),
    ]);
    expect(value(deals[0] ?? '', 'Name')).toBe('Changed');
    expect(value(deals[0] ?? '', 'Notes')).toBe('Changed');
    expect(formulas()).toHaveLength(1);
  });

  test('CE4 from its first row: left alone as a whole, new records come in all the same', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, column, deals, typeAt, formulas, ids } = desk;
    const formula = `=ARRAYFORMULA(${columnName(column('Value'))}2:${columnName(column('Value'))}3*2)`;
    product.does({
      kind: 'clear',
      sheetId: tabId,
      area: { row: 2, column: column('Currency'), rows: 10, columns: 1 },
      aspects: { content: true, format: true, notes: false, rules: false },
      skipFiltered: false,
    });
    typeAt(2, column('Currency'), formula);
    const created = product.trustpager.colleague.create(
      { name: 'New' },
      product.pipeline.stages[0]?.id,
    );
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts.added).toBe(1);
    expect(remarks.join()).toMatch(/Column "Currency" is filled by a formula/);
    expect(formulas()).toEqual([formula]);
    expect(ids()).toContain(created);
    expect(ids()).toHaveLength(deals.length + 1);
  });

  test('CE3 a formula in one mapped cell stays, and its row says what it hides', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, column, deals, row, type, cell, formulas } = desk;
    const formula = `=${columnName(column('Value') + 15)}1+5`;
    type(deals[0] ?? '', 'Value', formula);
    const { remarks } = changed(desk, 'Changed');
    expect(formulas()).toEqual([formula]);
    expect(remarks.join()).toContain(`Value in row ${row(deals[0] ?? '')}`);
    expect(remarks.join()).toMatch(/your own formula was kept/);
    expect(cell(deals[0] ?? '', 'Value').note).toMatch(/Your formula stays\. The CRM says: 777/);
    expect(product.refreshed(tabId).counts.cells).toBe(0);
  });
});
