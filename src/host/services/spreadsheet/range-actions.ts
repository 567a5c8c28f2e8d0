/** Range: clearing, copying, moving, sorting, merging, checkboxes. */

import type { Area } from '../../sheet/area';
import { PLAIN_FORMAT } from '../../sheet/cell';
import type { Aspects, Change, SortKey } from '../../sheet/change';
import { ScriptError } from '../../world/service';
import { type Method, method, nameOf, type SheetContext, sheetClass } from './define';
import { cellsIn, changeNow, queueChange, type RangeObject } from './file-access';
import { priced, toInput } from './range-aspects';

type RangeMethod = Method<RangeObject>;

const NOTHING: Aspects = { content: false, format: false, notes: false, rules: false };
const EVERYTHING: Aspects = { content: true, format: true, notes: true, rules: true };

/** Queues a change of the range and gives the range back. */
function queue(context: SheetContext, range: RangeObject, change: Change) {
  queueChange(context, cellsIn(range.area), change);
  return context.handle('Range', range);
}

function clears(aspects: Partial<Aspects>): RangeMethod {
  return priced(
    method('write', '', (range, _args, context) =>
      queue(context, range, clearOf(range, { ...NOTHING, ...aspects }, false)),
    ),
  );
}

function clearOf({ sheetId, area }: RangeObject, aspects: Aspects, skipFiltered: boolean): Change {
  return { kind: 'clear', sheetId, area, aspects, skipFiltered };
}

/** Options of `clear`: without any "only" everything goes. */
function aspectsOf(options: unknown): { aspects: Aspects; skipFiltered: boolean } {
  const given = (options ?? {}) as Readonly<Record<string, unknown>>;
  const chosen: Aspects = {
    content: given.contentsOnly === true,
    format: given.formatOnly === true,
    notes: given.commentsOnly === true,
    rules: given.validationsOnly === true,
  };
  const all = !Object.values(chosen).includes(true);
  return { aspects: all ? EVERYTHING : chosen, skipFiltered: given.skipFilteredRows === true };
}

interface PasteKind {
  readonly aspects: Aspects;
  readonly valuesOnly: boolean;
}

const PASTES: Readonly<Record<string, PasteKind>> = {
  PASTE_NORMAL: { aspects: EVERYTHING, valuesOnly: false },
  PASTE_VALUES: { aspects: { ...NOTHING, content: true }, valuesOnly: true },
  PASTE_FORMULA: { aspects: { ...NOTHING, content: true }, valuesOnly: false },
  PASTE_FORMAT: { aspects: { ...NOTHING, format: true }, valuesOnly: false },
  PASTE_DATA_VALIDATION: { aspects: { ...NOTHING, rules: true }, valuesOnly: false },
};

export const PASTE_TYPES = Object.keys(PASTES);

function pasteKind([, how, transposed]: readonly unknown[]): PasteKind {
  if (transposed === true) throw new ScriptError('not emulated: Range.copyTo, transposed');
  if (how === undefined) return EVERY_PASTE;
  const named = PASTES[nameOf(how)];
  if (named !== undefined) return named;
  const { contentsOnly, formatOnly } = how as Readonly<Record<string, unknown>>;
  if (contentsOnly === true) return VALUES_PASTE;
  return formatOnly === true ? FORMAT_PASTE : EVERY_PASTE;
}

const EVERY_PASTE: PasteKind = { aspects: EVERYTHING, valuesOnly: false };
const VALUES_PASTE: PasteKind = { aspects: { ...NOTHING, content: true }, valuesOnly: true };
const FORMAT_PASTE: PasteKind = { aspects: { ...NOTHING, format: true }, valuesOnly: false };

/** A column number, `{column, ascending}`, or a list of them. Columns count from the sheet's first. */
function sortKeys(spec: unknown): readonly SortKey[] {
  const list = Array.isArray(spec) ? spec : [spec];
  return list.map((item) => {
    if (typeof item === 'number') return { column: item, ascending: true };
    const { column, ascending = true } = item as Readonly<Record<string, unknown>>;
    return { column: Number(column), ascending: ascending === true };
  });
}

