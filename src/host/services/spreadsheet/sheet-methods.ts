/** Sheet: its name and place, ranges in it, its size, clearing, appending, copying. */
import { type Area, areaOf } from '../../sheet/area';
import type { Aspects } from '../../sheet/change';
import { gridOf } from '../../sheet/grid';
import { OUTSIDE_GRID } from '../../sheet/texts';
import { ScriptError } from '../../world/service';
import { type Method, method, nameOf, type SheetContext, sheetClass } from './define';
import {
  bookOf,
  cellsIn,
  changeNow,
  queueChange,
  rangeHandle,
  readingOf,
  type SheetObject,
  selectionOf,
  sheetHandle,
  sheetOf,
  spreadsheetHandle,
} from './file-access';
import { areaFromNumbers, placeFromA1 } from './places';
import { protectionHandles } from './protection';
import { toInput } from './range-aspects';

type SheetMethod = Method<SheetObject>;

const self = (context: SheetContext, { sheetId }: SheetObject) => sheetHandle(context, sheetId);

const GET_RANGE = [
  'string',
  'number, number',
  'number, number, number',
  'number, number, number, number',
];

function getRange({ sheetId }: SheetObject, args: readonly unknown[], context: SheetContext) {
  if (typeof args[0] === 'string') {
    const place = placeFromA1(context, sheetId, args[0]);
    return rangeHandle(context, place.sheetId, place.area);
  }
  return rangeHandle(context, sheetId, areaFromNumbers(sheetOf(context, sheetId), args));
}

function end(context: SheetContext, { sheetId }: SheetObject) {
  const { sheet, view } = readingOf(context, sheetId);
  return view.end(sheet);
}

/** Below the last row with content; whether a full grid grows is in doubt. */
function appendRow({ sheetId }: SheetObject, args: readonly unknown[], context: SheetContext) {
  const inputs = (args[0] as readonly unknown[]).map(toInput);
  const { sheet, view } = readingOf(context, sheetId);
  const row = view.end(sheet).row + 1;
  if (row > sheet.rows.length) {
    if (context.world.workbook.doubts.appendOnFullGrid === 'refused') {
      throw new ScriptError(OUTSIDE_GRID);
    }
    const [dimension, like] = ['rows', 'before'] as const;
    changeNow(context, { kind: 'insert', sheetId, dimension, at: row, count: 1, like });
  }
  const area = areaOf(row, 1, 1, Math.max(1, inputs.length));
  const each = [inputs.length === 0 ? [null] : inputs];
  changeNow(context, { kind: 'enter', sheetId, area, inputs: { each } });
  return sheetHandle(context, sheetId);
}

function clears(aspects: Partial<Aspects>): SheetMethod {
  const full = { content: false, format: false, notes: false, rules: false, ...aspects };
  return method('write', '', (sheet, _args, context) => clearAll(context, sheet, full));
}

function clearAll(context: SheetContext, sheet: SheetObject, aspects: Aspects) {
  const { sheetId } = sheet;
  const area = gridOf(sheetOf(context, sheetId));
  const change = { kind: 'clear', sheetId, area, aspects, skipFiltered: false } as const;
  queueChange(context, cellsIn(area), change);
  return self(context, sheet);
}

/** All rows below the frozen ones. */
function sortArea(context: SheetContext, { sheetId }: SheetObject): Area {
  const { rows, columns, frozenRows } = sheetOf(context, sheetId);
  return areaOf(frozenRows + 1, 1, rows.length - frozenRows, columns.length);
}

