/** People in front of the product: two of them at once, names that mean harm, every screen for everybody. */
import { sandboxKeys } from '../../src/host/sandbox/trustpager/keys';
import {
  columnOf,
  type ProductBench,
  type ProductWindow,
  recordsOf,
  rowOf,
  shownIn,
  startProduct,
} from './product-window';

const JONAS = 'jonas@example.com';
const TAB = 'TrustPager Sales';

/** Longer than a CRM's pace and a lease. */
const SOON_MS = 180_000;

/** A walk of many steps, on a machine that may have much else to do. */
jest.setTimeout(240_000);

let bench: ProductBench;
let window: ProductWindow;
let jonas: ProductWindow;
beforeAll(async () => {
  bench = await startProduct(12);
  window = await bench.open();
  await window.pull('TrustPager');
}, 120_000);
afterEach(async () => {
  bench.clock.jump(SOON_MS);
  await window.closeDialog();
});
afterAll(() => bench.close());

const crm = () => bench.crm('trustpager');

describe('hostile names', () => {
  const HOSTILE = [
    '<script>document.title = "taken"</script>',
    '<img src=x onerror="document.title = \'taken\'">',
    '=HYPERLINK("http://evil.example","Click me")',
    'Rechnung \u202Egnp.exe שלום',
    `${'Very long name '.repeat(20)}end`,
  ];

  test('SD2 CE1 names that mean harm are text in the grid, in the panel and in a preview', async () => {
    const { page, dialog } = window;
    const ids = (await window.table()).slice(1).map((row) => row[1] ?? '');
    for (const [at, name] of HOSTILE.entries()) crm().edit(ids[at] ?? '', { name });
    await window.refresh();
    const table = await window.tableWhen((now) => shownIn(now, 2, 'Name') === HOSTILE[0]);
    expect(HOSTILE.map((_, at) => shownIn(table, at + 2, 'Name'))).toEqual(HOSTILE);

    const panel = await window.panel('TrustPager');
    await panel.getByRole('button', { name: 'Find' }).click();
    await panel
      .locator('summary')
      .getByText(HOSTILE[0] ?? '', { exact: true })
      .waitFor();

    for (const at of HOSTILE.keys()) await window.enter(at + 2, 'Notes', `Note ${at}`);
    await window.addon('Push changes…');
    await dialog.getByText(`${HOSTILE.length} changes to send`).waitFor();
    for (const name of HOSTILE) await dialog.getByText(name.slice(0, 250)).first().waitFor();
    expect(await dialog.locator('script:not([type]) ~ script, img').count()).toBe(0);
    const titles = await Promise.all(page.frames().map((frame) => frame.title()));
    expect(titles).not.toContain('taken');
    expect(await dialog.locator('body').evaluate(IS_TOO_WIDE)).toBe(false);
  });
});

const IS_TOO_WIDE = 'document.documentElement.scrollWidth > innerWidth';

describe('every window', () => {
  const windows: readonly (readonly [name: string, open: () => Promise<unknown>])[] = [
    ['the sidebar beside the grid', () => window.openSidebar()],
    ['an open menu', () => window.page.getByRole('menuitem', { name: 'Format' }).click()],
    [
      'an execution with its calls',
      async () => {
        const runs = await window.panel('Executions');
        await runs.locator('summary').first().click();
        await runs.locator('td').first().waitFor();
      },
    ],
    [
      'a preview in a dialog',
      async () => {
        await window.addon('Push changes…');
        await window.dialog.getByRole('button', { name: /^Send/ }).waitFor();
      },
    ],
    [
      'help in a dialog',
      async () => {
        await window.closeDialog();
        await window.addon('Help');
        await window.dialog.getByText('Refresh this tab:').waitFor();
      },
    ],
  ];

  test('WB8 SD1 is free of barriers that axe knows, in light and in dark', async () => {
    for (const [name, open] of windows) {
      await open();
      await window.page.emulateMedia({ colorScheme: 'light' });
      expect([name, await window.violations()]).toEqual([name, []]);
      await window.page.emulateMedia({ colorScheme: 'dark' });
      expect([name, await window.violations(['color-contrast'])]).toEqual([name, []]);
    }
  });
});

describe('two windows', () => {
  beforeAll(async () => {
    jonas = await bench.open(JONAS);
    await jonas.toTab(TAB);
  });

  test('CN3 a colleague without a key reads the tab, and is told what is missing', async () => {
    const table = await window.table();
    expect(await jonas.tableWhen((now) => now.length === table.length)).toEqual(table);
    expect(await jonas.refresh()).toContain('connect');
    expect(await jonas.table()).toEqual(table);
  });

  test('RN4 who comes second is told who is at work, and both see the same in the end', async () => {
    await jonas.openSidebar();
    await jonas.sidebar.getByLabel('Name', { exact: true }).fill('Jonas');
    await jonas.sidebar.getByRole('button', { name: 'Save' }).click();
    await jonas.sidebar.getByLabel('TrustPager API key').fill(sandboxKeys.full);
    await jonas.sidebar.getByRole('button', { name: 'Connect' }).click();
    await jonas.sidebar.getByText('Connected to TrustPager').waitFor();

    bench.clock.setPatience(3_000);
    const panel = await window.panel('TrustPager');
    await panel.getByLabel('Delay of every answer').selectOption('10000 ms');
    const requests = await panel.locator('.facts').innerText();
    await jonas.sidebar.getByRole('button', { name: `Refresh ${TAB}` }).click();
    await panel.locator('.facts').filter({ hasNotText: requests }).waitFor();
    bench.clock.setPatience(200);
    expect(await window.refresh()).toMatch(/Jonas/);
    await jonas.sidebar.getByText(`${TAB} is up to date`).waitFor();
    expect(await jonas.table()).toEqual(await window.table());
  });

  test('WB1 what one types, the other sees, and what one refreshes is everybody’s', async () => {
    const name = 'Typed by Maria';
    await window.enter(8, 'Name', name);
    await jonas.tableWhen((now) => shownIn(now, 8, 'Name') === name);
    const panel = await jonas.panel('TrustPager');
    await panel.getByLabel('Delay of every answer').selectOption('none');
    await jonas.refresh();
    const table = await window.tableWhen((now) => shownIn(now, 8, 'Sync') === '● Edited');
    expect(shownIn(table, 8, 'Name')).toBe(name);
    expect(columnOf(table, 'Name')).toBe(3);
    expect(rowOf(table, 'Name', name)).toBe(8);
    expect(recordsOf(crm()).map(({ label }) => label)).not.toContain(name);
  });
});
