/**
 * Opens the page in a dialog, with the preview of one action in front. An HTML dialog and not an alert:
 * the run behind an alert would stand still and lose its locks (Apps Script guide, Dialogs).
 */
import type { Request } from '../protocol/requests';

type Preview = Extract<Request, { kind: 'preview' }>;

/** Who opened it; the page has a heading of its own. */
const TITLE = 'Opportunity Sheets';

/** What the page is told where it says `data-view="home"`. */
export function openActionDialog({ action, rows, retry }: Omit<Preview, 'kind' | 'tabId'>): void {
  const tabId = SpreadsheetApp.getActiveSheet().getSheetId();
  const page = HtmlService.createHtmlOutputFromFile('Sidebar').getContent();
  const view = `data-view="${action}" data-tab="${tabId}" data-rows="${rows}" data-retry="${retry}"`;
  const output = HtmlService.createHtmlOutput(page.replace('data-view="home"', view));
  SpreadsheetApp.getUi().showModalDialog(output.setWidth(640).setHeight(520), TITLE);
}
