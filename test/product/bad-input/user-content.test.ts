/** What people keep in and around the table: own columns, notes, colours, formulas, totals. */
import type { Change, Dimension } from '../../../src/host/sheet/change';
import { cellAt } from '../../../src/host/sheet/grid';
import { type Deal, type Desk, openDesk, plainDeals } from './tab';

const COLOUR = '#ffcc00';

function insertColumn({ product, tabId }: Desk, at: number): void {
  const dimension: Dimension = 'columns';
  product.does({ kind: 'insert', sheetId: tabId, dimension, at, count: 1, like: 'after' });
  const area = { row: 1, column: at, rows: 1000, columns: 1 };
  const patches = { all: { numberFormat: '', background: null } };
  product.does({ kind: 'format', sheetId: tabId, area, patches });
}

/** Writes into a user's cell of a record: content, note and colour. */
function keep({ product, tabId, row }: Desk, id: string, column: number, input: string): void {
  const area = { row: row(id), column, rows: 1, columns: 1 };
  const changes: readonly Change[] = [
    { kind: 'enter', sheetId: tabId, area, inputs: { all: input } },
    { kind: 'note', sheetId: tabId, area, notes: { all: `note of ${id}` } },
    { kind: 'format', sheetId: tabId, area, patches: { all: { background: COLOUR } } },
  ];
  for (const change of changes) product.does(change);
}

function kept({ product, tabId, row }: Desk, id: string, column: number) {
  const { value, formula, note, format } = cellAt(product.sheet(tabId), row(id), column);
  return { content: formula || value, note, background: format.background };
}

const mine = (id: string, content: string) => {
  return { content, note: `note of ${id}`, background: COLOUR };
};

/** Changes, adds and drops a record in the CRM. */
function stir({ product, deals }: Desk): void {
  const { colleague } = product.trustpager;
  colleague.edit(deals[0] ?? '', { name: 'Changed', value: 900 });
  colleague.create({ name: 'New' }, product.pipeline.stages[0]?.id);
  colleague.remove(deals[1] ?? '');
}

