/** Sheet: inserting, deleting, moving, hiding, freezing and sizing rows and columns. */
import type { Change, Dimension } from '../../sheet/change';
import { COLUMNS_OUT_OF_BOUNDS, ROWS_OUT_OF_BOUNDS } from '../../sheet/texts';
import { ScriptError } from '../../world/service';
import { type Method, method, type SheetContext, sheetClass } from './define';
import {
  changeNow,
  queueChange,
  type RangeObject,
  readingOf,
  type SheetObject,
  sheetHandle,
} from './file-access';

type SheetMethod = Method<SheetObject>;

interface Insert {
  readonly dimension: Dimension;
  readonly side: 'before' | 'after';
  /** How the parameters end: with a count, without, or either. */
  readonly lists: string | readonly string[];
  readonly returnsSheet: boolean;
}

/** New rows look like the one whose position was named. */
function inserts({ dimension, side, lists, returnsSheet }: Insert): SheetMethod {
  return method('write', lists, (sheet, [position, count = 1], context) => {
    const named = Math.trunc(Number(position));
    requireInGrid(context, sheet, { dimension, from: named, count: 1 });
    changeNow(context, {
      kind: 'insert',
      sheetId: sheet.sheetId,
      dimension,
      at: side === 'before' ? named : named + 1,
      count: Math.trunc(Number(count)),
      like: side === 'before' ? 'after' : 'before',
    });
    return returnsSheet ? sheetHandle(context, sheet.sheetId) : null;
  });
}

interface Strip {
  readonly dimension: Dimension;
  readonly from: number;
  readonly count: number;
}

function requireInGrid(context: SheetContext, { sheetId }: SheetObject, strip: Strip): void {
  const { rows, columns } = readingOf(context, sheetId).sheet;
  const length = strip.dimension === 'rows' ? rows.length : columns.length;
  if (strip.from >= 1 && strip.count >= 1 && strip.from + strip.count - 1 <= length) return;
  throw new ScriptError(strip.dimension === 'rows' ? ROWS_OUT_OF_BOUNDS : COLUMNS_OUT_OF_BOUNDS);
}

function deletes(dimension: Dimension, list: string): SheetMethod {
  return method('write', list, (sheet, [position, count = 1], context) => {
    const strip = {
      dimension,
      from: Math.trunc(Number(position)),
      count: Math.trunc(Number(count)),
    };
    requireInGrid(context, sheet, strip);
    changeNow(context, { kind: 'delete', sheetId: sheet.sheetId, ...strip });
    return list === 'number' ? sheetHandle(context, sheet.sheetId) : null;
  });
}

function stripOf({ area }: RangeObject, dimension: Dimension): Strip {
  return dimension === 'rows'
    ? { dimension, from: area.row, count: area.rows }
    : { dimension, from: area.column, count: area.columns };
}

/** The destination is counted before the move. */
function moves(dimension: Dimension): SheetMethod {
  return method('write', 'Range, number', ({ sheetId }, [range, to], context) => {
    const strip = stripOf(range as RangeObject, dimension);
    changeNow(context, { kind: 'move', sheetId, ...strip, to: Math.trunc(Number(to)) });
  });
}

/** `(position[, count])`. */
function hides(dimension: Dimension, hidden: boolean): SheetMethod {
  return method('write', ['number', 'number, number'], (sheet, [position, count = 1], context) => {
    const strip = { dimension, from: Number(position), count: Number(count) };
    requireInGrid(context, sheet, strip);
    queueChange(context, 0, { kind: 'hide', sheetId: sheet.sheetId, hidden, ...strip });
  });
}

function hidesRange(dimension: Dimension, hidden: boolean): SheetMethod {
  return method('write', 'Range', ({ sheetId }, [range], context) => {
    const strip = stripOf(range as RangeObject, dimension);
    queueChange(context, 0, { kind: 'hide', sheetId, hidden, ...strip });
  });
}

