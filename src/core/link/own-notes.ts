/** Takes our parts out of notes; what people wrote above them stays. Pure. */
import { mergeNote } from '../mark';
import type { TabEdit } from '../ports';
import { STAMP_SIGNATURE } from '../pull/decorate';

/** `notes` of a rectangle whose top left cell is at `row`, `column`. */
export function noteRemovals(
  notes: readonly (readonly string[])[],
  { row, column }: { readonly row: number; readonly column: number },
): readonly TabEdit[] {
  return notes.flatMap((cells, y) =>
    cells.flatMap((note, x): readonly TabEdit[] => {
      const left = note.endsWith(STAMP_SIGNATURE) ? '' : mergeNote(note, null);
      return left === note ? [] : [{ kind: 'note', row: row + y, column: column + x, note: left }];
    }),
  );
}