describe('a user’s own columns', () => {
  const places = [
    ['left of ours', 1],
    ['between ours', 6],
    ['right of ours', 19],
  ] as const;

  test.each(places)('CE9 %s: content, note and colour stay beside their record', (_where, at) => {
    const desk = openDesk(plainDeals(5));
    const { product, tabId, deals } = desk;
    if (at < 19) insertColumn(desk, at);
    for (const id of deals) keep(desk, id, at, `about ${id}`);
    stir(desk);
    expect(product.refreshed(tabId)).toMatchObject({
      counts: { updated: 1, added: 1, gone: 1 },
      remarks: [],
    });
    for (const id of deals) expect(kept(desk, id, at)).toEqual(mine(id, `about ${id}`));
  });

  test.each(places)('CE9 %s: also after the user has sorted the tab', (_where, at) => {
    const desk = openDesk(plainDeals(5));
    const { product, tabId, deals, column } = desk;
    if (at < 19) insertColumn(desk, at);
    for (const id of deals) keep(desk, id, at, `about ${id}`);
    product.does({
      kind: 'sort',
      sheetId: tabId,
      area: { row: 2, column: 1, rows: 5, columns: 20 },
      keys: [{ column: column('Value'), ascending: false }],
    });
    stir(desk);
    expect(product.refreshed(tabId)).toMatchObject({
      counts: { updated: 1, added: 1, gone: 1 },
      remarks: [],
    });
    for (const id of deals) expect(kept(desk, id, at)).toEqual(mine(id, `about ${id}`));
  });

  test('CE9 a formula beside each record goes on computing from that record', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, row } = desk;
    for (const id of deals) keep(desk, id, 19, `=F${row(id)}*2`);
    stir(desk);
    product.refreshed(tabId);
    const view = product.world.workbook.view();
    const doubled = deals.map((id) => view.value(product.sheet(tabId), row(id), 19));
    expect(doubled).toEqual([1800, 202, 204]);
  });

  test('CE9 a new row takes no content and no note from the row above', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, column } = desk;
    for (const id of deals) keep(desk, id, 19, 'mine');
    const stage = product.pipeline.stages[0]?.id;
    const created = product.trustpager.colleague.create({ name: 'New' }, stage);
    product.refreshed(tabId);
    expect(kept(desk, created, 19)).toMatchObject({ content: null, note: '' });
    expect(kept(desk, created, column('Name'))).toMatchObject({ content: 'New', note: '' });
  });

  test('CE9 notes and colours on mapped cells stay when the CRM changes the value', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, column, cell } = desk;
    const [first = ''] = deals;
    keep(desk, first, column('Value'), '100');
    product.trustpager.colleague.edit(first, { value: 900 });
    product.refreshed(tabId);
    expect(cell(first, 'Value')).toMatchObject({
      value: 900,
      note: `note of ${first}`,
      format: { background: COLOUR },
    });
  });

  test('CE9 a user’s note on a cell in conflict stays above ours, and ours goes again', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, column, cell, type, value } = desk;
    const [first = ''] = deals;
    keep(desk, first, column('Name'), 'Mine');
    product.trustpager.colleague.edit(first, { name: 'Theirs' });
    expect(product.refreshed(tabId).counts.conflicts).toBe(1);
    expect(value(first, 'Sync')).toBe('⚠ Conflict: Name');
    expect(cell(first, 'Name').note).toMatch(
      new RegExp(`^note of ${first}\n\n— Opportunity Sheets —\n.*\n?.*says: Theirs`, 's'),
    );
    type(first, 'Name', 'Theirs');
    expect(product.refreshed(tabId).counts.conflicts).toBe(0);
    expect(cell(first, 'Name').note).toBe(`note of ${first}`);
  });

  test('CE9 a colour of the user on a Sync cell that says nothing stays', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, row } = desk;
    const area = { row: row(deals[2] ?? ''), column: 1, rows: 1, columns: 1 };
    const patches = { all: { background: COLOUR } };
    product.does({ kind: 'format', sheetId: tabId, area, patches });
    stir(desk);
    product.refreshed(tabId);
    expect(kept(desk, deals[2] ?? '', 1).background).toBe(COLOUR);
  });
});

describe('what stands below the table', () => {
  function openWithTotal(deals: readonly Deal[]): Desk {
    const desk = openDesk(deals);
    const row = deals.length + 2;
    desk.typeAt(row, desk.column('Name'), 'TOTAL');
    desk.typeAt(row, desk.column('Value'), `=SUM(F2:F${row - 1})`);
    return desk;
  }

  test('PL10 CE9 a total stays below, counts all records, and is no record', () => {
    const desk = openWithTotal(plainDeals(3));
    const { product, tabId, column } = desk;
    stir(desk);
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts).toMatchObject({ added: 1, updated: 1 });
    expect(remarks).toEqual([]);
    const last = product.cells(tabId).length;
    expect(product.cells(tabId)[last - 1]?.[column('Name') - 1]).toBe('TOTAL');
    expect(product.cells(tabId)[last - 1]?.[0]).toBeNull();
    expect(last).toBe(6);
    expect(product.cells(tabId)[last - 1]?.[column('Value') - 1]).toBe(900 + 101 + 102);
  });

  test('PL10 ten records more: the total moves down by ten', () => {
    const desk = openWithTotal(plainDeals(3));
    const { product, tabId, column, formulas } = desk;
    for (const { name } of plainDeals(10)) {
      product.trustpager.colleague.create({ name }, product.pipeline.stages[0]?.id);
    }
    expect(product.refreshed(tabId)).toMatchObject({ counts: { added: 10 }, remarks: [] });
    expect(product.cells(tabId)[14]?.[column('Name') - 1]).toBe('TOTAL');
    expect(formulas()).toHaveLength(1);
  });

  test('PL10 a second table below moves down whole', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, typeAt } = desk;
    const second = [
      ['Region', 'Sum'],
      ['North', '12'],
      ['South', '=B8+1'],
    ];
    for (const [r, line] of second.entries()) {
      for (const [c, text] of line.entries()) typeAt(7 + r, 20 + c, text);
    }
    product.trustpager.colleague.create({ name: 'New' }, product.pipeline.stages[0]?.id);
    product.refreshed(tabId);
    expect(product.cells(tabId)[7]?.slice(19, 21)).toEqual(['Region', 'Sum']);
    expect(product.cells(tabId)[8]?.slice(19, 21)).toEqual(['North', 12]);
  });

  test('PL10 a total under an empty table stays below the first records', () => {
    const desk = openDesk([]);
    const { product, tabId, column, typeAt } = desk;
    typeAt(2, column('Name'), 'TOTAL');
    typeAt(2, column('Value'), '=SUM(F2:F2)');
    product.trustpager.colleague.create({ name: 'New' }, product.pipeline.stages[0]?.id);
    expect(product.refreshed(tabId)).toMatchObject({ counts: { added: 1 }, remarks: [] });
    expect(product.cells(tabId)[1]?.[column('Name') - 1]).toBe('New');
    expect(product.cells(tabId)[2]?.[column('Name') - 1]).toBe('TOTAL');
  });
});

