/** Which rows of a tab are new opportunities, and which are not. */
import { openDesk, plainDeals } from '../bad-input/tab';
import { recordOf, selectRows, writesOf } from '../push/watch';
import { lastRow, namesInCrm, pasteAt, pasteBelow, plainRows, shownAt } from './rows';

const UUID = /^[0-9a-f-]{36}$/;

describe('which rows are new', () => {
  test('CR2 nothing below the table: nothing to create', () => {
    const { product, tabId } = openDesk(plainDeals(2));
    expect(product.preview(tabId, 'create')).toMatchObject({ items: [], effects: [], remarks: [] });
    product.send(tabId, 'create');
    expect(writesOf(product)).toEqual([]);
  });

  test('CR2 a totals row of formulas directly below is passed over and named', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId } = desk;
    const at = pasteBelow(desk, [{ Name: 'Total', Value: '=SUM(F2:F4)' }]);
    const { items, remarks } = product.preview(tabId, 'create');
    expect(items).toEqual([]);
    expect(remarks.join()).toMatch(new RegExp(`Rows ${at} hold formulas.*totals`));
    product.send(tabId, 'create');
    expect(shownAt(desk, 'ID', at)).toEqual(['']);
    expect(shownAt(desk, 'Name', at)).toEqual(['Total']);
  });

  test('CR2 new rows above a totals row go, the totals stay', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId } = desk;
    const at = pasteBelow(desk, [
      { Name: 'New', Stage: 'Lead' },
      { Name: 'Total', Value: '=SUM(F2:F4)' },
    ]);
    expect(product.send(tabId, 'create').outcomes.applied).toBe(1);
    expect(shownAt(desk, 'ID', at, 2).map((id) => UUID.test(id))).toEqual([true, false]);
  });

  test('CR2 rows under a gap are a person’s own; selected they are created, formulas and all', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId } = desk;
    const at = lastRow(desk) + 3;
    pasteAt(desk, at, [{ Name: 'Far below', Stage: 'Lead', Value: '=6*7' }]);
    expect(product.preview(tabId, 'create').items).toEqual([]);
    selectRows(desk, at);
    expect(product.preview(tabId, 'create', { rows: 'selected' }).items).toHaveLength(1);
    expect(product.send(tabId, 'create', { rows: 'selected' }).outcomes.applied).toBe(1);
    const [id = ''] = shownAt(desk, 'ID', at);
    expect(recordOf(product, id)).toMatchObject({ name: 'Far below', value: 42 });
  });

  test('CR2 of selected rows records, blanks and what is not selected are left alone', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId } = desk;
    const first = pasteBelow(desk, plainRows(4));
    selectRows(desk, first - 1, 3);
    const { items, remarks } = product.preview(tabId, 'create', { rows: 'selected' });
    expect(items.map(({ row }) => row)).toEqual([first, first + 1]);
    expect(remarks.join()).toMatch(new RegExp(`Rows ${first - 1} have the ID of an opportunity`));
    product.send(tabId, 'create', { rows: 'selected' });
    expect(shownAt(desk, 'ID', first, 4).map((id) => id !== '')).toEqual([
      ...[true, true, false, false],
    ]);
  });

  test('CR2 CR4 a copied record, ID and all, is named and never created', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, row } = desk;
    const [id = ''] = deals;
    copyRow(desk, row(id), lastRow(desk) + 1);
    const at = lastRow(desk);
    expect(product.preview(tabId, 'create').items).toEqual([]);
    selectRows(desk, at);
    const { items, remarks } = product.preview(tabId, 'create', { rows: 'selected' });
    expect(items).toEqual([]);
    expect(remarks.join()).toMatch(/Empty the ID cell of a copy to create it/);
    product.send(tabId, 'create', { rows: 'selected' });
    expect(writesOf(product)).toEqual([]);
    product.refreshed(tabId);
    expect(shownAt(desk, 'Sync', at)).toEqual([`Copy of row ${row(id)}`]);
  });

  test('CR2 CR8 its ID emptied, the copy is offered as a duplicate, and made only by choice', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, row, column } = desk;
    const [id = ''] = deals;
    copyRow(desk, row(id), lastRow(desk) + 1);
    const at = lastRow(desk);
    desk.typeAt(at, column('ID'), null);
    desk.typeAt(at, column('Sync'), null);
    const { items } = product.preview(tabId, 'create');
    expect(items).toMatchObject([{ kind: 'duplicate', row: at }]);
    expect(items[0]?.note).toBe(`looks like row ${row(id)}: the same "Name" and "Account"`);
    product.send(tabId, 'create');
    expect(writesOf(product)).toEqual([]);
    expect(product.send(tabId, 'create', { choose: () => true }).outcomes.applied).toBe(1);
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'Deal 1', 'Deal 2']);
  });

  test('CR8 two new rows that look alike: the first is ticked, the second is not', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    pasteBelow(desk, [
      { Name: 'Twin', Stage: 'Lead' },
      { Name: 'twin', Stage: 'Proposal' },
      { Name: 'Other', Stage: 'Lead' },
    ]);
    const { items } = product.preview(tabId, 'create');
    expect(items.map(({ kind }) => kind)).toEqual(['create', 'duplicate', 'create']);
    product.send(tabId, 'create');
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'Other', 'Twin']);
  });

  test('CR2 a row with an ID of ours that this tab does not know is named, not created', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const at = pasteBelow(desk, [{ Name: 'Foreign', Stage: 'Lead', ID: 'new·abc123' }]);
    const { items, remarks } = product.preview(tabId, 'create');
    expect(items).toEqual([]);
    expect(remarks.join()).toMatch(new RegExp(`Rows ${at} have an ID that this tab does not know`));
    product.send(tabId, 'create');
    product.refreshed(tabId);
    expect(shownAt(desk, 'Sync', at)).toEqual(['Unknown ID']);
    expect(writesOf(product)).toEqual([]);
  });

  test('CR2 CR4 a rejected row that is copied: the copy is told, one opportunity is made', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, column } = desk;
    const at = pasteBelow(desk, [{ Name: 'Once', Stage: 'Nowhere' }]);
    product.send(tabId, 'create');
    copyRow(desk, at, at + 1);
    desk.typeAt(at, column('Stage'), 'Lead');
    desk.typeAt(at + 1, column('Stage'), 'Lead');
    expect(product.preview(tabId, 'create').items).toHaveLength(1);
    expect(product.send(tabId, 'create').outcomes.applied).toBe(1);
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'Once']);
    product.refreshed(tabId);
    expect(product.preview(tabId, 'create').items).toEqual([]);
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'Once']);
  });

  test('CR2 CR4 rows pasted from another linked tab, IDs and all, are no new ones there', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, row } = desk;
    const { pipelines } = product.trustpager.workspace();
    const other = pipelines.values().find(({ name }) => name === 'Renewals');
    const second = product.link({ pipeline: { id: other?.id ?? '', label: 'Renewals' } });
    product.refreshed(second);
    product.does({
      kind: 'copy',
      sheetId: tabId,
      area: { row: row(deals[0] ?? ''), column: 1, rows: 1, columns: 18 },
      to: { sheetId: second, area: { row: 2, column: 1, rows: 1, columns: 18 } },
      aspects: { content: true, format: false, notes: false, rules: false },
      valuesOnly: true,
    });
    expect(product.preview(second, 'create').items).toEqual([]);
    product.send(second, 'create');
    expect(writesOf(product)).toEqual([]);
  });

  test('CR4 a created row that lost its ID is known again, and not created a second time', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, column } = desk;
    const at = pasteBelow(desk, [{ Name: 'Once', Stage: 'Lead', Value: '7' }]);
    product.send(tabId, 'create');
    product.refreshed(tabId);
    const [id] = shownAt(desk, 'ID', at);
    desk.typeAt(at, column('ID'), null);
    expect(product.preview(tabId, 'create').items).toEqual([]);
    product.send(tabId, 'create', { choose: () => true });
    product.refreshed(tabId);
    expect(shownAt(desk, 'ID', at)).toEqual([id]);
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'Once']);
  });
});

function copyRow({ product, tabId }: ReturnType<typeof openDesk>, from: number, to: number): void {
  product.does({
    kind: 'copy',
    sheetId: tabId,
    area: { row: from, column: 1, rows: 1, columns: 18 },
    to: { sheetId: tabId, area: { row: to, column: 1, rows: 1, columns: 18 } },
    aspects: { content: true, format: true, notes: true, rules: true },
    valuesOnly: false,
  });
}
