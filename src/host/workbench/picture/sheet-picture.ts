/**
 * A tab as the page draws it. Promises: a row that did not change is the same picture, so that two
 * pictures of a tab are compared by identity.
 */
import { type Area, areaOf } from '../../sheet/area';
import { cellAt, formulaCells } from '../../sheet/grid';
import { localeOf, type SheetLocale } from '../../sheet/input/locale';
import type { Book, Row, Rule, Sheet } from '../../sheet/model';
import type { View } from '../../sheet/view';
import type { RowPicture, RulePicture, SheetHead } from '../protocol';
import { cellPicture } from './cell-picture';

export interface SheetPicture {
  readonly head: SheetHead;
  readonly rows: readonly RowPicture[];
}

export interface Painter {
  /** All tabs in their order. */
  paint(book: Book, view: View): readonly SheetPicture[];
}

interface Brush {
  readonly view: View;
  readonly locale: SheetLocale;
}

export function createPainter(): Painter {
  let locale = '';
  let rows = new WeakMap<Row, RowPicture>();
  const heads = new WeakMap<Sheet, SheetHead>();
  return {
    paint(book, view) {
      if (book.locale !== locale) rows = new WeakMap();
      locale = book.locale;
      const brush = { view, locale: localeOf(book.locale) };
      const computed = book.sheets.some((sheet) => formulaCells(sheet).length > 0);
      return book.sheets.map((sheet) => {
        const head = heads.get(sheet) ?? headOf(sheet);
        heads.set(sheet, head);
        return { head, rows: computed ? freshRows(sheet, brush) : rowsOf(sheet, brush, rows) };
      });
    },
  };
}

/** Plain values depend on nothing but their row. */
function rowsOf(sheet: Sheet, brush: Brush, known: WeakMap<Row, RowPicture>) {
  return sheet.rows.map((row, index) => {
    const picture = known.get(row) ?? rowPicture(sheet, index + 1, brush);
    known.set(row, picture);
    return picture;
  });
}

/** Results of formulas and spills may change although their row did not. */
function freshRows(sheet: Sheet, brush: Brush): readonly RowPicture[] {
  const end = brush.view.end(sheet);
  return sheet.rows.map((_row, index) => rowPicture(sheet, index + 1, brush, end.column));
}

function rowPicture(sheet: Sheet, row: number, { view, locale }: Brush, atLeast = 0): RowPicture {
  const own = sheet.rows[row - 1];
  const width = Math.max(own?.cells.length ?? 0, atLeast);
  const cells = Array.from({ length: width }, (_, c) =>
    cellPicture(cellAt(sheet, row, c + 1), view.value(sheet, row, c + 1), locale),
  );
  while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
  if (own?.hidden) return { cells, hidden: 'hand' };
  return own?.filtered ? { cells, hidden: 'filtered' } : { cells };
}

function headOf(sheet: Sheet): SheetHead {
  const { id, name, hidden, tabColor, frozenRows, frozenColumns, merges, filter } = sheet;
  return {
    id,
    name,
    hidden,
    tabColor,
    frozenRows,
    frozenColumns,
    columns: sheet.columns.map(({ widthPx, hidden: away }) => ({ widthPx, hidden: away })),
    merges,
    rules: rulesOf(sheet),
    filter: filter && { area: filter.area, hiddenValues: filter.hiddenValues },
  };
}

/** Drop-downs and checkboxes with the areas they hold in, column by column. */
function rulesOf(sheet: Sheet): readonly RulePicture[] {
  const found = new Map<string, { readonly rule: Rule; readonly areas: Area[] }>();
  const names = new Map<Rule, string>();
  const add = (rule: Rule, row: number, column: number): void => {
    const name = names.get(rule) ?? JSON.stringify(rule);
    names.set(rule, name);
    const entry = found.get(name) ?? { rule, areas: [] };
    found.set(name, entry);
    extend(entry.areas, row, column);
  };
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length));
  for (let c = 0; c < width; c += 1) {
    for (const [r, { cells }] of sheet.rows.entries()) {
      const rule = cells[c]?.rule ?? null;
      if (rule !== null) add(rule, r + 1, c + 1);
    }
  }
  return [...found.values()].flatMap(({ rule, areas }) => pictureOfRule(rule, areas));
}

/** Adds a cell to the last area, or begins a new one. Cells come column by column. */
function extend(areas: Area[], row: number, column: number): void {
  const last = areas[areas.length - 1];
  if (last?.column === column && last.row + last.rows === row) {
    areas[areas.length - 1] = { ...last, rows: last.rows + 1 };
  } else {
    areas.push(areaOf(row, column));
  }
}

function pictureOfRule({ criterion }: Rule, areas: readonly Area[]): RulePicture[] {
  if (criterion.kind === 'checkbox') return [{ kind: 'checkbox', areas }];
  if (criterion.kind !== 'list' || !criterion.dropdown) return [];
  return [{ kind: 'list', areas, values: criterion.values }];
}
