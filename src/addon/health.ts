/**
 * What is wrong with linked tabs, told in the sidebar and on opening the file. Reads properties, and
 * the names of the tabs that it has to speak of.
 */
import { readLinks } from '../core/link-store';
import type { Link } from '../core/model';
import { pausesText } from '../core/pull/pause';
import { readRunRecord } from '../core/run-record';
import { documentStore } from './adapters/property-store';
import { scheduleTrouble } from './schedule-record';

const TOAST_SECONDS = 15;

/** What is wrong with a tab and what to do, or null. `properties`: the document's; now in ms UTC. */
export function troubleOf(
  properties: Readonly<Record<string, string>>,
  link: Link,
  nowMs: number,
): string | null {
  const { trouble, pauses } = readRunRecord(properties, link.tabId);
  return trouble?.text ?? scheduleTrouble(properties, link, nowMs) ?? pausesText(pauses);
}

/** One blocking call, and a toast if there is something to say. Of deleted tabs there is not. */
export function tellTrouble(): void {
  const nowMs = Date.now();
  const properties = documentStore().all();
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const troubles = readLinks(properties).flatMap((link) => {
    const text = troubleOf(properties, link, nowMs);
    const sheet = text === null ? null : spreadsheet.getSheetById(link.tabId);
    return text !== null && sheet ? { sheet, text } : [];
  });
  const [first, ...others] = troubles;
  if (!first) return;
  const tabs = others.length === 1 ? 'tab' : 'tabs';
  const more = others.length > 0 ? ` (${others.length} more ${tabs}: see the sidebar)` : '';
  const message = `${first.sheet.getName()}: ${first.text}${more}`;
  spreadsheet.toast(message, 'Opportunity Sheets', TOAST_SECONDS);
}
