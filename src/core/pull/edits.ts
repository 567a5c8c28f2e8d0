/**
 * Turns cells to write into edits of the tab: rectangles of values, and literal texts apart.
 * A text that a sheet could take for a formula never travels as a plain value.
 */
import type { FieldType } from '../model';
import type { CellBlock, CellFormat, TabEdit } from '../ports';
import { type CellWrite, toBlocks } from '../table/blocks';
import { needsLiteral } from '../value/encode';

/** The fewest edits that put exactly these cells into the tab. Each cell may be given once. */
export function editsFor(writes: readonly CellWrite[]): readonly TabEdit[] {
  const literal = new Set(joinedLiterals(writes.filter(isText)));
  const plain = writes.map((write) => (literal.has(write) ? { ...write, cell: '' } : write));
  return [...toBlocks(plain).map(valuesEdit), ...literalEdits([...literal])];
}

/**
 * The same for cells that may hold something: none is blank in between, since a run that is cut
 * there would take that for a person's deletion.
 */
export function updateEditsFor(writes: readonly CellWrite[]): readonly TabEdit[] {
  const literal = new Set(joinedLiterals(writes.filter(isText)));
  return [
    ...toBlocks(writes.filter((write) => !literal.has(write))).map(valuesEdit),
    ...literalEdits([...literal]),
  ];
}

function valuesEdit(block: CellBlock): TabEdit {
  return { kind: 'values', ...block };
}

/** Ordinary texts between two literal ones go along with them when there are no more than this. */
const GAP_MAX = 16;

/** The texts that need the literal route, and short stretches of texts between them. */
function joinedLiterals(texts: readonly CellWrite[]): readonly CellWrite[] {
  const sorted = [...texts].sort((a, b) => a.column - b.column || a.row - b.row);
  const chosen: CellWrite[] = [];
  let gap: CellWrite[] = [];
  let last: CellWrite | null = null;
  for (const write of sorted) {
    if (last && (last.column !== write.column || last.row + 1 !== write.row)) gap = [];
    last = write;
    if (!isLiteral(write)) {
      gap.push(write);
      continue;
    }
    const previous = chosen[chosen.length - 1];
    const touches =
      previous?.column === write.column && previous.row + gap.length + 1 === write.row;
    if (touches && gap.length <= GAP_MAX) chosen.push(...gap);
    chosen.push(write);
    gap = [];
  }
  return chosen;
}

/** The same cells, every text by the literal route. */
export function literalEditsFor(writes: readonly CellWrite[]): readonly TabEdit[] {
  return literalEdits(writes.filter(isText));
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

function isText({ cell }: CellWrite): boolean {
  return typeof cell === 'string' && cell !== '';
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
