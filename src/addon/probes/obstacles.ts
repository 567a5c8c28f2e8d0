/** Probes: protections, merges and hidden rows, as far as they can get in the way of a write. */
import { type Lab, partOf } from './lab';
import { ACCEPTED, type Probe, YES } from './probe';
import { refusalOfWrite, yesNo } from './reading';

/** Writes to a cell protected by this user; the protection goes at once. */
function underProtection(warningOnly: boolean) {
  return (lab: Lab): string => {
    const cell = lab.area(1, 1);
    const protection = cell.protect();
    if (warningOnly) protection.setWarningOnly(true);
    SpreadsheetApp.flush();
    const outcome = refusalOfWrite(() => cell.setValue('a'));
    protection.remove();
    return outcome;
  };
}

export const protectionProbes: readonly Probe[] = [
  { id: 'protection.own', readings: ACCEPTED, run: underProtection(false) },
  { id: 'protection.warning-only', readings: ACCEPTED, run: underProtection(true) },
];

/** Two filled cells, merged; the covered one is written to; then they are taken apart. */
function merged(lab: Lab): Readonly<Record<'content' | 'listed' | 'write', string>> {
  const range = lab.area(1, 2).setValues([['left', 'right']]);
  range.merge();
  const covered = range.getCell(1, 2);
  const content = covered.getValue() === '' ? 'blank' : 'kept';
  const listed = yesNo(covered.getMergedRanges()[0]?.getA1Notation() === range.getA1Notation());
  refusalOfWrite(() => covered.setValue('written'));
  range.breakApart();
  return { content, listed, write: covered.getValue() === '' ? 'dropped' : 'stored' };
}

export const mergeProbes: readonly Probe[] = [
  { id: 'merges.content', readings: ['blank', 'kept'], run: partOf(merged, 'content') },
  { id: 'merges.listed', readings: YES, run: partOf(merged, 'listed') },
  {
    id: 'merges.write-to-covered-cell',
    readings: ['dropped', 'stored'],
    run: partOf(merged, 'write'),
  },
];

/** A filtered range with a hidden row, read and written as a whole. */
function filtered(lab: Lab): string {
  const row = lab.rows(4);
  const range = lab.sheet.getRange(row, 1, 4, 1).setValues([['head'], ['a'], ['b'], ['c']]);
  const filter = range.createFilter();
  lab.sheet.hideRows(row + 2);
  range.offset(1, 0, 3, 1).setValues([['x'], ['y'], ['z']]);
  const values = range.getValues().join('');
  filter?.remove();
  return values;
}

export const filterProbes: readonly Probe[] = [
  { id: 'filters.hidden-rows', readings: ['headxyz', 'headxz', 'headxbz'], run: filtered },
];
