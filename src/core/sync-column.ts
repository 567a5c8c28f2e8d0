/**
 * Texts and colours of the Sync column: only cells whose text has to change are written.
 * Must not know: why a row has its mark.
 */
import { CLEAN, type Mark } from './mark';
import type { TabEdit } from './ports';
import { editsFor } from './pull/edits';
import type { CellWrite } from './table/blocks';
import type { CellValue } from './value/cell';

export interface MarkedRow {
  readonly row: number;
  readonly mark: Mark;
}

/** `column` counts from 1; `shown` tells what the Sync cell of a row shows now. */
export function markEdits(
  column: number,
  rows: readonly MarkedRow[],
  shown: (row: number) => CellValue,
): readonly TabEdit[] {
  const changed = rows.filter(({ row, mark }) => shown(row) !== mark.text);
  const texts = changed.map(({ row, mark }): CellWrite => ({ row, column, cell: mark.text }));
  // The text goes last: a run that is cut in between leaves it, so the next one writes both again.
  return [...colourEdits(changed, column), ...editsFor(texts)];
}

function colourEdits(rows: readonly MarkedRow[], column: number): readonly TabEdit[] {
  const stretches: { row: number; rows: number; colour: string | null }[] = [];
  for (const { row, mark } of [...rows].sort((a, b) => a.row - b.row)) {
    const last = stretches[stretches.length - 1];
    if (last && last.colour === mark.colour && last.row + last.rows === row) last.rows++;
    else stretches.push({ row, rows: 1, colour: mark.colour ?? CLEAN.colour });
  }
  return stretches.map(({ row, rows: height, colour }) => {
    return { kind: 'colours', area: { row, column, rows: height, columns: 1 }, colour };
  });
}
