/** Probes: notes, colours and number formats, and what a sort, an insert and a clear do to them. */
import type { Lab } from './lab';
import type { Probe } from './probe';
import { readCells, refusal, wordFor, yesNo } from './reading';

const UNSTATED = 'not stated';
const COMMUNITY = 'community';
const RANGE = 'Apps Script reference, Range';
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

function colourAfter(colour: string | null) {
  return (lab: Lab): string =>
    lab.area(1, 1).setBackground(RED).setBackground(colour).getBackground();
}

function noteAfter(note: string | null) {
  return (lab: Lab): string =>
    yesNo(
      lab
        .area(1, 1)
        .setNote('note')
        .setNote(note as string)
        .getNote() === '',
    );
}

export const followProbes: readonly Probe[] = [
  {
    id: 'notes.under-sort',
    fact: 'Notes go with the rows of a sorted range.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['moves', 'stays'],
    run: followsSort(({ note }) => note === 'note'),
  },
  {
    id: 'colours.under-sort',
    fact: 'Colours go with the rows of a sorted range.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['moves', 'stays'],
    run: followsSort(({ colour }) => colour === RED),
  },
  {
    id: 'formats.under-sort',
    fact: 'Number formats go with the rows of a sorted range.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['moves', 'stays'],
    run: followsSort(({ format }) => format === '0.00'),
  },
  {
    id: 'rules.under-sort',
    fact: 'Drop-downs go with the rows of a sorted range.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['moves', 'stays'],
    run: followsSort(({ rule }) => rule),
  },
  {
    id: 'looks.under-insert',
    fact: 'Note, colour, format and drop-down follow when a row is inserted above.',
    source: COMMUNITY,
    confidence: 'claimed',
    readings: ['yes', 'no'],
    run: (lab) => yesNo(isDressed(pushed(lab))),
  },
  {
    id: 'looks.under-copy',
    fact: 'A copied cell brings note, colour, format and drop-down.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['yes', 'no'],
    run: copied,
  },
  {
    id: 'looks.after-write',
    fact: 'Writing a value keeps note, colour, format and drop-down.',
    source: COMMUNITY,
    confidence: 'claimed',
    readings: ['note colour format rule'],
    run: leftAfter((cell) => cell.setValue('b')),
  },
  {
    id: 'looks.after-clear-content',
    fact: 'Clearing the content keeps note, colour, format and drop-down.',
    source: RANGE,
    confidence: 'documented',
    readings: ['note colour format rule'],
    run: leftAfter((cell) => cell.clearContent()),
  },
  {
    id: 'looks.after-clear-format',
    fact: 'Clearing the format takes colour and format, and keeps note and drop-down.',
    source: RANGE,
    confidence: 'documented',
    readings: ['note rule', 'note'],
    run: leftAfter((cell) => cell.clearFormat()),
  },
  {
    id: 'looks.after-clear',
    fact: 'Clearing a range keeps its notes and drop-downs.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['note rule', 'note', 'rule', 'nothing'],
    run: leftAfter((cell) => cell.clear()),
  },
];

export const lookProbes: readonly Probe[] = [
  {
    id: 'notes.empty-text',
    fact: 'An empty text removes a note.',
    source: COMMUNITY,
    confidence: 'claimed',
    readings: ['yes', 'no'],
    run: noteAfter(''),
  },
  {
    id: 'notes.null',
    fact: 'null removes a note.',
    source: RANGE,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: noteAfter(null),
  },
  {
    id: 'notes.line-feed',
    fact: 'A note keeps its line feeds.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['yes', 'no'],
    run: (lab) => yesNo(lab.area(1, 1).setNote('a\n\nb').getNote() === 'a\n\nb'),
  },
  {
    id: 'colours.none',
    fact: 'A cell without a colour reads as white.',
    source: COMMUNITY,
    confidence: 'claimed',
    readings: ['#ffffff'],
    run: colourAfter(null),
  },
  {
    id: 'colours.letter-case',
    fact: 'Colours read back in small letters.',
    source: COMMUNITY,
    confidence: 'claimed',
    readings: ['#00ff00', '#00FF00'],
    run: colourAfter('#00FF00'),
  },
  {
    id: 'colours.unknown-name',
    fact: 'An unknown colour is taken without complaint.',
    source: 'Google issue 428869869',
    confidence: 'measured',
    readings: ['accepted', 'refused'],
    run: (lab) =>
      refusal(() => {
        lab.area(1, 1).setBackground('foo');
        SpreadsheetApp.flush();
      }),
  },
  {
    id: 'formats.automatic',
    fact: 'The format "general" reads back as a pattern of digits.',
    source: 'live-checked tests of an open-source emulator',
    confidence: 'measured',
    readings: ['0.###############'],
    run: (lab) => lab.area(1, 1).setNumberFormat('general').getNumberFormat(),
  },
  {
    id: 'formats.none',
    fact: 'null is no number format.',
    source: 'live-checked tests of an open-source emulator',
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: (lab) =>
      refusal(() => {
        lab.area(1, 1).setNumberFormat(null as unknown as string);
        SpreadsheetApp.flush();
      }),
  },
  {
    id: 'formats.number-keeps-money',
    fact: 'A number written into a cell of a money format is shown in it.',
    source: COMMUNITY,
    confidence: 'claimed',
    readings: ['yes', 'no'],
    run: (lab) => {
      const cell = lab.area(1, 1).setNumberFormat('0.00').setValue(5);
      const shown = cell.getDisplayValue();
      return wordFor(readCells(cell)[0], '') === 'number' && shown !== '5' ? 'yes' : 'no';
    },
  },
];
