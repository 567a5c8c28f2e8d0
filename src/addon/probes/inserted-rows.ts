/** Probes: what an inserted row copies from the row it follows. */
import type { Lab } from './lab';
import { type Probe, YES } from './probe';
import { yesNo } from './reading';
import { COMMUNITY, UNSTATED } from './sources';

interface Inserted {
  readonly format: string;
  readonly colour: string;
  readonly note: string;
  readonly rule: boolean;
  readonly checkbox: unknown;
  /** What the range reads afterwards that was below before. */
  readonly oldRange: unknown;
}

/** A row inserted below one that has everything: text format, colour, note, rule, checkbox. */
function inserted(lab: Lab): Inserted {
  const { sheet } = lab;
  const row = lab.rows(4);
  const list = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true).build();
  sheet.getRange(row, 1).setNumberFormat('@').setBackground('#ff0000').setNote('note');
  sheet.getRange(row, 1).setDataValidation(list).setValue('a');
  sheet.getRange(row, 2).insertCheckboxes();
  const below = sheet.getRange(row + 1, 1).setValue('below');
  sheet.insertRowsAfter(row, 1);
  const fresh = sheet.getRange(row + 1, 1);
  return {
    format: fresh.getNumberFormat(),
    colour: fresh.getBackground(),
    note: fresh.getNote(),
    rule: fresh.getDataValidation() !== null,
    checkbox: sheet.getRange(row + 1, 2).getValue(),
    oldRange: below.getValue(),
  };
}

const inserts = (test: (row: Inserted) => boolean) => (lab: Lab) => yesNo(test(lab.once(inserted)));

export const insertProbes: readonly Probe[] = [
  {
    id: 'grid.range-does-not-move',
    fact: 'A range keeps its coordinates when rows are inserted above it.',
    source: COMMUNITY,
    readings: YES,
    run: inserts(({ oldRange }) => oldRange !== 'below'),
  },
  {
    id: 'grid.inserted-row-format',
    fact: 'An inserted row copies number formats from the row it follows.',
    source: COMMUNITY,
    readings: YES,
    run: inserts(({ format }) => format === '@'),
  },
  {
    id: 'grid.inserted-row-colour',
    fact: 'An inserted row copies colours from the row it follows.',
    source: COMMUNITY,
    readings: YES,
    run: inserts(({ colour }) => colour === '#ff0000'),
  },
  {
    id: 'grid.inserted-row-rule',
    fact: 'An inserted row copies drop-downs from the row it follows.',
    source: COMMUNITY,
    readings: YES,
    run: inserts(({ rule }) => rule),
  },
  {
    id: 'grid.inserted-row-note',
    fact: 'An inserted row copies no notes.',
    source: UNSTATED,
    readings: YES,
    run: inserts(({ note }) => note === ''),
  },
  {
    id: 'grid.inserted-row-checkbox',
    fact: 'A checkbox in an inserted row is unchecked and counts as content.',
    source: COMMUNITY,
    readings: ['false', 'blank'],
    run: (lab) => String(lab.once(inserted).checkbox) || 'blank',
  },
];
