/** Probes: drop-downs and checkboxes, and how a value they do not allow is refused. */
import { dropDown } from './dress';
import type { Lab } from './lab';
import { ACCEPTED, type Probe, REFUSED, YES } from './probe';
import { refusal, refusalOfWrite, whereRefused, yesNo } from './reading';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Gives a cell a drop-down, at once. Returns the cell. */
function limit(cell: Range, allowInvalid: boolean): Range {
  cell.setDataValidation(dropDown().setAllowInvalid(allowInvalid).build());
  SpreadsheetApp.flush();
  return cell;
}

/** A cell that rejects all but `a` and `b`. */
const strictCell = (lab: Lab): Range => limit(lab.area(1, 1), false);

/** Three cells, the second one strict. */
function strictColumn(lab: Lab): Range {
  const range = lab.area(3, 1);
  limit(range.getCell(2, 1), false);
  return range;
}

const contentOf = (range: Range): string => range.getValues().join('') || 'nothing';

/** One bad cell among good ones, written with one call. */
function badBlock(lab: Lab): string {
  const range = strictColumn(lab);
  const outcome = refusalOfWrite(() => range.setValues([['a'], ['c'], ['b']]));
  return outcome === 'accepted' ? outcome : contentOf(range);
}

/** Three queued writes, the second one bad: which ones are in the tab afterwards. */
function badQueue(lab: Lab): string {
  const range = strictColumn(lab);
  for (const [index, value] of ['a', 'c', 'b'].entries()) {
    refusal(() => range.getCell(index + 1, 1).setValue(value));
  }
  refusal(() => SpreadsheetApp.flush());
  return contentOf(range);
}

function rejects(lab: Lab): string {
  const cell = strictCell(lab);
  return refusalOfWrite(() => cell.setValue('c'), 'violates the data validation rules');
}

function rejectsRichText(lab: Lab): string {
  const cell = strictCell(lab);
  const text = SpreadsheetApp.newRichTextValue().setText('c').build();
  return refusalOfWrite(() => cell.setRichTextValue(text));
}

function whereRejected(lab: Lab): string {
  const cell = strictCell(lab);
  return whereRefused(() => cell.setValue('c'));
}

export const ruleProbes: readonly Probe[] = [
  {
    id: 'rules.default-allows',
    readings: YES,
    run: () => yesNo(dropDown().build().getAllowInvalid()),
  },
  {
    id: 'rules.warning-allows',
    readings: ACCEPTED,
    run: (lab) => refusalOfWrite(() => limit(lab.area(1, 1), true).setValue('c')),
  },
  { id: 'rules.rejection', readings: REFUSED, run: rejects },
  { id: 'rules.rejection-place', readings: ['flush', 'write', 'nowhere'], run: whereRejected },
  { id: 'rules.rejection-of-block', readings: ['nothing', 'ab', 'a', 'accepted'], run: badBlock },
  { id: 'rules.rejection-of-queue', readings: ['a', 'ab', 'nothing'], run: badQueue },
  { id: 'rules.rejection-of-rich-text', readings: REFUSED, run: rejectsRichText },
  {
    id: 'rules.checkbox-value',
    readings: ['false', ''],
    run: (lab) => String(lab.area(1, 1).insertCheckboxes().getValue()),
  },
];
