/**
 * Opens the page in a dialog, with the preview of one action in front. An HTML dialog and not an alert:
 * the run behind an alert would stand still and lose its locks (Apps Script guide, Dialogs).
 */
import type { Request } from '../protocol/requests';
import { pageShowing } from './page';

type Preview = Extract<Request, { kind: 'preview' }>;

/** Who opened it; the page has a heading of its own. */
const TITLE = 'Opportunity Sheets';

export function openActionDialog({ action, rows, retry }: Omit<Preview, 'kind' | 'tabId'>): void {
  const tabId = SpreadsheetApp.getActiveSheet().getSheetId();
  const output = pageShowing({ view: action, tab: tabId, rows, retry });
  SpreadsheetApp.getUi().showModalDialog(output.setWidth(640).setHeight(520), TITLE);
}
