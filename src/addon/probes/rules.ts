/** Probes: drop-downs and checkboxes, and how a value they do not allow is refused. */
import type { Lab } from './lab';
import { ACCEPTED, type Probe, REFUSED, YES } from './probe';
import { refusal, whereRefused, yesNo } from './reading';
import { DISPUTED, LIVE, RANGE, UNSTATED, VALIDATION } from './sources';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** A drop-down of `a` and `b`. */
function limit(range: Range, allowInvalid: boolean): Range {
  const builder = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true);
  return range.setDataValidation(builder.setAllowInvalid(allowInvalid).build());
}

function write(range: Range, value: string): void {
  range.setValue(value);
  SpreadsheetApp.flush();
}

/** One bad cell among good ones, written with one call. */
function badBlock(lab: Lab): string {
  const range = lab.area(3, 1);
  limit(range.getCell(2, 1), false);
  SpreadsheetApp.flush();
  const outcome = refusal(() => {
    range.setValues([['a'], ['c'], ['b']]);
    SpreadsheetApp.flush();
  });
  return outcome === 'accepted' ? outcome : range.getValues().join('') || 'nothing';
}

/** Three queued writes, the second one bad: which ones are in the tab afterwards. */
function badQueue(lab: Lab): string {
  const range = lab.area(3, 1);
  limit(range.getCell(2, 1), false);
  SpreadsheetApp.flush();
  for (const [row, value] of [
    [1, 'a'],
    [2, 'c'],
    [3, 'b'],
  ] as const) {
    refusal(() => range.getCell(row, 1).setValue(value));
  }
  refusal(() => SpreadsheetApp.flush());
  return range.getValues().join('') || 'nothing';
}

function rejects(lab: Lab): string {
  const cell = limit(lab.area(1, 1), false);
  SpreadsheetApp.flush();
  return refusal(() => write(cell, 'c'), 'violates the data validation rules');
}

function rejectsRichText(lab: Lab): string {
  const cell = limit(lab.area(1, 1), false);
  SpreadsheetApp.flush();
  return refusal(() => {
    cell.setRichTextValue(SpreadsheetApp.newRichTextValue().setText('c').build());
    SpreadsheetApp.flush();
  });
}

export const ruleProbes: readonly Probe[] = [
  {
    id: 'rules.default-allows',
    fact: 'A new rule allows other input unless told not to.',
    source: VALIDATION,
    readings: YES,
    run: () => {
      const builder = SpreadsheetApp.newDataValidation().requireValueInList(['a'], true);
      return yesNo(builder.build().getAllowInvalid());
    },
  },
  {
    id: 'rules.warning-allows',
    fact: 'A rule that only warns lets a script write anything.',
    source: VALIDATION,
    readings: ACCEPTED,
    run: (lab) => refusal(() => write(limit(lab.area(1, 1), true), 'c')),
  },
  {
    id: 'rules.rejection',
    fact: 'A rule that rejects input refuses a script, too, in known words.',
    source: LIVE,
    readings: REFUSED,
    run: rejects,
  },
  {
    id: 'rules.rejection-place',
    fact: 'A rejected value is noticed at the flush, not at the write.',
    source: DISPUTED,
    readings: ['flush', 'write', 'nowhere'],
    run: (lab) => {
      const cell = limit(lab.area(1, 1), false);
      SpreadsheetApp.flush();
      return whereRefused(() => cell.setValue('c'));
    },
  },
  {
    id: 'rules.rejection-of-block',
    fact: 'One rejected cell keeps all cells of its call from being written.',
    source: LIVE,
    readings: ['nothing', 'ab', 'a', 'accepted'],
    run: badBlock,
  },
  {
    id: 'rules.rejection-of-queue',
    fact: 'Of queued calls, those before a rejected one are written and those after it are not.',
    source: UNSTATED,
    readings: ['a', 'ab', 'nothing'],
    run: badQueue,
  },
  {
    id: 'rules.rejection-of-rich-text',
    fact: 'A rule rejects rich text, too.',
    source: UNSTATED,
    readings: REFUSED,
    run: rejectsRichText,
  },
  {
    id: 'rules.checkbox-value',
    fact: 'A new checkbox makes the value of its cell false.',
    source: RANGE,
    readings: ['false', ''],
    run: (lab) => String(lab.area(1, 1).insertCheckboxes().getValue()),
  },
];
