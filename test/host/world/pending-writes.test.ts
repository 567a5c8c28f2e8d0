import { createWorkbook } from '../../../src/host/sheet/workbook';
import { faultAt, faultOn } from '../../../src/host/world/faults';
import { prices } from '../../../src/host/world/prices';
import { hostScript, MARIA, type ScriptHost } from '../../support/script-host';

const WRITES = `
  const sheet = () => SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  function unflushed() { sheet().getRange(1, 1, 2, 2).setValues([[1, 2], [3, 4]]); Utilities.sleep(1); }
  function flushed() { sheet().getRange(1, 1).setValue(5); SpreadsheetApp.flush(); Utilities.sleep(1); }
  function read() { return sheet().getRange(1, 1).getValue(); }
  function mixed() { sheet().getRange(1, 1).setValue(6); const back = read(); sheet().getRange(1, 1).setValue(7); return back; }`;

const dying = (functionName: string, unflushedAtKill: 'dropped' | 'applied'): ScriptHost => {
  const workbook = createWorkbook({ owner: MARIA, doubts: { unflushedAtKill } });
  const host = hostScript(WRITES, { workbook });
  host.world.faults.add(faultOn('Utilities.sleep', { kind: 'kill', when: 'before' }));
  expect(host.run(functionName).kind).toBe('killed');
  return host;
};

test('HO8 queued writes take effect at a read, at a flush, and at the end', () => {
  const host = hostScript(WRITES);
  expect(host.value('mixed')).toBe(6);
  expect(host.value('read')).toBe(7);
});

test.each([
  ['unflushed', 'dropped', ''],
  ['unflushed', 'applied', 1],
  ['flushed', 'dropped', 5],
] as const)('a kill after %s writes, unflushed ones %s', (functionName, doubt, left) => {
  expect(dying(functionName, doubt).value('read')).toBe(left);
});

test('HO8 a write that is refused at the end of the execution makes it fail', () => {
  const host = hostScript(
    `${WRITES} function lock() { sheet().protect().removeEditors(['jo@example.com']); }`,
    {
      users: [
        { email: MARIA, locale: 'en_US', rights: 'owner' },
        { email: 'jo@example.com', locale: 'en_US', rights: 'editor' },
      ],
    },
  );
  host.world.users.allow('jo@example.com');
  host.run('lock');
  expect(host.run('unflushed', { user: 'jo@example.com' })).toMatchObject({
    kind: 'threw',
    error: { name: 'Exception', message: expect.stringContaining('protected') },
  });
});

test('HO8 cell contents are counted by tab, colours and notes are not', () => {
  const host = hostScript(`${WRITES}
    function main() {
      const book = SpreadsheetApp.getActiveSpreadsheet();
      const other = book.insertSheet('Other');
      unflushed();
      other.getRange(1, 1, 3, 1).setValues([['a'], ['b'], ['c']]);
      other.getRange(1, 1).setNote('n').setBackground('#ff0000').setNumberFormat('0');
      other.getRange(1, 1).clearContent();
      return [sheet().getSheetId(), other.getSheetId()];
    }`);
  const result = host.run();
  const [first, other] = result.kind === 'returned' ? (result.value as readonly number[]) : [];
  expect(result.execution?.meters.read().cellsWritten).toEqual(
    new Map([
      [first, 4],
      [other, 4],
    ]),
  );
});

test('HO8 what other people write is not the script’s', () => {
  const host = hostScript(WRITES);
  const { workbook } = host.world;
  const sheetId = workbook.current().sheets[0]?.id ?? 0;
  const area = { row: 1, column: 1, rows: 1, columns: 1 };
  const run = (): void =>
    void workbook.apply(
      { kind: 'enter', sheetId, area, inputs: { all: 'typed' } },
      { user: MARIA, via: 'person' },
    );
  host.world.faults.add(faultAt({ n: 1 }, { kind: 'interrupt', run }));
  const result = host.run('read');
  expect(result).toMatchObject({ value: 'typed' });
  expect(result.execution?.meters.read().cellsWritten.size).toBe(0);
});

test('HO8 whoever forces queued writes out pays for them, the end of the execution too', () => {
  const cost = (functionName: string): number =>
    hostScript(WRITES).run(functionName).execution?.meters.spentMs() ?? 0;
  const write = prices.queued.ms;
  const flush = prices.flush.ms + prices.flushPerCell.ms;
  const read = prices.read.ms + prices.readPerCell.ms;
  expect(cost('flushed')).toBeCloseTo(write + flush + 1);
  expect(cost('mixed')).toBeCloseTo(write + read + flush + write + flush);
});
