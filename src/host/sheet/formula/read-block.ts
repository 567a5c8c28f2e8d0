/**
 * Reads ranges for formulas. A range of plain values is read once for all formulas that name it, and
 * is then the same block; one with formulas in it is read anew, as it may be part of a circle.
 */
import { cellAt } from '../grid';
import type { Block, Sheet, Value } from '../model';
import type { Reader } from './calculator';
import type { Range } from './reference-functions';

/** A reader lives as long as one computation of a book, and so do its blocks. */
const blocks = new WeakMap<Reader, WeakMap<Sheet, Map<string, Block>>>();

export function readBlock(range: Range, read: Reader): Block {
  const known = blocksOf(read, range.sheet);
  const name = `${range.row} ${range.column} ${range.rows} ${range.columns}`;
  const old = known.get(name);
  if (old !== undefined) return old;
  const block = readAnew(range, read);
  if (!hasFormula(range)) known.set(name, block);
  return block;
}

function readAnew({ sheet, row, column, rows, columns }: Range, read: Reader): Block {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_unused, c): Value => read(sheet, row + r, column + c)),
  );
}

function blocksOf(read: Reader, sheet: Sheet): Map<string, Block> {
  const ofReader = blocks.get(read) ?? new WeakMap<Sheet, Map<string, Block>>();
  blocks.set(read, ofReader);
  const ofSheet = ofReader.get(sheet) ?? new Map<string, Block>();
  ofReader.set(sheet, ofSheet);
  return ofSheet;
}

function hasFormula({ sheet, row, column, rows, columns }: Range): boolean {
  for (let r = row; r < row + rows; r += 1) {
    if ((sheet.rows[r - 1]?.formulaCount ?? 0) === 0) continue;
    for (let c = column; c < column + columns; c += 1) {
      if (cellAt(sheet, r, c).formula !== '') return true;
    }
  }
  return false;
}
