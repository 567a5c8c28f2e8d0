/** Columns of the user's own under titles that were ours, and filters that records leave. */
import { openProduct } from '../../support/product';

type Product = ReturnType<typeof openProduct>;

function titleAt(product: Product, tabId: number, title: string): number {
  return (product.cells(tabId)[0] ?? []).indexOf(title) + 1;
}

function type(product: Product, tabId: number, at: { row: number; column: number }, text: string) {
  const area = { ...at, rows: 1, columns: 1 };
  product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: text } });
}

/** Renames our column and puts an own one under its old title, at the right end. */
function reuse(product: Product, tabId: number, title: string, text: (row: number) => string) {
  const rows = product.cells(tabId).length;
  const own = (product.cells(tabId)[0]?.length ?? 0) + 1;
  type(product, tabId, { row: 1, column: titleAt(product, tabId, title) }, `CRM ${title}`);
  type(product, tabId, { row: 1, column: own }, title);
  for (let row = 2; row <= rows; row++) type(product, tabId, { row, column: own }, text(row));
  return own;
}

describe('a title of ours over a column of the user', () => {
  test.each(['ID', 'Sync', 'Created'])(
    'TB2 CE9 %s: nothing of the user is written over',
    (title) => {
      const product = openProduct();
      const tabId = product.link();
      product.refreshed(tabId);
      const rows = product.cells(tabId).length;
      const own = reuse(product, tabId, title, (row) => `mine ${row}`);
      const first = product.listed()[0];
      if (!first) throw new Error('the pipeline has records');
      product.trustpager.colleague.edit(first.id, { name: 'Renamed in the CRM' });
      product.refreshed(tabId);
      const cells = product.cells(tabId);
      expect(cells).toHaveLength(rows);
      expect(cells.slice(1).map((row) => row[own - 1])).toEqual(
        cells.slice(1).map((_, index) => `mine ${index + 2}`),
      );
      expect(cells.flat()).toContain('Renamed in the CRM');
    },
  );
});

describe('a record that leaves the filter', () => {
  test('PL8 is not in this view, and not counted as listed', () => {
    const product = openProduct({ records: 60 });
    const tabId = product.link({ filters: { status: 'open' } });
    const { counts } = product.refreshed(tabId);
    const open = product.listed().find(({ status }) => status === 'open');
    if (!open) throw new Error('some record is open');
    product.trustpager.colleague.edit(open.id, { status: 'won' });
    const after = product.refreshed(tabId).counts;
    expect(after).toMatchObject({ records: counts.records - 1, notInView: 1 });
  });
});

describe('more columns than a link can keep', () => {
  test('CN4 is refused before any tab is made', () => {
    const product = openProduct();
    for (let n = 0; n < 160; n++) {
      const field = { id: `field_${n}`, label: `A custom field with a long name ${n}` };
      product.trustpager.colleague.addCustomField({ ...field, type: 'text', options: [] });
    }
    const before = product.world.workbook.current().sheets.length;
    const columns = Array.from({ length: 160 }, (_, n) => `custom.field_${n}`);
    expect(() => product.link({ columns })).toThrow(/Choose fewer columns/);
    expect(product.world.workbook.current().sheets).toHaveLength(before);
  });
});
