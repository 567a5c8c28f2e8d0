/** The settings of a tab, by keyboard alone. */
import { answering } from './sidebar-answers';
import { button, focusOn, sidebarBrowser } from './sidebar-window';

const openPage = sidebarBrowser();
const VIEW = { view: 'data-view="settings" data-tab="7"' };

test('SD3 ST3 what is changed is looked over, saved and refreshed, and the focus goes along', async () => {
  const { page, requests } = await openPage(answering(), VIEW);
  await focusOn(page, 'Settings of Pipeline 2026');
  await page.getByRole('checkbox', { name: 'Worth' }).focus();
  await page.keyboard.press('Space');
  await button(page, 'Save…').focus();
  await page.keyboard.press('Enter');
  await focusOn(page, 'Save these settings?');
  await button(page, 'Cancel').press('Enter');
  await focusOn(page, 'Settings of Pipeline 2026');
  expect(await page.getByRole('checkbox', { name: 'Worth' }).isChecked()).toBe(false);
  await page.getByLabel('Stage').selectOption('Any');
  await button(page, 'Save…').press('Enter');
  await button(page, 'Save and refresh').press('Enter');
  await page.getByText('Pipeline 2026 has its new settings: 1,201 opportunities.').waitFor();
  await focusOn(page, 'Opportunity Sheets');
  expect(requests).toContainEqual({
    ...{ kind: 'changeSettings', tabId: 7, filters: {}, marker: null, letGo: 2 },
    columns: ['name', 'created_at'],
  });
  expect(requests).toContainEqual(expect.objectContaining({ kind: 'refresh', tabId: 7 }));
});

test('SD3 ST6 unlinking is asked twice, and says what it loses before', async () => {
  const { page, requests } = await openPage(answering(), VIEW);
  await button(page, 'Unlink… Pipeline 2026').press('Enter');
  await page.locator('[role=alert]:focus').getByText('3 rows are still being').waitFor();
  await button(page, 'Stay linked Pipeline 2026').press('Enter');
  await focusOn(page, 'Unlink…');
  await page.keyboard.press('Enter');
  expect(requests.some(({ kind }) => kind === 'unlink')).toBe(false);
  await button(page, 'Unlink Pipeline 2026').press('Enter');
  await page.getByText('Pipeline 2026 is not linked to TrustPager any more.').waitFor();
  expect(requests).toContainEqual({ kind: 'unlink', tabId: 7 });
});
