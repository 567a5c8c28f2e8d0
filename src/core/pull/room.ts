/**
 * Makes room for added records.
 *
 * Below existing records rows are always inserted: totals below move down, and a row that somebody
 * moves meanwhile is never overwritten. Blank rows that an interrupted run left are used up first. Only
 * an empty table uses the blank rows below its titles, since those carry its drop-downs.
 */
import type { CellFormat, TabContent, TabEdit } from '../ports';
import type { Table } from '../table/locate';
import { formatOf } from './edits';
import type { PullPlan } from './plan';

export interface Room {
  /** Where the first added record goes. */
  readonly firstRow: number;
  readonly rows: number;
  /** How far everything below moves down. */
  readonly shift: number;
  readonly edits: readonly TabEdit[];
}

export function roomFor(plan: PullPlan, table: Table, before: TabContent): Room {
  const rows = plan.added.length;
  const firstRow = plan.lastRow + 1;
  if (rows === 0) return { firstRow, rows, shift: 0, edits: [] };
  const isEmpty = plan.lastRow === table.headerRow;
  if (isEmpty && before.values.length <= plan.lastRow) {
    // One blank row is there already; the others come in below it and look like it.
    const edits =
      rows > 1 ? [{ kind: 'insertRows', after: firstRow, count: rows - 1 } as const] : [];
    return { firstRow, rows, shift: 0, edits };
  }
  const shift = Math.max(0, rows - plan.spareRows);
  const edits: TabEdit[] = [];
  if (shift > 0) edits.push({ kind: 'insertRows', after: plan.lastRow, count: shift });
  if (isEmpty) {
    const columns = before.values[0]?.length ?? 1;
    edits.push({ kind: 'plain', area: { row: firstRow, column: 1, rows, columns } });
  }
  const formats = columnFormats(table, { row: firstRow, rows });
  return { firstRow, rows, shift, edits: [...edits, ...formats] };
}

/** After a refusal: did our rows come in all the same? Content below them has then moved down. */
export function roomWasMade(room: Room, before: TabContent, now: TabContent): boolean {
  if (room.shift > 0 && before.values.length >= room.firstRow) {
    return now.values.length >= before.values.length + room.shift;
  }
  // Nothing stood below, so rows that came in cannot be told from those that were there: blank
  // rows serve either way, and a row too few shows when the cells are written.
  return true;
}

/** Cell formats of our columns in the given rows, one edit for each stretch of equal neighbours. */
export function columnFormats(
  table: Pick<Table, 'columns' | 'idColumn' | 'syncColumn'>,
  at: { readonly row: number; readonly rows: number },
): readonly TabEdit[] {
  const ours = [table.idColumn, table.syncColumn]
    .filter((column) => column > 0)
    .map((column) => ({ column, format: 'text' as CellFormat | null }));
  const mapped = table.columns.map((found) => ({
    column: found.at,
    format: formatOf(found.column.type),
  }));
  const stretches: { column: number; columns: number; format: CellFormat | null }[] = [];
  for (const { column, format } of [...ours, ...mapped].sort((a, b) => a.column - b.column)) {
    const last = stretches[stretches.length - 1];
    if (last && last.format === format && last.column + last.columns === column) last.columns++;
    else stretches.push({ column, columns: 1, format });
  }
  return stretches.flatMap(({ column, columns, format }) =>
    format ? [{ kind: 'format' as const, area: { ...at, column, columns }, format }] : [],
  );
}
