import type { Page } from 'playwright-core';
import type { Reply } from '../../src/protocol/replies';
import {
  answering,
  FULL_TAB,
  HOSTILE,
  NEVER,
  NO_CONNECTION,
  REFRESHED,
  REFUSED_FILTER,
  SAMPLE,
  type Special,
} from './sidebar-answers';
import {
  button,
  dialog,
  focusOn,
  idle,
  type SidebarOptions,
  sidebarBrowser,
  walkTo,
} from './sidebar-window';

const openPage = sidebarBrowser();

const open = (special?: Special, options?: SidebarOptions) => openPage(answering(special), options);

describe('SD2 text from elsewhere', () => {
  test('is never markup', async () => {
    const { page } = await open();
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toContain(HOSTILE.markup);
    expect(await page.locator('#page img, #page script').count()).toBe(0);
  });

  test('is kept apart from the text around it, whatever its direction', async () => {
    const { page } = await open();
    const holders = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('p')]
        .filter((p) => p.innerText.includes(${JSON.stringify(HOSTILE.rightToLeft.trim())}))
        .map((p) => p.querySelector('bdi')?.innerText.trim())`,
    );
    expect(holders.length).toBeGreaterThan(1);
    expect(new Set(holders)).toEqual(new Set([HOSTILE.rightToLeft.trim()]));
  });
});

describe('SD3 a person without a mouse', () => {
  test('finds the focus on the heading of a view that replaced another one', async () => {
    const { page } = await open();
    await button(page, 'Import opportunities…').press('Enter');
    await button(page, 'TrustPager').waitFor();
    await focusOn(page, 'Choose a CRM');
    await button(page, 'TrustPager').press('Enter');
    await button(page, 'Next').waitFor();
    await focusOn(page, 'Choose a pipeline');
    await button(page, 'Back').press('Enter');
    await focusOn(page, 'Choose a CRM');
  });

  test('finds the focus on a failure, and keeps it on the button while that works', async () => {
    let fail = (_reply: Reply): void => undefined;
    const { page } = await open(({ kind }) =>
      kind === 'refresh'
        ? new Promise((resolve) => {
            fail = resolve;
          })
        : null,
    );
    await button(page, 'Refresh Pipeline 2026').press('Enter');
    await page.getByText('Refreshing Pipeline 2026…').waitFor();
    await focusOn(page, 'Refresh');
    fail({ kind: 'failed', message: 'The list could not be read.' });
    await page.getByRole('alert').waitFor();
    await focusOn(page, 'The list could not be read.');
  });

  test('reaches everything by Tab, in the order of the screen', async () => {
    const { page } = await open(undefined, dialog('push'));
    await button(page, 'Send 4 changes').waitFor();
    const reached: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      await page.keyboard.press('Tab');
      const element = 'document.activeElement';
      reached.push(await page.evaluate(`${element}.type + ":" + ${element}.innerText`));
    }
    expect(reached).toEqual([
      'button:Look at the selected rows only',
      'checkbox:',
      'checkbox:',
      'checkbox:',
      'button:Send 4 changes',
      'button:Cancel',
    ]);
  });

  test('closes a dialog with Escape, but not the sidebar, and not while something is sent', async () => {
    const sidebar = await open();
    await sidebar.page.keyboard.press('Escape');
    expect(await sidebar.closings()).toBe(0);

    const sending = await open(({ kind }) => (kind === 'send' ? NEVER : null), dialog('push'));
    await button(sending.page, 'Send 4 changes').click();
    await sending.page.getByText('Sending changes: 0 of 4…').waitFor();
    await sending.page.keyboard.press('Escape');
    expect(await sending.closings()).toBe(0);

    const preview = await open(undefined, dialog('push'));
    await button(preview.page, 'Send 4 changes').waitFor();
    await preview.page.keyboard.press('Escape');
    expect(await preview.closings()).toBe(1);
  });

  test('sees no motion where none is wanted', async () => {
    const { page } = await open(({ kind }) => (kind === 'refresh' ? NEVER : null), {
      context: { reducedMotion: 'reduce' },
    });
    await idle(page);
    await button(page, 'Refresh Pipeline 2026').click();
    await page.locator('.spinner').waitFor();
    const motion = await page.evaluate(
      'getComputedStyle(document.querySelector(".spinner")).animationName',
    );
    expect(motion).toBe('none');
  });
});

describe('SD4 a refresh', () => {
  test('happens once, however often the button is clicked', async () => {
    let finish = (_reply: Reply): void => undefined;
    const { page, requests } = await open(({ kind }) =>
      kind === 'refresh'
        ? new Promise((resolve) => {
            finish = resolve;
          })
        : null,
    );
    const refresh = button(page, 'Refresh Pipeline 2026');
    await refresh.dblclick();
    await refresh.click({ force: true });
    await button(page, 'Import opportunities…').click({ force: true });
    finish(REFRESHED);
    await page.getByText('Pipeline 2026 is up to date: 1,201 opportunities.').waitFor();
    expect(requests.filter(({ kind }) => kind === 'refresh')).toEqual([
      expect.objectContaining({ kind: 'refresh', tabId: 7 }),
    ]);
    await page.getByText('1 added, 4 updated').waitFor();
  });

  test('that broke is tried again by the button at its message', async () => {
    let calls = 0;
    const { page } = await open(({ kind }) => {
      if (kind !== 'refresh') return null;
      calls += 1;
      if (calls === 1) throw new Error('NetworkError: Connection failure due to HTTP 0');
      return REFRESHED;
    });
    await button(page, 'Refresh Pipeline 2026').click();
    await page.getByText('The connection to Google broke').waitFor();
    await button(page, 'Try again').click();
    await page.getByText('is up to date').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('connecting', () => {
  test('SD7 sends the key once, hides it on screen, and forgets it', async () => {
    const { page, requests } = await open(NO_CONNECTION);
    await page.getByLabel('CRM', { exact: true }).selectOption('Close');
    const key = page.getByLabel('Close API key');
    expect(await key.getAttribute('type')).toBe('password');
    await key.fill('secret-key');
    await key.press('Enter');
    await page.getByText('Connected to Close: New workspace.').waitFor();
    expect(requests.filter(({ kind }) => kind === 'connect')).toEqual([
      { kind: 'connect', provider: 'close', key: 'secret-key' },
    ]);
    expect(await page.content()).not.toContain('secret-key');
    expect(await key.inputValue()).toBe('');
  });

  test('without a key asks for one', async () => {
    const { page, requests } = await open(NO_CONNECTION);
    await button(page, 'Connect').click();
    await page.getByText('Paste your key first.').waitFor();
    expect(requests.some(({ kind }) => kind === 'connect')).toBe(false);
  });

  test('is ended only after a second word', async () => {
    const { page, requests } = await open();
    await button(page, 'Disconnect… Close').click();
    expect(requests.some(({ kind }) => kind === 'disconnect')).toBe(false);
    await button(page, 'Disconnect Close').click();
    await page.getByText('Disconnected from Close.').waitFor();
    expect(requests).toContainEqual({ kind: 'disconnect', provider: 'close' });
  });
});

test('an import sends what was chosen, and leads back to the tabs', async () => {
  const { page, requests } = await open();
  await walkTo(page, 'Filter the list');
  await page.getByLabel('Stage').selectOption('Open');
  await page.getByLabel('Created from').fill('2026-01-01');
  await button(page, 'Next').click();
  await page.getByLabel('Search').fill('created');
  await page.getByLabel('Created at').check();
  await page.getByLabel('Search').fill('');
  await page.getByLabel('Name', { exact: true }).uncheck();
  await button(page, 'Next').click();
  await page.getByLabel('Name of the tab').fill('Pipeline 2026');
  await button(page, 'Import 2 columns into “Pipeline 2026 2”').click();
  await page.getByText('Sales is ready: 1,201 opportunities.').waitFor();
  expect(requests).toContainEqual({
    kind: 'link',
    provider: 'trustpager',
    pipeline: { id: 'p1', label: 'Sales' },
    filters: { stage: 's1', from: '2026-01-01' },
    columns: ['value', 'created_at'],
    marker: null,
    into: { kind: 'newTab', name: 'Pipeline 2026' },
  });
  expect(requests).toContainEqual(expect.objectContaining({ kind: 'refresh', tabId: 9 }));
  await focusOn(page, 'Opportunity Sheets');
});

describe('first rows', () => {
  test('are asked for by a button, then whenever a changed filter is left, never at a key', async () => {
    const { page, requests } = await open();
    const asked = () => requests.flatMap((each) => (each.kind === 'sample' ? [each.filters] : []));
    await walkTo(page, 'Filter the list');
    const search = page.getByLabel('Search');
    await search.pressSequentially('ac');
    await search.press('Tab');
    expect(asked()).toEqual([]);
    await button(page, 'Show first rows').click();
    await page.getByText('25 or more opportunities match.').waitFor();
    await search.press('End');
    await search.pressSequentially('me');
    await page.getByText('You changed the filters since').waitFor();
    expect(asked()).toEqual([{ search: 'ac' }]);
    await search.press('Tab');
    await page.getByText('25 or more opportunities match.').waitFor();
    expect(asked()).toEqual([{ search: 'ac' }, { search: 'acme' }]);
    await page.getByLabel('Stage').focus();
    await page.getByLabel('Stage').press('Tab');
    expect(asked()).toHaveLength(2);
  });

  test('hold nobody up, and are texts', async () => {
    let come = (_reply: Reply): void => undefined;
    const { page } = await open(({ kind }) =>
      kind === 'sample'
        ? new Promise((resolve) => {
            come = resolve;
          })
        : null,
    );
    await walkTo(page, 'Filter the list');
    await button(page, 'Show first rows').click();
    await page.getByText('Looking…').waitFor();
    await button(page, 'Next').click();
    await focusOn(page, 'Choose columns');
    come(SAMPLE);
    await page.locator('summary').click();
    const cells = await page.locator('.sample td').allInnerTexts();
    expect(cells).toHaveLength(8);
    expect(cells.some((text) => text.startsWith('<script>document.title'))).toBe(true);
    expect(await page.locator('#page img, #page script').count()).toBe(0);
  });

  test('that could not be read say why, and can be asked for again', async () => {
    let calls = 0;
    const { page } = await open(({ kind }) => {
      if (kind !== 'sample') return null;
      calls += 1;
      return calls === 1 ? { kind: 'failed', message: 'TrustPager could not be reached.' } : SAMPLE;
    });
    await walkTo(page, 'Filter the list');
    await button(page, 'Show first rows').click();
    await page.getByRole('alert').getByText('could not be reached').waitFor();
    await button(page, 'Show first rows').click();
    await page.getByText('25 or more opportunities match.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('under a filter that is refused are told at the filter', async () => {
    const { page } = await open(REFUSED_FILTER);
    await walkTo(page, 'Filter the list');
    await page.getByLabel('Stage').selectOption('Open');
    await button(page, 'Show first rows').click();
    await page.getByText('no such status').waitFor();
    const stage = page.getByLabel('Stage');
    expect(await stage.getAttribute('aria-invalid')).toBe('true');
    const described = await stage.getAttribute('aria-describedby');
    expect(await page.locator(`#${described}`).innerText()).toContain('no such status');
  });
});

