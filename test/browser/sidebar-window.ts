/**
 * The sidebar's page in a real browser, with a server side that a test makes up. Google's part is
 * played by a stand-in of `google.script`; calls go to the test's own process, not to a network.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import { bundleText } from '../support/bundle';
import { launchChromium } from './chromium';

/** What the server side answers; an error is a call that broke on the way. */
export type Answer = (request: Request) => Reply | Promise<Reply>;

export interface SidebarOptions {
  /** Attributes that the server writes into the page; default: those of the sidebar. */
  readonly view?: string;
  readonly context?: BrowserContextOptions;
  /** The browser's clock begins here, ms UTC, and can be moved by `page.clock`. */
  readonly nowMs?: number;
}

export interface SidebarWindow {
  readonly page: Page;
  /** All requests that left the page, in order. */
  readonly requests: readonly Request[];
  /** What went wrong in the page without anybody catching it. */
  readonly errors: readonly Error[];
  /** How often the page asked to be closed. */
  closings(): Promise<number>;
  /** Violations that axe finds in what is on screen, each with its places; of all rules or some. */
  violations(rules?: readonly string[]): Promise<readonly string[]>;
}

/** What a page needs in no case; a test that waits longer says for what. */
const PATIENCE_MS = 8_000;

/** Google's `google.script`, as far as the page uses it. */
const STAND_IN = `
  window.closings = 0;
  function runner(success, failure) {
    return {
      withSuccessHandler: (handler) => runner(handler, failure),
      withFailureHandler: (handler) => runner(success, handler),
      rpc: (request) =>
        window.callServer(JSON.stringify(request)).then(
          (answer) => success(JSON.parse(answer)),
          (error) => failure(new Error(error.message)),
        ),
    };
  }
  window.google = {
    script: {
      run: runner(() => undefined, () => undefined),
      host: { close: () => { window.closings += 1; } },
    },
  };
`;

/** How a dialog of the add-on opens. */
export function dialog(action: string, tabId = 7): Pick<SidebarOptions, 'view' | 'context'> {
  const rows = action === 'remove' ? 'selected' : 'all';
  return {
    view: `data-view="${action}" data-tab="${tabId}" data-rows="${rows}" data-retry="false"`,
    context: { viewport: { width: 640, height: 560 } },
  };
}

/** A button by all of its name. */
export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Until the sidebar has read all that it reads when it opens. */
export function idle(page: Page): Promise<void> {
  return page.getByLabel('Name', { exact: true }).waitFor();
}

/** Until the focus is on an element with this text. */
export async function focusOn(page: Page, text: string): Promise<void> {
  await page.waitForFunction(`document.activeElement.innerText.includes(${JSON.stringify(text)})`);
}

/** Steps of the import, up to the one with this heading. */
export async function walkTo(page: Page, heading: string): Promise<void> {
  await button(page, 'Import opportunities…').click();
  await button(page, 'TrustPager').click();
  const next = button(page, 'Next');
  await next.waitFor();
  while ((await page.getByRole('heading', { level: 1 }).innerText()) !== heading) {
    const before = await page.getByText(/^Step/).innerText();
    await next.click();
    await page.getByText(before, { exact: true }).waitFor({ state: 'detached' });
  }
}

/** One browser for the tests of a file. Returns how to open a page in it; pages close by themselves. */
export function sidebarBrowser() {
  let browser: Browser | null = null;
  let opened: readonly SidebarWindow[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    const windows = opened;
    opened = [];
    await Promise.all(windows.map(({ page }) => page.close()));
    expect(windows.flatMap(({ errors }) => errors)).toEqual([]);
  });
  afterAll(() => browser?.close());

  return async (answer: Answer, options: SidebarOptions = {}): Promise<SidebarWindow> => {
    if (!browser) throw new Error('sidebarBrowser: open pages in tests only');
    const window = await openSidebar(browser, answer, options);
    opened = [...opened, window];
    if (options.view === undefined) await idle(window.page);
    return window;
  };
}

async function openSidebar(
  browser: Browser,
  answer: Answer,
  { view = 'data-view="home"', context = {}, nowMs }: SidebarOptions,
): Promise<SidebarWindow> {
  const requests: Request[] = [];
  const page = await browser.newPage({
    viewport: { width: 300, height: 700 },
    locale: 'en-GB',
    timezoneId: 'Etc/UTC',
    ...context,
  });
  page.setDefaultTimeout(PATIENCE_MS);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.exposeFunction('callServer', async (text: string) => {
    const request = JSON.parse(text) as Request;
    requests.push(request);
    return JSON.stringify(await answer(request));
  });
  await page.addInitScript(STAND_IN);
  if (nowMs !== undefined) await page.clock.install({ time: nowMs });
  await page.route('**/*', async (route) => {
    const body = bundleText('Sidebar.html').replace('data-view="home"', view);
    await route.fulfill({ contentType: 'text/html', body });
  });
  await page.goto('http://localhost/');
  return {
    page,
    requests,
    errors,
    closings: () => page.evaluate('window.closings'),
    violations: (rules) => violationsOn(page, rules),
  };
}

interface AxeReport {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

async function violationsOn(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  const options = JSON.stringify(rules ? { runOnly: rules } : {});
  const report = await page.evaluate<AxeReport>(`axe.run(${options})`);
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
