/** Probes: what a cell of automatic format makes of a value that a script writes. */
import { type Lab, partOf } from './lab';
import { type Probe, REFUSED, type Readings } from './probe';
import { readCells, refusalOfWrite, wordFor, wordsFor } from './reading';

const texts = wordsFor({
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
});

const SIGNED_WORD: Readings = ['#ERROR!', '#NAME?', 'text'];
const NO_NUMBER: Readings = ['refused', '#NUM!', 'blank', 'text'];

/** Each odd value goes alone, since it may be refused. */
function odd(value: unknown) {
  return (lab: Lab): string => {
    const range = lab.area(1, 1);
    const outcome = refusalOfWrite(() => range.setValues([[value]]));
    if (outcome !== 'accepted') return outcome;
    const cell = readCells(range)[0];
    return wordFor(cell, cell?.value);
  };
}

/** One character more than a cell can hold. */
function tooLong(lab: Lab): string {
  const write = () => lab.area(1, 1).setValue('x'.repeat(50_001));
  return refusalOfWrite(write, 'maximum of 50000 characters');
}

export const typedProbes: readonly Probe[] = [
  { id: 'values.equals', readings: ['formula', 'text'], run: partOf(texts, 'equals') },
  { id: 'values.plus-word', readings: SIGNED_WORD, run: partOf(texts, 'plusWord') },
  { id: 'values.minus-word', readings: SIGNED_WORD, run: partOf(texts, 'minusWord') },
  { id: 'values.at-name', readings: ['text', '#ERROR!', '#NAME?'], run: partOf(texts, 'atName') },
  {
    id: 'values.full-width-equals',
    readings: ['text', 'formula'],
    run: partOf(texts, 'fullWidth'),
  },
  { id: 'values.plus-digits', readings: ['number', 'text'], run: partOf(texts, 'plusDigits') },
  { id: 'values.leading-zeros', readings: ['number', 'text'], run: partOf(texts, 'zeros') },
  { id: 'values.upper-true', readings: ['boolean', 'text'], run: partOf(texts, 'upperTrue') },
  {
    id: 'values.apostrophe',
    readings: ['text', 'changed', 'number'],
    run: partOf(texts, 'apostrophe'),
  },
  {
    id: 'values.apostrophe-equals',
    readings: ['text', 'formula', 'changed'],
    run: partOf(texts, 'apostropheEquals'),
  },
  {
    id: 'values.empty-text',
    readings: ['blank', 'text'],
    run: (lab) => wordFor(readCells(lab.area(1, 1).setValue('x').setValue(''))[0], 'x'),
  },
];

export const oddProbes: readonly Probe[] = [
  { id: 'values.nan', readings: ['#NUM!', 'refused', 'blank', 'text'], run: odd(NaN) },
  { id: 'values.infinity', readings: NO_NUMBER, run: odd(Infinity) },
  { id: 'values.object', readings: ['refused', 'text', 'blank'], run: odd({ a: 1 }) },
  { id: 'values.invalid-date', readings: NO_NUMBER, run: odd(new Date(NaN)) },
  { id: 'values.too-long-text', readings: REFUSED, run: tooLong },
];
