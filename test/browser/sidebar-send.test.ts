import { item, previewOf, progressOf } from '../sidebar/replies';
import { answering, type Special } from './sidebar-answers';
import { button, dialog, type SidebarOptions, sidebarBrowser } from './sidebar-window';

const openPage = sidebarBrowser();

const open = (special?: Special, options?: SidebarOptions) => openPage(answering(special), options);

describe('SD5 a push', () => {
  test('sends what needs no choice and what was ticked, and nothing else', async () => {
    const { page, requests } = await open(undefined, dialog('push'));
    await page.getByLabel(/Row 14 · Globex/).check();
    await page.getByLabel('Do not start automations in the CRM').uncheck();
    await button(page, 'Send 5 changes').dblclick();
    await page.getByText('What became of them').waitFor();
    expect(requests).toEqual([
      { kind: 'preview', tabId: 7, action: 'push', rows: 'all', retry: false },
      {
        kind: 'send',
        tabId: 7,
        action: 'push',
        run: null,
        confirmed: ['a', 'b', 'c', 'd', 'e'],
        observedAtMs: null,
        silent: false,
        retry: false,
      },
    ]);
    await button(page, 'Close').click();
  });

  test('of the selected rows forgets what was ticked before', async () => {
    const { page, requests } = await open(undefined, dialog('push'));
    await page.getByLabel(/Row 14 · Globex/).check();
    await button(page, 'Look at the selected rows only').click();
    await button(page, 'Send 4 changes').waitFor();
    expect(await page.getByLabel(/Row 14 · Globex/).isChecked()).toBe(false);
    expect(requests.at(-1)).toMatchObject({ kind: 'preview', rows: 'selected' });
  });

  test('counts down a wait, and can be cancelled in it', async () => {
    const { page, requests } = await openPage(
      answering(({ kind }) =>
        kind === 'send'
          ? progressOf({ left: 3, outcomes: { applied: 1 }, resumeAtMs: 1_000_050_000 })
          : null,
      ),
      { ...dialog('push'), nowMs: 1_000_000_000 },
    );
    await button(page, 'Send 4 changes').click();
    await page.getByText(/Goes on in 0:(4\d|50)/).waitFor();
    await page.clock.fastForward(30_000);
    await page.getByText(/Goes on in 0:(1\d|20)/).waitFor();
    await button(page, 'Cancel').click();
    await page.getByText('Stopped: 1 of 4 changes sent; 3 not sent.').waitFor();
    expect(requests.at(-1)).toEqual({ kind: 'stop', tabId: 7, run: 'run-1' });
    await page.getByText('3 not sent', { exact: true }).waitFor();
  });

  test('goes on by itself when a wait is over', async () => {
    let steps = 0;
    const { page, requests } = await openPage(
      answering(({ kind }) => {
        if (kind !== 'send') return null;
        steps += 1;
        return steps === 1
          ? progressOf({ left: 3, outcomes: { applied: 1 }, resumeAtMs: 1_000_050_000 })
          : progressOf({ done: true, outcomes: { applied: 3 } });
      }),
      { ...dialog('push'), nowMs: 1_000_000_000 },
    );
    await button(page, 'Send 4 changes').click();
    await page.getByText('Goes on in').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('1');
    await page.clock.fastForward(50_000);
    await page.getByText('4 changes sent.').waitFor();
    expect(requests.filter(({ kind }) => kind === 'send')).toHaveLength(2);
  });

  test('that broke can be stopped where it is', async () => {
    const { page, requests } = await open((request) => {
      if (request.kind !== 'send') return null;
      if (request.run === null) return progressOf({ left: 3, outcomes: { applied: 1 } });
      return { kind: 'failed', message: 'The CRM has a problem.' };
    }, dialog('push'));
    await button(page, 'Send 4 changes').click();
    await page.getByText('The CRM has a problem.').waitFor();
    await button(page, 'Stop here').click();
    await page.getByText('What became of them').waitFor();
    expect(requests.at(-1)?.kind).toBe('stop');
  });

  test('shows long lists in portions', async () => {
    const items = Array.from({ length: 120 }, (_, at) => item({ digest: `d${at}`, row: at + 2 }));
    const { page } = await open(
      ({ kind }) => (kind === 'preview' ? previewOf({ items }) : null),
      dialog('push'),
    );
    await page.getByText('Row 51 ·').waitFor();
    expect(await page.getByText('Row 52 ·').count()).toBe(0);
    await button(page, 'Show 50 more of 70 rows').click();
    await button(page, 'Show 20 more of 20 rows').click();
    await page.getByText('Row 121 ·').waitFor();
  });
});
