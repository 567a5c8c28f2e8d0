import { areaOf } from '../../../src/host/sheet/area';
import type { Value } from '../../../src/host/sheet/model';
import { createAheadClock } from '../../../src/host/workbench/ahead-clock';
import { openAllCrms } from '../../../src/host/workbench/crm/all-crms';
import { createCrmDesk } from '../../../src/host/workbench/crm/crm-desk';
import { createEditing } from '../../../src/host/workbench/editing';
import { doDeed } from '../../../src/host/workbench/guide-deeds';
import type { GuideDeed } from '../../../src/host/workbench/protocol';
import { hostScript, MARIA } from '../../support/script-host';

const HOUR_MS = 3_600_000;

/** A tab with a table of one CRM from row 3 on, below a heading of somebody's own. */
function sitDown(id: string, titles: readonly string[]) {
  const { world } = hostScript('');
  const startMs = world.clock.nowMs();
  const desk = createCrmDesk(openAllCrms({ seed: '1', records: 3, startMs }), null);
  const crm = desk.find(id);
  const sheetId = world.workbook.current().sheets[0]?.id ?? 0;
  const editing = createEditing(world.workbook);
  const each = [['My deals'], ['ID', ...titles], ...crm.records('', 3).map((row) => [row.id])];
  for (const [r, cells] of each.entries()) {
    const area = { row: r + 1, column: 1, rows: 1, columns: cells.length };
    editing.change(MARIA, [{ kind: 'enter', sheetId, area, inputs: { each: [cells] } }]);
  }
  const clock = createAheadClock(world.clock, 0);
  let busy = false;
  return {
    desk,
    crm,
    clock,
    world,
    work: () => {
      busy = true;
    },
    select: (row: number, column: number) =>
      world.select(MARIA, { sheetId, area: areaOf(row, column) }),
    deed: (deed: GuideDeed) => {
      const terms = { world, desk, editing, clock, user: MARIA, live: false, isBusy: () => busy };
      return doDeed(terms, deed);
    },
    value: (row: number, column: number): Value => {
      const [sheet] = world.workbook.current().sheets;
      return sheet === undefined ? null : world.workbook.view().value(sheet, row, column);
    },
    where: () => world.selection(MARIA)?.area,
  };
}

test.each([
  ['trustpager', 'Name'],
  ['octolane', 'Amount'],
  ['close', 'Note'],
  ['lightfield', 'Stage'],
])(
  'WB11 %s: somebody else changes the field of the selected column in the selected row',
  (id, title) => {
    const { crm, deed, select } = sitDown(id, [title]);
    const before = crm.records('', 3);
    select(4, 2);
    expect(deed('otherEdit')).toMatchObject({ kind: 'told' });
    const after = crm.records('', 3);
    const changed = after.flatMap((record, n) =>
      record.fields
        .filter(({ value }, f) => value !== before[n]?.fields[f]?.value)
        .map(({ label }) => [n, label]),
    );
    expect(changed).toEqual([[1, title]]);
  },
);

test.each([
  ['trustpager', ['Name', 'Value']],
  ['octolane', ['Amount', 'Name']],
  ['close', ['Lead', 'Value']],
  ['lightfield', ['Name', 'Account']],
])('WB11 %s: three rows come directly below the last one, and are selected', (id, titles) => {
  const { deed, select, value, where } = sitDown(id, [...titles, 'Mine']);
  select(3, 1);
  expect(deed('newRows')).toMatchObject({ kind: 'told' });
  expect(where()).toEqual({ row: 6, column: 2, rows: 3, columns: 1 });
  for (const row of [6, 7, 8]) {
    expect(value(row, 1)).toBeNull();
    expect(value(row, 2)).not.toBeNull();
    expect(value(row, 4)).toBeNull();
  }
  expect(value(6, 2)).not.toEqual(value(7, 2));
});

test('WB11 nonsense goes into the number column of the selected row', () => {
  const { deed, select, value, where } = sitDown('trustpager', ['Name', 'Value']);
  select(5, 1);
  expect(deed('nonsense')).toMatchObject({ kind: 'told' });
  expect(value(5, 3)).toBe('about 500');
  expect(where()).toEqual(areaOf(5, 3));
});

test('WB11 trouble is planned for the CRM of the tab alone', () => {
  const { desk, deed } = sitDown('close', ['Value']);
  deed('loseAnswer');
  deed('slowDown');
  const touched = desk.pictures().map(({ planned, latencyMs }) => [planned.length, latencyMs]);
  expect(touched).toEqual([
    [0, 0],
    [0, 0],
    [1, 2000],
    [0, 0],
  ]);
});

test('WB11 a tab without records is said', () => {
  const { deed, world } = sitDown('close', ['Value']);
  const change = { kind: 'addSheet', name: 'Mine', index: null } as const;
  world.workbook.apply(change, { user: MARIA, via: 'person' });
  const mine = world.workbook.current().sheets.find(({ name }) => name === 'Mine');
  world.select(MARIA, { sheetId: mine?.id ?? 0, area: areaOf(1, 1) });
  expect(deed('newRows')).toMatchObject({ kind: 'refused' });
});

test('WB10 an hour passes at once, but not while a script runs', () => {
  const { clock, deed, work, world } = sitDown('close', ['Value']);
  const before = clock.nowMs();
  expect(deed('hour')).toMatchObject({ kind: 'told' });
  expect(clock.nowMs() - before).toBe(HOUR_MS);
  work();
  expect(deed('hour')).toMatchObject({ kind: 'refused' });
  expect(clock.aheadMs()).toBe(HOUR_MS);
  expect(world.clock.nowMs()).toBe(before);
});

test('WB10 whoever waits on a clock that jumps waits no longer', async () => {
  const clock = createAheadClock(sitDown('close', []).world.clock, 0);
  const waiting = clock.reached(clock.nowMs() + HOUR_MS);
  clock.jump(HOUR_MS);
  await waiting;
  const given = AbortSignal.abort();
  await clock.reached(clock.nowMs() + HOUR_MS, given);
});
