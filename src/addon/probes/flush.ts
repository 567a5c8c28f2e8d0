/** Probes: queued writes, and what forces them out. */
import type { Lab } from './lab';
import { type Probe, YES } from './probe';
import { yesNo } from './reading';

function recomputed(lab: Lab): string {
  const range = lab.area(1, 2);
  range.setValues([[2, `=2*${range.getCell(1, 1).getA1Notation()}`]]);
  SpreadsheetApp.flush();
  range.getCell(1, 1).setValue(3);
  return String(range.getCell(1, 2).getValue());
}

function insertAfterWrite(lab: Lab): string {
  const row = lab.rows(3);
  lab.sheet.getRange(row + 1, 1).setValue('written');
  lab.sheet.insertRowsAfter(row, 1);
  return yesNo(lab.sheet.getRange(row + 2, 1).getValue() === 'written');
}

export const flushProbes: readonly Probe[] = [
  {
    id: 'flush.read-own-write',
    readings: YES,
    run: (lab) => yesNo(lab.area(1, 1).setValue('written').getValue() === 'written'),
  },
  { id: 'flush.formula-at-once', readings: ['6', '4'], run: recomputed },
  { id: 'flush.order', readings: YES, run: insertAfterWrite },
];
