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
});
