/** Changes of single cells: input, look, notes, rules, clearing, planted results. */
import { type Area, areaOf, contains } from '../area';
import { PLAIN_FORMAT, patchFormat, tidy, withFormat, withoutContent } from '../cell';
import type { Aspects, ChangeOf } from '../change';
import { updateCells } from '../grid';
import { type EnterContext, enterCell } from '../input/enter';
import { localeOf } from '../input/locale';
import type { Cell, Sheet } from '../model';
import { isRefused, type Refused, refused, type SheetOutcome } from '../outcome';
import { refusalByRule } from '../rules';
import { type ChangeContext, type HandlerTable, onSheet, pick } from './handler';

type CellKind = 'enter' | 'format' | 'note' | 'rule' | 'clear' | 'plant';

export const cellHandlers: HandlerTable<CellKind> = {
  enter: onSheet(enter),

  format: onSheet((sheet, { area, patches }) =>
    updateCells(sheet, area, (cell, row, column) =>
      withFormat(cell, patchFormat(cell.format, pick(patches, area, row, column))),
    ),
  ),

  note: onSheet((sheet, { area, notes }) =>
    updateCells(sheet, area, (cell, row, column) => {
      const note = pick(notes, area, row, column);
      return note === cell.note ? cell : tidy({ ...cell, note });
    }),
  ),

  rule: onSheet((sheet, { area, rules }) =>
    updateCells(sheet, area, (cell, row, column) => {
      const rule = pick(rules, area, row, column);
      return rule === cell.rule ? cell : tidy({ ...cell, rule });
    }),
  ),

  clear: onSheet((sheet, { area, aspects, skipFiltered }) =>
    updateCells(sheet, area, (cell, row) =>
      skipFiltered && sheet.rows[row - 1]?.filtered ? cell : clearedCell(cell, aspects),
    ),
  ),

  plant: {
    touches: () => [],
    run: onSheet<ChangeOf<'plant'>>((sheet, { row, column, values }) =>
      updateCells(sheet, areaOf(row, column), (cell) => ({ ...cell, planted: values })),
    ).run,
  },
};

/** The cell without the given aspects. */
function clearedCell(cell: Cell, aspects: Aspects): Cell {
  const kept = aspects.content ? withoutContent(cell) : cell;
  if (!aspects.format && !aspects.notes && !aspects.rules) return kept;
  return tidy({
    ...kept,
    format: aspects.format ? PLAIN_FORMAT : kept.format,
    note: aspects.notes ? '' : kept.note,
    rule: aspects.rules ? null : kept.rule,
  });
}

function enter(
  sheet: Sheet,
  { area, inputs }: ChangeOf<'enter'>,
  context: ChangeContext,
): SheetOutcome {
  const entering = enterContext(context);
  const merges = context.doubts.mergedCellWrite === 'dropped' ? sheet.merges : [];
  let refusal: Refused | null = null;
  const next = updateCells(sheet, area, (cell, row, column) => {
    if (refusal !== null || isCovered(merges, row, column)) return cell;
    const entered = enterCell(cell, pick(inputs, area, row, column), entering);
    const result = isRefused(entered) ? entered : checked(entered, { sheet, row, column }, context);
    if (!isRefused(result)) return result;
    refusal = result;
    return cell;
  });
  return refusal ?? next;
}

function enterContext({ book, actor, doubts, nowMs }: ChangeContext): EnterContext {
  return {
    via: actor.via,
    locale: localeOf(book.locale),
    timeZone: book.timeZone,
    currentYear: new Date(nowMs).getUTCFullYear(),
    doubts,
  };
}

/** Rules look at plain values; a formula's result is not known yet. */
function checked(
  cell: Cell,
  at: { readonly sheet: Sheet; readonly row: number; readonly column: number },
  context: ChangeContext,
): Cell | Refused {
  if (cell.rule === null || cell.formula !== '') return cell;
  const words = refusalByRule(cell.rule, { ...at, value: cell.value }, context);
  return words === null ? cell : refused(words);
}

/** Whether a merge hides this cell behind its top-left one. */
function isCovered(merges: readonly Area[], row: number, column: number): boolean {
  return merges.some(
    (merge) =>
      contains(merge, areaOf(row, column)) && !(merge.row === row && merge.column === column),
  );
}
