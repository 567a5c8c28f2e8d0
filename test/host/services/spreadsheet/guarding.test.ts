import type { SheetDoubts } from '../../../../src/host/sheet/doubts';
import { createWorkbook } from '../../../../src/host/sheet/workbook';
import { evaluate, hostScript, messageOf } from '../../../support/script-host';

const FILE = `const file = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = file.getActiveSheet();`;
const OWNER = 'olga@example.com';

/** A file of somebody else, with B2 protected. */
function foreignFile(doubts: Partial<SheetDoubts> = {}) {
  const workbook = createWorkbook({ owner: OWNER, doubts });
  const area = { row: 2, column: 2, rows: 1, columns: 1 };
  workbook.apply({ kind: 'protect', sheetId: 0, area }, { user: OWNER, via: 'person' });
  return workbook;
}

describe('SH6 Protection', () => {
  test('stops a script with the rights of its user', () => {
    const body = `${FILE} sheet.getRange('A1:B2').setValue('x'); SpreadsheetApp.flush();`;
    expect(messageOf(body, { workbook: foreignFile() })).toBe(
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
    expect(
      evaluate(`${FILE} return [sheet.getRange('B2').canEdit(), sheet.getRange('A1').canEdit()];`, {
        workbook: foreignFile(),
      }),
    ).toEqual([false, true]);
  });

  test('is made, described, opened and removed', () => {
    const body = `${FILE}
      const p = sheet.getRange('A1:B2').protect().setDescription('d').addEditor('gus@example.com');
      const own = sheet.protect().setUnprotectedRanges([sheet.getRange('C3')]);
      const types = SpreadsheetApp.ProtectionType;
      const out = [p.getDescription(), p.getEditors().map((user) => user.getEmail()),
        p.getRange().getA1Notation(), p.getProtectionType().toString(), p.canEdit(),
        own.getProtectionType().toString(), own.getUnprotectedRanges()[0].getA1Notation(),
        sheet.getProtections(types.RANGE).length, file.getProtections(types.SHEET).length,
        p.setWarningOnly(true).isWarningOnly()];
      p.remove();
      return [out, sheet.getProtections(types.RANGE).length];`;
    expect(evaluate(body)).toEqual([
      ['d', ['gus@example.com'], 'A1:B2', 'RANGE', true, 'SHEET', 'C3', 1, 1, true],
      0,
    ]);
  });

  test('of the owner lists no editors', () => {
    expect(evaluate(`${FILE} return sheet.getRange('A1').protect().getEditors();`)).toEqual([]);
  });
});

describe('SH6 Filter', () => {
  test('hides rows, is found on its tab, and goes', () => {
    const body = `${FILE}
      sheet.getRange('A1:A3').setValues([['h'], ['x'], ['y']]);
      const filter = sheet.getRange('A1:A3').createFilter();
      const criteria = SpreadsheetApp.newFilterCriteria().setHiddenValues(['x']).build();
      filter.setColumnFilterCriteria(1, criteria);
      const out = [2, 3].map((row) => sheet.isRowHiddenByFilter(row));
      out.push(sheet.getFilter().getRange().getA1Notation());
      out.push(sheet.getRange('A1:A3').getValues().length);
      sheet.getFilter().remove();
      out.push(sheet.getFilter());
      return out;`;
    expect(evaluate(body)).toEqual([true, false, 'A1:A3', 3, null]);
  });

  test('is one per tab', () => {
    const body = `${FILE} sheet.getRange('A1:A3').createFilter(); sheet.getRange('C1').createFilter();`;
    expect(messageOf(body)).toBe("You can't create a filter in a sheet that already has a filter.");
  });
});

describe('SH6 DeveloperMetadata', () => {
  const TAGGED = `${FILE}
    const PROJECT = SpreadsheetApp.DeveloperMetadataVisibility.PROJECT;
    sheet.getRange('B:B').addDeveloperMetadata('k', 'col', PROJECT);
    sheet.getRange('3:3').addDeveloperMetadata('k', 'row');
    sheet.addDeveloperMetadata('k');
    file.addDeveloperMetadata('other', 'file');
    const values = (list) => list.map((entry) => entry.getValue());
    const types = SpreadsheetApp.DeveloperMetadataLocationType;`;

  test.each([
    ["values(file.createDeveloperMetadataFinder().withKey('k').find())", [null, 'col', 'row']],
    ['values(file.createDeveloperMetadataFinder().find())', ['file', null, 'col', 'row']],
    [
      'values(sheet.createDeveloperMetadataFinder().withLocationType(types.COLUMN).find())',
      ['col'],
    ],
    ["values(sheet.createDeveloperMetadataFinder().withValue('row').find())", ['row']],
    ['values(sheet.createDeveloperMetadataFinder().withVisibility(PROJECT).find())', ['col']],
    ["values(sheet.getRange('B:B').getDeveloperMetadata())", ['col']],
    ["values(sheet.getRange('B3').getDeveloperMetadata())", []],
    ["values(sheet.getRange('B:C').createDeveloperMetadataFinder().find())", ['col']],
    [
      "values(sheet.getRange('B3').createDeveloperMetadataFinder().onIntersectingLocations().find())",
      [null, 'col', 'row'],
    ],
    ['values(sheet.getDeveloperMetadata())', [null]],
    ['values(file.getDeveloperMetadata())', ['file']],
    [
      "sheet.insertColumnBefore(1) && file.createDeveloperMetadataFinder().withValue('col').find()[0].getLocation().getColumn().getA1Notation()",
      'C1:C1000',
    ],
    [
      "file.createDeveloperMetadataFinder().withValue('row').find()[0].setValue('new').getValue()",
      'new',
    ],
    [
      "file.createDeveloperMetadataFinder().withValue('row').find()[0].moveToColumn(sheet.getRange('D:D')).getLocation().getLocationType().toString()",
      'COLUMN',
    ],
    [
      "file.createDeveloperMetadataFinder().withValue('row').find()[0].remove() || values(sheet.getRange('3:3').getDeveloperMetadata())",
      [],
    ],
  ])('%s', (expression, expected) => {
    expect(evaluate(`${TAGGED} return ${expression};`)).toEqual(expected);
  });

  test.each(['A1', 'A1:B2', 'B:C', '2:3'])('cannot be added to %s', (a1) => {
    expect(messageOf(`${FILE} sheet.getRange('${a1}').addDeveloperMetadata('k');`)).toMatch(
      /^Adding developer metadata to arbitrary ranges is not currently supported\./,
    );
  });
});

describe('SH6 the meters of the world', () => {
  test('see reads, queued writes and handles apart', () => {
    const host = hostScript(`function main() { ${FILE}
      const range = sheet.getRange('A1:B2');
      range.setValues([[1, 2], [3, 4]]).setNote('n');
      SpreadsheetApp.flush();
      return range.getValues().length;
    }`);
    expect(host.run().kind).toBe('returned');
    const { calls } = host.world.meters.read();
    expect([calls.write, calls.read, calls.flush]).toEqual([2, 1, 1]);
  });
});
