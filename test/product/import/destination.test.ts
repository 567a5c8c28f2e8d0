/** Where an import goes, through the bundle: a new tab under a name, or the current one if it is empty. */
import { cellAt } from '../../../src/host/sheet/grid';
import type { Reply } from '../../../src/protocol/replies';
import type { Request } from '../../../src/protocol/requests';
import { MARIA, openProduct, type Product } from '../../support/product';
import { leavesFileAlone, refusal } from '../bad-input/tab';

type Into = NonNullable<Extract<Request, { kind: 'link' }>['into']>;
type Place = Extract<Reply, { kind: 'place' }>;

const FIRST = { row: 1, column: 1, rows: 1, columns: 1 };

function placeOf(product: Product): Place {
  const reply = product.ask({ kind: 'place' });
  if (reply.kind !== 'place') throw new Error(JSON.stringify(reply));
  return reply;
}

function link(product: Product, into: Into): Reply {
  const { provider, keys, pipeline } = product.crm;
  product.ask({ kind: 'connect', provider, key: keys.full });
  return product.ask({ kind: 'link', provider, pipeline, filters: {}, columns: [], into });
}

function linked(product: Product, into: Into): number {
  const reply = link(product, into);
  if (reply.kind !== 'linked') throw new Error(JSON.stringify(reply));
  return reply.tabId;
}

function tabNames(product: Product): readonly string[] {
  return product.world.workbook.current().sheets.map(({ name }) => name);
}

function inFront(product: Product): number | undefined {
  return product.world.selection(MARIA)?.sheetId;
}

test('the place tells the current tab and the names of all, hidden ones too', () => {
  const product = openProduct();
  const tabId = product.link();
  const { activeTab, tabNames: names } = placeOf(product);
  expect(activeTab).toMatchObject({ tabId, obstacle: expect.stringMatching(/linked/) });
  expect(names).toEqual(tabNames(product));
  expect(names).toHaveLength(3);
});

describe('a new tab', () => {
  test('CN4 has the name that was wished for, and comes to the front', () => {
    const product = openProduct();
    const tabId = linked(product, { kind: 'newTab', name: ' My deals ' });
    expect(product.sheet(tabId).name).toBe('My deals');
    expect(inFront(product)).toBe(tabId);
    expect(product.refreshed(tabId).counts.records).toBe(product.listed().length);
  });

  test('CN4 of a name that exists gets a number', () => {
    const product = openProduct();
    const [existing = ''] = tabNames(product);
    const wanted = { kind: 'newTab', name: existing.toUpperCase() } as const;
    const first = linked(product, wanted);
    const second = linked(product, wanted);
    expect([first, second].map((tabId) => product.sheet(tabId).name)).toEqual([
      `${existing.toUpperCase()} 2`,
      `${existing.toUpperCase()} 3`,
    ]);
  });

  test.each([
    ['', /Give the tab a name/],
    ['x'.repeat(101), /at most 100/],
    ['a/b', /cannot hold/],
  ])('CN4 is not made under the name %j', (name, told) => {
    const product = openProduct();
    const alone = leavesFileAlone(product, () => {
      expect(refusal(link(product, { kind: 'newTab', name }))).toMatch(told);
    });
    expect(alone).toBe(true);
  });
});

describe('the current tab', () => {
  test('CN4 takes an import while it is empty, and keeps name and place', () => {
    const product = openProduct();
    const { activeTab } = placeOf(product);
    expect(activeTab.obstacle).toBeNull();
    const tabId = linked(product, { kind: 'tab', tabId: activeTab.tabId });
    expect(tabId).toBe(activeTab.tabId);
    expect(product.sheet(tabId).name).toBe(activeTab.name);
    const { counts } = product.refreshed(tabId);
    expect(counts.records).toBe(product.listed().length);
    expect(product.cells(tabId)).toHaveLength(counts.records + 1);
    expect(inFront(product)).toBe(tabId);
  });

  test('CN4 is made large enough where somebody made it small', () => {
    const product = openProduct();
    const { tabId } = placeOf(product).activeTab;
    const { rows, columns } = product.sheet(tabId);
    const remove = { kind: 'delete', sheetId: tabId } as const;
    product.does({ ...remove, dimension: 'rows', from: 2, count: rows.length - 1 });
    product.does({ ...remove, dimension: 'columns', from: 2, count: columns.length - 1 });
    linked(product, { kind: 'tab', tabId });
    expect(product.refreshed(tabId).counts.added).toBe(product.listed().length);
  });

  test.each<[string, (product: Product, sheetId: number) => void]>([
    [
      'a value far down',
      (product, sheetId) => {
        const area = { ...FIRST, row: 900, column: 20 };
        product.does({ kind: 'enter', sheetId, area, inputs: { all: 'mine' } });
      },
    ],
    [
      'an empty formula result',
      (product, sheetId) =>
        product.does({ kind: 'enter', sheetId, area: FIRST, inputs: { all: '=""' } }),
    ],
    [
      'a note',
      (product, sheetId) =>
        product.does({ kind: 'note', sheetId, area: { ...FIRST, row: 7 }, notes: { all: 'hm' } }),
    ],
    [
      'merged cells',
      (product, sheetId) =>
        product.does({ kind: 'merge', sheetId, area: { ...FIRST, rows: 2 }, how: 'all' }),
    ],
  ])('CN4 is left alone with %s in it, also if that came after the page looked', (_what, fill) => {
    const product = openProduct();
    const { tabId, obstacle } = placeOf(product).activeTab;
    expect(obstacle).toBeNull();
    fill(product, tabId);
    const alone = leavesFileAlone(product, () => {
      expect(refusal(link(product, { kind: 'tab', tabId }))).toMatch(/something in it already/);
      expect(placeOf(product).activeTab.obstacle).toMatch(/something in it already/);
    });
    expect(alone).toBe(true);
  });

  test('CN4 that held another table and was cleared has nothing left of its formats and drop-downs', () => {
    const product = openProduct();
    const tabId = product.link({ columns: ['name', 'stage'] });
    product.ask({ kind: 'unlink', tabId });
    const area = { ...FIRST, rows: 1, columns: 26 };
    product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: '' } });
    const { provider, pipeline } = product.crm;
    const into = { kind: 'tab', tabId } as const;
    product.ask({
      ...{ kind: 'link', provider, pipeline, filters: {}, into },
      columns: ['stage', 'value'],
    });
    const [stage, value] = [3, 4].map((column) => cellAt(product.sheet(tabId), 2, column));
    expect(stage?.rule?.criterion).toMatchObject({ kind: 'list' });
    expect(value?.rule).toBeNull();
    expect(value?.format.numberFormat).toBe('');
  });

  test('CN4 is refused if it is linked already, and if it holds another tab’s memory', () => {
    const product = openProduct();
    const tabId = product.link();
    const memory = product.world.workbook.current().sheets.find(({ hidden }) => hidden);
    for (const id of [tabId, memory?.id ?? -1]) {
      const alone = leavesFileAlone(product, () => {
        expect(refusal(link(product, { kind: 'tab', tabId: id }))).toMatch(
          /Nothing was imported .*(linked|memory)/,
        );
      });
      expect(alone).toBe(true);
    }
  });

  test('CN4 that was deleted meanwhile is said to be', () => {
    const product = openProduct();
    expect(refusal(link(product, { kind: 'tab', tabId: 424_242 }))).toMatch(/was deleted/);
  });
});
