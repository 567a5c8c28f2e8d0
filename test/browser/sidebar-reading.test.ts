/** A long list that is being read, as a person sees it and stops it. */
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import { answering } from './sidebar-answers';
import { button, focusOn, sidebarBrowser } from './sidebar-window';

const openPage = sidebarBrowser();

const NOW_MS = Date.UTC(2026, 10, 21, 14, 0);

type Sight = Extract<Reply, { kind: 'reading' }>['sight'];

/** A sidebar whose refresh goes on until the test ends it. */
async function refreshing(sight: Sight) {
  let end = (_reply: Reply): void => undefined;
  const looks: Request[] = [];
  const answer = answering((request) => {
    if (request.kind === 'refresh') {
      return new Promise<Reply>((resolve) => {
        end = resolve;
      });
    }
    if (request.kind !== 'reading') return null;
    looks.push(request);
    return { kind: 'reading', sight };
  });
  const window = await openPage(answer, { nowMs: NOW_MS });
  const { page } = window;
  await button(page, 'Refresh Pipeline 2026').press('Enter');
  await page.getByText('Refreshing Pipeline 2026…').waitFor();
  expect(await page.getByRole('progressbar').count()).toBe(0);
  await page.clock.runFor(3_100);
  await page.getByRole('progressbar').waitFor();
  return { ...window, looks, end: (reply: Reply) => end(reply) };
}

test('SD1 SD9 shows how far it is, to everybody, and a cancel leaves the person where they were', async () => {
  const sight = { records: 3_200, total: 10_000, leftMs: 41_000, isWhole: false };
  const { page, violations, looks, end } = await refreshing(sight);
  const bar = page.getByRole('progressbar', { name: 'Read so far' });
  const text = '3,200 of about 10,000 opportunities, about 40 seconds left';
  expect(await bar.getAttribute('aria-valuetext')).toBe(text);
  expect(await page.getByText(text).isVisible()).toBe(true);
  expect(await page.locator('output').innerText()).toBe('Refreshing Pipeline 2026…');
  expect(await page.evaluate('document.body.scrollWidth')).toBeLessThanOrEqual(300);
  expect(await violations()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(['color-contrast'])).toEqual([]);

  await button(page, 'Cancel').press('Enter');
  await page.getByText('Cancelling…').waitFor();
  await page.clock.runFor(100);
  end({ kind: 'cancelled' });
  await page.getByText('Cancelled. The tab was not touched.').waitFor();
  expect(looks).toContainEqual(expect.objectContaining({ stop: true }));
  expect(await page.getByRole('alert').count()).toBe(0);
  await focusOn(page, 'Refresh');
});

test('SD9 shows the count alone where nobody knows the whole, and no way back once it is written', async () => {
  const counted = await refreshing({ records: 3_200, total: null, leftMs: null, isWhole: false });
  await counted.page.getByText('3,200 opportunities so far').waitFor();
  expect(await counted.page.getByRole('progressbar').getAttribute('value')).toBeNull();
  const written = await refreshing({ records: 3_200, total: null, leftMs: null, isWhole: true });
  await written.page.getByText('writing them into the tab').waitFor();
  expect(await button(written.page, 'Cancel').getAttribute('aria-disabled')).toBe('true');
});
