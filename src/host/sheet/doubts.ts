/**
 * What the public record leaves open about Google Sheets, as named switches: each with its possible
 * readings (the default first), what it is about, and where the doubt comes from. Tests run the
 * add-on under every reading that matters.
 */

export const sheetDoubtCatalogue = {
  apostropheEquals: {
    readings: ['text', 'formula'],
    about: 'setValues of "\'=1+1" by a script: the text =1+1, or a formula all the same',
    source: 'most reports say text; one project tested live in 2026 read back 2',
  },
  equalsInTextCell: {
    readings: ['formula', 'text'],
    about: 'setValues of "=1+1" by a script into a cell of plain-text format',
    source: 'one project tested live in 2026 read back 2; documentation silent',
  },
  equalsAsRichText: {
    readings: ['text', 'formula'],
    about: 'setRichTextValues of "=1+1"',
    source: 'one project tested live in 2026 names it the only safe route',
  },
  apostropheInTextCell: {
    readings: ['stripped', 'kept'],
    about: 'setValues of "\'abc" into a cell of plain-text format: whether the apostrophe goes',
    source: 'not stated',
  },
  numberInTextCell: {
    readings: ['number', 'text'],
    about: 'a number or boolean written by a script into a cell of plain-text format',
    source: 'not stated',
  },
  atSign: {
    readings: ['text', 'error'],
    about: '"@name" typed or written',
    source: 'not stated for Sheets; escaped by sanitizers for the sake of Excel',
  },
  signedText: {
    readings: ['error', 'name', 'text'],
    about: '"-abc", "+Dri7x": #ERROR!, #NAME?, or plain text',
    source: '#ERROR! measured through the API for +; community for -',
  },
  fullWidthSigns: {
    readings: ['text', 'formula'],
    about: 'text that begins with a full-width =, +, - or @',
    source: 'not stated; injection advice names these forms',
  },
  typedErrorText: {
    readings: ['error', 'text'],
    about: '"#N/A" typed or written as text',
    source: 'not stated',
  },
  looseMonthYear: {
    readings: ['date', 'text'],
    about: '"33/33": a date by month and year with overflow, or text',
    source: 'reported from the live service as becoming a date',
  },
  nan: {
    readings: ['error', 'refused', 'blank'],
    about: 'NaN written to a cell: #NUM!, an exception, or nothing',
    source: 'community report of #NUM!',
  },
  infinity: {
    readings: ['refused', 'error', 'blank'],
    about: 'an infinite number written to a cell',
    source: 'the REST API refuses it; not stated for Apps Script',
  },
  objectCell: {
    readings: ['refused', 'objectText', 'blank'],
    about: 'a plain object or nested array as the value of a cell',
    source: 'not stated',
  },
  invalidDate: {
    readings: ['refused', 'error', 'blank'],
    about: 'a Date that is NaN written to a cell',
    source: 'not stated',
  },
  textOnWrite: {
    readings: ['asIs', 'composed', 'trimmed', 'unixLines', 'withoutControls'],
    about: 'what the platform does to a text on its way into a cell (composed: Unicode NFC)',
    source: 'not stated; a test switch for text that comes back changed',
  },
  rejectionSurfaces: {
    readings: ['atFlush', 'atWrite'],
    about: 'where a refused write (validation, protection) throws',
    source: 'both reported',
  },
  unflushedAtKill: {
    readings: ['dropped', 'applied'],
    about: 'writes not yet flushed when an execution is killed',
    source: 'not stated',
  },
  mergedCellWrite: {
    readings: ['dropped', 'stored'],
    about: 'a value written to a cell of a merge that is not its top-left one',
    source: 'community; documentation silent',
  },
  notesUnderSort: {
    readings: ['move', 'stay'],
    about: 'whether notes go with the rows of a sorted range',
    source: 'not stated',
  },
  looksUnderSort: {
    readings: ['move', 'stay'],
    about: 'whether colours and number formats go with the rows of a sorted range',
    source: 'not stated',
  },
  metadataUnderMove: {
    readings: ['moves', 'stays', 'lost'],
    about: 'developer metadata of a row or column that is moved',
    source: 'documented for insert and delete only',
  },
  metadataInCopiedTab: {
    readings: ['copied', 'dropped'],
    about: 'developer metadata of a tab that is duplicated',
    source: 'survives a copy of the file by community report; not stated for a tab',
  },
  appendOnFullGrid: {
    readings: ['extends', 'refused'],
    about: 'appendRow when the last row of the grid has content',
    source: 'sources disagree',
  },
  insertedCheckbox: {
    readings: ['unchecked', 'blank'],
    about: 'the value of a checkbox that an inserted row copied from its neighbour',
    source: 'community: false, and it counts as content',
  },
  warningOnlyProtection: {
    readings: ['allows', 'refuses'],
    about: 'a script write to a range that is protected with a warning only',
    source: 'community',
  },
} as const;

type Catalogue = typeof sheetDoubtCatalogue;

/** One reading of every doubt. */
export type SheetDoubts = {
  readonly [Name in keyof Catalogue]: Catalogue[Name]['readings'][number];
};

/** All doubts at their default reading, except the given ones. */
export function sheetDoubts(chosen: Partial<SheetDoubts> = {}): SheetDoubts {
  const defaults = Object.fromEntries(
    Object.entries(sheetDoubtCatalogue).map(([name, doubt]) => [name, doubt.readings[0]]),
  ) as unknown as SheetDoubts;
  return { ...defaults, ...chosen };
}
