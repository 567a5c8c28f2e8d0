/**
 * Groups changed cells into the fewest simple rectangles, so that a write costs few calls.
 * Pure geometry: must not know what the cells mean.
 */
import type { CellBlock } from '../ports';
import type { CellValue } from '../value/cell';

export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly cell: CellValue;
}

interface Run {
  readonly row: number;
  readonly column: number;
  readonly cells: CellValue[];
}

/**
 * Rectangles that cover exactly the given cells, top to bottom: per row the runs of neighbouring
 * columns, then runs of equal shape on neighbouring rows joined. Each cell may be given once.
 */
export function toBlocks(writes: readonly CellWrite[]): readonly CellBlock[] {
  const runs = toRuns([...writes].sort((a, b) => a.row - b.row || a.column - b.column));
  const blocks: { row: number; column: number; cells: CellValue[][] }[] = [];
  const open = new Map<string, (typeof blocks)[number]>();
  for (const run of runs) {
    const shape = `${run.column}:${run.cells.length}`;
    const above = open.get(shape);
    if (above && above.row + above.cells.length === run.row) {
      above.cells.push(run.cells);
      continue;
    }
    const block = { row: run.row, column: run.column, cells: [run.cells] };
    blocks.push(block);
    open.set(shape, block);
  }
  return blocks;
}

function toRuns(sorted: readonly CellWrite[]): readonly Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  for (const write of sorted) {
    if (last && last.row === write.row && last.column + last.cells.length === write.column) {
      last.cells.push(write.cell);
    } else {
      last = { row: write.row, column: write.column, cells: [write.cell] };
      runs.push(last);
    }
  }
  return runs;
}
