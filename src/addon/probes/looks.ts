/** Probes: notes, colours and number formats, and what a sort, an insert and a clear do to them. */
import type { Lab } from './lab';
import { type Probe, YES } from './probe';
import { yesNo } from './reading';
import { COMMUNITY, RANGE, UNSTATED } from './sources';

const RED = '#ff0000';

interface Look {
  readonly note: string;
  readonly colour: string;
  readonly format: string;
  readonly rule: boolean;
}

function lookOf(cell: GoogleAppsScript.Spreadsheet.Range): Look {
  return {
    note: cell.getNote(),
    colour: cell.getBackground(),
    format: cell.getNumberFormat(),
    rule: cell.getDataValidation() !== null,
  };
}

/** Gives a cell a note, a colour, a number format and a drop-down. */
function dress(cell: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
  const list = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true).build();
  return cell.setNote('note').setBackground(RED).setNumberFormat('0.00').setDataValidation(list);
}

/** The first of two rows is dressed; after the sort its value is in the second. */
function sorted(lab: Lab): Look {
  const range = lab.area(2, 1).setValues([['b'], ['a']]);
  dress(range.getCell(1, 1));
  range.sort(1);
  return lookOf(range.getCell(2, 1));
}

const followsSort = (test: (look: Look) => boolean) => (lab: Lab) =>
  test(lab.once(sorted)) ? 'moves' : 'stays';

/** A row is inserted above a dressed cell. */
function pushed(lab: Lab): Look {
  const row = lab.rows(4);
  dress(lab.sheet.getRange(row + 1, 1));
  lab.sheet.insertRowsAfter(row, 1);
  return lookOf(lab.sheet.getRange(row + 2, 1));
}

const isDressed = ({ note, colour, format, rule }: Look): boolean =>
  note === 'note' && colour === RED && format === '0.00' && rule;

/** What is left of note, colour, format and rule, by their names. */
function leftAfter(change: (cell: GoogleAppsScript.Spreadsheet.Range) => unknown) {
  return (lab: Lab): string => {
    const cell = dress(lab.area(1, 1).setValue('a'));
    change(cell);
    const { note, colour, format, rule } = lookOf(cell);
    const left = [
      note === 'note' && 'note',
      colour === RED && 'colour',
      format === '0.00' && 'format',
      rule && 'rule',
    ];
    return left.filter((word) => word !== false).join(' ') || 'nothing';
  };
}

/** The target of a copied cell. */
function copied(lab: Lab): string {
  const range = lab.area(1, 2);
  dress(range.getCell(1, 1).setValue('a')).copyTo(range.getCell(1, 2));
  return yesNo(isDressed(lookOf(range.getCell(1, 2))));
}

export const followProbes: readonly Probe[] = [
  {
    id: 'notes.under-sort',
    fact: 'Notes go with the rows of a sorted range.',
    source: UNSTATED,
    readings: ['moves', 'stays'],
    run: followsSort(({ note }) => note === 'note'),
  },
  {
    id: 'colours.under-sort',
    fact: 'Colours go with the rows of a sorted range.',
    source: UNSTATED,
    readings: ['moves', 'stays'],
    run: followsSort(({ colour }) => colour === RED),
  },
  {
    id: 'formats.under-sort',
    fact: 'Number formats go with the rows of a sorted range.',
    source: UNSTATED,
    readings: ['moves', 'stays'],
    run: followsSort(({ format }) => format === '0.00'),
  },
  {
    id: 'looks.drop-downs-under-sort',
    fact: 'Drop-downs go with the rows of a sorted range.',
    source: UNSTATED,
    readings: ['moves', 'stays'],
    run: followsSort(({ rule }) => rule),
  },
  {
    id: 'looks.under-insert',
    fact: 'Note, colour, format and drop-down follow when a row is inserted above.',
    source: COMMUNITY,
    readings: YES,
    run: (lab) => yesNo(isDressed(pushed(lab))),
  },
  {
    id: 'looks.under-copy',
    fact: 'A copied cell brings note, colour, format and drop-down.',
    source: UNSTATED,
    readings: YES,
    run: copied,
  },
  {
    id: 'looks.after-write',
    fact: 'Writing a value keeps note, colour, format and drop-down.',
    source: COMMUNITY,
    readings: ['note colour format rule'],
    run: leftAfter((cell) => cell.setValue('b')),
  },
  {
    id: 'looks.after-clear-content',
    fact: 'Clearing the content keeps note, colour, format and drop-down.',
    source: RANGE,
    readings: ['note colour format rule'],
    run: leftAfter((cell) => cell.clearContent()),
  },
  {
    id: 'looks.after-clear-format',
    fact: 'Clearing the format takes the colour, and keeps note, number format and drop-down.',
    source: RANGE,
    readings: ['note format rule', 'note rule', 'note format', 'note'],
    run: leftAfter((cell) => cell.clearFormat()),
  },
];

export const lookProbes: readonly Probe[] = [
  {
    id: 'notes.empty-text',
    fact: 'An empty text removes a note.',
    source: COMMUNITY,
    readings: YES,
    run: (lab) => yesNo(lab.area(1, 1).setNote('note').setNote('').getNote() === ''),
  },
  {
    id: 'notes.line-feed',
    fact: 'A note keeps its line feeds.',
    source: UNSTATED,
    readings: YES,
    run: (lab) => yesNo(lab.area(1, 1).setNote('a\n\nb').getNote() === 'a\n\nb'),
  },
];
