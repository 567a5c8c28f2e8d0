/** Spreadsheet: tabs, settings, the user's place in the editor. */
import { areaOf } from '../../sheet/area';
import { sheetById, sheetByName } from '../../sheet/book';
import { isTimeZone } from '../../sheet/zone';
import { ScriptError } from '../../world/service';
import { type Method, method, nameOf, type SheetContext, sheetClass } from './define';
import {
  activateSheet,
  bookOf,
  changeNow,
  type RangeObject,
  rangeHandle,
  type SheetObject,
  type SpreadsheetObject,
  selectionOf,
  sheetHandle,
} from './file-access';
import { placeFromA1 } from './places';
import { protectionHandles } from './protection';

type FileMethod = Method<SpreadsheetObject>;
type Methods = Readonly<Record<string, FileMethod>>;

const INSERT_LISTS = [
  '',
  'number',
  'string',
  'object',
  'string, number',
  'number, object',
  'string, object',
  'string, number, object',
];

/** A new tab, or a copy of `options.template`; it becomes the active one. */
function insertSheet(args: readonly unknown[], context: SheetContext) {
  const name = args.find((arg) => typeof arg === 'string');
  const index = args.find((arg) => typeof arg === 'number');
  const options = args.find((arg) => typeof arg === 'object') as
    | { readonly template?: SheetObject }
    | undefined;
  const place = { name: name ?? null, index: index ?? null };
  const template = options?.template;
  const made = changeNow(
    context,
    template === undefined
      ? { kind: 'addSheet', ...place }
      : { kind: 'copySheet', sheetId: template.sheetId, ...place },
  );
  if (made === null) throw new Error('Broken assumption: a new tab has an id');
  context.world.select(context.user, { sheetId: made, area: areaOf(1, 1) });
  return sheetHandle(context, made);
}

const tabs: Methods = {
  getSheets: method('handle', '', (_file, _args, context) =>
    bookOf(context).sheets.map(({ id }) => sheetHandle(context, id)),
  ),
  getNumSheets: method('read', '', (_file, _args, context) => bookOf(context).sheets.length),
  getSheetById: method('handle', 'number', (_file, [id], context) => {
    const sheet = sheetById(bookOf(context), Number(id));
    return sheet && sheetHandle(context, sheet.id);
  }),
  getSheetByName: method('handle', 'string', (_file, [name], context) => {
    const sheet = sheetByName(bookOf(context), String(name));
    return sheet && sheetHandle(context, sheet.id);
  }),
  insertSheet: method('write', INSERT_LISTS, (_file, args, context) => insertSheet(args, context)),
  deleteSheet: method('write', 'Sheet', (_file, [sheet], context) => {
    changeNow(context, { kind: 'deleteSheet', sheetId: (sheet as SheetObject).sheetId });
  }),
  duplicateActiveSheet: method('write', '', (_file, _args, context) => {
    const { sheetId } = selectionOf(context);
    const at = bookOf(context).sheets.findIndex(({ id }) => id === sheetId);
    const made = changeNow(context, { kind: 'copySheet', sheetId, name: null, index: at + 1 });
    return sheetHandle(context, made ?? sheetId);
  }),
  /** Positions count from 1. */
  moveActiveSheet: method('write', 'number', (_file, [position], context) => {
    const { sheetId } = selectionOf(context);
    changeNow(context, { kind: 'moveSheet', sheetId, index: Number(position) - 1 });
  }),
  getProtections: method('read', 'enum:ProtectionType', (_file, [type], context) => {
    context.pending.apply();
    return bookOf(context).sheets.flatMap((sheet) =>
      protectionHandles(context, sheet, nameOf(type)),
    );
  }),
};

const settings: Methods = {
  getId: method('handle', '', (_file, _args, context) => bookOf(context).id),
  getUrl: method(
    'handle',
    '',
    (_file, _args, context) => `https://docs.google.com/spreadsheets/d/${bookOf(context).id}/edit`,
  ),
  getName: method('read', '', (_file, _args, context) => bookOf(context).name),
  rename: method('write', 'string', (_file, [name], context) => {
    changeNow(context, { kind: 'renameFile', name: String(name) });
  }),
  getSpreadsheetTimeZone: method('read', '', (_file, _args, context) => bookOf(context).timeZone),
  setSpreadsheetTimeZone: method('write', 'string', (_file, [zone], context) => {
    const timeZone = String(zone);
    if (!isTimeZone(timeZone)) throw new ScriptError(`Invalid argument: ${timeZone}`);
    changeNow(context, { kind: 'settings', timeZone });
  }),
  getSpreadsheetLocale: method('read', '', (_file, _args, context) => bookOf(context).locale),
  setSpreadsheetLocale: method('write', 'string', (_file, [locale], context) => {
    changeNow(context, { kind: 'settings', locale: String(locale) });
  }),
};

const editor: Methods = {
  getActiveSheet: method('handle', '', (_file, _args, context) =>
    sheetHandle(context, selectionOf(context).sheetId),
  ),
  setActiveSheet: method('ui', ['Sheet', 'Sheet, boolean'], (_file, [sheet, restores], context) =>
    activateSheet(context, sheet as SheetObject, restores === true),
  ),
  getActiveRange: method('handle', '', (_file, _args, context) => {
    const { sheetId, area } = selectionOf(context);
    return rangeHandle(context, sheetId, area);
  }),
  setActiveRange: method('ui', 'Range', (_file, [range], context) => {
    const { sheetId, area } = range as RangeObject;
    context.world.select(context.user, { sheetId, area });
    return rangeHandle(context, sheetId, area);
  }),
  getRange: method('handle', 'string', (_file, [a1], context) => {
    const place = placeFromA1(context, selectionOf(context).sheetId, String(a1));
    return rangeHandle(context, place.sheetId, place.area);
  }),
  toast: method(
    'ui',
    ['string', 'string, string?', 'string, string?, number?'],
    (_file, args, context) => {
      const [message, title, seconds = 5] = args;
      context.world.toast(context.user, {
        message: String(message),
        title: typeof title === 'string' ? title : '',
        seconds: typeof seconds === 'number' && seconds >= 0 ? seconds : null,
      });
    },
  ),
};

export const spreadsheetMethods = sheetClass<SpreadsheetObject>(
  { name: 'Spreadsheet' },
  { ...tabs, ...settings, ...editor },
);
