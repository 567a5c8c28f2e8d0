/** Takes a person to the next row of the active tab that needs attention, from the top again at the end. */
import { readLinks } from '../core/link-store';
import { decodeState, type RowState } from '../core/state';
import { locateTable } from '../core/table/locate';
import { memorySheet } from './adapters/memory-sheet';
import { documentStore } from './adapters/property-store';
import { sheetTab } from './adapters/sheet-tab';
import { sheetZone } from './adapters/sheet-zone';
import { showMessage } from './feedback';

/** What a row may be in that a person has to look at; edits and what heals by itself are not. */
const TROUBLE_ISSUES: ReadonlySet<string> = new Set([
  ...['conflict', 'refused', 'merged', 'formula', 'unsure'],
]);

export function showNextError(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getActiveSheet();
  const link = readLinks(documentStore().all()).find(({ tabId }) => tabId === sheet.getSheetId());
  if (!link) {
    showMessage('This tab is not linked to a CRM, so it has no errors of this add-on.');
    return;
  }
  const memory = memorySheet(spreadsheet.getSheetById(link.stateTabId), () => sheet);
  const decoded = decodeState(memory.read());
  const tab = sheetTab(sheet, {
    zone: () => sheetZone(spreadsheet, Date.now()),
    literalRoute: 'richText',
  });
  const located = locateTable(tab.readAll(), link, () => tab.taggedColumns());
  if (decoded.kind !== 'state' || located.kind !== 'found') {
    showMessage('Refresh this tab first.');
    return;
  }
  const { table } = located;
  const troubled = table.rows.filter(({ id }) => isTrouble(decoded.state.rows.get(id)));
  const current = sheet.getActiveRange()?.getRow() ?? 0;
  const next = troubled.find(({ row }) => row > current) ?? troubled[0];
  if (!next) {
    spreadsheet.toast('No row needs attention.', 'Opportunity Sheets');
    return;
  }
  sheet.getRange(next.row, troubledColumn(table, decoded.state.rows.get(next.id))).activate();
}

function isTrouble(state: RowState | undefined): boolean {
  if (!state) return false;
  const { outcome, issues, refusals = {} } = state;
  return (
    outcome === 'ask' ||
    Object.keys(refusals).length > 0 ||
    Object.values(issues).some((issue) => TROUBLE_ISSUES.has(issue))
  );
}

/** The guilty cell, or the Sync column where the whole row is meant. */
function troubledColumn(
  table: {
    readonly columns: readonly { readonly column: { readonly key: string }; readonly at: number }[];
    readonly syncColumn: number;
    readonly idColumn: number;
  },
  state: RowState | undefined,
): number {
  const keys = new Set([
    ...Object.keys(state?.refusals ?? {}),
    ...Object.entries(state?.issues ?? {})
      .filter(([, issue]) => TROUBLE_ISSUES.has(issue))
      .map(([key]) => key),
  ]);
  const found = table.columns.find(({ column }) => keys.has(column.key));
  return found?.at ?? (table.syncColumn || table.idColumn);
}