describe('the tab of an import', () => {
  test('may be the current one, if it is empty', async () => {
    const { page, requests } = await open();
    await walkTo(page, 'Choose a tab');
    await page.getByLabel(/^The current tab/).check();
    await page.getByRole('button', { name: /^Import 2 columns into/ }).click();
    await page.getByText('Sales is ready').waitFor();
    expect(requests.find(({ kind }) => kind === 'link')).toMatchObject({
      into: { kind: 'tab', tabId: 3 },
    });
  });

  test('is not the current one while that is full; another look may change that', async () => {
    let isFull = true;
    const { page } = await open((request) => (isFull ? FULL_TAB(request) : null));
    await walkTo(page, 'Choose a tab');
    const current = page.getByLabel(/^The current tab/);
    expect(await current.isDisabled()).toBe(true);
    await page.getByText('There is something in it already.').waitFor();
    isFull = false;
    await button(page, 'I went to another tab: look again').click();
    await page.getByText('It is empty, and keeps its name.').waitFor();
    expect(await current.isDisabled()).toBe(false);
  });

  test('is not made under a name that cannot be', async () => {
    const { page, requests } = await open();
    await walkTo(page, 'Choose a tab');
    await page.getByLabel('Name of the tab').fill('a/b');
    await page.getByText('cannot hold “/”').waitFor();
    await page.getByRole('button', { name: /^Import/ }).click({ force: true });
    expect(requests.some(({ kind }) => kind === 'link')).toBe(false);
  });
});

