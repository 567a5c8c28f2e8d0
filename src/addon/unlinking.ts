/**
 * Takes the link off a tab, or off what is left of one that was deleted.
 *
 * Promises: needs no connection; while somebody is at work on the tab it stays linked. Must not know:
 * how a person is asked.
 */
import { busyText } from '../core/busy';
import { unlink } from '../core/link/unlink';
import { leaseOfOthers, readRunRecord } from '../core/run-record';
import type { Reply } from '../protocol/replies';
import type { Request } from '../protocol/requests';
import { documentStore, userStore } from './adapters/property-store';
import { safeMessage } from './adapters/safe-message';
import { sheetTab } from './adapters/sheet-tab';
import { sheetZone } from './adapters/sheet-zone';
import { readPlatformAnswers } from './platform-answers';
import { me } from './profile';
import { onLink } from './tab-run';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type UnlinkRequest = Extract<Request, { kind: 'unlink' }>;

/** `startedMs`: when this execution began, ms UTC. */
export function unlinkTab({ tabId }: UnlinkRequest, startedMs: number): Reply {
  return onLink(tabId, ({ link, properties }): Reply => {
    const { id: userId } = me(userStore().all());
    const record = readRunRecord(properties, tabId);
    const other = leaseOfOthers(record, { run: null, userId }, startedMs);
    if (other) return { kind: 'failed', message: busyText(other) };
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getSheetById(tabId);
    const { literalRoute, zoneArithmetic } = readPlatformAnswers(properties);
    const zone = () => sheetZone(spreadsheet, startedMs, zoneArithmetic);
    const ports = {
      tab: sheet && sheetTab(sheet, { zone, literalRoute }),
      documents: documentStore(),
      deleteMemory: () => deleteSheet(spreadsheet, link.stateTabId),
    };
    const message = unlink(ports, link, properties);
    return message === null ? { kind: 'unlinked' } : { kind: 'failed', message };
  });
}

/** null when it is gone, else the spreadsheet's words. */
function deleteSheet(spreadsheet: Spreadsheet, sheetId: number): string | null {
  const sheet = spreadsheet.getSheetById(sheetId);
  if (!sheet) return null;
  try {
    spreadsheet.deleteSheet(sheet);
    return null;
  } catch (error) {
    return safeMessage(error);
  }
}
