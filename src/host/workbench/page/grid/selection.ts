/** What is selected in the grid: read, told, set. */
import { ICommandService, type Injector, type Workbook } from '@univerjs/core';
import {
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import { ScrollCommand, ScrollToCellCommand } from '@univerjs/sheets-ui';
import type { Area } from '../../../sheet/area';
import type { Focus } from './gestures';
import { areaOfRange, rangeOf } from './places';
import { UNIT_ID } from './snapshot';

/** What is in front of the person, as the library knows it. */
export function focusOf(injector: Injector, workbook: Workbook): Focus {
  const selections = injector.get(SheetsSelectionsService);
  const size = () => {
    const sheet = workbook.getActiveSheet();
    return { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
  };
  return {
    sheetId: () => Number(workbook.getActiveSheet().getSheetId()),
    size,
    isSettled: () => (selections.getCurrentLastSelection() ?? null) !== null,
    area() {
      const range = selections.getCurrentLastSelection()?.range;
      return range === undefined
        ? { row: 1, column: 1, rows: 1, columns: 1 }
        : areaOfRange(range, size());
    },
  };
}

/** Tells each new selection once, wherever it comes from. */
export function tellSelections(
  injector: Injector,
  focus: Focus,
  select: (sheetId: number, area: Area) => void,
): void {
  let told = '';
  const tell = (): void => {
    if (!focus.isSettled()) return;
    const [sheetId, area] = [focus.sheetId(), focus.area()];
    const text = JSON.stringify([sheetId, area]);
    if (text !== told) select(sheetId, area);
    told = text;
  };
  injector.get(SheetsSelectionsService).selectionChanged$.subscribe(tell);
  injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (id === SetWorksheetActiveOperation.id) tell();
  });
}

const TOP = { sheetViewStartRow: 0, sheetViewStartColumn: 0, offsetX: 0, offsetY: 0 } as const;

/** Brings a tab to the front; with an area, selects it and scrolls to where it can be seen. */
export function showArea(commands: ICommandService, sheetId: number, area: Area | null): void {
  const at = { unitId: UNIT_ID, subUnitId: String(sheetId) };
  commands.syncExecuteCommand(SetWorksheetActiveOperation.id, at);
  if (area === null) return;
  const range = rangeOf(area);
  const primary = {
    actualRow: range.startRow,
    actualColumn: range.startColumn,
    ...range,
    endRow: range.startRow,
    endColumn: range.startColumn,
    isMerged: false,
    isMergedMainCell: false,
  };
  const selections = [{ range, primary, style: null }];
  commands.syncExecuteCommand(SetSelectionsOperation.id, { ...at, selections });
  // The first cell may be frozen, and so in sight wherever the rest is scrolled to.
  if (area.row === 1 && area.column === 1) void commands.executeCommand(ScrollCommand.id, TOP);
  else void commands.executeCommand(ScrollToCellCommand.id, { range });
}
