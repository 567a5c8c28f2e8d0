/** Cells that were confirmed, and cannot be sent when their turn comes. */
import { openProduct } from '../../support/product';
import { createDeals, type Desk, plainDeals, tabView } from '../bad-input/tab';
import { fillColumn, writesOf } from './watch';

/** Deals with 5 seats each, of which a person makes 7 in the first one. */
function openSeats(count: number): Desk {
  const product = openProduct({ records: 0 });
  const metadata = { seats: 5 };
  const deals = createDeals(
    product,
    plainDeals(count).map((deal) => ({ ...deal, metadata })),
  );
  const tabId = product.link({ columns: ['name', 'custom.seats', 'stage'] });
  product.refreshed(tabId);
  const desk = { product, deals, ...tabView(product, tabId) };
  desk.type(deals[0] ?? '', 'Seats', 7);
  return desk;
}

test('PU2 PU4 FC7 a field that went after the preview: its cell is marked, and counted', () => {
  const { product, tabId, deals, marks } = openSeats(1);
  const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
  product.trustpager.colleague.removeCustomField('seats');
  product.world.clock.advance(10 * 60_000);
  const { outcomes, left } = product.send(tabId, 'push', { confirmed });
  expect(outcomes).toMatchObject({ applied: 0, rejected: 1, refused: 0, conflicts: 0 });
  expect(left).toBe(0);
  expect(writesOf(product)).toEqual([]);
  expect(marks().get(deals[0] ?? '')).toMatch(/^✗ Seats: is a field that the CRM does not have/);
});

test('PU10 FC7 a cell that waits for its field is counted once, however many steps there are', () => {
  const desk = openSeats(70);
  const { product, tabId } = desk;
  fillColumn(desk, 'Name', (id) => `New ${id}`);
  product.trustpager.colleague.removeCustomField('seats');
  product.world.clock.advance(10 * 60_000);
  const { steps, outcomes } = product.send(tabId, 'push');
  expect(steps.length).toBeGreaterThan(1);
  expect(outcomes).toMatchObject({ applied: 70, rejected: 1 });
});

test('PU10 FC7 the same holds for rows that are to be created', () => {
  const desk = openSeats(1);
  const { product, tabId } = desk;
  const stage = product.pipeline.stages[0]?.name ?? '';
  const each = Array.from({ length: 120 }, (_, n) => [`Row ${n}`, n === 0 ? '7' : '', stage]);
  const area = { row: 3, column: 3, rows: each.length, columns: 3 };
  product.does({ kind: 'enter', sheetId: tabId, area, inputs: { each } });
  product.trustpager.colleague.removeCustomField('seats');
  product.world.clock.advance(10 * 60_000);
  product.router.addFault(({ url }) =>
    url.includes('bulk-create') ? { kind: 'slow', ms: 12_000 } : null,
  );
  const { steps, outcomes } = product.send(tabId, 'create');
  expect(steps.length).toBeGreaterThan(1);
  expect(outcomes).toMatchObject({ applied: 119, rejected: 1 });
});