const identity: Readonly<Record<string, SheetMethod>> = {
  getSheetId: method('handle', '', ({ sheetId }) => sheetId),
  getName: method(
    'read',
    '',
    ({ sheetId }, _args, context) => readingOf(context, sheetId).sheet.name,
  ),
  getSheetName: method(
    'read',
    '',
    ({ sheetId }, _args, context) => readingOf(context, sheetId).sheet.name,
  ),
  setName: method('write', 'string', (sheet, [name], context) => {
    changeNow(context, { kind: 'renameSheet', sheetId: sheet.sheetId, name: String(name) });
    return self(context, sheet);
  }),
  getParent: method('handle', '', (_sheet, _args, context) => spreadsheetHandle(context)),
  /** From 1. */
  getIndex: method(
    'read',
    '',
    ({ sheetId }, _args, context) =>
      bookOf(context).sheets.findIndex(({ id }) => id === sheetId) + 1,
  ),
  hideSheet: hides(true),
  showSheet: hides(false),
  isSheetHidden: method(
    'read',
    '',
    ({ sheetId }, _args, context) => readingOf(context, sheetId).sheet.hidden,
  ),
  setTabColor: method('write', 'string?', (sheet, [color], context) => {
    const change = { kind: 'tabColor', sheetId: sheet.sheetId } as const;
    queueChange(context, 0, { ...change, color: color === null ? null : String(color) });
    return self(context, sheet);
  }),
  copyTo: method('write', 'Spreadsheet', ({ sheetId }, _args, context) => {
    const made = changeNow(context, { kind: 'copySheet', sheetId, name: null, index: null });
    return sheetHandle(context, made ?? sheetId);
  }),
  protect: method('write', '', ({ sheetId }, _args, context) => {
    const id = changeNow(context, { kind: 'protect', sheetId, area: null });
    return context.handle('Protection', { className: 'Protection', sheetId, id });
  }),
  getProtections: method('read', 'enum:ProtectionType', ({ sheetId }, [type], context) =>
    protectionHandles(context, readingOf(context, sheetId).sheet, nameOf(type)),
  ),
};

function hides(hidden: boolean): SheetMethod {
  return method('write', '', (sheet, _args, context) => {
    changeNow(context, { kind: 'hideSheet', sheetId: sheet.sheetId, hidden });
    return self(context, sheet);
  });
}

const ranges: Readonly<Record<string, SheetMethod>> = {
  getRange: method('handle', GET_RANGE, getRange),
  getDataRange: method('read', '', (sheet, _args, context) => {
    const { row, column } = end(context, sheet);
    return rangeHandle(context, sheet.sheetId, areaOf(1, 1, Math.max(1, row), Math.max(1, column)));
  }),
  getLastRow: method('read', '', (sheet, _args, context) => end(context, sheet).row),
  getLastColumn: method('read', '', (sheet, _args, context) => end(context, sheet).column),
  getMaxRows: method(
    'read',
    '',
    ({ sheetId }, _args, context) => readingOf(context, sheetId).sheet.rows.length,
  ),
  getMaxColumns: method(
    'read',
    '',
    ({ sheetId }, _args, context) => readingOf(context, sheetId).sheet.columns.length,
  ),
  activate: method('ui', '', (sheet, _args, context) => {
    context.world.select(context.user, { sheetId: sheet.sheetId, area: areaOf(1, 1) });
    return self(context, sheet);
  }),
  getActiveRange: method('handle', '', ({ sheetId }, _args, context) => {
    const selection = selectionOf(context);
    return selection.sheetId === sheetId ? rangeHandle(context, sheetId, selection.area) : null;
  }),
  getActiveCell: method('handle', '', ({ sheetId }, _args, context) => {
    const selection = selectionOf(context);
    const at = selection.sheetId === sheetId ? selection.area : areaOf(1, 1);
    return rangeHandle(context, sheetId, areaOf(at.row, at.column));
  }),
  setActiveSelection: method('ui', ['Range', 'string'], ({ sheetId }, [place], context) => {
    const { sheetId: id, area } =
      typeof place === 'string'
        ? placeFromA1(context, sheetId, place)
        : (place as { readonly sheetId: number; readonly area: Area });
    context.world.select(context.user, { sheetId: id, area });
    return rangeHandle(context, id, area);
  }),
};

const contents: Readonly<Record<string, SheetMethod>> = {
  appendRow: method('write', 'array', appendRow),
  clear: method('write', ['', 'object'], (sheet, [options], context) => {
    const given = (options ?? {}) as Readonly<Record<string, unknown>>;
    const content = given.formatOnly !== true;
    const format = given.contentsOnly !== true;
    return clearAll(context, sheet, { content, format, notes: false, rules: false });
  }),
  clearContents: clears({ content: true }),
  clearFormats: clears({ format: true }),
  clearNotes: clears({ notes: true }),
  sort: method('write', ['number', 'number, boolean'], (sheet, [column, up = true], context) => {
    const keys = [{ column: Number(column), ascending: up === true }];
    const area = sortArea(context, sheet);
    queueChange(context, cellsIn(area), { kind: 'sort', sheetId: sheet.sheetId, area, keys });
    return self(context, sheet);
  }),
};

export const sheetMethods = sheetClass<SheetObject>(
  { name: 'Sheet' },
  { ...identity, ...ranges, ...contents },
);
