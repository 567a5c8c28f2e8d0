/**
 * Copying and pasting. What was copied in this grid is pasted by the server, with formulas, looks and
 * notes; what comes from elsewhere is typed in, line by line and column by column.
 */
import {
  EDITOR_ACTIVATED,
  type ICommandService,
  IContextService,
  type Injector,
} from '@univerjs/core';
import { ISheetClipboardService } from '@univerjs/sheets-ui';
import type { Area } from '../../../sheet/area';
import type { Change } from '../../../sheet/change';
import { readTable } from '../../table-text';
import { type GestureOptions, replaceCommand } from './gestures';

interface Copied {
  readonly sheetId: number;
  readonly area: Area;
  readonly cut: boolean;
  /** By which the library marks its own clipboard content. */
  readonly copyId: string;
}

interface Pasted {
  readonly htmlContent?: string;
  readonly textContent?: string;
}

export function replacePaste(injector: Injector, { commands, focus, ask }: GestureOptions): void {
  const context = injector.get(IContextService);
  const copyIdNow = (): string =>
    injector.get(ISheetClipboardService).copyContentCache().getLastCopyId() ?? '';
  let copied: Copied | null = null;

  onCopy(commands, (cut) => {
    if (context.getContextValue(EDITOR_ACTIVATED)) return;
    copied = { sheetId: focus.sheetId(), area: focus.area(), cut, copyId: copyIdNow() };
  });
  const paste = ({ htmlContent = '', textContent = '' }: Pasted): void => {
    const to = { sheetId: focus.sheetId(), area: focus.area() };
    const own = copied !== null && copied.copyId !== '' && htmlContent.includes(copied.copyId);
    const changes = own && copied !== null ? pasteOwn(copied, to) : pasteText(textContent, to);
    ask(...withRoom(changes, to.sheetId, focus.size()));
    if (own && copied?.cut) copied = null;
  };
  replaceCommand<Pasted>(commands, 'sheet.command.paste-by-short-key', paste);
  replaceCommand(commands, 'sheet.command.paste', () => {
    void readClipboard().then(paste);
  });
}

function onCopy(commands: ICommandService, listener: (cut: boolean) => void): void {
  commands.onCommandExecuted(({ id }) => {
    if (id === 'univer.command.copy') listener(false);
    if (id === 'univer.command.cut') listener(true);
  });
}

/** From the menu, where the browser hands nothing over by itself. */
async function readClipboard(): Promise<Pasted> {
  const [item] = await navigator.clipboard.read();
  const text = async (type: string): Promise<string> =>
    item?.types.includes(type) ? (await item.getType(type)).text() : '';
  return { htmlContent: await text('text/html'), textContent: await text('text/plain') };
}

interface Place {
  readonly sheetId: number;
  readonly area: Area;
}

function pasteOwn({ sheetId, area, cut }: Copied, to: Place): readonly Change[] {
  const { rows, columns } = area;
  if (cut)
    return [{ kind: 'cut', sheetId, area, to: { ...to, area: { ...to.area, rows, columns } } }];
  const aspects = { content: true, format: true, notes: true, rules: true };
  return [{ kind: 'copy', sheetId, area, to, aspects, valuesOnly: false }];
}

/** A single value fills the selection, as in Sheets. */
function pasteText(text: string, { sheetId, area }: Place): readonly Change[] {
  const lines = readTable(text);
  const columns = Math.max(...lines.map((line) => line.length));
  if (lines.length === 1 && columns === 1) {
    return [{ kind: 'enter', sheetId, area, inputs: { all: lines[0]?.[0] ?? '' } }];
  }
  const each = lines.map((line) => Array.from({ length: columns }, (_, c) => line[c] ?? ''));
  const target = { ...area, rows: lines.length, columns };
  return [{ kind: 'enter', sheetId, area: target, inputs: { each } }];
}

/** Sheets adds the rows and columns that a paste needs. */
function withRoom(
  changes: readonly Change[],
  sheetId: number,
  size: { readonly rows: number; readonly columns: number },
): readonly Change[] {
  return changes.flatMap((change) => {
    const area = change.kind === 'enter' ? change.area : null;
    if (area === null) return [change];
    const rows = area.row + area.rows - 1 - size.rows;
    const columns = area.column + area.columns - 1 - size.columns;
    const grow = (dimension: 'rows' | 'columns', count: number, at: number): readonly Change[] =>
      count > 0 ? [{ kind: 'insert', sheetId, dimension, at: at + 1, count, like: 'before' }] : [];
    return [...grow('rows', rows, size.rows), ...grow('columns', columns, size.columns), change];
  });
}
