/**
 * DeveloperMetadata, its location and finder. Source: Apps Script reference; allowed places and the
 * text of the refusal as tested on the live service.
 */
import { type Area, areaOf, contains, intersects } from '../../sheet/area';
import { sheetById } from '../../sheet/book';
import type { MetadataDraft, MetadataHome } from '../../sheet/change';
import { allMetadata, metadataAt, metadataById, type PlacedMetadata } from '../../sheet/metadata';
import type { Book, Visibility } from '../../sheet/model';
import { METADATA_PLACE } from '../../sheet/texts';
import { type HandleRef, ScriptError } from '../../world/service';
import { type Method, member, method, nameOf, type SheetContext, sheetClass } from './define';
import {
  bookOf,
  changeNow,
  queueChange,
  type RangeObject,
  rangeHandle,
  type SheetObject,
  type SpreadsheetObject,
  sheetHandle,
  spreadsheetHandle,
} from './file-access';

interface MetadataObject {
  readonly className: 'DeveloperMetadata';
  readonly id: number;
}

interface LocationObject {
  readonly className: 'DeveloperMetadataLocation';
  readonly home: MetadataHome;
}

type Test = (placed: PlacedMetadata) => boolean;

interface FinderObject {
  readonly className: 'DeveloperMetadataFinder';
  /** Where it looks; null is the whole file. */
  readonly within: { readonly sheetId: number; readonly area: Area | null } | null;
  readonly tests: Test[];
  intersecting: boolean;
}

type Owner = SpreadsheetObject | SheetObject | RangeObject;

/** The file, the tab, or the whole row or column that a range covers; null for any other range. */
function homeOf(context: SheetContext, owner: Owner): MetadataHome | null {
  if (owner.className === 'Spreadsheet') return { kind: 'book' };
  const { sheetId } = owner;
  if (owner.className === 'Sheet') return { kind: 'sheet', sheetId };
  const { area } = owner;
  const sheet = sheetById(bookOf(context), sheetId);
  if (sheet === null) return null;
  if (area.rows === 1 && area.columns === sheet.columns.length) {
    return { kind: 'row', sheetId, row: area.row };
  }
  if (area.columns === 1 && area.rows === sheet.rows.length) {
    return { kind: 'column', sheetId, column: area.column };
  }
  return null;
}

const metadataHandle = (context: SheetContext, id: number): HandleRef => {
  const target: MetadataObject = { className: 'DeveloperMetadata', id };
  return context.handle('DeveloperMetadata', target);
};

/** `(key)`, `(key, visibility)`, `(key, value)`, `(key, value, visibility)`. */
function draftOf([key, second, third]: readonly unknown[]): MetadataDraft {
  const value = typeof second === 'string' ? second : null;
  const visibility = nameOf(typeof second === 'string' ? third : second) || 'DOCUMENT';
  return { key: String(key), value, visibility: visibility as Visibility };
}

const ADD_LISTS = [
  'string',
  'string, enum:DeveloperMetadataVisibility',
  'string, string?',
  'string, string?, enum:DeveloperMetadataVisibility',
];

/** The methods that file, tab and range have in common. */
function ownerMethods<O extends Owner>(): Readonly<Record<string, Method<O>>> {
  return {
    addDeveloperMetadata: method('write', ADD_LISTS, (owner, args, context) => {
      const home = homeOf(context, owner);
      if (home === null) throw new ScriptError(METADATA_PLACE);
      queueChange(context, 1, { kind: 'addMetadata', home, draft: draftOf(args) });
      return context.handle(owner.className, owner);
    }),
    getDeveloperMetadata: method('read', '', (owner, _args, context) => {
      context.pending.apply();
      const home = homeOf(context, owner);
      if (home === null) return [];
      return metadataAt(bookOf(context), home).map(({ entry }) =>
        metadataHandle(context, entry.id),
      );
    }),
    createDeveloperMetadataFinder: method('handle', '', (owner, _args, context) => {
      const within =
        owner.className === 'Spreadsheet'
          ? null
          : { sheetId: owner.sheetId, area: owner.className === 'Range' ? owner.area : null };
      const finder: FinderObject = {
        className: 'DeveloperMetadataFinder',
        within,
        tests: [],
        intersecting: false,
      };
      return context.handle('DeveloperMetadataFinder', finder);
    }),
  };
}

/** A finder method that narrows the search. */
function narrows(list: string, test: (wanted: unknown) => Test): Method<FinderObject> {
  return method('handle', list, (finder, [wanted], context) => {
    finder.tests.push(test(wanted));
    return context.handle('DeveloperMetadataFinder', finder);
  });
}

const LOCATION_TYPES: Readonly<Record<MetadataHome['kind'], string>> = {
  book: 'SPREADSHEET',
  sheet: 'SHEET',
  row: 'ROW',
  column: 'COLUMN',
};

