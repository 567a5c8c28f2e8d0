/** Probes: which routes keep a text to the letter, in cells of plain-text format and as rich text. */
import type { Lab } from './lab';
import { type Probe, REFUSED, YES } from './probe';
import { readCells, refusal, type Samples, wordFor, wordsFor, yesNo } from './reading';
import { COMMUNITY, DISPUTED, LIVE, ONE_REPORT, RANGE, TYPED, UNSTATED } from './sources';

const PLAIN_TEXT = '@';
const EQUALS = '=1+1';

const PLAIN = {
  zeros: '00123',
  dash: '1-2',
  plusWord: '+Dri7x',
  equals: EQUALS,
  apostrophe: "'abc",
  apostropheEquals: "'=1+1",
  number: 12,
} as const;

function plainCells(lab: Lab, samples: number): GoogleAppsScript.Spreadsheet.Range {
  return lab.area(samples, 1).setNumberFormat(PLAIN_TEXT);
}

const plain = (lab: Lab) => wordsFor(plainCells(lab, Object.keys(PLAIN).length), PLAIN);
const readPlain = (name: keyof typeof PLAIN) => (lab: Lab) => lab.once(plain)[name];

function richText(text: string): GoogleAppsScript.Spreadsheet.RichTextValue {
  return SpreadsheetApp.newRichTextValue().setText(text).build();
}

/** As rich text into an automatic cell and one of plain-text format. */
function rich(lab: Lab): readonly string[] {
  const range = lab.area(2, 1);
  range.getCell(2, 1).setNumberFormat(PLAIN_TEXT);
  range.setRichTextValues([[richText(EQUALS)], [richText(EQUALS)]]);
  return readCells(range).map((cell) => wordFor(cell, EQUALS));
}

const readRich = (position: number) => (lab: Lab) => lab.once(rich)[position] ?? '';

/** What a text that was stored literally becomes when it is read and written back. */
function writtenBack(lab: Lab): string {
  const cell = lab.area(1, 1).setRichTextValue(richText(EQUALS));
  cell.setValues(cell.getValues());
  return wordFor(readCells(cell)[0], EQUALS);
}

function formatAfterWrite(lab: Lab): string {
  const cell = lab.area(1, 1).setValue('00123');
  cell.setNumberFormat(PLAIN_TEXT);
  return wordFor(readCells(cell)[0], '00123');
}

function formatAfterClear(lab: Lab): string {
  const cell = plainCells(lab, 1).setValue('a');
  cell.clearContent();
  return yesNo(cell.getNumberFormat() === PLAIN_TEXT);
}

function emptyRichText(lab: Lab): string {
  return refusal(() => {
    lab.area(1, 1).setRichTextValue(richText(''));
    SpreadsheetApp.flush();
  });
}

/** Texts that a platform may tidy on their way into a cell. */
const FRAGILE = {
  accent: 'e\u0301',
  spaces: ' a ',
  lines: 'a\nb',
  carriageReturn: 'a\r\nb',
  control: 'a\u0007b',
} as const satisfies Samples;

const fragile = (lab: Lab) => wordsFor(lab.area(Object.keys(FRAGILE).length, 1), FRAGILE);
const readFragile = (name: keyof typeof FRAGILE) => (lab: Lab) => lab.once(fragile)[name];

/** An error and a text that looks like one read alike; only a text has a rich text. */
function errorText(lab: Lab): string {
  const cell = lab.area(1, 1).setValue('#N/A');
  return cell.getRichTextValue() === null ? 'error' : 'text';
}

export const plainTextProbes: readonly Probe[] = [
  {
    id: 'text.format-keeps-zeros',
    fact: 'The plain-text format, set before the value, keeps leading zeros.',
    source: LIVE,
    readings: ['text', 'number'],
    run: readPlain('zeros'),
  },
  {
    id: 'text.format-keeps-dates',
    fact: 'The plain-text format keeps a text that looks like a date.',
    source: LIVE,
    readings: ['text', 'date'],
    run: readPlain('dash'),
  },
  {
    id: 'text.format-keeps-plus-words',
    fact: 'The plain-text format keeps a word after +.',
    source: COMMUNITY,
    readings: ['text', '#ERROR!', '#NAME?'],
    run: readPlain('plusWord'),
  },
  {
    id: 'text.format-and-equals',
    fact: 'The plain-text format does not keep = from beginning a formula.',
    source: DISPUTED,
    readings: ['formula', 'text'],
    run: readPlain('equals'),
  },
  {
    id: 'text.format-and-apostrophe',
    fact: 'An apostrophe disappears in a plain-text cell, too.',
    source: UNSTATED,
    readings: ['text', 'changed'],
    run: readPlain('apostrophe'),
  },
  {
    id: 'text.format-and-apostrophe-equals',
    fact: 'In a plain-text cell an apostrophe before = keeps a formula from being one.',
    source: DISPUTED,
    readings: ['text', 'formula', 'changed'],
    run: readPlain('apostropheEquals'),
  },
  {
    id: 'text.format-and-number',
    fact: 'A number written into a plain-text cell stays a number.',
    source: UNSTATED,
    readings: ['number', 'changed'],
    run: readPlain('number'),
  },
  {
    id: 'text.format-after-write',
    fact: 'The plain-text format, set afterwards, brings no zeros back.',
    source: COMMUNITY,
    readings: ['number', 'changed', 'text'],
    run: formatAfterWrite,
  },
  {
    id: 'text.format-survives-clear',
    fact: 'Clearing the content keeps the plain-text format.',
    source: RANGE,
    readings: YES,
    run: formatAfterClear,
  },
];

export const literalProbes: readonly Probe[] = [
  {
    id: 'text.rich-text-and-equals',
    fact: 'Rich text keeps a text that begins with =.',
    source: ONE_REPORT,
    readings: ['text', 'formula', 'changed'],
    run: readRich(0),
  },
  {
    id: 'text.rich-text-in-plain-text-cell',
    fact: 'Rich text keeps = in a plain-text cell, too.',
    source: UNSTATED,
    readings: ['text', 'formula', 'changed'],
    run: readRich(1),
  },
  {
    id: 'text.empty-rich-text',
    fact: 'An empty rich text is refused.',
    source: ONE_REPORT,
    readings: REFUSED,
    run: emptyRichText,
  },
  {
    id: 'text.written-back',
    fact: 'A literal text that is read and written back is parsed again.',
    source: TYPED,
    readings: ['formula', 'text'],
    run: writtenBack,
  },
  {
    id: 'text.error-code',
    fact: 'The text #N/A becomes an error.',
    source: UNSTATED,
    readings: ['error', 'text'],
    run: errorText,
  },
  {
    id: 'text.combining-accent',
    fact: 'A letter with a combining accent is not composed.',
    source: UNSTATED,
    readings: ['text', 'changed'],
    run: readFragile('accent'),
  },
  {
    id: 'text.outer-spaces',
    fact: 'Spaces around a text stay.',
    source: UNSTATED,
    readings: ['text', 'changed'],
    run: readFragile('spaces'),
  },
  {
    id: 'text.line-feed',
    fact: 'A line feed stays.',
    source: UNSTATED,
    readings: ['text', 'changed'],
    run: readFragile('lines'),
  },
  {
    id: 'text.carriage-return',
    fact: 'A carriage return stays.',
    source: UNSTATED,
    readings: ['text', 'changed'],
    run: readFragile('carriageReturn'),
  },
  {
    id: 'text.control-character',
    fact: 'A control character stays.',
    source: UNSTATED,
    readings: ['text', 'changed'],
    run: readFragile('control'),
  },
];