describe('rows that a person changed', () => {
  const copyRow = ({ product, tabId }: Desk, from: number, to: number) => {
    const aspects = { content: true, format: true, notes: true, rules: true };
    const area = { row: from, column: 1, rows: 1, columns: 17 };
    const target = { sheetId: tabId, area: { ...area, row: to } };
    product.does({
      kind: 'copy',
      sheetId: tabId,
      area,
      to: target,
      aspects,
      valuesOnly: false,
    });
  };

  test('TB6 a copied and edited row is marked and left alone, the original refreshed', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, row, typeAt, column, value } = desk;
    const [first = ''] = deals;
    copyRow(desk, row(first), 8);
    typeAt(8, column('Name'), 'The copy');
    product.trustpager.colleague.edit(first, { value: 900 });
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts).toMatchObject({ updated: 1, added: 0, edited: 0 });
    expect(value(first, 'Value')).toBe(900);
    expect(product.cells(tabId)[7]?.[0]).toBe(`Copy of row ${row(first)}`);
    expect(product.cells(tabId)[7]?.[column('Name') - 1]).toBe('The copy');
    expect(remarks.join()).toMatch(/Copied rows were left alone: 8/);
  });

  test.each([
    ['in the middle', 1],
    ['of the last row', 2],
  ])('TB7 an ID that was deleted %s comes back, no record is added twice', (_where, at) => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, ids, column, typeAt } = desk;
    const wanted = ids();
    typeAt(at + 2, column('ID'), '');
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts).toMatchObject({ added: 0, records: 3 });
    expect(remarks).toEqual([]);
    expect(ids()).toEqual(wanted);
  });

  test('TB7 a deleted ID in an edited row: the row is named "No ID", the record comes anew', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, ids, column, typeAt } = desk;
    typeAt(2, column('ID'), '');
    typeAt(2, column('Name'), 'Mine');
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts.added).toBe(1);
    expect(product.cells(tabId)[1]?.[0]).toBe('No ID');
    expect(product.cells(tabId)[1]?.[column('Name') - 1]).toBe('Mine');
    expect(remarks.join()).toMatch(/Rows without an ID were left alone: 2/);
    expect(new Set(ids()).size).toBe(3);
  });

  test('TB9 a made-up ID is named, marked and left alone', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, column, typeAt } = desk;
    typeAt(4, column('ID'), 'not-an-id');
    typeAt(4, column('Name'), 'Mine');
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts.added).toBe(0);
    expect(remarks.join()).toMatch(/belongs to no opportunity.*left alone: 4/);
    expect(product.cells(tabId)[3]?.[0]).toBe('Unknown ID');
    expect(product.cells(tabId)[3]?.[column('Name') - 1]).toBe('Mine');
  });

  test('PL9 a deleted row comes back below, once', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, ids, row, deals } = desk;
    const [first = ''] = deals;
    product.does({
      kind: 'delete',
      sheetId: tabId,
      dimension: 'rows',
      from: row(first),
      count: 1,
    });
    expect(product.refreshed(tabId).counts.added).toBe(1);
    expect(ids().at(-1)).toBe(first);
    expect(ids()).toHaveLength(3);
  });
});