const finders = sheetClass<FinderObject>(
  { name: 'DeveloperMetadataFinder' },
  {
    withKey: narrows(
      'string',
      (key) =>
        ({ entry }) =>
          entry.key === key,
    ),
    withValue: narrows(
      'string',
      (value) =>
        ({ entry }) =>
          entry.value === value,
    ),
    withId: narrows(
      'number',
      (id) =>
        ({ entry }) =>
          entry.id === id,
    ),
    withVisibility: narrows(
      'enum:DeveloperMetadataVisibility',
      (visibility) =>
        ({ entry }) =>
          entry.visibility === nameOf(visibility),
    ),
    withLocationType: narrows(
      'enum:DeveloperMetadataLocationType',
      (type) =>
        ({ home }) =>
          LOCATION_TYPES[home.kind] === nameOf(type),
    ),
    onIntersectingLocations: method('handle', '', (finder, _args, context) => {
      finder.intersecting = true;
      return context.handle('DeveloperMetadataFinder', finder);
    }),
    find: method('read', '', (finder, _args, context) => {
      context.pending.apply();
      const book = bookOf(context);
      return allMetadata(book)
        .filter((placed) => isWithin(book, placed.home, finder))
        .filter((placed) => finder.tests.every((test) => test(placed)))
        .map(({ entry }) => metadataHandle(context, entry.id));
    }),
  },
);

function isWithin(book: Book, home: MetadataHome, { within, intersecting }: FinderObject): boolean {
  if (within === null) return true;
  if (home.kind === 'book' || home.sheetId !== within.sheetId) return false;
  if (within.area === null) return true;
  const area = areaOfHome(book, home);
  return intersecting ? intersects(within.area, area) : contains(within.area, area);
}

function areaOfHome(book: Book, home: Exclude<MetadataHome, { readonly kind: 'book' }>): Area {
  const sheet = sheetById(book, home.sheetId);
  const [rows, columns] = [sheet?.rows.length ?? 1, sheet?.columns.length ?? 1];
  if (home.kind === 'row') return areaOf(home.row, 1, 1, columns);
  return home.kind === 'column' ? areaOf(1, home.column, rows, 1) : areaOf(1, 1, rows, columns);
}

function placedOf(context: SheetContext, { id }: MetadataObject): PlacedMetadata {
  context.pending.apply();
  const placed = metadataById(bookOf(context), id);
  if (placed === null) throw new ScriptError('The developer metadata was removed.');
  return placed;
}

function edits(list: string, patchOf: (value: unknown) => Partial<MetadataDraft>) {
  return method<MetadataObject>('write', list, (self, [value], context) => {
    queueChange(context, 1, { kind: 'editMetadata', id: self.id, patch: patchOf(value) });
    return context.handle('DeveloperMetadata', self);
  });
}

function movesTo(list: string): Method<MetadataObject> {
  return method('write', list, (self, [owner], context) => {
    const home = homeOf(context, (owner as Owner | undefined) ?? { className: 'Spreadsheet' });
    if (home === null) throw new ScriptError(METADATA_PLACE);
    changeNow(context, { kind: 'moveMetadata', id: self.id, home });
    return context.handle('DeveloperMetadata', self);
  });
}

const entries = sheetClass<MetadataObject>(
  { name: 'DeveloperMetadata' },
  {
    getId: method('handle', '', ({ id }) => id),
    getKey: method('read', '', (self, _args, context) => placedOf(context, self).entry.key),
    getValue: method('read', '', (self, _args, context) => placedOf(context, self).entry.value),
    getVisibility: method('read', '', (self, _args, context) =>
      member('DeveloperMetadataVisibility', placedOf(context, self).entry.visibility),
    ),
    getLocation: method('read', '', (self, _args, context) => {
      const target: LocationObject = {
        className: 'DeveloperMetadataLocation',
        home: placedOf(context, self).home,
      };
      return context.handle('DeveloperMetadataLocation', target);
    }),
    setKey: edits('string', (key) => ({ key: String(key) })),
    setValue: edits('string', (value) => ({ value: String(value) })),
    setVisibility: edits('enum:DeveloperMetadataVisibility', (visibility) => ({
      visibility: nameOf(visibility) as Visibility,
    })),
    moveToRow: movesTo('Range'),
    moveToColumn: movesTo('Range'),
    moveToSheet: movesTo('Sheet'),
    moveToSpreadsheet: movesTo(''),
    remove: method('write', '', ({ id }, _args, context) => {
      queueChange(context, 1, { kind: 'removeMetadata', id });
    }),
  },
);

const locations = sheetClass<LocationObject>(
  { name: 'DeveloperMetadataLocation' },
  {
    getLocationType: method('handle', '', ({ home }) =>
      member('DeveloperMetadataLocationType', LOCATION_TYPES[home.kind]),
    ),
    getRow: method('handle', '', ({ home }, _args, context) => stripHandle(context, home, 'row')),
    getColumn: method('handle', '', ({ home }, _args, context) =>
      stripHandle(context, home, 'column'),
    ),
    getSheet: method('handle', '', ({ home }, _args, context) =>
      home.kind === 'sheet' ? sheetHandle(context, home.sheetId) : null,
    ),
    getSpreadsheet: method('handle', '', ({ home }, _args, context) =>
      home.kind === 'book' ? spreadsheetHandle(context) : null,
    ),
  },
);

function stripHandle(context: SheetContext, home: MetadataHome, kind: 'row' | 'column') {
  if (home.kind !== kind) return null;
  return rangeHandle(context, home.sheetId, areaOfHome(bookOf(context), home));
}

export const metadataServices = [
  sheetClass<SpreadsheetObject>({ name: 'Spreadsheet' }, ownerMethods()),
  sheetClass<SheetObject>({ name: 'Sheet' }, ownerMethods()),
  sheetClass<RangeObject>({ name: 'Range' }, ownerMethods()),
  finders,
  entries,
  locations,
];
