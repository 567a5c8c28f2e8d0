/** Every way into the add-on, under every kind of deployment. */
import type { ExecutionResult } from '../../src/host/driver/result';
import { openLocalHost } from '../../src/host/local-host';
import { projectOf } from '../../src/host/project-files';
import type { Deployment, User } from '../../src/host/world/users';
import { bundleFiles } from '../support/bundle';
import { MARIA, openProduct, type Product } from '../support/product';

const VI = 'vi@example.com';
const users: readonly User[] = [
  { email: MARIA, locale: 'en_US', rights: 'owner' },
  { email: VI, locale: 'en_US', rights: 'viewer' },
];

/** A host in which nobody has allowed anything yet. */
function freshHost(deployment: Deployment) {
  return openLocalHost({ project: projectOf(bundleFiles()), deployment, trustpager: {}, users });
}

function labelsOf(host: ReturnType<typeof freshHost>, user = MARIA): readonly string[] {
  return host.world.windows
    .of(user)
    .menus.flatMap((menu) => (menu.kind === 'menu' ? menu.entries : []))
    .flatMap((entry) => (entry.kind === 'item' ? [entry.label] : []));
}

const LABELS = ['Open sidebar', 'Refresh this tab', 'Refresh all tabs', 'Help'];

describe('opening the file', () => {
  test.each([
    ['bound', 'LIMITED'],
    ['test', 'LIMITED'],
    ['testInstalled', 'NONE'],
    ['published', 'NONE'],
  ] as const)('%s builds the menu in %s without a forbidden call', (deployment, mode) => {
    const host = freshHost(deployment);
    if (deployment === 'published') host.world.users.allow(MARIA);
    const opened = host.editor.openDocument(MARIA);
    expect(opened).toMatchObject({ kind: 'returned', rejections: [] });
    expect(opened?.execution?.mode).toBe(mode);
    expect(labelsOf(host)).toEqual(expect.arrayContaining(LABELS));
    expect(host.world.trace.entries().filter(({ outcome }) => outcome !== 'value')).toEqual([]);
  });

  test('a published add-on is in the menu in LIMITED once it is enabled', () => {
    const host = freshHost('published');
    expect(host.editor.openDocument(MARIA)).toBeNull();
    expect(host.editor.install(MARIA)).toMatchObject({ kind: 'returned' });
    expect(labelsOf(host)).toEqual(expect.arrayContaining(LABELS));
    expect(host.editor.openDocument(MARIA)?.execution?.mode).toBe('LIMITED');
    expect(labelsOf(host)).toEqual(expect.arrayContaining(LABELS));
  });

  test('a viewer gets no menu', () => {
    const host = freshHost('bound');
    expect(host.editor.openDocument(VI)).toBeNull();
    expect(labelsOf(host, VI)).toEqual([]);
  });
});

function click(product: Product, item: string): ExecutionResult {
  const result = product.editor.clickMenu(MARIA, item);
  expect(result).toMatchObject({ kind: 'returned', rejections: [] });
  return result;
}

function dialogOf(product: Product): string {
  return product.world.windows.of(MARIA).dialog?.html ?? '';
}

describe('the menu', () => {
  test('Open sidebar shows the page of the bundle', () => {
    const product = openProduct();
    click(product, 'Open sidebar');
    expect(product.world.windows.of(MARIA).sidebar).toMatchObject({ title: 'Opportunity Sheets' });
  });

  test('Refresh this tab, on a tab without a link, says what to do', () => {
    const product = openProduct();
    click(product, 'Refresh this tab');
    expect(dialogOf(product)).toContain('not linked to a CRM');
    expect(product.exchanges).toEqual([]);
  });

  test('Refresh all tabs, with no linked tab, says what to do', () => {
    const product = openProduct();
    click(product, 'Refresh all tabs');
    expect(dialogOf(product)).toContain('Open the sidebar to import one');
  });

  test('Refresh all tabs brings every linked tab up to date and says so in a toast', () => {
    const product = openProduct();
    const tabs = [product.link(), product.link()];
    click(product, 'Refresh all tabs');
    for (const tab of tabs) expect(product.cells(tab)).toHaveLength(product.listed().length + 1);
    expect(product.shown()).toEqual([expect.stringContaining(`${product.listed().length} added`)]);
    expect(dialogOf(product)).toBe('');
  });

  test('Refresh this tab, on a linked tab, says in a toast what it did', () => {
    const product = openProduct();
    const tabId = product.link();
    const others = product.world.workbook.current().sheets.filter(({ id }) => id !== tabId);
    for (const { id, hidden } of others)
      if (!hidden) product.does({ kind: 'deleteSheet', sheetId: id });
    click(product, 'Refresh this tab');
    expect(product.cells(tabId)).toHaveLength(product.listed().length + 1);
    expect(product.shown()).toEqual([expect.stringContaining('added')]);
  });

  test('Help explains itself', () => {
    const product = openProduct();
    click(product, 'Help');
    expect(dialogOf(product)).toContain('Refresh this tab');
  });
});

