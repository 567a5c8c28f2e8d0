import type { Page } from 'playwright-core';
import { progressOf } from '../sidebar/replies';
import {
  answering,
  FULL_TAB,
  HOSTILE,
  NEVER,
  NO_CONNECTION,
  REFUSED_FILTER,
  type Special,
  UNCONNECTED,
} from './sidebar-answers';
import {
  button,
  dialog,
  idle,
  type SidebarOptions,
  sidebarBrowser,
  walkTo,
} from './sidebar-window';

const openPage = sidebarBrowser();

const open = (special?: Special, options?: SidebarOptions) => openPage(answering(special), options);

interface Screen {
  readonly name: string;
  readonly special?: Special;
  readonly options?: SidebarOptions;
  readonly reach: (page: Page) => Promise<unknown>;
}

const SCREENS: readonly Screen[] = [
  { name: 'home', reach: idle },
  { name: 'home without a connection', special: NO_CONNECTION, reach: idle },
  {
    name: 'home after a refresh, with everything unfolded',
    reach: async (page) => {
      await button(page, 'Refresh Pipeline 2026').click();
      await page.getByText('is up to date').waitFor();
      for (const more of await page.locator('summary').all()) await more.click();
      await button(page, `Forget… the tab of ${HOSTILE.rightToLeft}`).click();
      await button(page, 'Disconnect… TrustPager').click();
      await button(page, 'Connect another CRM, or with another key…').click();
    },
  },
  {
    name: 'home at work',
    special: ({ kind }) => (kind === 'refresh' ? NEVER : null),
    reach: async (page) => {
      await button(page, 'Refresh Pipeline 2026').click();
      await page.getByText('Refreshing Pipeline 2026…').waitFor();
    },
  },
  {
    name: 'home after a failure',
    special: ({ kind }) => (kind === 'refresh' ? { kind: 'failed', message: HOSTILE.long } : null),
    reach: async (page) => {
      await button(page, 'Refresh Pipeline 2026').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'choosing a CRM',
    reach: async (page) => {
      await button(page, 'Import opportunities…').click();
      await button(page, 'Close').waitFor();
    },
  },
  { name: 'choosing a pipeline', reach: (page) => walkTo(page, 'Choose a pipeline') },
  { name: 'filters', reach: (page) => walkTo(page, 'Filter the list') },
  {
    name: 'filters with first rows that are out of date',
    reach: async (page) => {
      await walkTo(page, 'Filter the list');
      await button(page, 'Show first rows').click();
      await page.getByText('25 or more opportunities match.').waitFor();
      await page.getByLabel('Search').fill('acme');
      await page.getByText('You changed the filters since').waitFor();
    },
  },
  {
    name: 'filters of which one is refused',
    special: REFUSED_FILTER,
    reach: async (page) => {
      await walkTo(page, 'Filter the list');
      await page.getByLabel('Stage').selectOption('Open');
      await button(page, 'Show first rows').click();
      await page.getByText('no such status').waitFor();
    },
  },
  {
    name: 'columns, with the first rows unfolded',
    reach: async (page) => {
      await walkTo(page, 'Filter the list');
      await button(page, 'Show first rows').click();
      await page.getByRole('table').waitFor();
      await button(page, 'Next').click();
      await page.locator('summary').click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'the tab, with a name that cannot be',
    reach: async (page) => {
      await walkTo(page, 'Choose a tab');
      await page.getByLabel('Name of the tab').fill(`a:${HOSTILE.long}`);
      await page.getByText('cannot hold').or(page.getByText('at most 100')).waitFor();
    },
  },
  {
    name: 'the tab, where the current one is full',
    special: FULL_TAB,
    reach: async (page) => {
      await walkTo(page, 'Choose a tab');
      await page.getByLabel('Name of the tab').fill('pipeline 2026');
      await page.getByText('There is a tab of that name').waitFor();
    },
  },
  {
    name: 'settings of a tab, before it is unlinked',
    options: { view: 'data-view="settings" data-tab="7"' },
    reach: async (page) => {
      await page.getByLabel('Refresh by itself').selectOption('Every week');
      await button(page, 'Unlink… Pipeline 2026').click();
      await page.getByText('3 rows are still being checked').waitFor();
    },
  },
  {
    name: 'changed settings, before they are saved',
    options: { view: 'data-view="settings" data-tab="8"' },
    reach: async (page) => {
      await button(page, 'Tick all').click();
      await page.getByRole('checkbox', { name: 'Worth' }).uncheck();
      await page.getByLabel('Stage').selectOption('Any');
      await button(page, 'Save…').click();
      await page.getByText('2 edits in Worth would no longer be sent.').waitFor();
    },
  },
  {
    name: 'settings of a tab without a connection',
    special: UNCONNECTED,
    options: { view: 'data-view="settings" data-tab="8"' },
    reach: (page) => page.getByText('Nothing can be changed now.').waitFor(),
  },
  {
    name: 'a push in the sidebar',
    reach: async (page) => {
      await button(page, 'Push changes… Pipeline 2026').click();
      await button(page, 'Send 4 changes').waitFor();
    },
  },
  {
    name: 'a push',
    options: dialog('push'),
    reach: (page) => button(page, 'Send 4 changes').waitFor(),
  },
  {
    name: 'a preview that failed',
    special: ({ kind }) => (kind === 'preview' ? { kind: 'failed', message: 'No key.' } : null),
    options: dialog('push'),
    reach: (page) => page.getByText('Nothing was sent.').waitFor(),
  },
  {
    name: 'a creation',
    options: dialog('create'),
    reach: async (page) => {
      await button(page, 'Create 3 opportunities').waitFor();
      for (const more of await page.locator('summary').all()) await more.click();
    },
  },
  {
    name: 'a removal',
    options: dialog('remove'),
    reach: (page) => button(page, 'Remove 2 opportunities from the CRM').waitFor(),
  },
  {
    name: 'sending, while it waits',
    special: ({ kind }) =>
      kind === 'send'
        ? progressOf({ left: 2, outcomes: { applied: 2 }, resumeAtMs: Date.now() + 3_600_000 })
        : null,
    options: dialog('push'),
    reach: async (page) => {
      await button(page, 'Send 4 changes').click();
      await page.getByText('Goes on in').waitFor();
    },
  },
  {
    name: 'sending at its end',
    special: ({ kind }) =>
      kind === 'send'
        ? progressOf({ done: true, outcomes: { applied: 1, rejected: 1 }, remarks: ['Renamed.'] })
        : null,
    options: dialog('push'),
    reach: async (page) => {
      await button(page, 'Send 4 changes').click();
      await page.getByText('What became of them').waitFor();
    },
  },
];

/** Elements that end outside of the window, but for those that are only heard. */
const TOO_WIDE = `[...document.querySelectorAll('#page *')]
  .filter((element) => element.closest('.unseen') === null)
  .filter((element) => element.getBoundingClientRect().right > innerWidth)
  .map((element) => element.outerHTML)`;

test.each(SCREENS)('SD1 $name: no barrier that axe knows, and nothing too wide', async (screen) => {
  const { page, violations } = await open(screen.special, screen.options);
  await screen.reach(page);
  expect(await violations()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(['color-contrast'])).toEqual([]);
  expect(await page.evaluate(TOO_WIDE)).toEqual([]);
  expect(await page.title()).toBe('Opportunity Sheets');
});

test.each([
  ['a field without a label', '[...document.querySelectorAll("label")].pop().remove()', 'label: '],
  ['too little contrast', 'document.querySelector("p").style.color = "#999"', 'color-contrast: '],
])('axe would find %s', async (_title, damage, found) => {
  const { page, violations } = await open();
  await page.evaluate(damage);
  expect(await violations()).toContainEqual(expect.stringContaining(found));
});
