/** The list of what refreshes changed, old → new, as somebody who was away reads it. */
import { MARIA, type Product } from '../../support/product';
import type { Deal, Desk } from '../bad-input/tab';
import { selectRows } from '../push/watch';
import { linesOf, nextTick, openHourly } from './clockwork';

const LIST = 'Opportunity Sheets changes';

const DEALS: readonly Deal[] = [
  { name: 'Anvil', value: 100, notes: 'n'.repeat(300), tags: [{ name: 'old', color: '#888888' }] },
  { name: 'Bellows', value: null },
  { name: 'Crane', value: 300 },
];

/** The menu item, on the linked tab. */
function list({ product, tabId }: Desk): void {
  selectRows({ product, tabId } as Desk, 1);
  const result = product.editor.clickMenu(MARIA, 'Refresh and list what changed');
  expect(result).toMatchObject({ kind: 'returned' });
}

/** Lines without their time, newest first; `Updated` changes with everything else. */
function changes(product: Product): readonly string[] {
  return linesOf(product, LIST)
    .filter(({ Column }) => Column !== 'Updated')
    .map(({ Opportunity, Column, Before, Now }) => {
      return `${Opportunity ?? ''} | ${Column ?? ''} | ${Before ?? ''} → ${Now ?? ''}`;
    });
}

test('SC6 nothing is listed until somebody asks, and then that nothing has changed', () => {
  const desk = openHourly(DEALS);
  const { product, deals } = desk;
  product.trustpager.colleague.edit(deals[0] ?? '', { value: 1 });
  nextTick(product);
  expect(linesOf(product, LIST)).toEqual([]);
  list(desk);
  expect(changes(product)).toEqual([' |  |  → Nothing has changed.']);
});

test('SC6 the refresh that was asked for is in the list', () => {
  const desk = openHourly(DEALS);
  const { product, deals } = desk;
  product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
  list(desk);
  expect(linesOf(product, LIST)[0]).toMatchObject({ ID: deals[0] });
  expect(changes(product)).toEqual(['Anvil | Value | 100 → 4711']);
});

test('SC6 all later refreshes go on with it, newest first, by the clock and by hand', () => {
  const desk = openHourly(DEALS);
  const { product, tabId, deals } = desk;
  const { colleague } = product.trustpager;
  const [anvil = '', bellows = '', crane = ''] = deals;
  list(desk);
  colleague.edit(anvil, { name: 'Anvil & Co', value: 101.5 });
  colleague.edit(bellows, { value: 7 });
  nextTick(product);
  nextTick(product);
  const stage = product.pipeline.stages[1];
  colleague.move(crane, stage?.id ?? '');
  colleague.edit(anvil, { notes: 'short', tags: [{ name: 'a, b', color: '#888888' }] });
  product.refreshed(tabId);
  const before = changes(product);
  expect(before).toEqual([
    `Crane | Stage | ${product.pipeline.stages[0]?.name} → ${stage?.name}`,
    'Anvil & Co | Tags | old → "a, b"',
    'Anvil & Co | Notes | (a long text) → short',
    'Anvil & Co | Name | Anvil → Anvil & Co',
    'Anvil & Co | Value | 100 → 101.5',
    'Bellows | Value |  → 7',
    ' |  |  → Nothing has changed.',
  ]);
  nextTick(product);
  expect(changes(product)).toEqual(before);
});

test('SC6 who came, left the view, and was deleted', () => {
  const desk = openHourly(DEALS);
  const { product, deals } = desk;
  const { colleague } = product.trustpager;
  const [, bellows = '', crane = ''] = deals;
  list(desk);
  colleague.create({ name: 'Drill' }, product.pipeline.stages[0]?.id);
  const elsewhere = product.trustpager
    .workspace()
    .pipelines.values()
    .find(({ id }) => id !== product.pipeline.id);
  colleague.move(bellows, elsewhere?.stages[0]?.id ?? '');
  colleague.remove(crane);
  nextTick(product);
  expect(new Set(changes(product).slice(0, 3))).toEqual(
    new Set([
      'Drill |  |  → New here',
      'Bellows |  |  → Not in this view',
      'Crane |  |  → Gone from CRM',
    ]),
  );
  nextTick(product);
  expect(changes(product)).toHaveLength(4);
});

test('SC6 CE1 what looks like a formula stays text', () => {
  const desk = openHourly(DEALS);
  const { product, deals } = desk;
  list(desk);
  product.trustpager.colleague.edit(deals[0] ?? '', { name: '=1+1', notes: '+49 30' });
  nextTick(product);
  expect(changes(product).slice(0, 2)).toEqual([
    '=1+1 | Name | Anvil → =1+1',
    '=1+1 | Notes | (a long text) → +49 30',
  ]);
  const sheet = product.world.workbook.current().sheets.find(({ name }) => name === LIST);
  const cells = sheet?.rows.flatMap((row) => row.cells) ?? [];
  expect(cells.filter((cell) => cell && cell.formula !== '')).toEqual([]);
});

test('SC6 a person’s edits are no changes of the CRM', () => {
  const desk = openHourly(DEALS);
  const { product, deals } = desk;
  list(desk);
  desk.type(deals[0] ?? '', 'Name', 'Mine');
  product.trustpager.colleague.edit(deals[0] ?? '', { name: 'Theirs' });
  nextTick(product);
  expect(changes(product)).toEqual([' |  |  → Nothing has changed.']);
});

test('SC6 a renamed list goes on; a deleted one ends it until it is asked for again', () => {
  const desk = openHourly(DEALS);
  const { product, deals } = desk;
  const { colleague } = product.trustpager;
  list(desk);
  const sheet = product.world.workbook.current().sheets.find(({ name }) => name === LIST);
  const sheetId = sheet?.id ?? 0;
  product.does({ kind: 'renameSheet', sheetId, name: 'News' });
  colleague.edit(deals[0] ?? '', { value: 1 });
  nextTick(product);
  expect(linesOf(product, 'News')).toMatchObject([{ Column: 'Value' }, {}]);
  product.does({ kind: 'deleteSheet', sheetId });
  colleague.edit(deals[0] ?? '', { value: 2 });
  nextTick(product);
  expect(product.world.workbook.current().sheets.map(({ name }) => name)).not.toContain(LIST);
  colleague.edit(deals[0] ?? '', { value: 3 });
  list(desk);
  expect(changes(product)).toEqual(['Anvil | Value | 2 → 3']);
});

test('SC6 it ends at 2,000 lines', () => {
  const desk = openHourly(DEALS);
  const { product, deals } = desk;
  list(desk);
  const sheet = product.world.workbook.current().sheets.find(({ name }) => name === LIST);
  const old = Array.from({ length: 1_999 }, (_, n) => [`old ${n}`]);
  const area = { row: 3, column: 6, rows: 1_999, columns: 1 };
  product.does({ kind: 'enter', sheetId: sheet?.id ?? 0, area, inputs: { each: old } });
  product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711, name: 'Newest' });
  nextTick(product);
  const lines = linesOf(product, LIST);
  expect(lines).toHaveLength(2_000);
  expect(lines[1_999]?.Now).toBe('old 1996');
});
