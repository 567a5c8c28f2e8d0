/** Rows of a linked tab that are no records of their own: copies, unknown IDs, lost IDs. */
import type { Table } from '../table/locate';

/** A row of the tab that is no record of its own. */
export type StrayRow =
  | { readonly kind: 'copy'; readonly row: number; readonly of: number }
  | { readonly kind: 'unknownId'; readonly row: number }
  | { readonly kind: 'noId'; readonly row: number };

export interface StrayContext {
  /** The row that stands for each ID. */
  readonly owners: ReadonlyMap<string, number>;
  readonly isKnown: (id: string) => boolean;
  /** The last row of the table; rows below without an ID are the user's own. */
  readonly lastRow: number;
}

export function findStrays(table: Table, context: StrayContext): readonly StrayRow[] {
  const { owners, isKnown, lastRow } = context;
  const strays: StrayRow[] = [];
  const ownerIn = new Map([...owners].map(([id, row]) => [row, id]));
  for (const { row, id } of table.rows) {
    // It turned out to be another record than its ID says.
    if ((ownerIn.get(row) ?? id) !== id) continue;
    const of = owners.get(id) ?? row;
    if (of !== row) strays.push({ kind: 'copy', row, of });
    else if (!isKnown(id)) strays.push({ kind: 'unknownId', row });
  }
  for (const row of table.rowsWithoutId) {
    if (row < lastRow && !ownerIn.has(row)) strays.push({ kind: 'noId', row });
  }
  return strays;
}
