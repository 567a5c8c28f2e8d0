/** Probes: what a cell of automatic format makes of a value that a script writes. */
import type { Lab } from './lab';
import { type Probe, REFUSED } from './probe';
import { isErrorCode, readCells, refusal, wordFor, wordsFor } from './reading';
import { COMMUNITY, DISPUTED, LIVE, RANGE, TYPED, UNSTATED } from './sources';

const TEXTS = {
  equals: '=1+1',
  plusWord: '+Dri7x',
  minusWord: '-abc',
  atName: '@name',
  fullWidth: '\uff1d1+1',
  plusDigits: '+61400000000',
  zeros: '00123',
  upperTrue: 'TRUE',
  apostrophe: "'00123",
  apostropheEquals: "'=1+1",
} as const;

const texts = (lab: Lab) => wordsFor(lab.area(Object.keys(TEXTS).length, 1), TEXTS);
const read = (name: keyof typeof TEXTS) => (lab: Lab) => lab.once(texts)[name];

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

/** One character more than a cell can hold. */
function tooLong(lab: Lab): string {
  return refusal(() => {
    lab.area(1, 1).setValue('x'.repeat(50_001));
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
    run: (lab) => wordFor(readCells(lab.area(1, 1).setValue('x').setValue(''))[0], 'x'),
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
    source: UNSTATED,
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
    fact: 'A text of more than 50,000 characters is refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: tooLong,
  },
];
