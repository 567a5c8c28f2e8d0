/** Probes: drop-downs, protections, merges and filters, as far as they can get in the way of a write. */
import type { Lab } from './lab';
import { ACCEPTED, type Probe, REFUSED, YES } from './probe';
import { refusal, whereRefused, yesNo } from './reading';
import { COMMUNITY, DISPUTED, LIVE, RANGE, UNSTATED, VALIDATION } from './sources';

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

/** Writes to a cell protected by this user; the protection goes at once. */
function underProtection(warningOnly: boolean) {
  return (lab: Lab): string => {
    const cell = lab.area(1, 1);
    const protection = cell.protect();
    if (warningOnly) protection.setWarningOnly(true);
    SpreadsheetApp.flush();
    const outcome = refusal(() => write(cell, 'a'));
    protection.remove();
    return outcome === 'accepted' ? outcome : 'refused';
  };
}

export const protectionProbes: readonly Probe[] = [
  {
    id: 'protection.own',
    fact: 'Who protects a range may go on editing it.',
    source: RANGE,
    readings: ACCEPTED,
    run: underProtection(false),
  },
  {
    id: 'protection.warning-only',
    fact: 'A protection that only warns lets a script write.',
    source: COMMUNITY,
    readings: ACCEPTED,
    run: underProtection(true),
  },
];

interface Merged {
  readonly covered: string;
  readonly listed: string;
  readonly stored: string;
  readonly lost: string;
}

/** Two filled cells, merged; the covered one is written to; then they are taken apart. */
function merged(lab: Lab): Merged {
  const range = lab.area(1, 2).setValues([['left', 'right']]);
  range.merge();
  const covered = range.getCell(1, 2);
  const lost = String(covered.getValue());
  const listed = yesNo(covered.getMergedRanges()[0]?.getA1Notation() === range.getA1Notation());
  refusal(() => write(covered, 'written'));
  const whileMerged = String(covered.getValue());
  range.breakApart();
  return { covered: whileMerged, listed, stored: String(covered.getValue()), lost };
}

export const mergeProbes: readonly Probe[] = [
  {
    id: 'merges.content',
    fact: 'A merge keeps only its first value; the cells it covers read as empty.',
    source: COMMUNITY,
    readings: ['blank', 'kept'],
    run: (lab) => (lab.once(merged).lost === '' ? 'blank' : 'kept'),
  },
  {
    id: 'merges.listed',
    fact: 'A covered cell tells the whole merge it belongs to.',
    source: RANGE,
    readings: YES,
    run: (lab) => lab.once(merged).listed,
  },
  {
    id: 'merges.write-to-covered-cell',
    fact: 'A value written to a covered cell is dropped.',
    source: COMMUNITY,
    readings: ['dropped', 'stored'],
    run: (lab) => (lab.once(merged).stored === '' ? 'dropped' : 'stored'),
  },
];

/** A filtered range with a hidden row, read and written as a whole. */
function filtered(lab: Lab): string {
  const row = lab.rows(4);
  const range = lab.sheet.getRange(row, 1, 4, 1).setValues([['head'], ['a'], ['b'], ['c']]);
  const filter = range.createFilter();
  lab.sheet.hideRows(row + 2);
  range.offset(1, 0, 3, 1).setValues([['x'], ['y'], ['z']]);
  const values = range.getValues().join('');
  filter?.remove();
  return values;
}

export const filterProbes: readonly Probe[] = [
  {
    id: 'filters.hidden-rows',
    fact: 'Hidden rows are read and written like others.',
    source: COMMUNITY,
    readings: ['headxyz', 'headxz', 'headxbz'],
    run: filtered,
  },
];
