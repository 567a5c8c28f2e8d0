/** Settings, schedules and fields of the CRM that change at the same time. */
import { faultOn } from '../../../src/host/world/faults';
import { openProduct, type Product } from '../../support/product';
import { createDeals, plainDeals, refusal, tabView } from '../bad-input/tab';
import { HOURLY, tabState } from '../schedule/clockwork';
import { change, settingsOf, titlesOf } from './tab';

const COLUMNS = ['name', 'custom.seats'];

/** One deal with 5 seats and the value 100. */
function openSeats() {
  const product = openProduct({ records: 0 });
  const metadata = { seats: 5, chairs: 9 };
  const [deal = ''] = createDeals(
    product,
    plainDeals(1).map((one) => ({ ...one, metadata })),
  );
  const tabId = product.link({ columns: COLUMNS });
  product.refreshed(tabId);
  return { product, deal, ...tabView(product, tabId) };
}

/** Somebody else does something while Google makes the trigger of a schedule. */
function scheduleMeanwhile(product: Product, tabId: number, run: () => void) {
  const during = { kind: 'interrupt', run } as const;
  const stop = product.world.faults.add(faultOn('ClockTriggerBuilder.create', during, 1));
  const reply = product.ask({ kind: 'schedule', tabId, rhythm: HOURLY });
  stop();
  return reply;
}

test('ST4 SC3 columns that change while a schedule is set stay changed, and the schedule holds', () => {
  const { product, tabId } = openSeats();
  const reply = scheduleMeanwhile(product, tabId, () => {
    change(product, tabId, { columns: ['name', 'value'] });
  });
  expect(reply.kind).toBe('scheduled');
  expect(settingsOf(product, tabId).columns.map(({ key }) => key)).toEqual(['name', 'value']);
  expect(tabState(product, tabId).schedule).toMatchObject({ rhythm: HOURLY });
});

test('ST6 a tab that is unlinked while its schedule is set stays unlinked', () => {
  const { product, tabId } = openSeats();
  const reply = scheduleMeanwhile(product, tabId, () => {
    expect(product.ask({ kind: 'unlink', tabId })).toEqual({ kind: 'unlinked' });
  });
  expect(refusal(reply)).toMatch(/not linked/);
  expect(product.ask({ kind: 'tabs' })).toMatchObject({ tabs: [], lost: [] });
});

test('ST2 FC1 a field made a moment ago is filled at once, and not called gone', () => {
  const { product, tabId, deal, value } = openSeats();
  product.trustpager.colleague.addCustomField({ id: 'chairs', label: 'Chairs', type: 'number' });
  change(product, tabId, { columns: [...COLUMNS, 'custom.chairs'] });
  expect(product.refreshed(tabId).remarks).toEqual([]);
  expect(value(deal, 'Chairs')).toBe(9);
});

test('ST2 TB2 a title that was given up is free for a new column, and both keep their values', () => {
  const { product, tabId, deal, column, typeAt, value } = openSeats();
  typeAt(1, column('Seats'), 'Places');
  const { colleague } = product.trustpager;
  colleague.changeCustomField('seats', { label: 'Places' });
  colleague.addCustomField({ id: 'chairs', label: 'Seats', type: 'number' });
  change(product, tabId, { columns: [...COLUMNS, 'custom.chairs'] });
  expect(titlesOf(product, tabId)).toEqual(['Sync', 'ID', 'Name', 'Places', 'Seats']);
  colleague.edit(deal, { metadata: { seats: 6, chairs: 9 } });
  product.refreshed(tabId);
  expect([value(deal, 'Places'), value(deal, 'Seats')]).toEqual([6, 9]);
  expect(product.preview(tabId, 'push').items).toEqual([]);
});