function sorted({ sheetId, area }: RangeObject, spec: unknown): Change {
  const keys = sortKeys(spec);
  if (keys.some(({ column }) => !isColumnOf(area, column))) {
    throw new ScriptError('The sort column is outside the range.');
  }
  return { kind: 'sort', sheetId, area, keys };
}

const isColumnOf = (area: Area, column: number): boolean =>
  column >= area.column && column < area.column + area.columns;

function merges(how: 'all' | 'across' | 'vertically'): RangeMethod {
  return method('write', '', (range, _args, context) => {
    const { sheetId, area } = range;
    return queue(context, range, { kind: 'merge', sheetId, area, how });
  });
}

function insertCheckboxes(
  range: RangeObject,
  [checked, unchecked]: readonly unknown[],
  context: SheetContext,
) {
  const { sheetId, area } = range;
  const on = checked === undefined ? true : toInput(checked);
  const off = unchecked === undefined ? (checked === undefined ? false : null) : toInput(unchecked);
  const scalar = (input: typeof on) => (typeof input === 'object' ? null : input);
  const criterion = { kind: 'checkbox', checked: scalar(on), unchecked: scalar(off) } as const;
  const rule = { criterion, allowInvalid: false, helpText: null };
  queueChange(context, 0, { kind: 'rule', sheetId, area, rules: { all: rule } });
  return queue(context, range, { kind: 'enter', sheetId, area, inputs: { all: off } });
}

export const rangeActions = sheetClass<RangeObject>(
  { name: 'Range' },
  {
    clear: priced(
      method('write', ['', 'object'], (range, [options], context) => {
        const { aspects, skipFiltered } = aspectsOf(options);
        return queue(context, range, clearOf(range, aspects, skipFiltered));
      }),
    ),
    clearContent: clears({ content: true }),
    clearFormat: priced(
      method('write', '', (range, _args, context) => {
        const { sheetId, area } = range;
        // Number formats stay (reference: Range.clearFormat).
        const { numberFormat: _, ...looks } = PLAIN_FORMAT;
        return queue(context, range, { kind: 'format', sheetId, area, patches: { all: looks } });
      }),
    ),
    clearNote: clears({ notes: true }),
    copyTo: priced(
      method(
        'write',
        ['Range', 'Range, object', 'Range, enum:CopyPasteType, boolean'],
        (range, args, context) => {
          const { sheetId, area } = args[0] as RangeObject;
          const to = { sheetId, area };
          queueChange(context, cellsIn(range.area), {
            kind: 'copy',
            sheetId: range.sheetId,
            area: range.area,
            to,
            ...pasteKind(args),
          });
        },
      ),
    ),
    moveTo: method('write', 'Range', ({ sheetId, area }, [target], context) => {
      const { sheetId: toId, area: to } = target as RangeObject;
      changeNow(context, { kind: 'cut', sheetId, area, to: { sheetId: toId, area: to } });
    }),
    sort: priced(
      method('write', 'any', (range, [spec], context) =>
        queue(context, range, sorted(range, spec)),
      ),
    ),
    merge: merges('all'),
    mergeAcross: merges('across'),
    mergeVertically: merges('vertically'),
    breakApart: method('write', '', (range, _args, context) => {
      const { sheetId, area } = range;
      return queue(context, range, { kind: 'breakApart', sheetId, area });
    }),
    insertCheckboxes: priced(method('write', ['', 'any', 'any, any'], insertCheckboxes)),
    createFilter: method('write', '', ({ sheetId, area }, _args, context) => {
      changeNow(context, { kind: 'filter', sheetId, area });
      return context.handle('Filter', { className: 'Filter', sheetId });
    }),
    protect: method('write', '', ({ sheetId, area }, _args, context) => {
      const id = changeNow(context, { kind: 'protect', sheetId, area });
      return context.handle('Protection', { className: 'Protection', sheetId, id });
    }),
  },
);