async function openSettings(page: Page, tabName: string): Promise<void> {
  const card = page.getByRole('article').filter({ hasText: tabName });
  await card.locator('summary').click();
  await button(page, `Settings… ${tabName}`).click();
  await focusOn(page, `Settings of ${tabName}`);
}

describe('a schedule', () => {
  test('is set, changed and ended', async () => {
    const { page, requests } = await open();
    await page.getByText('Refreshed every day at 6:00, with your key').waitFor();
    await openSettings(page, 'Pipeline 2026');
    const frequency = page.getByLabel('Refresh by itself');
    await frequency.selectOption('Every week');
    await page.getByLabel('Day').selectOption('Sunday');
    await page.getByLabel('Not before').selectOption('23:00');
    const save = button(page, 'Save the schedule of Pipeline 2026');
    await save.click();
    await page
      .getByText('Pipeline 2026 is refreshed every Sunday at 23:00, with your key.')
      .waitFor();
    await frequency.selectOption('Never');
    await save.click();
    await page.getByText('Pipeline 2026 is not refreshed by itself any more.').waitFor();
    expect(requests.filter(({ kind }) => kind === 'schedule')).toEqual([
      { kind: 'schedule', tabId: 7, rhythm: { kind: 'weekly', weekday: 7, hour: 23 } },
      { kind: 'schedule', tabId: 7, rhythm: null },
    ]);
  });

  test('of somebody without a name asks for one, which may be left out', async () => {
    let reply: Reply = { kind: 'scheduled', nameless: true };
    const { page, requests } = await open((request) => {
      if (request.kind === 'profile' && request.name !== '') reply = { kind: 'scheduled' };
      return request.kind === 'schedule' ? reply : null;
    });
    await openSettings(page, 'Pipeline 2026');
    await page.getByLabel('Refresh by itself').selectOption('Every hour');
    await button(page, 'Save the schedule of Pipeline 2026').click();
    await page.getByText('Pipeline 2026 is refreshed every hour, with your key.').waitFor();
    await page.getByLabel('Your name').fill(' Maria ');
    await button(page, 'Save your name').click();
    await page.getByText('Colleagues see you as Maria.').waitFor();
    await page.getByLabel('Your name').waitFor({ state: 'detached' });
    const last = requests.slice(-3).map(({ kind }) => kind);
    expect(last).toEqual(['schedule', 'profile', 'schedule']);
  });

  test('of a colleague is told, with its trouble, and can be taken over', async () => {
    const { page, requests } = await open();
    await page.getByText('Close does not accept the key any more.').waitFor();
    await page.getByText('Refreshed every Friday at 18:00, with the key of').waitFor();
    await openSettings(page, HOSTILE.markup);
    await button(page, `Take over the schedule of ${HOSTILE.markup}`).click();
    await page.getByText('is refreshed every Friday at 18:00, with your key.').waitFor();
    expect(requests).toContainEqual({
      kind: 'schedule',
      tabId: 8,
      rhythm: { kind: 'weekly', weekday: 5, hour: 18 },
    });
  });
});

test('a name is kept as the server took it', async () => {
  const { page, requests } = await open();
  await page.getByLabel('Name', { exact: true }).fill('  Maria Ferreira ');
  await button(page, 'Save').click();
  await page.getByText('Colleagues see you as Maria Ferreira.').waitFor();
  expect(requests).toContainEqual({ kind: 'profile', name: 'Maria Ferreira' });
});
