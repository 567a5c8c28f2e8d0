/** Makes the hidden sheet that holds the memory of a linked tab. */
import { readLinks, writeLink } from '../core/link-store';
import type { Link } from '../core/model';
import type { Store } from '../core/ports';
import { STATE_COLUMNS } from '../core/state';
import { columnName } from './adapters/a1';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A new hidden sheet of plain texts; the user stays on the tab where they are. */
export function insertHiddenSheet(spreadsheet: Spreadsheet, tabId: number): Sheet {
  const active = spreadsheet.getActiveSheet();
  const base = `Opportunity Sheets memory ${tabId}`;
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, base), spreadsheet.getNumSheets());
  sheet.getRange(`A:${columnName(STATE_COLUMNS)}`).setNumberFormat('@');
  sheet.hideSheet();
  if (active) spreadsheet.setActiveSheet(active, true);
  return sheet;
}

/** In place of one that was deleted: the link learns the new one. */
export function createMemorySheet(spreadsheet: Spreadsheet, link: Link, documents: Store): Sheet {
  const sheet = insertHiddenSheet(spreadsheet, link.tabId);
  // Read anew: somebody may have set the tab's schedule while we were at work.
  const kept = readLinks(documents.all()).find(({ tabId }) => tabId === link.tabId) ?? link;
  writeLink(documents, { ...kept, stateTabId: sheet.getSheetId() });
  return sheet;
}

/** `wanted`, or `wanted 2`, `wanted 3` … if a tab of that name exists. */
export function freeName(spreadsheet: Spreadsheet, wanted: string): string {
  let name = wanted;
  for (let n = 2; spreadsheet.getSheetByName(name); n++) name = `${wanted} ${n}`;
  return name;
}
