/**
 * The basic filter. It hides rows when a condition is set, not when cells change later: rows keep
 * their visibility until the condition is set again, as in Sheets.
 */
import { lastRowOf } from '../area';
import type { ChangeOf } from '../change';
import { displayValue } from '../display/display';
import { cellAt } from '../grid';
import { localeOf } from '../input/locale';
import type { Filter, Row, Sheet } from '../model';
import { refused, type SheetOutcome } from '../outcome';
import { NO_FILTER, SECOND_FILTER } from '../texts';
import { type ChangeContext, type HandlerTable, onSheet } from './handler';

export const filterHandlers: HandlerTable<'filter' | 'unfilter' | 'filterColumn'> = {
  filter: onSheet((sheet, { area }) =>
    sheet.filter === null
      ? { ...sheet, filter: { area, hiddenValues: {} } }
      : refused(SECOND_FILTER),
  ),
  unfilter: onSheet((sheet) => ({
    ...sheet,
    filter: null,
    rows: sheet.rows.map((row) => withFiltered(row, false)),
  })),
  filterColumn: onSheet(filterColumn),
};

function filterColumn(
  sheet: Sheet,
  { column, hiddenValues }: ChangeOf<'filterColumn'>,
  context: ChangeContext,
): SheetOutcome {
  if (sheet.filter === null) return refused(NO_FILTER);
  const { [column]: _old, ...others } = sheet.filter.hiddenValues;
  const filter: Filter = {
    area: sheet.filter.area,
    hiddenValues: hiddenValues === null ? others : { ...others, [column]: hiddenValues },
  };
  const rows = sheet.rows.map((row, index) =>
    withFiltered(row, isHiddenBy(filter, sheet, index + 1, context)),
  );
  return { ...sheet, filter, rows };
}

function isHiddenBy(
  { area, hiddenValues }: Filter,
  sheet: Sheet,
  row: number,
  { book, view }: ChangeContext,
): boolean {
  // The first row of the filter is its header.
  if (row <= area.row || row > lastRowOf(area)) return false;
  return Object.entries(hiddenValues).some(([key, hidden]) => {
    const column = Number(key);
    const format = cellAt(sheet, row, column).format.numberFormat;
    const value = view().value(sheet, row, column);
    return hidden.includes(displayValue(value, format, localeOf(book.locale)));
  });
}

function withFiltered(row: Row, filtered: boolean): Row {
  return row.filtered === filtered ? row : { ...row, filtered };
}
