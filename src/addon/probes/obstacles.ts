/** Probes: protections, merges and hidden rows, as far as they can get in the way of a write. */
import type { Lab } from './lab';
import { ACCEPTED, type Probe, YES } from './probe';
import { refusal, yesNo } from './reading';
import { COMMUNITY, RANGE } from './sources';

/** Writes to a cell protected by this user; the protection goes at once. */
function underProtection(warningOnly: boolean) {
  return (lab: Lab): string => {
    const cell = lab.area(1, 1);
    const protection = cell.protect();
    if (warningOnly) protection.setWarningOnly(true);
    SpreadsheetApp.flush();
    const outcome = refusal(() => {
      cell.setValue('a');
      SpreadsheetApp.flush();
    });
    protection.remove();
    return outcome === 'accepted' ? outcome : 'refused';
  };
}

export const protectionProbes: readonly Probe[] = [
  {
    id: 'protection.own',
    fact: 'Who protects a range may go on editing it.',
    source: RANGE,
    readings: ACCEPTED,
    run: underProtection(false),
  },
  {
    id: 'protection.warning-only',
    fact: 'A protection that only warns lets a script write.',
    source: COMMUNITY,
    readings: ACCEPTED,
    run: underProtection(true),
  },
];

interface Merged {
  readonly listed: string;
  readonly stored: string;
  readonly lost: string;
}

/** Two filled cells, merged; the covered one is written to; then they are taken apart. */
function merged(lab: Lab): Merged {
  const range = lab.area(1, 2).setValues([['left', 'right']]);
  range.merge();
  const covered = range.getCell(1, 2);
  const lost = String(covered.getValue());
  const listed = yesNo(covered.getMergedRanges()[0]?.getA1Notation() === range.getA1Notation());
  refusal(() => {
    covered.setValue('written');
    SpreadsheetApp.flush();
  });
  range.breakApart();
  return { listed, stored: String(covered.getValue()), lost };
}

export const mergeProbes: readonly Probe[] = [
  {
    id: 'merges.content',
    fact: 'A merge keeps only its first value; the cells it covers read as empty.',
    source: COMMUNITY,
    readings: ['blank', 'kept'],
    run: (lab) => (lab.once(merged).lost === '' ? 'blank' : 'kept'),
  },
  {
    id: 'merges.listed',
    fact: 'A covered cell tells the whole merge it belongs to.',
    source: RANGE,
    readings: YES,
    run: (lab) => lab.once(merged).listed,
  },
  {
    id: 'merges.write-to-covered-cell',
    fact: 'A value written to a covered cell is dropped.',
    source: COMMUNITY,
    readings: ['dropped', 'stored'],
    run: (lab) => (lab.once(merged).stored === '' ? 'dropped' : 'stored'),
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
  {
    id: 'filters.hidden-rows',
    fact: 'Hidden rows are read and written like others.',
    source: COMMUNITY,
    readings: ['headxyz', 'headxz', 'headxbz'],
    run: filtered,
  },
];
