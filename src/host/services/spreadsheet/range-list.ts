/** RangeList: several ranges of one tab, treated alike. */
import type { FormatPatch } from '../../sheet/change';
import { cssColor } from './colors';
import { type Method, method, type SheetContext, sheetClass } from './define';
import { cellsIn, queueChange, type RangeObject, type SheetObject } from './file-access';
import { placeFromA1 } from './places';

interface RangeListObject {
  readonly className: 'RangeList';
  readonly ranges: readonly RangeObject[];
}

type ListMethod = Method<RangeListObject>;

function each(
  list: string,
  run: (range: RangeObject, value: unknown, context: SheetContext) => void,
): ListMethod {
  return method('write', list, (self, [value], context) => {
    for (const range of self.ranges) run(range, value, context);
    return context.handle('RangeList', self);
  });
}

function formats(list: string, patchOf: (value: unknown) => FormatPatch): ListMethod {
  return each(list, ({ sheetId, area }, value, context) => {
    const patches = { all: patchOf(value) };
    queueChange(context, cellsIn(area), { kind: 'format', sheetId, area, patches });
  });
}

const CONTENT = { content: true, format: false, notes: false, rules: false };

const lists = sheetClass<RangeListObject>(
  { name: 'RangeList' },
  {
    getRanges: method('handle', '', ({ ranges }, _args, context) =>
      ranges.map((range) => context.handle('Range', range)),
    ),
    setBackground: formats('string?', (color) => ({
      background: color === null ? null : cssColor(String(color)),
    })),
    setNumberFormat: formats('string', (numberFormat) => ({ numberFormat: String(numberFormat) })),
    setNote: each('string?', ({ sheetId, area }, note, context) => {
      const notes = { all: note === null ? '' : String(note) };
      queueChange(context, cellsIn(area), { kind: 'note', sheetId, area, notes });
    }),
    clearNote: each('', ({ sheetId, area }, _value, context) => {
      queueChange(context, cellsIn(area), { kind: 'note', sheetId, area, notes: { all: '' } });
    }),
    clearContent: each('', ({ sheetId, area }, _value, context) => {
      const change = { kind: 'clear', sheetId, area, aspects: CONTENT } as const;
      queueChange(context, cellsIn(area), { ...change, skipFiltered: false });
    }),
  },
);

const ofSheets = sheetClass<SheetObject>(
  { name: 'Sheet' },
  {
    getRangeList: method('handle', 'array', ({ sheetId }, [texts], context) => {
      const ranges = (texts as readonly unknown[]).map((text): RangeObject => {
        return { className: 'Range', ...placeFromA1(context, sheetId, String(text)) };
      });
      const target: RangeListObject = { className: 'RangeList', ranges };
      return context.handle('RangeList', target);
    }),
  },
);

export const rangeListServices = [lists, ofSheets];
