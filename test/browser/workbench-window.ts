/** The workbench in a real browser, over a house of its own in a folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { type House, openHouse } from '../../src/host/workbench/house';
import { bundlePageFiles, type PageFiles } from '../../src/host/workbench/page-files';
import { serveHouse, type WorkbenchServer } from '../../src/host/workbench/server';
import type { Clock } from '../../src/host/world/clock';
import type { Project } from '../../src/host/world/project';
import { launchChromium } from './chromium';

/** What a page needs in no case, however busy the machine is; a test that waits longer says for what. */
export const PATIENCE_MS = 45_000;

export interface WorkbenchOptions {
  readonly project: Project;
  /** Opportunities of each sandbox. */
  readonly records: number;
  /** Default: the machine's. */
  readonly clock?: Clock;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Where cells are on the canvas, px. */
const CELL = { left: 46, top: 24, width: 100, height: 21 };

export interface WorkbenchWindow {
  readonly page: Page;
  /** Clicks a cell; both numbers count from 1. */
  select(row: number, column: number): Promise<void>;
  /** Types into a cell and ends with Enter. */
  type(row: number, column: number, text: string): Promise<void>;
  /** A menu item by its path. */
  menu(...path: readonly string[]): Promise<void>;
  /** Resolves when the first tab shows this from A1 on; fails with what it shows instead. */
  shows(texts: readonly (readonly string[])[]): Promise<void>;
  /** What axe finds in the page and its frames, but for the grid, which is not ours; of all rules or some. */
  violations(rules?: readonly string[]): Promise<readonly string[]>;
}

export interface Workbench {
  house(): House;
  /** A person has one window: it closes the one that was opened before, since none is ever quite idle. */
  open(user?: string): Promise<WorkbenchWindow>;
  /** Ends the server and starts another one on what was kept. */
  restart(): Promise<void>;
  /** Addresses of all requests that left any page. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
  readonly origin: () => string;
  close(): Promise<void>;
}

export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { viewport = { width: 1280, height: 720 } } = options;
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  const files = await bundlePageFiles();
  const browser = await launchChromium();
  const [requests, errors]: [string[], string[]] = [[], []];
  const windows = new Map<string, WorkbenchWindow>();
  let running = await start(folder, files, options);
  return {
    requests,
    errors,
    origin: () => running.server.origin,
    house: () => running.house,
    async open(user = '') {
      await windows.get(user)?.page.context().close();
      const address = addressOf(running.server, user);
      const window = await openWindow(browser, { address, viewport, requests, errors });
      windows.set(user, window);
      return window;
    },
    async restart() {
      await stop(running);
      running = await start(folder, files, options);
    },
    async close() {
      await browser.close();
      await stop(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly house: House;
  readonly server: WorkbenchServer;
}

async function start(
  folder: string,
  files: PageFiles,
  { project, records, clock }: WorkbenchOptions,
): Promise<Running> {
  const house = openHouse({ project, folder, records, live: false, ...(clock && { clock }) });
  return { house, server: await serveHouse(house, files, 0) };
}

async function stop({ house, server }: Running): Promise<void> {
  await server.close();
  await house.close();
}

function addressOf({ origin }: WorkbenchServer, user: string): string {
  return user === '' ? origin : `${origin}/?as=${user}`;
}

interface WindowTerms {
  readonly address: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly requests: string[];
  readonly errors: string[];
}

async function openWindow(
  browser: Browser,
  { address, viewport, requests, errors }: WindowTerms,
): Promise<WorkbenchWindow> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ viewport, permissions, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  await page.getByRole('menuitem', { name: 'Extensions' }).waitFor();
  const canvas = page.locator('[id^="univer-sheet-main-canvas"]');
  const select = async (row: number, column: number): Promise<void> => {
    const x = CELL.left + (column - 0.5) * CELL.width;
    const y = CELL.top + (row - 0.5) * CELL.height;
    const box = await canvas.boundingBox();
    await page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y);
  };
  return {
    page,
    select,
    async type(row, column, text) {
      await select(row, column);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async menu(...path) {
      for (const [depth, name] of path.entries()) {
        const place = depth === 0 ? page.getByRole('menubar') : page.getByRole('menu').last();
        const item = place.getByRole('menuitem', { name, exact: true });
        if (depth === 0 || depth === path.length - 1) await item.click();
        else await item.hover();
      }
    },
    shows: (texts) => shows(page, texts),
    violations: (rules) => violationsOn(page, rules),
  };
}

/** In the page: remembers what was looked at; each patch of the file brings another list of heads. */
export const NOTICE = 'window.noticed = [workbench.heads(), workbench.active()];';

/** In the page: resolves once the file or the tab in front is not what was noticed, or time is up. */
export function untilChanged(leftMs: number): string {
  return `new Promise((done) => {
    const untilMs = performance.now() + ${leftMs};
    const [heads, active] = window.noticed;
    const look = () => {
      const isSame = heads === workbench.heads() && active === workbench.active();
      if (!isSame || performance.now() > untilMs) done();
      else setTimeout(look, 20);
    };
    look();
  })`;
}

/** Looks with every change until it fits; the last look is the one that is judged. */
async function shows(page: Page, texts: readonly (readonly string[])[]): Promise<void> {
  const [rows, columns] = [texts.length, texts[0]?.length ?? 0];
  const untilMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await page.evaluate<readonly (readonly string[])[]>(`(() => {
      ${NOTICE}
      const tab = workbench.texts(workbench.heads()[0].id);
      return tab.slice(0, ${rows}).map((row) => row.slice(0, ${columns}));
    })()`);
    const leftMs = untilMs - performance.now();
    if (JSON.stringify(seen) === JSON.stringify(texts) || leftMs < 0) {
      return expect(seen).toEqual(texts);
    }
    await page.evaluate(untilChanged(leftMs));
  }
}

interface AxeReport {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

async function violationsOn(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const options = JSON.stringify({ iframes: false, ...(rules && { runOnly: rules }) });
  const found: string[] = [];
  for (const frame of page.frames()) found.push(...(await violationsIn(frame, options)));
  return found;
}

async function violationsIn(frame: Frame, options: string): Promise<readonly string[]> {
  if (!(await frame.evaluate('"axe" in window'))) {
    await frame.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  }
  const report = await frame.evaluate<AxeReport>(`axe.run({ exclude: [['#grid']] }, ${options})`);
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
