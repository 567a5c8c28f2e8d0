/**
 * The spreadsheet in the page: shows what the server says, asks the server for what a person does.
 * Must not know: menus, sidebars, CRMs.
 */
import {
  BooleanNumber,
  CanceledError,
  type ICommandService as Commands,
  EDITOR_ACTIVATED,
  IContextService,
  type Injector,
  LifecycleService,
  LifecycleStages,
  RedoCommandId,
  ThemeService,
  UndoCommandId,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { ILayoutService } from '@univerjs/ui';
import { type Area, areaOf } from '../../../sheet/area';
import type { Change } from '../../../sheet/change';
import type { BookPatch, SheetHead } from '../../protocol';
import { type CellMemo, memoIn } from './cells';
import { replacePaste } from './clipboard';
import { gathering } from './edits';
import { listenForEnds } from './ends';
import { replaceFilters } from './filters';
import { type Focus, replaceGestures } from './gestures';
import { guardGrid } from './guard';
import { createMirror } from './mirror';
import { showNotes } from './notes';
import { focusOf, showArea, tellSelections } from './selection';
import { workbookSnapshot } from './snapshot';
import { interceptTyping } from './typing';
import { ICommandService, startUniver } from './univer';

export interface GridEvents {
  change(changes: readonly Change[]): void;
  undo(): void;
  redo(): void;
  select(sheetId: number, area: Area): void;
  say(text: string): void;
}

export interface Grid {
  readonly focus: Focus;
  apply(patch: BookPatch): void;
  heads(): readonly SheetHead[];
  /** Whether the selected cell is bold. */
  isBold(): boolean;
  /** The text of the selected cell as editing would begin, and its note. */
  cell(): CellMemo;
  /** Everything that a tab shows, row by row; null for one that the grid does not have. */
  texts(sheetId: number): readonly (readonly string[])[] | null;
  /** Gives the keyboard back to the cells. */
  takeFocus(): void;
  /** Brings a tab to the front; with an area, selects it. */
  show(sheetId: number, area: Area | null): void;
}

/**
 * `first` is the first patch of the page, which holds everything. Resolves when the library has
 * painted: only then has it registered all that is replaced here.
 */
export async function openGrid(
  place: HTMLElement,
  first: BookPatch,
  events: GridEvents,
): Promise<Grid> {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const univer = startUniver(place, dark.matches);
  const injector = univer.__getInjector();
  dark.addEventListener('change', () => injector.get(ThemeService).setDarkMode(dark.matches));
  const commands = injector.get(ICommandService);
  const workbook: Workbook = univer.createUnit(
    UniverInstanceType.UNIVER_SHEET,
    workbookSnapshot(first),
  );
  await injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
  const focus = focusOf(injector, workbook);
  const ask = gathering(events.change);
  guardGrid(commands, ask, events.say);
  replaceGestures({ commands, focus, ask });
  replacePaste(injector, { commands, focus, ask });
  interceptTyping(injector);
  const mirror = createMirror(commands, first);
  replaceFilters({
    commands,
    focus,
    ask,
    say: events.say,
    head: () => mirror.heads().find(({ id }) => id === focus.sheetId()),
    texts: (column) => mirror.texts(focus.sheetId(), column),
  });
  showNotes(injector, place, (row, column) =>
    memoIn(workbook.getActiveSheet().getCellRaw(row, column)),
  );
  tellSelections(injector, focus, events.select);
  listenForEnds(place, {
    isTyping: () => injector.get(IContextService).getContextValue(EDITOR_ACTIVATED),
    contentEnd: () => mirror.contentEnd(focus.sheetId()),
    go: (row, column) => showArea(commands, focus.sheetId(), areaOf(row, column)),
  });
  onUndo(injector, commands, events);
  return {
    focus,
    apply: mirror.apply,
    heads: mirror.heads,
    isBold: () => boldIn(workbook, focus.area()),
    cell: () => cellAt(workbook, focus.area()),
    texts: (sheetId) => textsOf(workbook, sheetId),
    takeFocus: () => injector.get(ILayoutService).focus(),
    show: (sheetId, area) => showArea(commands, sheetId, area),
  };
}

function boldIn(workbook: Workbook, { row, column }: Area): boolean {
  const cell = workbook.getActiveSheet().getCellRaw(row - 1, column - 1);
  return workbook.getStyles().getStyleByCell(cell)?.bl === BooleanNumber.TRUE;
}

function cellAt(workbook: Workbook, { row, column }: Area): CellMemo {
  const memo = memoIn(workbook.getActiveSheet().getCellRaw(row - 1, column - 1));
  return memo ?? { edit: '', note: '', link: '' };
}

function textsOf(workbook: Workbook, sheetId: number): readonly (readonly string[])[] | null {
  const sheet = workbook.getSheetBySheetId(String(sheetId));
  if (!sheet) return null;
  return Array.from({ length: sheet.getRowCount() }, (_row, r) =>
    Array.from({ length: sheet.getColumnCount() }, (_column, c) =>
      String(sheet.getCellRaw(r, c)?.v ?? ''),
    ),
  );
}

/** The library's own steps are those of the text in the cell that is being edited, and no others. */
function onUndo(injector: Injector, commands: Commands, events: GridEvents): void {
  const context = injector.get(IContextService);
  commands.beforeCommandExecuted(({ id }) => {
    if (id !== UndoCommandId && id !== RedoCommandId) return;
    if (context.getContextValue(EDITOR_ACTIVATED)) return;
    if (id === UndoCommandId) events.undo();
    else events.redo();
    throw new CanceledError();
  });
}
