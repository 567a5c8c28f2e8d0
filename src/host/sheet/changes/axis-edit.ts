/**
 * Inserting, deleting and moving rows or columns of one sheet as array work. Cells, metadata and
 * hidden state go with their row or column; merges, protections and the filter follow.
 */

import type { Area } from '../area';
import { EMPTY_ROW, PLAIN_COLUMN } from '../book';
import { BLANK, tidy } from '../cell';
import type { Dimension } from '../change';
import type { SheetDoubts } from '../doubts';
import { rowWith } from '../grid';
import type { Cell, Column, Filter, Metadata, Protection, Row, Sheet } from '../model';
import { type AxisEdit, mapArea, mapSpan } from '../span';

/** Whom inserted rows or columns copy their formats and rules from; `index` may be off the grid. */
export interface Neighbour {
  readonly index: number;
  readonly like: 'before' | 'after';
}

export interface SheetAxisEdit {
  readonly dimension: Dimension;
  readonly edit: AxisEdit;
  readonly neighbour: Neighbour | null;
  readonly doubts: SheetDoubts;
}

export function editSheetAxis(sheet: Sheet, plan: SheetAxisEdit): Sheet {
  const edited = plan.dimension === 'rows' ? editRows(sheet, plan) : editColumns(sheet, plan);
  const follow = (area: Area): Area | null => mapArea(area, plan.dimension, plan.edit);
  return withFilter(
    {
      ...edited,
      merges: sheet.merges.flatMap((merge) => {
        const next = follow(merge);
        return next === null || next.rows * next.columns === 1 ? [] : [next];
      }),
      protections: sheet.protections.flatMap((protection) => followed(protection, follow)),
    },
    sheet.filter && followedFilter(sheet.filter, plan),
  );
}

function editRows(sheet: Sheet, { edit, neighbour, doubts }: SheetAxisEdit): Sheet {
  const like = neighbour === null ? EMPTY_ROW : (sheet.rows[neighbour.index - 1] ?? EMPTY_ROW);
  const fresh = rowWith(
    EMPTY_ROW,
    like.cells.map((cell) => cell && freshCell(cell, doubts)),
  );
  const rows: readonly Row[] = editItems(sheet.rows, edit, fresh);
  return {
    ...sheet,
    rows: withMetadataAfterMove(sheet.rows, rows, edit, doubts),
    frozenRows: frozenAfter(sheet.frozenRows, edit),
  };
}

function editColumns(sheet: Sheet, { edit, neighbour, doubts }: SheetAxisEdit): Sheet {
  const width = sheet.columns.length;
  const like = neighbour === null ? undefined : sheet.columns[neighbour.index - 1];
  const fresh: Column = { ...PLAIN_COLUMN, widthPx: like?.widthPx ?? PLAIN_COLUMN.widthPx };
  const rows = sheet.rows.map((row) => {
    if (row.cells.length === 0) return row;
    const cells = Array.from({ length: width }, (_, n) => row.cells[n]);
    const beside = neighbour === null ? undefined : row.cells[neighbour.index - 1];
    return rowWith(row, editItems(cells, edit, beside && freshCell(beside, doubts)));
  });
  const columns: readonly Column[] = editItems(sheet.columns, edit, fresh);
  return {
    ...sheet,
    rows,
    columns: withMetadataAfterMove(sheet.columns, columns, edit, doubts),
    frozenColumns: frozenAfter(sheet.frozenColumns, edit),
  };
}

function editItems<T>(items: readonly T[], edit: AxisEdit, fresh: T): T[] {
  const next = items.slice();
  switch (edit.kind) {
    case 'insert':
      next.splice(edit.at - 1, 0, ...new Array<T>(edit.count).fill(fresh));
      return next;
    case 'delete':
      next.splice(edit.from - 1, edit.count);
      return next;
    case 'move': {
      const block = next.splice(edit.from - 1, edit.count);
      const to = edit.to > edit.from ? edit.to - edit.count : edit.to;
      return [...next.slice(0, to - 1), ...block, ...next.slice(to - 1)];
    }
  }
}

/** A cell of an inserted row: format and rule of its neighbour, nothing else. */
function freshCell(like: Cell, doubts: SheetDoubts): Cell {
  const box = like.rule?.criterion.kind === 'checkbox' && doubts.insertedCheckbox === 'unchecked';
  return tidy({ ...BLANK, format: like.format, rule: like.rule, value: box ? false : null });
}

interface WithMetadata {
  readonly metadata: readonly Metadata[];
}

function withMetadataAfterMove<T extends WithMetadata>(
  before: readonly T[],
  after: readonly T[],
  edit: AxisEdit,
  { metadataUnderMove }: SheetDoubts,
): readonly T[] {
  if (edit.kind !== 'move' || metadataUnderMove === 'moves') return after;
  const moved = new Set(before.slice(edit.from - 1, edit.from - 1 + edit.count));
  return after.map((item, n) => {
    const metadata =
      metadataUnderMove === 'stays'
        ? (before[n]?.metadata ?? [])
        : moved.has(item)
          ? []
          : item.metadata;
    return metadata === item.metadata ? item : { ...item, metadata };
  });
}

function frozenAfter(frozen: number, edit: AxisEdit): number {
  if (frozen === 0 || edit.kind === 'move') return frozen;
  const kept = mapSpan({ first: 1, last: frozen }, edit);
  return kept === null ? 0 : edit.kind === 'insert' ? kept.last : kept.last - kept.first + 1;
}

function followed(
  protection: Protection,
  follow: (area: Area) => Area | null,
): readonly Protection[] {
  const open = protection.open.flatMap((area) => follow(area) ?? []);
  if (protection.area === null) return [{ ...protection, open }];
  const area = follow(protection.area);
  return area === null ? [] : [{ ...protection, area, open }];
}

function followedFilter(filter: Filter, { dimension, edit }: SheetAxisEdit): Filter | null {
  const area = mapArea(filter.area, dimension, edit);
  if (area === null || dimension === 'rows') return area && { ...filter, area };
  const entries = Object.entries(filter.hiddenValues).flatMap(([column, values]) => {
    const next = mapSpan({ first: Number(column), last: Number(column) }, edit);
    return next === null ? [] : [[next.first, values] as const];
  });
  return { area, hiddenValues: Object.fromEntries(entries) };
}

/** A filter that is gone hides nothing any more. */
function withFilter(sheet: Sheet, filter: Filter | null): Sheet {
  if (sheet.filter === null || filter !== null) return { ...sheet, filter };
  return { ...sheet, filter, rows: sheet.rows.map(unfiltered) };
}

function unfiltered(row: Row): Row {
  return row.filtered ? { ...row, filtered: false } : row;
}
