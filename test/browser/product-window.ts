/**
 * The built add-on in the workbench, as a person at keyboard and mouse meets it: its menu, its
 * sidebar, its dialogs, and the tab in front. What the CRMs hold is read from the house.
 *
 * On a clock that jumps over long waits, so that a CRM's pace costs no test a minute.
 */
import type { FrameLocator, Locator } from 'playwright-core';
import { projectOf } from '../../src/host/project-files';
import { must } from '../../src/host/sandbox/assume';
import type { BenchCrm } from '../../src/host/workbench/crm/bench-crm';
import type { RecordPicture } from '../../src/host/workbench/protocol';
import { bundleFiles } from '../support/bundle';
import { createHurriedClock, type HurriedClock } from '../support/hurried-clock';
import {
  NOTICE,
  PATIENCE_MS,
  startWorkbench,
  untilChanged,
  type Workbench,
  type WorkbenchWindow,
} from './workbench-window';

/** What a tab shows, row by row, from its titles to its last row with content. */
export type Table = readonly (readonly string[])[];

export interface ProductWindow extends WorkbenchWindow {
  readonly sidebar: FrameLocator;
  readonly dialog: FrameLocator;
  /** An item of the add-on's menu. */
  addon(item: string): Promise<void>;
  /** Opens the sidebar anew, at its first view. */
  openSidebar(): Promise<void>;
  closeSidebar(): Promise<void>;
  /** Closes the script's dialog, if there is one. */
  closeDialog(): Promise<void>;
  /** Refreshes the tab in front from the menu; resolves with what is said at the end, closed again. */
  refresh(): Promise<string>;
  /** A pulled tab in one click, in the panel's guide. */
  pull(crm: string): Promise<void>;
  /** A view of the workbench's panel. */
  panel(view: string): Promise<Locator>;
  /** Brings a tab of the file to the front. */
  toTab(name: string): Promise<void>;
  /** Selects a cell; both numbers count from 1. */
  goTo(row: number, column: number): Promise<void>;
  /** Types into a cell of the tab in front, by the title of its column. */
  enter(row: number, title: string, text: string): Promise<void>;
  /** Puts lines of cells on the clipboard and pastes them. */
  paste(row: number, column: number, lines: Table): Promise<void>;
  /** The tab in front. */
  table(): Promise<Table>;
  /** The same as soon as it fits; fails with what it shows instead. */
  tableWhen(fits: (table: Table) => boolean): Promise<Table>;
  /** Note of a cell, as the box beside it says it when the pointer is there. */
  note(row: number, title: string): Promise<string>;
}

export interface ProductBench extends Omit<Workbench, 'open'> {
  open(user?: string): Promise<ProductWindow>;
  crm(id: string): BenchCrm;
  readonly clock: HurriedClock;
}

export async function startProduct(records: number): Promise<ProductBench> {
  const clock = createHurriedClock();
  const project = projectOf(bundleFiles());
  const viewport = { width: 1280, height: 720 };
  const workbench = await startWorkbench({ project, records, clock, viewport });
  return {
    ...workbench,
    clock,
    open: async (user) => productWindow(await workbench.open(user)),
    crm: (id) =>
      must(
        workbench.house().crms.find((crm) => crm.id === id),
        `the workbench has ${id}`,
      ),
  };
}

/** Everything a CRM holds. */
export function recordsOf(crm: BenchCrm): readonly RecordPicture[] {
  return crm.records('', crm.count());
}

/** Column number of a title, from 1. */
export function columnOf([titles = []]: Table, title: string): number {
  const at = titles.indexOf(title);
  if (at < 0) throw new Error(`the tab has no column "${title}", only ${titles.join(', ')}`);
  return at + 1;
}

/** What a row of a tab, counted from 1, shows in a column. */
export function shownIn(table: Table, row: number, title: string): string {
  return table[row - 1]?.[columnOf(table, title) - 1] ?? '';
}

/** The row, counted from 1, that shows this in this column. */
export function rowOf(table: Table, title: string, text: string): number {
  const at = columnOf(table, title) - 1;
  const index = table.findIndex((row) => row[at] === text);
  if (index < 0) throw new Error(`no row shows "${text}" as its ${title}`);
  return index + 1;
}

