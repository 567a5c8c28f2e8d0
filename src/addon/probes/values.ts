/** Probes: what a cell of automatic format makes of a value that a script writes. */
import type { Lab } from './lab';
import { type Probe, REFUSED } from './probe';
import { isErrorCode, readCells, refusal, wordFor, wordsFor } from './reading';
import { COMMUNITY, DISPUTED, LIVE, RANGE, RUNTIME, TYPED, UNSTATED } from './sources';

const TEXTS = {
  equals: '=1+1',
  plusWord: '+Dri7x',
  minusWord: '-abc',
  atName: '@name',
  fullWidth: '\uff1d1+1',
  plusDigits: '+61400000000',
  zeros: '00123',
  exponent: '1e5',
  money: '$2.99',
  thousands: '1,000,000',
  percent: '10%',
  longDigits: '9007199254740993',
  upperTrue: 'TRUE',
  lowerTrue: 'true',
  apostrophe: "'00123",
  apostropheEquals: "'=1+1",
  word: 'abc',
} as const;

const texts = (lab: Lab) => wordsFor(lab.area(Object.keys(TEXTS).length, 1), TEXTS);
const read = (name: keyof typeof TEXTS) => (lab: Lab) => lab.once(texts)[name];

/** Cells that held something and then were set to what means "empty". */
function emptied(lab: Lab): readonly string[] {
  const range = lab.area(1, 3).setValue('x');
  range.setValues([['', null, undefined]]);
  return readCells(range).map((cell) => wordFor(cell, 'x'));
}

const emptiedBy = (position: number) => (lab: Lab) => lab.once(emptied)[position] ?? '';

/** Each odd value goes alone, since it may be refused. */
function odd(value: unknown) {
  return (lab: Lab): string => {
    const range = lab.area(1, 1);
    const outcome = refusal(() => {
      range.setValues([[value]]);
      SpreadsheetApp.flush();
    });
    if (outcome !== 'accepted') return 'refused';
    const cell = readCells(range)[0];
    return typeof cell?.value === 'string' && !isErrorCode(cell.value) && cell.value !== ''
      ? 'text'
      : wordFor(cell, '');
  };
}

function textOfLength(length: number) {
  return (lab: Lab): string =>
    refusal(() => {
      lab.area(1, 1).setValue('x'.repeat(length));
      SpreadsheetApp.flush();
    }, 'maximum of 50000 characters');
}

export const typedProbes: readonly Probe[] = [
  {
    id: 'values.equals',
    fact: 'A text that begins with = becomes a formula.',
    source: RANGE,
    readings: ['formula', 'text'],
    run: read('equals'),
  },
  {
    id: 'values.plus-word',
    fact: 'A word after + is taken for a broken formula.',
    source: LIVE,
    readings: ['#ERROR!', '#NAME?', 'text'],
    run: read('plusWord'),
  },
  {
    id: 'values.minus-word',
    fact: 'A word after - is taken for a broken formula.',
    source: COMMUNITY,
    readings: ['#ERROR!', '#NAME?', 'text'],
    run: read('minusWord'),
  },
  {
    id: 'values.at-name',
    fact: 'A name after @ stays text.',
    source: UNSTATED,
    readings: ['text', '#ERROR!', '#NAME?'],
    run: read('atName'),
  },
  {
    id: 'values.full-width-equals',
    fact: 'A full-width equals sign begins no formula.',
    source: UNSTATED,
    readings: ['text', 'formula'],
    run: read('fullWidth'),
  },
  {
    id: 'values.plus-digits',
    fact: 'A phone number with + becomes a number.',
    source: TYPED,
    readings: ['number', 'text'],
    run: read('plusDigits'),
  },
  {
    id: 'values.leading-zeros',
    fact: 'Digits with leading zeros become a number.',
    source: LIVE,
    readings: ['number', 'text'],
    run: read('zeros'),
  },
  {
    id: 'values.exponent',
    fact: 'A text like 1e5 becomes a number.',
    source: TYPED,
    readings: ['number', 'text'],
    run: read('exponent'),
  },
  {
    id: 'values.money',
    fact: 'An amount with a dollar sign becomes a number (in English locales).',
    source: RANGE,
    readings: ['number', 'text'],
    run: read('money'),
  },
  {
    id: 'values.upper-true',
    fact: 'The text TRUE becomes a boolean.',
    source: LIVE,
    readings: ['boolean', 'text'],
    run: read('upperTrue'),
  },
  {
    id: 'values.apostrophe',
    fact: 'An apostrophe before digits makes them text and is not part of it.',
    source: LIVE,
    readings: ['text', 'changed', 'number'],
    run: read('apostrophe'),
  },
  {
    id: 'values.apostrophe-equals',
    fact: 'An apostrophe before = keeps a formula from being one.',
    source: DISPUTED,
    readings: ['text', 'formula', 'changed'],
    run: read('apostropheEquals'),
  },
  {
    id: 'values.empty-text',
    fact: 'An empty text empties a cell.',
    source: RANGE,
    readings: ['blank', 'text'],
    run: emptiedBy(0),
  },
  {
    id: 'values.null',
    fact: 'null empties a cell.',
    source: RUNTIME,
    readings: ['blank', 'text'],
    run: emptiedBy(1),
  },
];

export const oddProbes: readonly Probe[] = [
  {
    id: 'values.nan',
    fact: 'NaN is stored as an error.',
    source: COMMUNITY,
    readings: ['#NUM!', 'refused', 'blank', 'text'],
    run: odd(NaN),
  },
  {
    id: 'values.infinity',
    fact: 'An infinite number is refused.',
    source: DISPUTED,
    readings: ['refused', '#NUM!', 'blank', 'text'],
    run: odd(Infinity),
  },
  {
    id: 'values.object',
    fact: 'An object cannot be the value of a cell.',
    source: UNSTATED,
    readings: ['refused', 'text', 'blank'],
    run: odd({ a: 1 }),
  },
  {
    id: 'values.invalid-date',
    fact: 'An invalid Date is refused.',
    source: UNSTATED,
    readings: ['refused', '#NUM!', 'blank', 'text'],
    run: odd(new Date(NaN)),
  },
  {
    id: 'values.too-long-text',
    fact: 'A longer text is refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: textOfLength(50_001),
  },
];
