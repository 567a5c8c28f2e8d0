/**
 * The menu of the add-on. `onOpen` may run without any right to the file (AuthMode NONE and
 * LIMITED), so it calls nothing but menu methods.
 */

import { failed } from '../core/pull/report';
import { showDialog, showReports } from './feedback';
import { pageShowing } from './page';
import { type NamedReport, refreshEveryTab, refreshTab } from './refresh';
import { unexpectedText } from './unexpected';

export function buildMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open sidebar', 'openSidebar')
    .addSeparator()
    .addItem('Refresh this tab', 'refreshThisTab')
    .addItem('Refresh all tabs', 'refreshAllTabs')
    .addItem('Refresh and list what changed', 'listChanges')
    .addSeparator()
    .addItem('Push changes…', 'pushChanges')
    .addItem('Push selected rows…', 'pushSelectedRows')
    .addItem('Create new rows…', 'createNewRows')
    .addItem('Create selected rows…', 'createSelectedRows')
    .addItem('Retry failed rows…', 'retryFailedRows')
    .addItem('Go to next error', 'goToNextError')
    .addItem('Remove selected in CRM…', 'removeSelected')
    .addSeparator()
    .addItem('Settings of this tab…', 'settingsOfThisTab')
    .addItem('Check this platform', 'checkThisPlatform')
    .addItem('Help', 'showHelp')
    .addToUi();
}

export function sidebar(): void {
  const page = HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Opportunity Sheets');
  SpreadsheetApp.getUi().showSidebar(page);
}

/** The sidebar with the settings of the tab in front; "Back" leads to its first view. */
export function settingsOfActive(): void {
  const tabId = SpreadsheetApp.getActiveSheet().getSheetId();
  const page = pageShowing({ view: 'settings', tab: tabId }).setTitle('Opportunity Sheets');
  SpreadsheetApp.getUi().showSidebar(page);
}

export function refreshActive(options: { readonly listChanges?: boolean } = {}): void {
  const startedMs = Date.now();
  const sheet = SpreadsheetApp.getActiveSheet();
  report(sheet.getName(), () => [
    { tabName: sheet.getName(), report: refreshTab(sheet.getSheetId(), startedMs, options).report },
  ]);
}

export function refreshAll(): void {
  const startedMs = Date.now();
  report('All tabs', () => refreshEveryTab(startedMs));
}

/** The handler is the edge: what nobody foresaw is told here instead of vanishing in a log. */
function report(subject: string, work: () => readonly NamedReport[]): void {
  let reports: readonly NamedReport[];
  try {
    reports = work();
  } catch (error) {
    reports = [{ tabName: subject, report: failed(unexpectedText(error)) }];
  }
  showReports(reports);
}

export function help(): void {
  showDialog([
    {
      heading: 'Opportunity Sheets',
      lines: [
        'Open sidebar: connect a CRM with your own key, choose a pipeline and columns, and import them into a tab.',
        'Refresh this tab: brings the tab up to date. Cells you changed are kept, except in columns that the CRM does not let anybody write; a cell changed on both sides is marked "Conflict" in the Sync column, with a note on the cell.',
        'Push changes…: shows each change, old and new, and sends what you confirm. A cell that cannot be sent gets a note that says why; "Go to next error" leads from one to the next.',
        'Create new rows…: rows typed or pasted directly below the last opportunity become opportunities, each of them one, however often you click.',
        'Settings of this tab…: columns, filters, the schedule, and unlinking, which leaves the tab as it is.',
        'Your own columns, notes, colours and totals are not touched. Rows may be sorted, moved and filtered: a row is known by its ID.',
        'Check this platform: tries out, in a tab of its own, how this Google account behaves, and reports it.',
      ],
    },
  ]);
}