function productWindow(window: WorkbenchWindow): ProductWindow {
  const { page, menu } = window;
  const table = (): Promise<Table> => page.evaluate(TABLE);
  const addon = (item: string): Promise<void> => menu('Extensions', 'Opportunity Sheets', item);
  const nameBox = page.locator('#grid input').first();
  const aside = page.locator('.script-sidebar');
  const sidebar = aside.locator('iframe').contentFrame();
  const closeSidebar = async (): Promise<void> => {
    await aside.getByRole('button', { name: 'Close', exact: true }).click();
    await aside.waitFor({ state: 'hidden' });
  };
  const panel = async (view: string): Promise<Locator> => {
    await page.locator('.panel').getByRole('tab', { name: view, exact: true }).click();
    return page.getByRole('tabpanel', { name: view, exact: true });
  };
  const goTo = async (row: number, column: number): Promise<void> => {
    await nameBox.fill(`${String.fromCharCode(64 + column)}${row}`);
    await nameBox.press('Enter');
  };
  return {
    ...window,
    sidebar,
    dialog: page.frameLocator('.script-dialog iframe'),
    addon,
    closeSidebar,
    async closeDialog() {
      // In one step, since a dialog may just be closing by itself.
      await page.evaluate(`document.querySelector('.script-dialog .close')?.click()`);
      await page.locator('.script-dialog').waitFor({ state: 'hidden' });
    },
    async openSidebar() {
      if (await aside.isVisible()) await closeSidebar();
      await addon('Open sidebar');
      await sidebar.getByLabel('Name', { exact: true }).waitFor();
    },
    async refresh() {
      await addon('Refresh this tab');
      const [toast, dialog] = [page.locator('.toast'), page.locator('.script-dialog')];
      await toast.or(dialog).waitFor({ timeout: LONG_MS });
      const isToast = await toast.isVisible();
      const said = isToast ? toast : dialog.locator('iframe').contentFrame().locator('body');
      const text = await said.innerText();
      await (isToast ? toast : dialog).getByRole('button', { name: 'Close' }).click();
      return text;
    },
    panel,
    async pull(crm) {
      const guide = await panel('Try this');
      const control = guide.getByRole('button', { name: crm, exact: true });
      await control.click();
      await guide.getByRole('button', { name: `${crm}…`, exact: true }).waitFor();
      await control.waitFor({ timeout: LONG_MS });
    },
    toTab: (name) => page.locator('#grid').getByText(name, { exact: true }).first().click(),
    goTo,
    async enter(row, title, text) {
      await goTo(row, columnOf(await table(), title));
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async paste(row, column, lines) {
      await goTo(row, column);
      const text = lines.map((cells) => cells.join('\t')).join('\n');
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await page.keyboard.press('Control+v');
    },
    table,
    async tableWhen(fits) {
      const untilMs = performance.now() + PATIENCE_MS;
      for (;;) {
        const shown = await table();
        if (fits(shown)) return shown;
        const leftMs = untilMs - performance.now();
        if (leftMs < 0) throw new Error(`the tab shows ${JSON.stringify(shown.slice(-20))}`);
        await page.evaluate(untilChanged(leftMs));
      }
    },
    note: async (row, title) => {
      await goTo(row, columnOf(await table(), title));
      await menu('Insert', 'Note…');
      const asked = page.getByRole('dialog');
      const note = await asked.getByRole('textbox').inputValue();
      await asked.getByRole('button', { name: 'Cancel' }).click();
      return note;
    },
  };
}

/** What a pull of thousands may take. */
const LONG_MS = 200_000;

/** In the page: without the blank rows and columns around the content. */
const TABLE = `(() => {
  ${NOTICE}
  const shown = workbench.texts(workbench.active()) ?? [];
  const filled = shown.findLastIndex((row) => row.some((text) => text !== ''));
  const columns = (shown[0] ?? []).findLastIndex((text) => text !== '') + 1;
  return shown.slice(0, filled + 1).map((row) => row.slice(0, columns));
})()`;
