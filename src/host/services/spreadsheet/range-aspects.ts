/** Range: values, formulas, notes and looks, each as one value and as a table of values. */
import { areaOf } from '../../sheet/area';
import type { Change, FormatPatch, Input, Spread } from '../../sheet/change';
import type { Cell } from '../../sheet/model';
import { mapArea, type ReadValue, readDisplay, readValues } from '../../sheet/read';
import { wrongColumnCount, wrongRowCount } from '../../sheet/texts';
import { ScriptError } from '../../world/service';
import { cssColor } from './colors';
import { type Method, member, method, nameOf, type SheetContext, sheetClass } from './define';
import { cellsIn, queueChange, type RangeObject, type Reading, readingOf } from './file-access';
import { inGrid } from './places';

type RangeMethod = Method<RangeObject>;
type Methods = Readonly<Record<string, RangeMethod>>;
type ReadTable = (
  range: RangeObject,
  reading: Reading,
  context: SheetContext,
) => readonly (readonly unknown[])[];

/** A getter of one value (that of the top-left cell) and one of all values. */
export function getters(one: string, all: string, read: ReadTable): Methods {
  return {
    [one]: priced(
      method('read', '', (range, _args, context) => {
        const first = { ...range, area: areaOf(range.area.row, range.area.column) };
        return read(first, readRange(context, first), context)[0]?.[0];
      }),
      () => 1,
    ),
    [all]: priced(
      method('read', '', (range, _args, context) =>
        read(range, readRange(context, range), context),
      ),
    ),
  };
}

/** Rows may have gone since the script got its range. */
function readRange(context: SheetContext, { sheetId, area }: RangeObject): Reading {
  const reading = readingOf(context, sheetId);
  inGrid(reading.sheet, area);
  return reading;
}

/** A method whose price depends on the cells of the range. */
export function priced(
  inner: RangeMethod,
  cells = (range: RangeObject): number => cellsIn(range.area),
): RangeMethod {
  return { ...inner, cells };
}

interface Setting<T> {
  readonly one: string;
  readonly all: string;
  /** Type of one value in a parameter list. */
  readonly type: string;
  /** Of a value of that type; for tables anything may come. */
  readonly convert: (value: unknown) => T;
  readonly change: (range: RangeObject, values: Spread<T>) => Change;
}

/** A setter of one value for the whole range and one of a table. Both give the range back. */
export function setters<T>({ one, all, type, convert, change }: Setting<T>): Methods {
  return {
    [one]: priced(
      method('write', type, (range, [value], context) => {
        queueChange(context, cellsIn(range.area), change(range, { all: convert(value) }));
        return context.handle('Range', range);
      }),
    ),
    [all]: priced(
      method('write', 'matrix', (range, [table], context) => {
        const each = tableOf(table, range).map((row) => row.map(convert));
        queueChange(context, cellsIn(range.area), change(range, { each }));
        return context.handle('Range', range);
      }),
    ),
  };
}

/** The table as given, which must be as high and as wide as the range. */
export function tableOf(table: unknown, { area }: RangeObject): readonly (readonly unknown[])[] {
  const rows = table as readonly (readonly unknown[])[];
  if (rows.length !== area.rows) throw new ScriptError(wrongRowCount(rows.length, area.rows));
  const odd = rows.find((row) => row.length !== area.columns);
  if (odd !== undefined) throw new ScriptError(wrongColumnCount(odd.length, area.columns));
  return rows;
}

const where = ({ sheetId, area }: RangeObject) => ({ sheetId, area });

/** What a script puts into a cell, as the file takes it. */
export function toInput(value: unknown): Input {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value !== 'object') return { kind: 'object', name: String(value) };
  if ('$date' in value) return { kind: 'instant', atMs: Number(value.$date) };
  if ('$enum' in value) return nameOf(value);
  return { kind: 'object', name: Array.isArray(value) ? value.join() : '[object Object]' };
}

function toWire(value: ReadValue): unknown {
  return typeof value === 'object' ? { $date: value.atMs } : value;
}

