/**
 * The three ways in which the add-on gets into a file: bound to it, as a test deployment, published.
 * The same short working day under each, as far as Google lets it.
 */
import { openLocalHost } from '../../src/host/local-host';
import { projectOf } from '../../src/host/project-files';
import type { Deployment } from '../../src/host/world/users';
import { bundleFiles } from '../support/bundle';
import { MARIA, openProduct, type Product } from '../support/product';
import { plainDeals, tabView } from './bad-input/tab';
import { recordOf } from './push/watch';
import {
  BEN,
  HOUR_MS,
  HOURLY,
  LOG,
  linesOf,
  PEOPLE,
  passHours,
  requestsDuring,
  schedule,
  TICK_REQUESTS,
  tabState,
  tickNow,
  toldOnOpening,
  VI,
} from './schedule/clockwork';

const DEPLOYMENTS = ['bound', 'test', 'testInstalled', 'published'] as const;
const RUNNING = ['bound', 'published'] as const;
const SILENT = ['test', 'testInstalled'] as const;

/** Maria has installed what has to be installed, and uses it in this file. */
function openIn(deployment: Deployment): Product {
  const product = openProduct({ records: 0, users: PEOPLE, deployment });
  if (deployment === 'published') product.editor.install(MARIA);
  product.editor.clickMenu(MARIA, 'Open sidebar');
  return product;
}

/** A linked and refreshed tab of three deals. */
function openTab(deployment: Deployment) {
  const product = openIn(deployment);
  const stage = product.pipeline.stages[0]?.id;
  const deals = plainDeals(3).map((deal) => product.trustpager.colleague.create(deal, stage));
  const tabId = product.link();
  product.refreshed(tabId);
  return { product, tabId, deals, tab: tabView(product, tabId) };
}

describe.each(DEPLOYMENTS)('%s', (deployment) => {
  test('SC9 menu, sidebar, link and refresh', () => {
    const { product, tabId } = openTab(deployment);
    expect(product.world.windows.of(MARIA).sidebar?.title).toBe('Opportunity Sheets');
    expect(product.cells(tabId)).toHaveLength(4);
    const clicked = product.editor.clickMenu(MARIA, 'Refresh all tabs');
    expect(clicked).toMatchObject({ kind: 'returned', rejections: [] });
    expect(product.shown().join()).toContain('3 unchanged');
    for (const item of ['Push changes…', 'Create new rows…', 'Go to next error', 'Help']) {
      expect(product.editor.clickMenu(MARIA, item)).toMatchObject({ kind: 'returned' });
    }
  });

  test('SC9 push and create', () => {
    const { product, tabId, deals, tab } = openTab(deployment);
    const [first = ''] = deals;
    tab.type(first, 'Name', 'Mine');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
    expect(recordOf(product, first).name).toBe('Mine');
    const stage = product.pipeline.stages[0]?.name ?? '';
    tab.typeAt(5, tab.column('Name'), 'Brand new');
    tab.typeAt(5, tab.column('Stage'), stage);
    expect(product.send(tabId, 'create').outcomes.applied).toBe(1);
    expect(product.listed().map(({ name }) => name)).toContain('Brand new');
  });

  test('SC9 a colleague with the file sees its state, and connects for herself', () => {
    const { product, tabId } = openTab(deployment);
    if (deployment === 'published' || deployment === 'testInstalled') {
      product.world.users.allow(BEN);
    }
    product.editor.openDocument(BEN);
    product.editor.clickMenu(BEN, 'Open sidebar');
    expect(tabState(product, tabId, BEN)).toMatchObject({ records: 3, trouble: null });
    expect(product.refresh(tabId, BEN)).toMatchObject({ kind: 'failed' });
    const { provider, keys } = product.crm;
    product.ask({ kind: 'connect', provider, key: keys.full }, BEN);
    expect(product.refreshed(tabId, BEN).counts).toMatchObject({ unchanged: 3 });
  });

  test('SC9 a viewer gets no menu and can read everything', () => {
    const { product, tabId } = openTab(deployment);
    expect(product.editor.openDocument(VI)).toBeNull();
    expect(product.sheet(tabId).hidden).toBe(false);
    expect(product.cells(tabId)[0]).toContain('Sync');
  });
});

