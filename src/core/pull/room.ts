/**
 * Makes room for added records.
 *
 * Rows are always inserted directly below the last record, also into an empty table: totals below
 * move down, and a row that somebody moves meanwhile is never overwritten.
 */
import type { CellFormat, TabContent, TabEdit } from '../ports';
import type { Table } from '../table/locate';
import { formatOf } from './edits';
import type { PullPlan } from './plan';

export interface Room {
  /** Where the first added record goes. */
  readonly firstRow: number;
  /** How many rows come in; everything below moves down by as many. */
  readonly rows: number;
  readonly edits: readonly TabEdit[];
}

export function roomFor(plan: PullPlan, table: Table, before: TabContent): Room {
  const rows = plan.added.length;
  const firstRow = plan.lastRow + 1;
  if (rows === 0) return { firstRow, rows, edits: [] };
  const edits: TabEdit[] = [{ kind: 'insertRows', after: plan.lastRow, count: rows }];
  if (plan.lastRow === table.headerRow) {
    const columns = before.values[0]?.length ?? 1;
    edits.push({ kind: 'plain', area: { row: firstRow, column: 1, rows, columns } });
  }
  return { firstRow, rows, edits: [...edits, ...columnFormats(table, { row: firstRow, rows })] };
}

/**
 * After a refusal: did our rows come in all the same? Content below them has then moved down. Where
 * nothing stood below, blank rows look alike either way and serve as well.
 */
export function roomWasMade(room: Room, before: TabContent, now: TabContent): boolean {
  const below = before.values.length >= room.firstRow;
  return room.rows === 0 || !below || now.values.length >= before.values.length + room.rows;
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
