/** Probes: formula cells as a script reads them, spills, and how references follow changes. */
import { type Lab, partOf } from './lab';
import { type Probe, YES } from './probe';
import { yesNo } from './reading';

/** A result, an error, and a plain value. */
function plain(lab: Lab): { readonly values: string; readonly formulas: string } {
  const range = lab.area(1, 3).setValues([['=1+1', '=1/0', 'word']]);
  return { values: range.getValues().join(), formulas: range.getFormulas().join() };
}

/** Two cells in column A, repeated by one formula in column B; then something is in its way. */
function spill(lab: Lab): { readonly spilled: string; readonly blocked: string } {
  const range = lab.area(2, 2).setValues([
    ['a', ''],
    ['b', ''],
  ]);
  const origin = range.getCell(1, 2);
  const below = range.getCell(2, 2);
  origin.setFormula(`=ARRAYFORMULA(${range.offset(0, 0, 2, 1).getA1Notation()})`);
  const spilled = `${below.getValue()}${below.getFormula()}`;
  below.setValue('in the way');
  return { spilled, blocked: String(origin.getValue()) };
}

/** A reference to the row below, before and after a row is inserted in between. */
function shifted(lab: Lab): string {
  const row = lab.rows(4);
  const cell = lab.sheet.getRange(row, 1).setFormula(`=A${row + 1}`);
  lab.sheet.insertRowsAfter(row, 1);
  return yesNo(cell.getFormula() === `=A${row + 2}`);
}

/** A formula that refers to its own row, in rows that are sorted the other way round. */
function sorted(lab: Lab): string {
  const row = lab.rows(2);
  const range = lab.sheet.getRange(row, 1, 2, 2).setValues([
    ['b', `=A${row}`],
    ['a', `=A${row + 1}`],
  ]);
  range.sort(1);
  return yesNo(range.getCell(2, 2).getFormula() === `=A${row + 1}`);
}

export const formulaProbes: readonly Probe[] = [
  { id: 'formulas.values', readings: ['2,#DIV/0!,word'], run: partOf(plain, 'values') },
  { id: 'formulas.texts', readings: ['=1+1,=1/0,'], run: partOf(plain, 'formulas') },
  { id: 'formulas.spill', readings: ['b', ''], run: partOf(spill, 'spilled') },
  { id: 'formulas.spill-blocked', readings: ['#REF!', 'a'], run: partOf(spill, 'blocked') },
  { id: 'formulas.insert-shifts', readings: YES, run: shifted },
  { id: 'formulas.sort-keeps-row', readings: YES, run: sorted },
];
