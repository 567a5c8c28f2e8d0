/** Says on opening the file when something is wrong with a linked tab; reads properties only. */
import { readLinks } from '../core/link-store';
import { readRunRecord } from '../core/run-record';
import { documentStore } from './adapters/property-store';

const TOAST_SECONDS = 15;

/** One blocking call, and a toast if there is something to say. */
export function tellTrouble(): void {
  const properties = documentStore().all();
  const troubles = readLinks(properties).flatMap(({ tabId }) => {
    return readRunRecord(properties, tabId).trouble ?? [];
  });
  const [first] = troubles;
  if (!first) return;
  const more = troubles.length > 1 ? ` (and ${troubles.length - 1} more tabs; see the log)` : '';
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  spreadsheet.toast(`${first.text}${more}`, 'Opportunity Sheets', TOAST_SECONDS);
}
