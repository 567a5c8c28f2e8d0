import type { Locator, Page } from 'playwright-core';
import { testProject } from './workbench-script';
import { startWorkbench, type Workbench } from './workbench-window';

const JONAS = 'jonas@example.com';
const ADDON = ['Extensions', 'Opportunity Sheets'];

let workbench: Workbench;
beforeAll(async () => {
  workbench = await startWorkbench({ project: testProject, records: 3 });
}, 60_000);
afterAll(() => workbench.close());

test('WB1 typing, deleting, undoing, sorting and inserting rows show what the file then holds', async () => {
  const { page, type, select, menu, shows } = await workbench.open();
  await type(1, 1, 'b');
  await type(1, 2, '0042');
  await type(2, 1, "'0042");
  await type(2, 2, '=B1*2');
  await shows([
    ['b', '42'],
    ['0042', '84'],
  ]);
  await select(1, 2);
  await page.keyboard.press('Delete');
  await shows([
    ['b', ''],
    ['0042', '0'],
  ]);
  await page.keyboard.press('Control+z');
  await shows([
    ['b', '42'],
    ['0042', '84'],
  ]);
  await select(1, 1);
  await menu('Insert', 'Row above');
  await shows([
    ['', ''],
    ['b', '42'],
    ['0042', '84'],
  ]);
  await type(3, 2, '7');
  await select(1, 1);
  await menu('Data', 'Sort sheet by this column, A to Z');
  await shows([
    ['0042', '7'],
    ['b', '42'],
    ['', ''],
  ]);
  await select(1, 1);
  await menu('Edit', 'Delete selected rows');
  await select(1, 1);
  await menu('Edit', 'Delete selected rows');
  await shows([['', '']]);
});

test('WB3 what a script writes appears, its toast and its error too', async () => {
  const { page, menu, shows } = await workbench.open();
  await menu(...ADDON, 'Fill');
  await shows([
    ['Name', 'Value'],
    ['Acme', '$1,234.50'],
  ]);
  await page.getByText('Two rows').waitFor();
  await menu(...ADDON, 'Break');
  await page.getByRole('dialog').getByText('Error: out of order').waitFor();
  await page.getByRole('button', { name: 'OK' }).click();
});

test('WB4 the sidebar calls the script as at Google, and reaches nothing else', async () => {
  const { page, menu } = await workbench.open();
  await menu(...ADDON, 'Open sidebar');
  const frame = page.frameLocator('.script-sidebar iframe');
  const said = frame.locator('#said li');
  await said.nth(5).waitFor();
  expect((await said.allTextContents()).sort()).toEqual([
    'failure date: Failed due to illegal value in property: 0',
    'failure error: Error: out of order',
    'network: closed',
    'parent: closed',
    'private: undefined',
    'success sum: 5',
  ]);
  await frame.getByRole('button', { name: 'Close me' }).click();
  await page.locator('.script-sidebar iframe').waitFor({ state: 'detached' });
});

test('WB2 another user sees the same file and is stopped by its protections', async () => {
  const maria = await workbench.open();
  await maria.type(4, 1, 'mine');
  await maria.select(4, 1);
  await maria.menu('Data', 'Protect the selected range');
  const jonas = await workbench.open(JONAS);
  await jonas.type(4, 1, 'his');
  await jonas.page.getByText('You are trying to edit a protected cell').waitFor();
  await jonas.page.getByRole('button', { name: 'OK' }).click();
  await jonas.type(4, 2, 'beside');
  const texts = [
    ['Name', 'Value'],
    ['Acme', '$1,234.50'],
    ['', ''],
    ['mine', 'beside'],
  ];
  await jonas.shows(texts);
  await maria.shows(texts);
});

test('WB3 a script that makes a tab and comes back leaves the person where they were', async () => {
  const { page, menu, select } = await workbench.open();
  await select(2, 2);
  await menu(...ADDON, 'Log');
  await page.getByText('One tab').waitFor();
  await page.locator('#grid').getByText('Log', { exact: true }).first().waitFor();
  expect(await page.locator('#grid input').first().inputValue()).toBe('B2');
  await page.keyboard.press('Control+End');
  expect(await page.locator('#grid input').first().inputValue()).toBe('B4');
});

test('WB5 an execution ends when its plug is pulled', async () => {
  const { page, menu } = await workbench.open();
  await page.getByRole('tab', { name: 'Executions' }).click();
  await menu(...ADDON, 'Hang');
  await page.getByRole('button', { name: 'Pull the plug' }).click();
  await page.locator('.runs .state.killed').first().waitFor();
});

const revoked = (page: Page): Locator =>
  page.getByRole('tabpanel', { name: 'Close' }).getByLabel('The full-access key is revoked');

test('WB6 a restart loses nothing', async () => {
  const before = await workbench.open();
  await before.page.getByRole('tab', { name: 'Close' }).click();
  await revoked(before.page).check();
  await workbench.restart();
  const { page, shows } = await workbench.open();
  await shows([
    ['Name', 'Value'],
    ['Acme', '$1,234.50'],
    ['', ''],
    ['mine', 'beside'],
  ]);
  await page.getByRole('tab', { name: 'TrustPager' }).click();
  await page.getByRole('tabpanel').getByText('3 opportunities').waitFor();
  await page.getByRole('tab', { name: 'Close' }).click();
  await revoked(page).and(page.locator(':checked')).waitFor();
});

test.each(['light', 'dark'] as const)(
  'WB8 everything but the grid is free of barriers, %s',
  async (scheme) => {
    const { page, violations } = await workbench.open();
    await page.emulateMedia({ colorScheme: scheme });
    for (const tab of await page.locator('.panel [role="tab"]').all()) {
      await tab.click();
      expect(await violations()).toEqual([]);
    }
  },
);

test('WB7 nothing went wrong, and no request went anywhere else', () => {
  expect(workbench.errors).toEqual([]);
  const elsewhere = workbench.requests.filter(
    (url) => !/^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:)/.test(url),
  );
  expect(elsewhere).toEqual([]);
  expect(workbench.requests.length).toBeGreaterThan(20);
});
