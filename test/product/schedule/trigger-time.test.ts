/** Schedules that need more of a day than Google gives triggers. */
import { openProduct } from '../../support/product';
import { createDeals, plainDeals } from '../bad-input/tab';
import { BEN, HOURLY, nextTick, PEOPLE, schedule, tabState, toldOnOpening } from './clockwork';

const EXCESS =
  /^Scheduled refreshes of Maria need about \d+ minutes a day; Google allows 90 .* daily instead/;

test('SC10 told to everybody after the first slow tick, and over when tabs are refreshed less', () => {
  const product = openProduct({ records: 0, users: PEOPLE });
  createDeals(product, plainDeals(2));
  product.ask({ kind: 'profile', name: 'Maria' });
  const tabs = Array.from({ length: 6 }, () => product.link());
  const [first = 0, ...others] = tabs;
  for (const tabId of tabs) product.refreshed(tabId);
  for (const tabId of tabs) schedule(product, tabId, HOURLY);
  nextTick(product);
  expect(toldOnOpening(product, BEN)).toEqual([]);
  product.router.addFault(() => ({ kind: 'slow', ms: 55_000 }));
  for (let n = 0; n < 12; n++) nextTick(product);
  expect(tabState(product, first, BEN).trouble).toMatch(EXCESS);
  expect(toldOnOpening(product, BEN)).toEqual([expect.stringContaining('minutes a day')]);
  for (const tabId of others) schedule(product, tabId, { kind: 'daily', hour: 6 });
  expect(tabs.map((tabId) => tabState(product, tabId).trouble)).toEqual(tabs.map(() => null));
  // What a schedule would need is told when it is set.
  for (const tabId of others) schedule(product, tabId, HOURLY);
  expect(tabState(product, first).trouble).toMatch(EXCESS);
});