function freezes(dimension: Dimension): SheetMethod {
  return method('write', 'number', ({ sheetId }, [count], context) => {
    queueChange(context, 0, { kind: 'freeze', sheetId, dimension, count: Number(count) });
  });
}

function setsWidth(list: string): SheetMethod {
  return method('write', list, (sheet, args, context) => {
    const [from, second, third] = args.map(Number);
    const many = third !== undefined;
    const change: Change = {
      kind: 'width',
      sheetId: sheet.sheetId,
      from: from ?? 1,
      count: many ? (second ?? 1) : 1,
      widthPx: (many ? third : second) ?? 0,
    };
    queueChange(context, 0, change);
    return sheetHandle(context, sheet.sheetId);
  });
}

const ONE = 'number';
const SOME = 'number, number';

export const sheetAxis = sheetClass<SheetObject>(
  { name: 'Sheet' },
  {
    ...inserting('rows'),
    ...inserting('columns'),
    deleteRow: deletes('rows', ONE),
    deleteRows: deletes('rows', SOME),
    deleteColumn: deletes('columns', ONE),
    deleteColumns: deletes('columns', SOME),
    moveRows: moves('rows'),
    moveColumns: moves('columns'),
    hideRows: hides('rows', true),
    showRows: hides('rows', false),
    hideColumns: hides('columns', true),
    showColumns: hides('columns', false),
    hideRow: hidesRange('rows', true),
    unhideRow: hidesRange('rows', false),
    hideColumn: hidesRange('columns', true),
    unhideColumn: hidesRange('columns', false),
    setFrozenRows: freezes('rows'),
    setFrozenColumns: freezes('columns'),
    getFrozenRows: method(
      'read',
      '',
      ({ sheetId }, _args, context) => readingOf(context, sheetId).sheet.frozenRows,
    ),
    getFrozenColumns: method(
      'read',
      '',
      ({ sheetId }, _args, context) => readingOf(context, sheetId).sheet.frozenColumns,
    ),
    setColumnWidth: setsWidth('number, number'),
    setColumnWidths: setsWidth('number, number, number'),
    getColumnWidth: method(
      'read',
      ONE,
      ({ sheetId }, [column], context) =>
        readingOf(context, sheetId).sheet.columns[Number(column) - 1]?.widthPx,
    ),
    isRowHiddenByFilter: method(
      'read',
      ONE,
      ({ sheetId }, [row], context) =>
        readingOf(context, sheetId).sheet.rows[Number(row) - 1]?.filtered ?? false,
    ),
    isRowHiddenByUser: method(
      'read',
      ONE,
      ({ sheetId }, [row], context) =>
        readingOf(context, sheetId).sheet.rows[Number(row) - 1]?.hidden ?? false,
    ),
    isColumnHiddenByUser: method(
      'read',
      ONE,
      ({ sheetId }, [column], context) =>
        readingOf(context, sheetId).sheet.columns[Number(column) - 1]?.hidden ?? false,
    ),
  },
);

/** insertRows, insertRowBefore, insertRowsAfter and so on, or the same for columns. */
function inserting(dimension: Dimension): Readonly<Record<string, SheetMethod>> {
  const one = dimension === 'rows' ? 'Row' : 'Column';
  const before = { dimension, side: 'before' } as const;
  const after = { dimension, side: 'after' } as const;
  return {
    [`insert${one}s`]: inserts({ ...before, lists: [ONE, SOME], returnsSheet: false }),
    [`insert${one}Before`]: inserts({ ...before, lists: ONE, returnsSheet: true }),
    [`insert${one}sBefore`]: inserts({ ...before, lists: SOME, returnsSheet: true }),
    [`insert${one}After`]: inserts({ ...after, lists: ONE, returnsSheet: true }),
    [`insert${one}sAfter`]: inserts({ ...after, lists: SOME, returnsSheet: true }),
  };
}
