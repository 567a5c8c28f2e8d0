/** Probes: developer metadata, which is how a column is found again after it was moved or renamed. */
import { type Lab, partOf } from './lab';
import { type Probe, REFUSED, type Readings } from './probe';
import { refusal, refusalOfWrite } from './reading';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const KEY = 'platform.probe';

/** A tab of its own, since columns reach over all rows. */
const tabOf = (lab: Lab): Sheet => lab.once(insertTab);
const insertTab = (lab: Lab): Sheet => lab.freshTab();

/** Where a tag is now: `3` for column C or row 3, `lost`, or several numbers. */
function placesOf(sheet: Sheet, tag: string): string {
  const found = sheet.createDeveloperMetadataFinder().withKey(KEY).withValue(tag).find();
  const places = found.map((metadata) => {
    const location = metadata.getLocation();
    return location.getColumn()?.getColumn() ?? location.getRow()?.getRow() ?? 0;
  });
  return places.length === 0 ? 'lost' : places.join(' ');
}

function tag(sheet: Sheet, a1: string, value: string): void {
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.PROJECT;
  sheet.getRange(a1).addDeveloperMetadata(KEY, value, visibility);
}

/** `follows` when the tag went from one place to the other, `stays`, or where it is. */
function went(sheet: Sheet, value: string, from: number, to: number): string {
  const places = placesOf(sheet, value);
  if (places === String(to)) return 'follows';
  return places === String(from) ? 'stays' : places;
}

function columns(lab: Lab): Readonly<Record<'insert' | 'move' | 'copy', string>> {
  const sheet = tabOf(lab);
  tag(sheet, 'B:B', 'inserted');
  sheet.insertColumnsBefore(1, 1);
  const insert = went(sheet, 'inserted', 2, 3);
  tag(sheet, 'E:E', 'moved');
  sheet.moveColumns(sheet.getRange('E1'), 8);
  const move = went(sheet, 'moved', 5, 7);
  tag(sheet, 'J:J', 'copied');
  sheet.getRange('J:J').copyTo(sheet.getRange('L:L'));
  const copy = placesOf(sheet, 'copied') === '10' ? 'not copied' : 'copied';
  return { insert, move, copy };
}

function rows(lab: Lab): Readonly<Record<'move' | 'sort', string>> {
  const sheet = tabOf(lab);
  tag(sheet, '8:8', 'row moved');
  sheet.moveRows(sheet.getRange('A8'), 11);
  const move = went(sheet, 'row moved', 8, 10);
  sheet.getRange('A20:A21').setValues([['b'], ['a']]);
  tag(sheet, '20:20', 'row sorted');
  sheet.getRange('A20:A21').sort(1);
  const sort = went(sheet, 'row sorted', 20, 21);
  return { move, sort };
}

/** Whether a column's tag is in a copy of its tab. */
function tabCopy(lab: Lab): string {
  const sheet = tabOf(lab);
  tag(sheet, 'P:P', 'tab');
  const copy = lab.adopt(sheet.copyTo(lab.spreadsheet));
  const places = placesOf(copy, 'tab');
  return places === 'lost' ? 'dropped' : 'copied';
}

const FOLLOWS: Readings = ['follows', 'stays', 'lost'];

export const metadataProbes: readonly Probe[] = [
  {
    id: 'metadata.on-a-cell',
    readings: REFUSED,
    run: (lab) =>
      refusal(() => tag(tabOf(lab), 'A1', 'cell'), 'arbitrary ranges is not currently supported'),
  },
  { id: 'metadata.column-under-insert', readings: FOLLOWS, run: partOf(columns, 'insert') },
  { id: 'metadata.column-under-move', readings: FOLLOWS, run: partOf(columns, 'move') },
  {
    id: 'metadata.column-under-copy',
    readings: ['not copied', 'copied'],
    run: partOf(columns, 'copy'),
  },
  { id: 'metadata.row-under-move', readings: FOLLOWS, run: partOf(rows, 'move') },
  {
    id: 'metadata.row-under-sort',
    readings: ['stays', 'follows', 'lost'],
    run: partOf(rows, 'sort'),
  },
  { id: 'metadata.copied-tab', readings: ['copied', 'dropped'], run: tabCopy },
  {
    id: 'metadata.too-long',
    readings: REFUSED,
    run: (lab) => refusalOfWrite(() => tag(tabOf(lab), 'A:A', 'x'.repeat(30_001))),
  },
];