const JUNK: readonly unknown[] = [
  undefined,
  null,
  '',
  'refresh',
  42,
  true,
  [],
  [[]],
  {},
  { kind: null },
  { kind: 'drop all' },
  { kind: '__proto__' },
  { kind: 'constructor' },
  { kind: 'refresh' },
  { kind: 'refresh', tabId: '1' },
  { kind: 'refresh', tabId: -1 },
  { kind: 'refresh', tabId: 1e308 },
  { kind: 'connect', provider: 'trustpager' },
  { kind: 'connect', provider: 'acme', key: 'k' },
  { kind: 'connect', provider: 'close', key: 'k' },
  { kind: 'connect', provider: 'trustpager', key: '' },
  { kind: 'pipelines', provider: 'trustpager' },
  { kind: 'link', provider: 'trustpager', pipeline: 'p', filters: {}, columns: [] },
  { kind: 'catalogue', provider: 'trustpager', pipelineId: { toString: 'x' } },
];

describe('the door of the sidebar', () => {
  test('answers junk with a sentence, never with an exception', () => {
    const product = openProduct();
    for (const request of JUNK) {
      const result = product.editor.scriptRun(MARIA, 'rpc', [request]);
      const told = `${JSON.stringify(request)} -> ${JSON.stringify('value' in result && result.value)}`;
      expect([told, result.kind]).toEqual([told, 'success']);
      expect(told).toMatch(/"kind":"failed","message":"[A-Z][^"]{20,}/);
      expect(told).not.toContain('stopped unexpectedly');
    }
    expect(product.world.workbook.current().sheets).toHaveLength(1);
  });

  test.each([
    ['a date', new Date(0)],
    ['a date within', { kind: 'refresh', tabId: new Date(0) }],
    ['a function', { kind: 'refresh', tabId: () => 1 }],
  ])('%s never leaves the page', (_what, request) => {
    const result = openProduct().editor.scriptRun(MARIA, 'rpc', [request]);
    expect(result).toMatchObject({ kind: 'failure', run: null });
  });

  test('no function of the bundle but rpc takes or gives data', () => {
    const product = openProduct();
    expect(product.editor.scriptRun(MARIA, 'answer', []).kind).toBe('failure');
    expect(product.editor.scriptRun(MARIA, 'showHelp', [{ kind: 'tabs' }])).toMatchObject({
      kind: 'success',
      value: null,
    });
  });

  test('CN3 a viewer without a connection is told so, and the tab stays readable', () => {
    const product = openProduct({ users });
    const tabId = product.link();
    product.refreshed(tabId);
    const before = product.cells(tabId);
    const reply = product.refresh(tabId, VI);
    expect(reply).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('not connected'),
    });
    expect(product.cells(tabId)).toEqual(before);
  });
});

test('a time trigger has no page to show anything on, and does no harm', () => {
  const product = openProduct();
  product.link();
  const before = product.world.workbook.current();
  const record = product.world.triggers.create({
    functionName: 'showHelp',
    user: MARIA,
    eventType: 'CLOCK',
    plan: { kind: 'hours', every: 1 },
  });
  const result = product.editor.fireTrigger(record.id);
  expect(result).toMatchObject({
    kind: 'threw',
    error: { message: expect.stringContaining('getUi') },
  });
  expect(product.world.workbook.current()).toBe(before);
});
