/**
 * What Apps Script can call: each export becomes a top-level function of the pushed script. Kept
 * thin; nothing here runs at load. Names are part of the product: menus and triggers refer to them.
 */
import type { Reply } from '../protocol/replies';
import { openActionDialog } from './action-dialog';
import { checkPlatform } from './check-platform';
import { tellTrouble } from './health';
import { buildMenu, help, refreshActive, refreshAll, settingsOfActive, sidebar } from './menu';
import { showNextError } from './next-error';
import { answer } from './rpc';
import { runSchedule } from './tick';

/**
 * Simple trigger: the file was opened. Of an add-on that was never used in this file it may call
 * nothing but the menu.
 */
export function onOpen(event?: { readonly authMode?: unknown }): void {
  buildMenu();
  if (event?.authMode && String(event.authMode) !== 'NONE') tellTrouble();
}

/** Simple trigger: the add-on was installed while the file was open. */
export function onInstall(): void {
  buildMenu();
}

export function openSidebar(): void {
  sidebar();
}

export function refreshThisTab(): void {
  refreshActive();
}

export function refreshAllTabs(): void {
  refreshAll();
}

export function listChanges(): void {
  refreshActive({ listChanges: true });
}

export function pushChanges(): void {
  openActionDialog({ action: 'push', rows: 'all', retry: false });
}

export function pushSelectedRows(): void {
  openActionDialog({ action: 'push', rows: 'selected', retry: false });
}

export function createNewRows(): void {
  openActionDialog({ action: 'create', rows: 'all', retry: false });
}

export function createSelectedRows(): void {
  openActionDialog({ action: 'create', rows: 'selected', retry: false });
}

export function retryFailedRows(): void {
  openActionDialog({ action: 'push', rows: 'all', retry: true });
}

export function removeSelected(): void {
  openActionDialog({ action: 'remove', rows: 'selected', retry: false });
}

export function goToNextError(): void {
  showNextError();
}

export function settingsOfThisTab(): void {
  settingsOfActive();
}

/** The hourly trigger. */
export function scheduledRefresh(): void {
  runSchedule();
}

export function checkThisPlatform(): void {
  checkPlatform();
}

export function showHelp(): void {
  help();
}

/** The sidebar's only way in. */
export function rpc(request: unknown): Reply {
  return answer(request);
}
