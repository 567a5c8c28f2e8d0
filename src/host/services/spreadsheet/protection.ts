/** Protection and Filter. Source: Apps Script reference; an owner is never listed as editor. */
import { areaOf } from '../../sheet/area';
import type { ProtectionPatch } from '../../sheet/change';
import type { Protection, Sheet } from '../../sheet/model';
import { passes } from '../../sheet/rights';
import { ScriptError } from '../../world/service';
import { type HostObject, member, method, type SheetContext, sheetClass } from './define';
import {
  bookOf,
  changeNow,
  type RangeObject,
  rangeHandle,
  readingOf,
  type SheetObject,
} from './file-access';

export interface ProtectionObject {
  readonly className: 'Protection';
  readonly sheetId: number;
  readonly id: number;
}

export interface FilterObject {
  readonly className: 'Filter';
  readonly sheetId: number;
}

interface FilterCriteriaObject extends HostObject {
  hiddenValues: readonly string[];
}

export function protectionHandles(context: SheetContext, sheet: Sheet, type: string) {
  return sheet.protections
    .filter(({ area }) => (type === 'RANGE') === (area !== null))
    .map(({ id }) => {
      const target: ProtectionObject = { className: 'Protection', sheetId: sheet.id, id };
      return context.handle('Protection', target);
    });
}

function protectionOf(context: SheetContext, { sheetId, id }: ProtectionObject): Protection {
  const { sheet } = readingOf(context, sheetId);
  const found = sheet.protections.find((protection) => protection.id === id);
  if (found === undefined) throw new ScriptError('The protection was removed.');
  return found;
}

function edit(context: SheetContext, self: ProtectionObject, patch: ProtectionPatch) {
  const { sheetId, id } = self;
  changeNow(context, { kind: 'editProtection', sheetId, id, patch });
  return context.handle('Protection', self);
}

function editEditors(
  context: SheetContext,
  self: ProtectionObject,
  change: (editors: readonly string[]) => readonly string[],
) {
  return edit(context, self, { editors: change(protectionOf(context, self).editors) });
}

const without = (editors: readonly string[], gone: readonly unknown[]): readonly string[] =>
  editors.filter((editor) => !gone.includes(editor));

const protections = sheetClass<ProtectionObject>(
  { name: 'Protection' },
  {
    getProtectionType: method('read', '', (self, _args, context) =>
      member('ProtectionType', protectionOf(context, self).area === null ? 'SHEET' : 'RANGE'),
    ),
    getRange: method('read', '', (self, _args, context) => {
      const { area } = protectionOf(context, self);
      const { rows, columns } = readingOf(context, self.sheetId).sheet;
      return rangeHandle(context, self.sheetId, area ?? areaOf(1, 1, rows.length, columns.length));
    }),
    setRange: method('write', 'Range', (self, [range], context) =>
      edit(context, self, { area: (range as RangeObject).area }),
    ),
    getDescription: method(
      'read',
      '',
      (self, _args, context) => protectionOf(context, self).description,
    ),
    setDescription: method('write', 'string', (self, [text], context) =>
      edit(context, self, { description: String(text) }),
    ),
    isWarningOnly: method(
      'read',
      '',
      (self, _args, context) => protectionOf(context, self).warningOnly,
    ),
    setWarningOnly: method('write', 'boolean', (self, [on], context) =>
      edit(context, self, { warningOnly: on === true }),
    ),
    getEditors: method('read', '', (self, _args, context) =>
      protectionOf(context, self).editors.map((email) => context.handle('User', { email })),
    ),
    addEditor: method('write', 'string', (self, [email], context) =>
      editEditors(context, self, (editors) => [...without(editors, [email]), String(email)]),
    ),
    addEditors: method('write', 'array', (self, [emails], context) => {
      const added = (emails as readonly unknown[]).map(String);
      return editEditors(context, self, (editors) => [...without(editors, added), ...added]);
    }),
    removeEditor: method('write', 'string', (self, [email], context) =>
      editEditors(context, self, (editors) => without(editors, [email])),
    ),
    removeEditors: method('write', 'array', (self, [emails], context) =>
      editEditors(context, self, (editors) => without(editors, emails as readonly unknown[])),
    ),
    getUnprotectedRanges: method('read', '', (self, _args, context) =>
      protectionOf(context, self).open.map((area) => rangeHandle(context, self.sheetId, area)),
    ),
    setUnprotectedRanges: method('write', 'array', (self, [ranges], context) =>
      edit(context, self, { open: (ranges as readonly RangeObject[]).map(({ area }) => area) }),
    ),
    canEdit: method('read', '', (self, _args, context) =>
      passes(protectionOf(context, self), {
        book: bookOf(context),
        actor: { user: context.user, via: 'person' },
        doubts: context.world.workbook.doubts,
      }),
    ),
    remove: method('write', '', ({ sheetId, id }, _args, context) => {
      changeNow(context, { kind: 'unprotect', sheetId, id });
    }),
  },
);

const filters = sheetClass<FilterObject>(
  { name: 'Filter' },
  {
    getRange: method('read', '', ({ sheetId }, _args, context) => {
      const { filter } = readingOf(context, sheetId).sheet;
      return filter && rangeHandle(context, sheetId, filter.area);
    }),
    setColumnFilterCriteria: method(
      'write',
      'number, FilterCriteria?',
      (self, [position, criteria], context) => {
        const first = readingOf(context, self.sheetId).sheet.filter?.area.column ?? 1;
        const hiddenValues = (criteria as FilterCriteriaObject | null)?.hiddenValues ?? null;
        const column = first + Number(position) - 1;
        changeNow(context, { kind: 'filterColumn', sheetId: self.sheetId, column, hiddenValues });
        return context.handle('Filter', self);
      },
    ),
    remove: method('write', '', ({ sheetId }, _args, context) => {
      changeNow(context, { kind: 'unfilter', sheetId });
    }),
  },
);

export function newFilterCriteria(): FilterCriteriaObject {
  return { className: 'FilterCriteriaBuilder', hiddenValues: [] };
}

const criteria = sheetClass<FilterCriteriaObject>(
  { name: 'FilterCriteria' },
  { getHiddenValues: method('handle', '', ({ hiddenValues }) => hiddenValues) },
);

const criteriaBuilders = sheetClass<FilterCriteriaObject>(
  { name: 'FilterCriteriaBuilder' },
  {
    setHiddenValues: method('handle', 'array', (builder, [values], context) => {
      builder.hiddenValues = (values as readonly unknown[]).map(String);
      return context.handle('FilterCriteriaBuilder', builder);
    }),
    build: method('handle', '', ({ hiddenValues }, _args, context) =>
      context.handle('FilterCriteria', { className: 'FilterCriteria', hiddenValues }),
    ),
  },
);

const ofSheets = sheetClass<SheetObject>(
  { name: 'Sheet' },
  {
    getFilter: method('read', '', ({ sheetId }, _args, context) =>
      readingOf(context, sheetId).sheet.filter === null
        ? null
        : context.handle('Filter', { className: 'Filter', sheetId }),
    ),
  },
);

export const protectionServices = [protections, filters, criteria, criteriaBuilders, ofSheets];
