/** Cells that get the same, as few rectangles: a gesture over a column is one change, not a thousand. */
import { type Area, areaOf, lastColumnOf, lastRowOf } from '../../../sheet/area';

export interface CellAreas {
  /** Cells come row by row, each from left to right. */
  add(row: number, column: number): void;
  areas(): readonly Area[];
}

export function createCellAreas(): CellAreas {
  const done: Area[] = [];
  /** Of the row above, by first column. */
  let above = new Map<number, Area>();
  let line: Area[] = [];

  const endLine = (): void => {
    const next = new Map<number, Area>();
    for (const strip of line) {
      const upper = above.get(strip.column);
      const grows =
        upper !== undefined &&
        upper.columns === strip.columns &&
        lastRowOf(upper) === strip.row - 1;
      if (grows) above.delete(strip.column);
      next.set(strip.column, grows ? { ...upper, rows: upper.rows + 1 } : strip);
    }
    done.push(...above.values());
    above = next;
    line = [];
  };

  return {
    add(row, column) {
      const last = line[line.length - 1];
      if (last !== undefined && last.row !== row) endLine();
      const open = line[line.length - 1];
      if (open !== undefined && lastColumnOf(open) === column - 1) {
        line[line.length - 1] = { ...open, columns: open.columns + 1 };
      } else {
        line.push(areaOf(row, column));
      }
    },
    areas() {
      endLine();
      done.push(...above.values());
      above = new Map();
      return done;
    },
  };
}
