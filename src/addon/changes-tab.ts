/**
 * The list of what refreshes have changed, old → new, in a tab of its own. Kept for a linked tab from
 * the moment when a person first asks for it.
 */
import type { CellChange } from '../core/pull/changes';
import { type JournalKind, type JournalPlace, journalSheet, prepend } from './journal-tab';

function kindOf(tabId: number): JournalKind {
  return {
    key: `changes.${tabId}`,
    name: 'Opportunity Sheets changes',
    columns: [
      { title: 'Time', px: 130 },
      { title: 'ID', px: 100 },
      { title: 'Opportunity', px: 220 },
      { title: 'Column', px: 130 },
      { title: 'Before', px: 220 },
      { title: 'Now', px: 220 },
    ],
    rowsMax: 2_000,
  };
}

/** True if somebody has asked for the list of this tab and it is still there. */
export function keepsChanges(tabId: number, properties: JournalPlace['properties']): boolean {
  return journalSheet(kindOf(tabId), properties) !== null;
}

/** `atMs`: of the refresh, ms UTC. */
export function writeChanges(
  place: JournalPlace,
  tabId: number,
  changed: { readonly atMs: number; readonly changes: readonly CellChange[] },
): boolean {
  const time = { serial: place.zone.toSerial(changed.atMs) };
  const none: CellChange = { id: '', name: '', column: '', from: '', to: 'Nothing has changed.' };
  const isNew = !keepsChanges(tabId, place.properties);
  const list = changed.changes.length === 0 && isNew ? [none] : changed.changes;
  const rows = list.map(({ id, name, column, from, to }) => [time, id, name, column, from, to]);
  return prepend(kindOf(tabId), place, rows);
}
