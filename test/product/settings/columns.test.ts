/** Columns that come into a linked tab, and columns that are taken off. */

import { must } from '../../../src/host/sandbox/assume';
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { cellAt } from '../../../src/host/sheet/grid';
import { openProduct, type ProductOptions } from '../../support/product';
import {
  BEN,
  BOTH,
  createDeals,
  type Desk,
  leavesFileAlone,
  plainDeals,
  refusal,
  tabView,
} from '../bad-input/tab';
import { recordOf } from '../push/watch';
import { change, changeRequest, settingsOf, titlesOf } from './tab';

const COLUMNS = ['name', 'value'];
const WITH_STAGE = [...COLUMNS, 'stage'];

/** A refreshed tab with two linked columns and, to their right, one of a person's own. */
function openSmall(options: ProductOptions = {}): Desk {
  const product = openProduct({ records: 0, ...options });
  const deals = createDeals(product, plainDeals(3));
  const tabId = product.link({ columns: COLUMNS });
  product.refreshed(tabId);
  const desk = { product, deals, ...tabView(product, tabId) };
  desk.typeAt(1, 5, 'Mine');
  deals.forEach((id, at) => {
    desk.typeAt(desk.row(id), 5, `note ${at}`);
  });
  return desk;
}

const stageOf = ({ product }: Desk) => must(product.pipeline.stages[0], 'a stage').name;

describe('a column that comes in', () => {
  test('ST2 CE9 right of the last linked one after sorting and moving; own columns move along', () => {
    const desk = openSmall();
    const { product, tabId, deals, value } = desk;
    product.does({ kind: 'move', sheetId: tabId, dimension: 'columns', from: 3, count: 1, to: 5 });
    product.does({
      kind: 'sort',
      sheetId: tabId,
      area: { row: 2, column: 1, rows: 3, columns: 5 },
      keys: [{ column: 2, ascending: false }],
    });
    expect(titlesOf(product, tabId)).toEqual(['Sync', 'ID', 'Value', 'Name', 'Mine']);
    expect(change(product, tabId, { columns: WITH_STAGE })).toEqual([]);
    expect(titlesOf(product, tabId)).toEqual(['Sync', 'ID', 'Value', 'Name', 'Stage', 'Mine']);
    product.refreshed(tabId);
    deals.forEach((id, at) => {
      expect(value(id, 'Stage')).toBe(stageOf(desk));
      expect(value(id, 'Mine')).toBe(`note ${at}`);
    });
    expect(product.refreshed(tabId).counts).toMatchObject({ unchanged: 3, cells: 0 });
  });

  test('ST2 it is dressed like the others, and what is typed there is pushed', () => {
    const desk = openSmall();
    const { product, tabId, deals, column, row, type } = desk;
    const [first = ''] = deals;
    change(product, tabId, { columns: WITH_STAGE });
    const cell = cellAt(product.sheet(tabId), row(first), column('Stage'));
    expect(cell.format.numberFormat).toBe('@');
    expect(cell.rule?.criterion).toMatchObject({ kind: 'list' });
    expect(cellAt(product.sheet(tabId), row(first), column('Mine')).rule).toBeNull();
    // Blanks that no refresh has filled yet are nobody's edits.
    expect(product.preview(tabId, 'push').items).toEqual([]);
    product.refreshed(tabId);
    const next = must(product.pipeline.stages[1], 'a second stage').name;
    type(first, 'Stage', next);
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 0 });
    expect(recordOf(product, first).placements[0]?.stage_id).toBe(product.pipeline.stages[1]?.id);
  });

  test('ST2 a title that a person uses already is left to them, and said', () => {
    const { product, tabId, typeAt } = openSmall();
    typeAt(1, 6, 'Stage');
    expect(change(product, tabId, { columns: WITH_STAGE })).toEqual([
      'The tab has a column "Stage" already, so the new one is called "Stage (2)".',
    ]);
    expect(titlesOf(product, tabId)).toEqual([
      ...['Sync', 'ID', 'Name', 'Value', 'Stage (2)', 'Mine', 'Stage'],
    ]);
  });

  test('ST1 ST2 one that somebody has deleted is said to be gone, and comes in again', () => {
    const { product, tabId, deals, column, value } = openSmall();
    const [first = ''] = deals;
    const at = column('Value');
    product.does({ kind: 'delete', sheetId: tabId, dimension: 'columns', from: at, count: 1 });
    expect(settingsOf(product, tabId).columns).toMatchObject([
      { key: 'name', inTab: true },
      { key: 'value', inTab: false },
    ]);
    change(product, tabId, {});
    expect(product.preview(tabId, 'push').items).toEqual([]);
    product.refreshed(tabId);
    expect(value(first, 'Value')).toBe(100);
  });
});