const values: Methods = {
  ...getters('getValue', 'getValues', ({ area }, reading) =>
    readValues(reading.sheet, area, reading).map((row) => row.map(toWire)),
  ),
  ...getters('getDisplayValue', 'getDisplayValues', ({ area }, reading) =>
    readDisplay(reading.sheet, area, reading),
  ),
  ...getters('getFormula', 'getFormulas', ({ area }, { sheet }) =>
    mapArea(sheet, area, (cell) => cell.formula),
  ),
  ...getters('getNote', 'getNotes', ({ area }, { sheet }) =>
    mapArea(sheet, area, (cell) => cell.note),
  ),
  ...setters({
    one: 'setValue',
    all: 'setValues',
    type: 'any',
    convert: toInput,
    change: (range, inputs) => ({ kind: 'enter', ...where(range), inputs }),
  }),
  ...setters<Input>({
    one: 'setFormula',
    all: 'setFormulas',
    type: 'string',
    convert: (text) => (text === '' ? null : { kind: 'formula', text: String(text) }),
    change: (range, inputs) => ({ kind: 'enter', ...where(range), inputs }),
  }),
  ...setters({
    one: 'setNote',
    all: 'setNotes',
    type: 'any',
    convert: (note) => (note === null ? '' : String(note)),
    change: (range, notes) => ({ kind: 'note', ...where(range), notes }),
  }),
};

interface Look {
  /** `Background` makes getBackground, getBackgrounds, setBackground, setBackgrounds. */
  readonly name: string;
  readonly plural?: string;
  readonly type: string;
  readonly read: (cell: Cell) => unknown;
  readonly patch: (value: unknown) => FormatPatch;
}

function look({ name, plural = `${name}s`, type, read, patch }: Look): Methods {
  return {
    ...getters(`get${name}`, `get${plural}`, ({ area }, { sheet }) => mapArea(sheet, area, read)),
    ...setters({
      one: `set${name}`,
      all: `set${plural}`,
      type,
      convert: patch,
      change: (range, patches) => ({ kind: 'format', ...where(range), patches }),
    }),
  };
}

/** How "Automatic" reads back. Source: notes on the live service. */
const AUTOMATIC_FORMAT = '0.###############';

function toNumberFormat(value: unknown): FormatPatch {
  const text = String(value);
  const automatic = text.toLowerCase() === 'general' || text === AUTOMATIC_FORMAT;
  return { numberFormat: automatic ? '' : text };
}

/** A word that is not in the list is silently ignored; null sets the default. */
function oneOf(words: readonly string[], value: unknown, part: 'horizontal' | 'vertical') {
  if (value === null) return { [part]: words[0] };
  return words.includes(String(value)) ? { [part]: String(value) } : {};
}

/** A colour that is none is silently ignored; null takes the colour away. */
function toColor(value: unknown, part: 'background' | 'fontColor'): FormatPatch {
  if (value === null) return { [part]: null };
  const color = cssColor(String(value));
  return color === null ? {} : { [part]: color };
}

const looks: Methods = {
  ...look({
    name: 'NumberFormat',
    type: 'string',
    read: ({ format }) => format.numberFormat || AUTOMATIC_FORMAT,
    patch: toNumberFormat,
  }),
  ...look({
    name: 'Background',
    type: 'string?',
    read: ({ format }) => format.background ?? '#ffffff',
    patch: (value) => toColor(value, 'background'),
  }),
  ...look({
    name: 'FontColor',
    type: 'string?',
    read: ({ format }) => format.fontColor ?? '#000000',
    patch: (value) => toColor(value, 'fontColor'),
  }),
  ...look({
    name: 'FontWeight',
    type: 'string?',
    read: ({ format }) => format.fontWeight,
    patch: (value) => ({ fontWeight: value === 'bold' ? 'bold' : 'normal' }),
  }),
  ...look({
    name: 'HorizontalAlignment',
    type: 'string?',
    read: ({ format }) => format.horizontal,
    patch: (value) => oneOf(['general', 'left', 'center', 'right', 'normal'], value, 'horizontal'),
  }),
  ...look({
    name: 'VerticalAlignment',
    type: 'string?',
    read: ({ format }) => format.vertical,
    patch: (value) => oneOf(['bottom', 'middle', 'top'], value, 'vertical'),
  }),
  ...look({
    name: 'Wrap',
    type: 'boolean',
    read: ({ format }) => format.wrap === 'WRAP',
    patch: (value) => ({ wrap: value === true ? 'WRAP' : 'OVERFLOW' }),
  }),
  ...look({
    name: 'WrapStrategy',
    plural: 'WrapStrategies',
    type: 'enum:WrapStrategy',
    read: ({ format }) => member('WrapStrategy', format.wrap),
    patch: (value) => ({ wrap: nameOf(value) as Cell['format']['wrap'] }),
  }),
};

export const rangeAspects = sheetClass<RangeObject>({ name: 'Range' }, { ...values, ...looks });