describe.each(RUNNING)('%s, by the clock', (deployment) => {
  test('SC9 SC2 one trigger for all tabs refreshes every hour', () => {
    const { product, tabId, deals, tab } = openTab(deployment);
    const other = product.link();
    for (const id of [tabId, other]) schedule(product, id, HOURLY);
    schedule(product, tabId, HOURLY);
    expect(product.world.triggers.of(MARIA)).toHaveLength(1);
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    product.world.clock.advance(HOUR_MS);
    tickNow(product);
    expect(linesOf(product, LOG)).toHaveLength(2);
    expect(tab.value(deals[0] ?? '', 'Value')).toBe(4711);
    expect(toldOnOpening(product)).toEqual([]);
  });

  test('SC9 SC3 the first user and a colleague each have a trigger of their own', () => {
    const { product, tabId } = openTab(deployment);
    schedule(product, tabId, HOURLY);
    product.world.users.allow(BEN);
    const { provider, keys } = product.crm;
    product.ask({ kind: 'connect', provider, key: keys.full }, BEN);
    schedule(product, tabId, HOURLY, BEN);
    expect(product.world.triggers.all().map(({ user }) => user)).toEqual([MARIA, BEN]);
    passHours(product, 1);
    expect(requestsDuring(product, () => passHours(product, 3))).toBe(3 * TICK_REQUESTS);
  });
});

describe.each(SILENT)('%s, by the clock', (deployment) => {
  test('SC9 SC7 Google runs no trigger, and the schedule says so', () => {
    const { product, tabId } = openTab(deployment);
    schedule(product, tabId, HOURLY);
    expect(tabState(product, tabId).trouble).toBeNull();
    expect(passHours(product, 4)).toEqual([]);
    const told = /have not run for \d hours\. In a test deployment Google runs no triggers/;
    expect(tabState(product, tabId).trouble).toMatch(told);
    expect(toldOnOpening(product)).toEqual([expect.stringMatching(told)]);
    expect(product.refreshed(tabId).counts).toMatchObject({ unchanged: 3 });
    expect(tabState(product, tabId).trouble).toBeNull();
  });
});

describe('published', () => {
  test('SC9 taken out of the file: triggers rest, and go on once it is back', () => {
    const { product, tabId } = openTab('published');
    schedule(product, tabId, HOURLY);
    passHours(product, 1);
    product.world.users.disable();
    expect(requestsDuring(product, () => passHours(product, 5))).toBe(0);
    product.world.users.enable();
    expect(toldOnOpening(product)).toEqual([expect.stringMatching(/have not run for [45] hours/)]);
    expect(requestsDuring(product, () => passHours(product, 2))).toBe(2 * TICK_REQUESTS);
    expect(toldOnOpening(product)).toEqual([]);
  });

  test('SC9 a trigger without authorization ends at once, is told by its silence, and goes on', () => {
    const { product, tabId } = openTab('published');
    schedule(product, tabId, HOURLY);
    passHours(product, 1);
    product.world.users.revoke(MARIA);
    const runs = passHours(product, 4);
    expect(requestsDuring(product, () => passHours(product, 1))).toBe(0);
    expect(runs.length).toBeGreaterThan(2);
    expect(tabState(product, tabId, BEN).trouble).not.toBeNull();
    product.world.users.allow(MARIA);
    passHours(product, 2);
    expect(tabState(product, tabId, BEN).trouble).toBeNull();
  });

  test('SC9 nobody is shown anything, and nothing is called, before it is installed', () => {
    const host = openLocalHost({
      project: projectOf(bundleFiles()),
      deployment: 'published',
      users: PEOPLE,
    });
    expect(host.editor.openDocument(MARIA)).toBeNull();
    expect(host.editor.install(MARIA)).toMatchObject({ kind: 'returned', rejections: [] });
    expect(host.world.trace.entries().filter(({ kind }) => kind === 'properties')).toEqual([]);
  });
});
