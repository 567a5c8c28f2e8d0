/**
 * SpreadsheetApp: the open file, flush, builders, enumerations. Opening any other file needs the wide
 * `spreadsheets` scope, and there is no other file here.
 */

import { areaOf } from '../../sheet/area';
import { ScriptError } from '../../world/service';
import { type Method, method, type SheetContext, sheetClass } from './define';
import {
  activateSheet,
  bookOf,
  type RangeObject,
  rangeHandle,
  type SheetObject,
  selectionOf,
  sheetHandle,
  spreadsheetHandle,
} from './file-access';
import { newFilterCriteria } from './protection';
import { PASTE_TYPES } from './range-actions';
import { newRichTextBuilder } from './rich-text';
import { CRITERIA_TYPES, newRuleBuilder } from './validation';

const ENUMS = {
  CopyPasteType: PASTE_TYPES,
  DataValidationCriteria: CRITERIA_TYPES,
  DeveloperMetadataLocationType: ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'],
  DeveloperMetadataVisibility: ['DOCUMENT', 'PROJECT'],
  Dimension: ['COLUMNS', 'ROWS'],
  ProtectionType: ['RANGE', 'SHEET'],
  WrapStrategy: ['WRAP', 'OVERFLOW', 'CLIP'],
};

type AppMethod = Method<object>;

const file: AppMethod = method('handle', '', (_app, _args, context) => spreadsheetHandle(context));

/** Needs the scope for all of a user's files. */
function wide(inner: AppMethod): AppMethod {
  return { ...inner, scope: 'spreadsheets' };
}

function openBy(name: string, isThis: (wanted: string, id: string) => boolean): AppMethod {
  return wide(
    method('read', 'string', (_app, [wanted], context) => {
      if (isThis(String(wanted), bookOf(context).id)) return spreadsheetHandle(context);
      throw new ScriptError(
        `Unexpected error while getting the method or property ${name} on object SpreadsheetApp.`,
      );
    }),
  );
}

function select(context: SheetContext, { sheetId, area }: Omit<RangeObject, 'className'>) {
  context.world.select(context.user, { sheetId, area });
}

export const spreadsheetApp = sheetClass<object>(
  { name: 'SpreadsheetApp', global: true, enums: ENUMS },
  {
    getActive: file,
    getActiveSpreadsheet: file,
    getActiveSheet: method('handle', '', (_app, _args, context) =>
      sheetHandle(context, selectionOf(context).sheetId),
    ),
    getActiveRange: method('handle', '', (_app, _args, context) => {
      const { sheetId, area } = selectionOf(context);
      return rangeHandle(context, sheetId, area);
    }),
    getCurrentCell: method('handle', '', (_app, _args, context) => {
      const { sheetId, area } = selectionOf(context);
      return rangeHandle(context, sheetId, areaOf(area.row, area.column));
    }),
    setActiveSheet: method('ui', ['Sheet', 'Sheet, boolean'], (_app, [sheet, restores], context) =>
      activateSheet(context, sheet as SheetObject, restores === true),
    ),
    setActiveRange: method('ui', 'Range', (_app, [range], context) => {
      select(context, range as RangeObject);
      return context.handle('Range', range as RangeObject);
    }),
    openById: openBy('openById', (wanted, id) => wanted === id),
    openByUrl: openBy('openByUrl', (wanted, id) => wanted.includes(`/d/${id}`)),
    flush: method('flush', '', (_app, _args, context) => {
      context.pending.apply();
    }),
    newRichTextValue: method('handle', '', (_app, _args, context) =>
      context.handle('RichTextValueBuilder', newRichTextBuilder()),
    ),
    newDataValidation: method('handle', '', (_app, _args, context) =>
      context.handle('DataValidationBuilder', newRuleBuilder()),
    ),
    newFilterCriteria: method('handle', '', (_app, _args, context) =>
      context.handle('FilterCriteriaBuilder', newFilterCriteria()),
    ),
  },
);
