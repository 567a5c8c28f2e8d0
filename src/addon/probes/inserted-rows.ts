/** Probes: what an inserted row copies from the row it follows. */
import { dress, type Part, partsOf } from './dress';
import type { Lab } from './lab';
import { type Probe, YES } from './probe';
import { yesNo } from './reading';

interface Inserted {
  readonly parts: readonly Part[];
  readonly checkbox: unknown;
  /** What the range reads afterwards that was below before. */
  readonly oldRange: unknown;
}

/** A row inserted below one that has a cell with everything, and a checkbox. */
function inserted(lab: Lab): Inserted {
  const { sheet } = lab;
  const row = lab.rows(4);
  dress(sheet.getRange(row, 1)).setValue('a');
  sheet.getRange(row, 2).insertCheckboxes();
  const below = sheet.getRange(row + 1, 1).setValue('below');
  sheet.insertRowsAfter(row, 1);
  return {
    parts: partsOf(sheet.getRange(row + 1, 1)),
    checkbox: sheet.getRange(row + 1, 2).getValue(),
    oldRange: below.getValue(),
  };
}

const copies = (part: Part) => (lab: Lab) => yesNo(lab.once(inserted).parts.includes(part));

export const insertProbes: readonly Probe[] = [
  {
    id: 'grid.range-does-not-move',
    readings: YES,
    run: (lab) => yesNo(lab.once(inserted).oldRange !== 'below'),
  },
  { id: 'grid.inserted-row-format', readings: YES, run: copies('format') },
  { id: 'grid.inserted-row-colour', readings: YES, run: copies('colour') },
  { id: 'grid.inserted-row-rule', readings: YES, run: copies('rule') },
  {
    id: 'grid.inserted-row-note',
    readings: YES,
    run: (lab) => yesNo(!lab.once(inserted).parts.includes('note')),
  },
  {
    id: 'grid.inserted-row-checkbox',
    readings: ['false', 'blank'],
    run: (lab) => String(lab.once(inserted).checkbox) || 'blank',
  },
];
