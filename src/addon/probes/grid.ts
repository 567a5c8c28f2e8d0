/** Probes: the size of a tab, its last row, and ranges with their refusals. */
import type { Lab } from './lab';
import { type Probe, REFUSED, YES } from './probe';
import { refusal, yesNo } from './reading';
import { COMMUNITY, DISPUTED, LIVE, SHEET } from './sources';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

interface EmptyTab {
  readonly size: string;
  readonly lastRow: number;
  readonly dataRange: string;
}

/** The tab that `fullGrid` fills afterwards. */
const emptyTab = (lab: Lab): Sheet => lab.once(insertEmptyTab);
const insertEmptyTab = (lab: Lab): Sheet => lab.freshTab();

function emptyTabFacts(lab: Lab): EmptyTab {
  const sheet = emptyTab(lab);
  const data = sheet.getDataRange();
  return {
    size: `${sheet.getMaxRows()} × ${sheet.getMaxColumns()}`,
    lastRow: sheet.getLastRow(),
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
  const append = refusal(() => {
    sheet.appendRow(['more']);
    SpreadsheetApp.flush();
  });
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
  return range
    .getValues()
    .map(([value]) => String(value))
    .join('');
}

export const tabProbes: readonly Probe[] = [
  {
    id: 'grid.new-tab-size',
    fact: 'A new tab has 1000 rows and 26 columns.',
    source: COMMUNITY,
    readings: ['1000 × 26'],
    run: (lab) => lab.once(emptyTabFacts).size,
  },
  {
    id: 'grid.empty-last-row',
    fact: 'The last row of an empty tab is 0.',
    source: SHEET,
    readings: ['0'],
    run: (lab) => String(lab.once(emptyTabFacts).lastRow),
  },
  {
    id: 'grid.empty-data-range',
    fact: 'The data range of an empty tab is one empty cell.',
    source: COMMUNITY,
    readings: ['A1=[[""]]'],
    run: (lab) => lab.once(emptyTabFacts).dataRange,
  },
  {
    id: 'grid.beyond-last-row',
    fact: 'A range below the grid is refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: (lab) => lab.once(fullGrid).write,
  },
  {
    id: 'grid.append-on-full-grid',
    fact: 'appendRow extends a tab whose last row has content.',
    source: DISPUTED,
    readings: ['extends', 'refused'],
    run: (lab) => lab.once(fullGrid).append,
  },
  {
    id: 'grid.last-row-and-checkbox',
    fact: 'An unchecked checkbox counts as content of the last row.',
    source: COMMUNITY,
    readings: YES,
    run: countsAsContent((cell) => cell.insertCheckboxes()),
  },
  {
    id: 'grid.last-row-and-empty-formula',
    fact: 'A formula that shows nothing counts as content of the last row.',
    source: COMMUNITY,
    readings: YES,
    run: countsAsContent((cell) => cell.setFormula('=""')),
  },
  {
    id: 'grid.unknown-tab-id',
    fact: 'Asking for a tab by an id that is not there gives null.',
    source: SHEET,
    readings: ['null'],
    run: ({ spreadsheet }) => String(spreadsheet.getSheetById(-7)),
  },
];

export const rangeProbes: readonly Probe[] = [
  {
    id: 'grid.row-mismatch',
    fact: 'Values of another height than the range are refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: (lab) =>
      refusal(
        () => lab.area(1, 1).setValues([['a'], ['b']]),
        'The number of rows in the data does not match',
      ),
  },
  {
    id: 'grid.open-range',
    fact: 'A range of whole columns is as high as the grid.',
    source: LIVE,
    readings: YES,
    run: ({ sheet }) => yesNo(sheet.getRange('D:F').getNumRows() === sheet.getMaxRows()),
  },
  {
    id: 'grid.move-destination',
    fact: 'The destination of moveRows is counted before the move.',
    source: SHEET,
    readings: ['bac', 'bca'],
    run: moved,
  },
];
