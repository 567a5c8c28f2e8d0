/** What pulls of real size cost, by the host's meters. */
import { blockingCalls, type Meters, queuedCalls } from '../../src/host/world/meters';
import { openProduct, type Product, runOf } from '../support/product';

/** Pauses that the CRM's pace forces are no calls of ours to save. */
function overhead({ calls, ...rest }: Meters): number {
  return blockingCalls({ calls, ...rest }) - calls.fetch - calls.sleep;
}

function metersOf(product: Product, tabId: number): Meters {
  const result = product.call({ kind: 'refresh', tabId });
  const { execution } = runOf(result);
  const reply = result.kind === 'success' ? (result.value as { kind: string }) : { kind: '' };
  if (execution === null || reply.kind !== 'refreshed') throw new Error(JSON.stringify(reply));
  return execution.meters.read();
}

/** A CRM whose default pipeline holds about `listed` records. */
function linked(listed: number): { readonly product: Product; readonly tabId: number } {
  const product = openProduct({ records: Math.ceil(listed * 1.33) });
  return { product, tabId: product.link() };
}

describe('figures of a pull', () => {
  test('PL2 PL3 PL13 a thousand records: pages, calls, cells', () => {
    const { product, tabId } = linked(1_000);
    const listed = product.listed();
    const pages = Math.ceil(listed.length / 100);
    const first = metersOf(product, tabId);
    expect(listed.length).toBeGreaterThan(900);
    expect(first.requests).toBe(pages);
    expect(overhead(first)).toBeLessThanOrEqual(18);
    const quiet = metersOf(product, tabId);
    expect(quiet.cellsWritten.get(tabId) ?? 0).toBe(0);
    expect(overhead(quiet)).toBeLessThanOrEqual(14);

    const changed = listed.filter((_, index) => index % 40 === 3).slice(0, 25);
    const { colleague } = product.trustpager;
    changed.forEach(({ id }, index) => {
      colleague.edit(id, index % 2 === 0 ? { value: 5_000_001 + index } : { name: `New ${index}` });
    });
    product.world.clock.advance(61_000);
    const some = metersOf(product, tabId);
    expect(changed).toHaveLength(25);
    // Each change also moves the CRM's own time of the last change, where that column is shown.
    expect(some.cellsWritten.get(tabId)).toBe(2 * changed.length);
    expect(queuedCalls(some)).toBeLessThanOrEqual(30 + 3 * changed.length);
    expect(overhead(some)).toBeLessThanOrEqual(18);
  });

  test('PL13 ten thousand records cost no more calls than a thousand, pages apart', () => {
    const { product, tabId } = linked(10_000);
    const pages = Math.ceil(product.listed().length / 100);
    const first = metersOf(product, tabId);
    expect(pages).toBeGreaterThan(90);
    expect(first.requests).toBe(pages);
    expect(overhead(first)).toBeLessThanOrEqual(18 + first.calls.sleep);
    expect(first.spentMs).toBeLessThan(240_000);
    product.world.clock.advance(61_000);
    const quiet = metersOf(product, tabId);
    expect(quiet.cellsWritten.get(tabId) ?? 0).toBe(0);
    expect(overhead(quiet)).toBeLessThanOrEqual(14 + quiet.calls.sleep);
  }, 60_000);
});
