/** Probes: notes, colours and number formats, and what a sort, an insert and a clear do to them. */
import { dress, type Part, partsOf } from './dress';
import type { Lab } from './lab';
import { type Probe, type Readings, YES } from './probe';
import { yesNo } from './reading';

type Range = GoogleAppsScript.Spreadsheet.Range;

const MOVES: Readings = ['moves', 'stays'];
const ALL = 'note colour format rule';

/** The parts by their names. */
const told = (cell: Range): string => partsOf(cell).join(' ') || 'nothing';

/** The first of two rows is dressed; after the sort its value is in the second. */
function sorted(lab: Lab): readonly Part[] {
  const range = lab.area(2, 1).setValues([['b'], ['a']]);
  dress(range.getCell(1, 1));
  range.sort(1);
  return partsOf(range.getCell(2, 1));
}

const underSort = (part: Part) => (lab: Lab) =>
  lab.once(sorted).includes(part) ? 'moves' : 'stays';

/** A row is inserted above a dressed cell. */
function pushed(lab: Lab): string {
  const row = lab.rows(4);
  dress(lab.sheet.getRange(row + 1, 1));
  lab.sheet.insertRowsAfter(row, 1);
  return yesNo(told(lab.sheet.getRange(row + 2, 1)) === ALL);
}

/** The target of a copied cell. */
function copied(lab: Lab): string {
  const range = lab.area(1, 2);
  dress(range.getCell(1, 1).setValue('a')).copyTo(range.getCell(1, 2));
  return yesNo(told(range.getCell(1, 2)) === ALL);
}

/** What is left of a dressed cell. */
function leftAfter(change: (cell: Range) => unknown) {
  return (lab: Lab): string => {
    const cell = dress(lab.area(1, 1).setValue('a'));
    change(cell);
    return told(cell);
  };
}

export const followProbes: readonly Probe[] = [
  { id: 'notes.under-sort', readings: MOVES, run: underSort('note') },
  { id: 'colours.under-sort', readings: MOVES, run: underSort('colour') },
  { id: 'formats.under-sort', readings: MOVES, run: underSort('format') },
  { id: 'looks.drop-downs-under-sort', readings: MOVES, run: underSort('rule') },
  { id: 'looks.under-insert', readings: YES, run: pushed },
  { id: 'looks.under-copy', readings: YES, run: copied },
  { id: 'looks.after-write', readings: [ALL], run: leftAfter((cell) => cell.setValue('b')) },
  {
    id: 'looks.after-clear-content',
    readings: [ALL],
    run: leftAfter((cell) => cell.clearContent()),
  },
  {
    id: 'looks.after-clear-format',
    readings: ['note format rule', 'note rule', 'note format', 'note'],
    run: leftAfter((cell) => cell.clearFormat()),
  },
];

export const lookProbes: readonly Probe[] = [
  {
    id: 'notes.empty-text',
    readings: YES,
    run: (lab) => yesNo(lab.area(1, 1).setNote('note').setNote('').getNote() === ''),
  },
  {
    id: 'notes.line-feed',
    readings: YES,
    run: (lab) => yesNo(lab.area(1, 1).setNote('a\n\nb').getNote() === 'a\n\nb'),
  },
];
