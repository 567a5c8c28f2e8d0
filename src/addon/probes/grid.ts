/** Probes: the size of a tab, its last row, and ranges with their refusals. */
import { type Lab, partOf } from './lab';
import { type Probe, REFUSED, YES } from './probe';
import { refusal, refusalOfWrite, yesNo } from './reading';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The tab that `fullGrid` fills afterwards. */
const emptyTab = (lab: Lab): Sheet => lab.once(insertEmptyTab);
const insertEmptyTab = (lab: Lab): Sheet => lab.freshTab();

function emptyTabFacts(lab: Lab): Readonly<Record<'size' | 'lastRow' | 'dataRange', string>> {
  const sheet = emptyTab(lab);
  const data = sheet.getDataRange();
  return {
    size: `${sheet.getMaxRows()} × ${sheet.getMaxColumns()}`,
    lastRow: String(sheet.getLastRow()),
    dataRange: `${data.getA1Notation()}=${JSON.stringify(data.getValues())}`,
  };
}

/** Runs after the facts about the empty tab; nothing else uses that tab. */
function fullGrid(lab: Lab): { readonly append: string; readonly write: string } {
  lab.once(emptyTabFacts);
  const sheet = emptyTab(lab);
  const height = sheet.getMaxRows();
  sheet.getRange(height, 1).setValue('last');
  SpreadsheetApp.flush();
  const write = refusal(() => sheet.getRange(height + 1, 1), 'outside the dimensions');
  const append = refusalOfWrite(() => sheet.appendRow(['more']));
  return { append: append === 'accepted' ? 'extends' : 'refused', write };
}

/** Whether the last row counts a cell that shows nothing. */
function countsAsContent(fill: (cell: GoogleAppsScript.Spreadsheet.Range) => unknown) {
  return (lab: Lab): string => {
    const cell = lab.area(1, 1);
    fill(cell);
    return yesNo(lab.sheet.getLastRow() === cell.getRow());
  };
}

/** Rows a, b, c; the first is moved before the third. */
function moved(lab: Lab): string {
  const { sheet } = lab;
  const row = lab.rows(4);
  const range = sheet.getRange(row, 1, 3, 1).setValues([['a'], ['b'], ['c']]);
  sheet.moveRows(sheet.getRange(row, 1), row + 2);
  return range.getValues().join('');
}

export const tabProbes: readonly Probe[] = [
  { id: 'grid.new-tab-size', readings: ['1000 × 26'], run: partOf(emptyTabFacts, 'size') },
  { id: 'grid.empty-last-row', readings: ['0'], run: partOf(emptyTabFacts, 'lastRow') },
  { id: 'grid.empty-data-range', readings: ['A1=[[""]]'], run: partOf(emptyTabFacts, 'dataRange') },
  { id: 'grid.beyond-last-row', readings: REFUSED, run: partOf(fullGrid, 'write') },
  {
    id: 'grid.append-on-full-grid',
    readings: ['extends', 'refused'],
    run: partOf(fullGrid, 'append'),
  },
  {
    id: 'grid.last-row-and-checkbox',
    readings: YES,
    run: countsAsContent((cell) => cell.insertCheckboxes()),
  },
  {
    id: 'grid.last-row-and-empty-formula',
    readings: YES,
    run: countsAsContent((cell) => cell.setFormula('=""')),
  },
  {
    id: 'grid.unknown-tab-id',
    readings: ['null'],
    run: ({ spreadsheet }) => String(spreadsheet.getSheetById(-7)),
  },
];

export const rangeProbes: readonly Probe[] = [
  {
    id: 'grid.row-mismatch',
    readings: REFUSED,
    run: (lab) =>
      refusal(
        () => lab.area(1, 1).setValues([['a'], ['b']]),
        'The number of rows in the data does not match',
      ),
  },
  {
    id: 'grid.open-range',
    readings: YES,
    run: ({ sheet }) => yesNo(sheet.getRange('D:F').getNumRows() === sheet.getMaxRows()),
  },
  { id: 'grid.move-destination', readings: ['bac', 'bca'], run: moved },
];
