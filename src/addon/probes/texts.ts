/** Probes: which routes keep a text to the letter, in cells of plain-text format and as rich text. */
import { type Lab, partOf } from './lab';
import { type Probe, REFUSED, type Readings, YES } from './probe';
import { readCells, refusalOfWrite, wordFor, wordsFor, yesNo } from './reading';

const PLAIN_TEXT = '@';
const EQUALS = '=1+1';

const plain = wordsFor(
  {
    zeros: '00123',
    dash: '1-2',
    plusWord: '+Dri7x',
    equals: EQUALS,
    apostrophe: "'abc",
    apostropheEquals: "'=1+1",
    number: 12,
  },
  PLAIN_TEXT,
);

const KEPT: Readings = ['text', 'changed'];
const LITERAL: Readings = ['text', 'formula', 'changed'];

function richText(text: string): GoogleAppsScript.Spreadsheet.RichTextValue {
  return SpreadsheetApp.newRichTextValue().setText(text).build();
}

/** As rich text into an automatic cell and one of plain-text format. */
function rich(lab: Lab): { readonly automatic: string; readonly plain: string } {
  const range = lab.area(2, 1);
  range.getCell(2, 1).setNumberFormat(PLAIN_TEXT);
  range.setRichTextValues([[richText(EQUALS)], [richText(EQUALS)]]);
  const [first, second] = readCells(range);
  return { automatic: wordFor(first, EQUALS), plain: wordFor(second, EQUALS) };
}

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
  const cell = lab.area(1, 1).setNumberFormat(PLAIN_TEXT).setValue('a');
  cell.clearContent();
  return yesNo(cell.getNumberFormat() === PLAIN_TEXT);
}

function emptyRichText(lab: Lab): string {
  return refusalOfWrite(() => lab.area(1, 1).setRichTextValue(richText('')));
}

/** Texts that a platform may tidy on their way into a cell. */
const fragile = wordsFor({
  accent: 'e\u0301',
  spaces: ' a ',
  lines: 'a\nb',
  carriageReturn: 'a\r\nb',
  control: 'a\u0007b',
});

/** An error and a text that looks like one read alike; only a text has a rich text. */
function errorText(lab: Lab): string {
  const cell = lab.area(1, 1).setValue('#N/A');
  return cell.getRichTextValue() === null ? 'error' : 'text';
}

export const plainTextProbes: readonly Probe[] = [
  { id: 'text.format-keeps-zeros', readings: ['text', 'number'], run: partOf(plain, 'zeros') },
  { id: 'text.format-keeps-dates', readings: ['text', 'date'], run: partOf(plain, 'dash') },
  {
    id: 'text.format-keeps-plus-words',
    readings: ['text', '#ERROR!', '#NAME?'],
    run: partOf(plain, 'plusWord'),
  },
  { id: 'text.format-and-equals', readings: ['formula', 'text'], run: partOf(plain, 'equals') },
  { id: 'text.format-and-apostrophe', readings: KEPT, run: partOf(plain, 'apostrophe') },
  {
    id: 'text.format-and-apostrophe-equals',
    readings: LITERAL,
    run: partOf(plain, 'apostropheEquals'),
  },
  { id: 'text.format-and-number', readings: ['number', 'changed'], run: partOf(plain, 'number') },
  { id: 'text.format-after-write', readings: ['number', 'changed', 'text'], run: formatAfterWrite },
  { id: 'text.format-survives-clear', readings: YES, run: formatAfterClear },
];

export const literalProbes: readonly Probe[] = [
  { id: 'text.rich-text-and-equals', readings: LITERAL, run: partOf(rich, 'automatic') },
  { id: 'text.rich-text-in-plain-text-cell', readings: LITERAL, run: partOf(rich, 'plain') },
  { id: 'text.empty-rich-text', readings: REFUSED, run: emptyRichText },
  { id: 'text.written-back', readings: ['formula', 'text'], run: writtenBack },
  { id: 'text.error-code', readings: ['error', 'text'], run: errorText },
  { id: 'text.combining-accent', readings: KEPT, run: partOf(fragile, 'accent') },
  { id: 'text.outer-spaces', readings: KEPT, run: partOf(fragile, 'spaces') },
  { id: 'text.line-feed', readings: KEPT, run: partOf(fragile, 'lines') },
  { id: 'text.carriage-return', readings: KEPT, run: partOf(fragile, 'carriageReturn') },
  { id: 'text.control-character', readings: KEPT, run: partOf(fragile, 'control') },
];
