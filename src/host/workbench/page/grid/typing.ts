/**
 * Editing in a cell: begins with the text that Sheets would show, and ends with the text exactly as
 * it was typed, since reading it is the server's work.
 */
import { CellValueType, type ICellData, type Injector, type Nullable } from '@univerjs/core';
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService } from '@univerjs/sheets';
import { memoIn } from './cells';

/** Before the library's own handlers. */
const FIRST = 10_000;

export function interceptTyping(injector: Injector): void {
  const { writeCellInterceptor } = injector.get(SheetInterceptorService);
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    id: 'workbench-edit-text',
    priority: FIRST,
    handler(cell, _at, next) {
      const memo = memoIn(cell);
      if (memo === null || !cell) return next(cell);
      const bare: ICellData = { v: memo.edit, t: CellValueType.STRING, f: null, p: null };
      return next({ ...cell, ...bare });
    },
  });
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    id: 'workbench-typed-text',
    priority: FIRST,
    handler(cell, { worksheet, row, col }) {
      const before = worksheet.getCellRaw(row, col);
      const text = typedText(cell);
      // Entering what was there already is no edit.
      if (text === (memoIn(before)?.edit ?? '')) return before;
      return { v: text, t: CellValueType.STRING };
    },
  });
}

function typedText(cell: Nullable<ICellData>): string {
  if (!cell) return '';
  if (typeof cell.f === 'string' && cell.f !== '') return cell.f;
  const rich = cell.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replaceAll('\r', '\n');
  const text = String(cell.v ?? '');
  // The library has taken the apostrophe of forced text away.
  return cell.t === CellValueType.FORCE_STRING ? `'${text}` : text;
}
