/** Probes: developer metadata, which is how a column is found again after it was moved or renamed. */
import type { Lab } from './lab';
import { type Probe, REFUSED } from './probe';
import { refusal } from './reading';
import { METADATA, TESTED, UNSTATED } from './sources';

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

function columns(lab: Lab): Readonly<Record<string, string>> {
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

function rows(lab: Lab): Readonly<Record<string, string>> {
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

const ofColumns = (name: string) => (lab: Lab) => lab.once(columns)[name] ?? '';
const ofRows = (name: string) => (lab: Lab) => lab.once(rows)[name] ?? '';

export const metadataProbes: readonly Probe[] = [
  {
    id: 'metadata.on-a-cell',
    fact: 'Metadata on a part of a column is refused in known words.',
    source: TESTED,
    readings: REFUSED,
    run: (lab) =>
      refusal(() => tag(tabOf(lab), 'A1', 'cell'), 'arbitrary ranges is not currently supported'),
  },
  {
    id: 'metadata.column-under-insert',
    fact: 'Metadata of a column follows when a column is inserted before it.',
    source: METADATA,
    readings: ['follows', 'stays', 'lost'],
    run: ofColumns('insert'),
  },
  {
    id: 'metadata.column-under-move',
    fact: 'Metadata of a column follows when the column is moved.',
    source: UNSTATED,
    readings: ['follows', 'stays', 'lost'],
    run: ofColumns('move'),
  },
  {
    id: 'metadata.column-under-copy',
    fact: 'A copied column does not take its metadata along.',
    source: UNSTATED,
    readings: ['not copied', 'copied'],
    run: ofColumns('copy'),
  },
  {
    id: 'metadata.row-under-move',
    fact: 'Metadata of a row follows when the row is moved.',
    source: UNSTATED,
    readings: ['follows', 'stays', 'lost'],
    run: ofRows('move'),
  },
  {
    id: 'metadata.row-under-sort',
    fact: 'Metadata of a row does not follow its values under a sort.',
    source: UNSTATED,
    readings: ['stays', 'follows', 'lost'],
    run: ofRows('sort'),
  },
  {
    id: 'metadata.copied-tab',
    fact: 'A copied tab takes the metadata of its columns along.',
    source: UNSTATED,
    readings: ['copied', 'dropped'],
    run: tabCopy,
  },
  {
    id: 'metadata.too-long',
    fact: 'More than 30,000 characters of metadata on a tab are refused.',
    source: METADATA,
    readings: REFUSED,
    run: (lab) =>
      refusal(() => {
        tag(tabOf(lab), 'A:A', 'x'.repeat(30_001));
        SpreadsheetApp.flush();
      }),
  },
];
