/**
 * Where an import can go: a new tab, or one that exists and has nothing in it.
 *
 * Promises: a tab that holds anything is never given out, whatever the page believed. Must not know: what
 * is imported.
 */
import { readLinks } from '../core/link-store';
import type { Link } from '../core/model';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { freeTabName, tabNameProblem } from '../protocol/tab-name';
import { documentStore } from './adapters/property-store';
import { safeMessage } from './adapters/safe-message';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export type Destination = NonNullable<Extract<Request, { kind: 'link' }>['into']>;

type Failed = Extract<Reply, { kind: 'failed' }>;

/** Which tabs there are, and whether the current one could take an import. */
export function describePlace(): Reply {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getActiveSheet();
  const obstacle = obstacleOf(sheet, readLinks(documentStore().all()));
  return {
    kind: 'place',
    activeTab: { tabId: sheet.getSheetId(), name: sheet.getName(), obstacle },
    tabNames: namesOf(spreadsheet),
  };
}

function namesOf(spreadsheet: Spreadsheet): string[] {
  return spreadsheet.getSheets().map((sheet) => sheet.getName());
}

/** Why nothing can be imported into a tab, in a sentence; null where it can. */
function obstacleOf(sheet: Sheet, links: readonly Link[]): string | null {
  const tabId = sheet.getSheetId();
  if (links.some((link) => link.tabId === tabId)) return 'It is linked to a CRM already.';
  if (links.some(({ stateTabId }) => stateTabId === tabId)) {
    return 'The add-on keeps the memory of another tab in it.';
  }
  try {
    return isEmpty(sheet) ? null : 'There is something in it already.';
  } catch (error) {
    // A tab that is a chart has no cells, and says so by throwing.
    return `It cannot be read as a table (${safeMessage(error)}).`;
  }
}

/** No content, and nothing that is seen without: notes, merged cells. */
function isEmpty(sheet: Sheet): boolean {
  if (sheet.getLastRow() > 0) return false;
  const grid = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns());
  if (grid.getMergedRanges().length > 0) return false;
  return grid.getNotes().every((row) => row.every((note) => note === ''));
}

/** How long to wait for somebody else's run on this file, ms. */
const LOCK_WAIT_MS = 5_000;

/**
 * Does `work` on the tab that was wished for. A tab that exists is looked at and worked on under the
 * file's lock, so that it cannot be filled in between.
 */
export function onDestination(into: Destination, work: (sheet: Sheet) => Reply): Reply {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  if (into.kind === 'newTab') {
    const problem = tabNameProblem(into.name);
    if (problem !== null) return failed(`${problem} Nothing was made.`);
    return work(spreadsheet.insertSheet(freeTabName(into.name.trim(), namesOf(spreadsheet))));
  }
  const lock = LockService.getDocumentLock();
  if (lock && !lock.tryLock(LOCK_WAIT_MS)) {
    return failed('Somebody else is at work on this file. Try again in a few minutes.');
  }
  try {
    const found = emptyTab(spreadsheet, into.tabId);
    return found.kind === 'tab' ? work(found.sheet) : found;
  } finally {
    lock?.releaseLock();
  }
}

function emptyTab(
  spreadsheet: Spreadsheet,
  tabId: number,
): Failed | { readonly kind: 'tab'; readonly sheet: Sheet } {
  const sheet = spreadsheet.getSheetById(tabId);
  if (!sheet) return failed('The tab was deleted meanwhile. Go back and choose where to import.');
  const obstacle = obstacleOf(sheet, readLinks(documentStore().all()));
  if (obstacle === null) return { kind: 'tab', sheet };
  return failed(
    `Nothing was imported into the tab "${sheet.getName()}": ${lowerFirst(obstacle)} Choose a new tab instead.`,
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function failed(message: string): Failed {
  return { kind: 'failed', message };
}