describe('a column that is taken off', () => {
  test('ST3 ST1 it stays as a person’s own; its edits are told, and no more are given up', () => {
    const { product, tabId, deals, type, value, column, row } = openSmall();
    const [first = '', second = ''] = deals;
    type(first, 'Value', 7);
    typeTitle();
    product.trustpager.colleague.edit(second, { value: 55 });
    const before = settingsOf(product, tabId);
    expect(before.columns[1]).toMatchObject({ key: 'value', title: 'Worth', unsent: 1 });
    type(second, 'Worth', 8);
    const wish = { columns: ['name'], letGo: 1 };
    const alone = leavesFileAlone(product, () => {
      const message = refusal(product.ask(changeRequest(product, tabId, wish)));
      expect(message).toMatch(/changed cells of Worth: there are 2 edits now/);
    });
    expect(alone).toBe(true);
    product.refreshed(tabId);
    expect(cellAt(product.sheet(tabId), row(second), column('Worth')).note).not.toBe('');
    change(product, tabId, { columns: ['name'], letGo: 2 });
    expect(cellAt(product.sheet(tabId), row(second), column('Worth')).note).toBe('');
    expect(product.refreshed(tabId).remarks).toEqual([]);
    expect([value(first, 'Worth'), value(second, 'Worth')]).toEqual([7, 8]);
    expect(product.preview(tabId, 'push').items).toEqual([]);

    function typeTitle(): void {
      product.does({
        kind: 'enter',
        sheetId: tabId,
        area: { row: 1, column: column('Value'), rows: 1, columns: 1 },
        inputs: { all: 'Worth' },
      });
    }
  });

  test('ST3 back again it is a new column, and its blanks are nobody’s edits', () => {
    const { product, tabId, deals, value } = openSmall();
    const [first = ''] = deals;
    change(product, tabId, { columns: ['name'] });
    change(product, tabId, { columns: COLUMNS });
    expect(titlesOf(product, tabId)).toEqual(['Sync', 'ID', 'Name', 'Value (2)', 'Value', 'Mine']);
    expect(product.preview(tabId, 'push').items).toEqual([]);
    product.refreshed(tabId);
    expect([value(first, 'Value'), value(first, 'Value (2)')]).toEqual([100, 100]);
  });
});

describe('what cannot be', () => {
  const share = (): Desk => {
    const desk = openSmall({ users: BOTH });
    desk.product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
    return desk;
  };

  test.each([
    ['the whole tab', null],
    ['the row of titles', { row: 1, column: 1, rows: 1, columns: 26 }],
  ])('ST5 while %s is protected no column comes in, and none is left behind', (_what, area) => {
    const { product, tabId } = share();
    product.does({ kind: 'protect', sheetId: tabId, area });
    const request = changeRequest(product, tabId, { columns: WITH_STAGE });
    const message = refusal(product.ask(request, BEN));
    expect(message).toMatch(/does not let columns be added/);
    expect(titlesOf(product, tabId)).toEqual(['Sync', 'ID', 'Name', 'Value', 'Mine']);
    expect(settingsOf(product, tabId).columns).toHaveLength(2);
  });

  test.each([
    ['no column at all', { columns: [] }, /At least one column/],
    ['a field that the CRM does not have', { columns: ['name', 'x'] }, /no field "x" any more/],
    ['a filter that the CRM does not have', { filters: { x: '1' } }, /has no filter "x"/],
    ['filters that do not fit into a property', { filters: { search: 'é'.repeat(5_000) } }, /keep/],
  ])('ST5 %s is refused, and nothing changes', (_what, wish, told) => {
    const { product, tabId } = openSmall();
    const request = changeRequest(product, tabId, wish);
    const properties = product.world.properties.of('document').all();
    const alone = leavesFileAlone(product, () => {
      expect(refusal(product.ask(request))).toMatch(told);
    });
    expect(alone).toBe(true);
    expect(product.world.properties.of('document').all()).toEqual(properties);
  });
});
