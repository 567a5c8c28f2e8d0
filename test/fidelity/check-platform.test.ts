/** "Check this platform" as a person meets it: what it leaves behind, also when it goes wrong. */

import type { World } from '../../src/host/world/context';
import { faultOn } from '../../src/host/world/faults';
import { MARIA } from '../support/script-host';
import { checkPlatform, openWorld, readingsOf, reportLines, reportRows } from './platform-check';

const ITEM = 'Check this platform';
/** The promise of the menu's help: about twenty seconds, at the host's prices. */
const MS_MAX = 20_000;

const tabNames = ({ workbook }: World): readonly string[] =>
  workbook.current().sheets.map(({ name }) => name);

const properties = ({ properties: stores }: World) => stores.of('document').all();

function answersOf(world: World): unknown {
  return JSON.parse(properties(world).platform ?? 'null');
}

describe('PC3 a check', () => {
  const { world, result, probes, times } = checkPlatform();

  test('ends well, in about twenty seconds', () => {
    expect(result.kind).toBe('returned');
    expect(result.execution?.meters.spentMs()).toBeLessThan(MS_MAX);
  });

  test('leaves its report and nothing else', () => {
    expect(tabNames(world)).toEqual(['Sheet1', 'Platform check']);
    expect(Object.keys(properties(world))).toEqual(['platform']);
  });

  test('heads its report with where the probes are explained', () => {
    const [guide, heads] = reportLines(world);
    expect(guide).toEqual([
      expect.stringContaining('docs/APPS-SCRIPT.md of the project'),
      '',
      '',
      '',
    ]);
    expect(heads).toEqual(['Probe', 'Expected', 'Observed', 'Same?']);
  });

  test('reports how long the main calls take', () => {
    const calls = ['read', 'write', 'write and flush', 'property set', 'property get'];
    expect(Object.keys(times)).toEqual([...calls, 'cache put', 'cache get', 'lock and release']);
    expect(times).toMatchObject({ read: 80, 'property set': 62, 'cache get': 3 });
  });

  test('keeps the answers that the add-on uses', () => {
    expect(answersOf(world)).toEqual({
      literalRoute: 'richText',
      zoneArithmetic: 'intl',
      checkedAtMs: expect.any(Number),
    });
  });

  test('tells the person how it went', () => {
    const { shown } = world.windows.of(MARIA);
    const asExpected = probes.filter(({ same }) => same === 'yes').length;
    expect(shown.at(-1)?.message).toBe(
      `${asExpected} of ${probes.length} points are as expected. See the tab "Platform check".`,
    );
  });
});

test('PC3 a check touches no cell of the file', () => {
  const { world, editor } = openWorld({ workbook: { tabs: ['Deals', 'Notes'] } });
  const entered = world.workbook.apply(
    {
      kind: 'enter',
      sheetId: 0,
      area: { row: 1, column: 1, rows: 1, columns: 3 },
      inputs: { each: [['=1+1', '00123', 'word']] },
    },
    { user: MARIA, via: 'person' },
  );
  expect(entered.kind).toBe('changed');
  const before = world.workbook.current().sheets;
  editor.clickMenu(MARIA, ITEM);
  expect(world.workbook.current().sheets.slice(0, 2)).toEqual(before);
});

test('PC3 a second check writes a second report', () => {
  const { world, editor } = checkPlatform();
  editor.clickMenu(MARIA, ITEM);
  expect(tabNames(world)).toEqual(['Sheet1', 'Platform check', 'Platform check 2']);
});

describe('PC3 the literal route', () => {
  test.each([
    ['richText', {}],
    ['apostrophe', { equalsAsRichText: 'formula' }],
    [
      'format',
      { equalsAsRichText: 'formula', apostropheEquals: 'formula', equalsInTextCell: 'text' },
    ],
    ['richText', { equalsAsRichText: 'formula', apostropheEquals: 'formula' }],
  ] as const)('is %s under %j', (literalRoute, sheetDoubts) => {
    const { world } = checkPlatform({ sheetDoubts });
    expect(answersOf(world)).toMatchObject({ literalRoute });
  });
});

describe('PC3 when something fails', () => {
  test('a probe that throws becomes a finding, and the others go on', () => {
    const { world, editor } = openWorld();
    const message = `Service error: Spreadsheets ${'x'.repeat(500)}`;
    world.faults.add(faultOn('Range.sort', { kind: 'throw', when: 'before', message }));
    editor.clickMenu(MARIA, ITEM);
    const readings = readingsOf(reportRows(world));
    expect(readings['notes.under-sort']).toMatch(/^error: Service error: Spreadsheets x+$/);
    expect(readings['notes.under-sort']).toHaveLength(200);
    expect(readings['looks.under-insert']).toBe('yes');
    expect(tabNames(world)).toEqual(['Sheet1', 'Platform check']);
  });

  test('a check that cannot write its report says so and cleans up', () => {
    const { world, editor } = openWorld();
    const message = 'No room for the report.';
    world.faults.add(faultOn('Sheet.setFrozenRows', { kind: 'throw', when: 'before', message }));
    const result = editor.clickMenu(MARIA, ITEM);
    expect(result.kind).toBe('returned');
    expect(world.windows.of(MARIA).dialog?.html).toContain(message);
    expect(tabNames(world)).toEqual(['Sheet1', 'Platform check']);
  });

  test('what a check that was cut off left behind, the next one removes', () => {
    const { world, editor } = openWorld();
    const kill = faultOn('Range.sort', { kind: 'kill', when: 'before' });
    const heal = world.faults.add(kill);
    expect(editor.clickMenu(MARIA, ITEM).kind).toBe('killed');
    expect(tabNames(world).length).toBeGreaterThan(1);
    heal();
    editor.clickMenu(MARIA, ITEM);
    expect(tabNames(world)).toEqual(['Sheet1', 'Platform check']);
    expect(Object.keys(properties(world))).toEqual(['platform']);
  });
});
