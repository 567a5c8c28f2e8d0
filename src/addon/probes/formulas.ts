/** Probes: formula cells as a script reads them, spills, and how references follow changes. */
import type { Lab } from './lab';
import { type Probe, YES } from './probe';
import { yesNo } from './reading';
import { COMMUNITY, RANGE } from './sources';

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
  {
    id: 'formulas.values',
    fact: 'A formula reads as its result, an error as its code in a text.',
    source: COMMUNITY,
    readings: ['2,#DIV/0!,word'],
    run: (lab) => lab.once(plain).values,
  },
  {
    id: 'formulas.texts',
    fact: 'Cells without a formula have an empty formula text.',
    source: RANGE,
    readings: ['=1+1,=1/0,'],
    run: (lab) => lab.once(plain).formulas,
  },
  {
    id: 'formulas.spill',
    fact: 'The neighbours of a spilling formula read as its results, without a formula text.',
    source: COMMUNITY,
    readings: ['b', ''],
    run: (lab) => lab.once(spill).spilled,
  },
  {
    id: 'formulas.spill-blocked',
    fact: 'A value in the way of a spill turns the formula into an error.',
    source: COMMUNITY,
    readings: ['#REF!', 'a'],
    run: (lab) => lab.once(spill).blocked,
  },
  {
    id: 'formulas.insert-shifts',
    fact: 'References follow when a row is inserted.',
    source: COMMUNITY,
    readings: YES,
    run: shifted,
  },
  {
    id: 'formulas.sort-keeps-row',
    fact: 'A reference to the own row is one after a sort, too.',
    source: COMMUNITY,
    readings: YES,
    run: sorted,
  },
];
