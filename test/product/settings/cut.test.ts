/** A change of columns that dies at any of its calls. */
import type { CallSite } from '../../../src/host/world/faults';
import { runOf } from '../../support/product';
import { openDesk, plainDeals } from '../bad-input/tab';
import { change, changeRequest, settingsOf, titlesOf } from './tab';

const COLUMNS = ['name', 'value'];
/** So that the suite stays quick: every so many calls. */
const STEP = 3;

test('ST8 killed before or after a call, the next change brings one column and loses no edit', () => {
  const desk = openDesk(plainDeals(2));
  const { product, tabId, deals, type, value, column } = desk;
  const [first = ''] = deals;
  change(product, tabId, { columns: COLUMNS });
  type(first, 'Value', 7);
  drop('Stage');
  const sites: CallSite[] = [];
  attempt((site) => {
    if (site.kind !== 'handle' && site.kind !== 'local') sites.push(site);
    return null;
  });
  back();
  let deaths = 0;
  for (const [at, { n }] of sites.entries()) {
    if (at % STEP > 0) continue;
    const when = at % 2 === 0 ? 'before' : 'after';
    const { kind } = runOf(attempt((site) => (site.n === n ? { kind: 'kill', when } : null)));
    if (kind === 'killed') deaths += 1;
    change(product, tabId, { columns: [...COLUMNS, 'stage'] });
    product.refreshed(tabId);
    expect(titlesOf(product, tabId).filter((title) => title === 'Stage')).toHaveLength(1);
    expect(settingsOf(product, tabId).columns).toHaveLength(3);
    expect([value(first, 'Value'), value(first, 'Sync')]).toEqual([7, '● Edited']);
    back();
  }
  expect(deaths).toBeGreaterThan(5);

  function attempt(hook: Parameters<typeof product.world.faults.add>[0]) {
    const request = changeRequest(product, tabId, { columns: [...COLUMNS, 'stage'] });
    const stop = product.world.faults.add(hook);
    const result = product.call(request);
    stop();
    return result;
  }

  function back(): void {
    change(product, tabId, { columns: COLUMNS });
    drop('Stage');
  }

  function drop(title: string): void {
    const from = column(title);
    product.does({ kind: 'delete', sheetId: tabId, dimension: 'columns', from, count: 1 });
  }
});
