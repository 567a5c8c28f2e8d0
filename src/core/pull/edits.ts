/**
 * Turns cells to write into edits of the tab: rectangles of values, and literal texts apart.
 * A text that a sheet could take for a formula never travels as a plain value.
 */
import type { FieldType } from '../model';
import type { CellFormat, TabEdit } from '../ports';
import { type CellWrite, toBlocks } from '../table/blocks';
import { needsLiteral } from '../value/encode';

/** The fewest edits that put exactly these cells into the tab. Each cell may be given once. */
export function editsFor(writes: readonly CellWrite[]): readonly TabEdit[] {
  const literal = writes.filter(isLiteral);
  const plain = writes.map((write) => (isLiteral(write) ? { ...write, cell: '' } : write));
  return [
    ...toBlocks(plain).map((block) => ({ kind: 'values', ...block }) as const),
    ...literalEdits(literal),
  ];
}

/** The same cells, every text by the literal route. */
export function literalEditsFor(writes: readonly CellWrite[]): readonly TabEdit[] {
  return literalEdits(writes.filter(({ cell }) => typeof cell === 'string' && cell !== ''));
}

/** The cell format a column type needs before its first value; null for the automatic one. */
export function formatOf(type: FieldType): CellFormat | null {
  switch (type) {
    case 'number':
    case 'flag':
      return null;
    case 'day':
    case 'instant':
      return type;
    default:
      return 'text';
  }
}

function isLiteral({ cell }: CellWrite): boolean {
  return typeof cell === 'string' && needsLiteral(cell);
}

function literalEdits(writes: readonly CellWrite[]): readonly TabEdit[] {
  const sorted = [...writes].sort((a, b) => a.column - b.column || a.row - b.row);
  const edits: { kind: 'literals'; row: number; column: number; texts: string[] }[] = [];
  for (const { row, column, cell } of sorted) {
    const last = edits[edits.length - 1];
    if (last && last.column === column && last.row + last.texts.length === row) {
      last.texts.push(String(cell));
    } else {
      edits.push({ kind: 'literals', row, column, texts: [String(cell)] });
    }
  }
  return edits;
}
