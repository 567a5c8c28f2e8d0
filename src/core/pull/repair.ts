/**
 * Compares what written cells show with what was meant, mends what can be mended, names the rest.
 *
 * Promises: text that became a formula is taken out in the same run; an altered text is written
 * once more to the letter; every remaining difference is remembered as shown, with its reason.
 */
import type { FieldKey } from '../model';
import type { Tab } from '../ports';
import type { Issue } from '../state';
import { cellToken, type Token } from '../value/token';
import { editsFor, literalEditsFor } from './edits';
import { type PlannedWrite, type Reading, readCell } from './planned-write';

/** What a written cell shows, where that is not what was meant. */
export interface Deviation {
  readonly id: string;
  readonly key: FieldKey;
  readonly shown: Token;
  /** Absent when the tab merely shows the value in another form. */
  readonly issue?: Issue;
}

export interface RepairInput {
  readonly tab: Tab;
  readonly writes: readonly PlannedWrite[];
  readonly reading: Reading;
  readonly isRefused: (write: PlannedWrite) => boolean;
}

export function repairCells(input: RepairInput): {
  readonly deviations: readonly Deviation[];
  readonly cells: number;
} {
  const { tab, writes, reading, isRefused } = input;
  const differing = writes.filter((write) => deviates(write, reading));
  if (differing.length === 0) return { deviations: [], cells: 0 };
  const formulas = differing.filter(
    (write) => readCell(reading, write.row, write.column).formula !== '',
  );
  const altered = differing.filter(
    (write) => !formulas.includes(write) && !isRefused(write) && isAlteredText(write, reading),
  );
  const edits = [
    ...editsFor(formulas.map((write) => ({ ...write, cell: '' }))),
    ...literalEditsFor(altered),
  ];
  if (edits.length > 0) tab.apply(edits);
  const after = edits.length > 0 ? readAgain(tab, reading) : reading;
  const merged = mergedCells(tab, differing, after);
  const deviations = differing
    .filter((write) => deviates(write, after))
    .flatMap((write): readonly Deviation[] => {
      if (write.key === null) return [];
      const shown = shownIn(after, write);
      const issue = reasonOf({ write, formulas, isRefused, merged });
      return [{ id: write.id, key: write.key, shown, ...(issue && { issue }) }];
    });
  return { deviations, cells: formulas.length + altered.length };
}

function reasonOf(at: {
  readonly write: PlannedWrite;
  readonly formulas: readonly PlannedWrite[];
  readonly isRefused: (write: PlannedWrite) => boolean;
  readonly merged: (write: PlannedWrite) => boolean;
}): Issue | undefined {
  if (at.formulas.includes(at.write)) return 'formula';
  if (at.isRefused(at.write)) return 'refused';
  return at.merged(at.write) ? 'merged' : undefined;
}

function deviates(write: PlannedWrite, reading: Reading): boolean {
  return (
    shownIn(reading, write) !== write.expected ||
    readCell(reading, write.row, write.column).formula !== ''
  );
}

function shownIn(reading: Reading, { row, column, type }: PlannedWrite): Token {
  return cellToken(type, readCell(reading, row, column).cell);
}

function isAlteredText(write: PlannedWrite, reading: Reading): boolean {
  const { cell } = readCell(reading, write.row, write.column);
  return typeof write.cell === 'string' && write.cell !== '' && cell !== '';
}

function readAgain(tab: Tab, { area }: Reading): Reading {
  return { area, content: tab.readArea(area) };
}

/** Only an empty cell can be hidden by a merge, so merges are asked for only then. */
function mergedCells(
  tab: Tab,
  writes: readonly PlannedWrite[],
  reading: Reading,
): (write: PlannedWrite) => boolean {
  const isBlank = ({ row, column, cell }: PlannedWrite) =>
    cell !== '' && readCell(reading, row, column).cell === '';
  if (!writes.some(isBlank)) return () => false;
  const merges = tab.mergesIn(reading.area);
  return (write) =>
    isBlank(write) &&
    merges.some(
      ({ row, column, rows, columns }) =>
        write.row >= row &&
        write.row < row + rows &&
        write.column >= column &&
        write.column < column + columns,
    );
}
