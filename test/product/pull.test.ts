import { blockingCalls, queuedCalls } from '../../src/host/world/meters';
import { openProduct, runOf } from '../support/product';

describe('a pull through the bundle', () => {
  test('PL9 every opportunity of the pipeline has one row with its name to the letter', () => {
    const product = openProduct({ records: 200 });
    const tabId = product.link();
    const { counts, remarks } = product.refreshed(tabId);
    const listed = product.listed();
    expect(listed.length).toBeGreaterThan(50);
    expect(counts).toMatchObject({ records: listed.length, added: listed.length });
    expect(remarks).toEqual([]);
    const [, ...rows] = product.cells(tabId);
    expect(new Map(rows.map((row) => [row[1], row[2]]))).toEqual(
      new Map(listed.map(({ id, name }) => [id, name])),
    );
  });

  test('PL2 PL13 a refresh without changes writes nothing and costs HTTP and 14 blocking calls', () => {
    const product = openProduct({ records: 200 });
    const tabId = product.link();
    const first = runOf(product.call({ kind: 'refresh', tabId })).execution?.meters.read();
    const second = runOf(product.call({ kind: 'refresh', tabId })).execution?.meters.read();
    if (!first || !second) throw new Error('both ran');
    expect(blockingCalls(first) - first.calls.fetch).toBeLessThanOrEqual(18);
    expect(blockingCalls(second) - second.calls.fetch).toBeLessThanOrEqual(14);
    expect(second.cellsWritten.get(tabId) ?? 0).toBe(0);
    expect(queuedCalls(second)).toBe(1);
  });

  test('PL12 no request leaves between the read of the tab and the end of the write', () => {
    const product = openProduct({ records: 60 });
    const tabId = product.link();
    product.refreshed(tabId);
    const first = product.listed()[0];
    if (!first) throw new Error('the pipeline has records');
    product.trustpager.colleague.edit(first.id, { name: 'Renamed' });
    const from = product.world.trace.entries().length;
    product.refreshed(tabId);
    const calls = product.world.trace.entries().slice(from);
    const read = calls.findIndex(({ call }) => call === 'Sheet.getDataRange');
    const last = calls.map(({ call }) => call).lastIndexOf('SpreadsheetApp.flush');
    const fetches = calls.flatMap(({ kind }, at) => (kind === 'fetch' ? [at] : []));
    expect(fetches.length).toBeGreaterThan(0);
    expect(last).toBeGreaterThan(read);
    expect(fetches.filter((at) => at > read)).toEqual([]);
  });

  test('RN7 the Sync title says when the tab was last complete, and of how many', () => {
    const product = openProduct({ records: 60, timeZone: 'Asia/Tokyo' });
    const tabId = product.link();
    product.refreshed(tabId);
    const note = product.sheet(tabId).rows[0]?.cells[0]?.note ?? '';
    expect(note).toContain(`${product.listed().length} opportunities`);
    expect(note).toMatch(/2026-01-16 00:0\d/);
  });

  test('CN4 linking makes a new tab, formats its text columns, and touches no other', () => {
    const product = openProduct();
    const before = product.world.workbook.current().sheets;
    const tabId = product.link();
    const { sheets } = product.world.workbook.current();
    expect(sheets.filter(({ id }) => before.some((known) => known.id === id))).toEqual(before);
    const header = product.sheet(tabId).rows[0]?.cells ?? [];
    const name = header.findIndex((cell) => cell?.value === 'Name');
    expect(product.sheet(tabId).rows[1]?.cells[name]?.format.numberFormat).toBe('@');
    const hidden = sheets.filter(({ hidden: isHidden }) => isHidden);
    expect(hidden).toHaveLength(1);
  });
});
