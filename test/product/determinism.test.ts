import { openProduct } from '../support/product';

/** Connect, link, pull, work on both sides, pull twice: everything a seed decides. */
function traceOf(seed: string): { readonly hash: string; readonly calls: number } {
  const product = openProduct({ seed, records: 70, jitter: 0.2 });
  const tabId = product.link();
  product.refreshed(tabId);
  product.listed().forEach(({ id }, index) => {
    if (index % 10 === 0) product.trustpager.colleague.edit(id, { value: 1000 + index });
  });
  const area = { row: 4, column: 3, rows: 1, columns: 1 };
  product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: 'mine' } });
  product.refreshed(tabId);
  product.refreshed(tabId);
  const { trace } = product.world;
  return { hash: trace.hash(), calls: trace.entries().length };
}

describe('HO15 the same seed', () => {
  test('gives the same trace twice, and another seed another one', () => {
    const seeds = ['1', '2', '3', '4', '5'];
    const first = seeds.map(traceOf);
    const again = seeds.map(traceOf);
    expect(again).toEqual(first);
    expect(new Set(first.map(({ hash }) => hash)).size).toBe(seeds.length);
    for (const { calls } of first) expect(calls).toBeGreaterThan(200);
  });
});
