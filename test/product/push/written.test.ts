/** What a push changes in the file, and from which tabs none is made. */
import type { Sheet } from '../../../src/host/sheet/model';
import { leavesFileAlone, openDesk, plainDeals, refusal } from '../bad-input/tab';
import { recordOf } from './watch';

describe('what a push writes into the file', () => {
  test('PU9 marks, notes and memory, and no other cell', () => {
    const desk = openDesk(plainDeals(5));
    const { product, tabId, deals, type, column, typeAt } = desk;
    const [first = '', second = '', third = ''] = deals;
    type(first, 'Name', 'New');
    type(second, 'Stage', 'Won');
    type(second, 'Status', 'Lost');
    type(third, 'Value', 'abc');
    typeAt(2, 19, 'mine');
    const sync = column('Sync') - 1;
    const withoutSync = () => product.cells(tabId).map((row) => row.filter((_, at) => at !== sync));
    const isTheirs = ({ id, hidden }: Sheet) => id !== tabId && !hidden;
    const theirs = product.world.workbook.current().sheets.filter(isTheirs);
    const others = () => theirs.map(({ id }) => product.sheet(id));
    const before = [withoutSync(), others()];
    product.send(tabId, 'push');
    expect([withoutSync(), others()]).toEqual(before);
  });

  test('PU9 PU1 a formula stays, and what it shows is sent', () => {
    const desk = openDesk([{ name: 'Alpha', value: 100 }]);
    const { product, tabId, deals, type, cell } = desk;
    const [alpha = ''] = deals;
    type(alpha, 'Value', '=40+2');
    const { items } = product.preview(tabId, 'push');
    expect(items).toMatchObject([{ from: '100', to: '42' }]);
    product.trustpager.setSwitches({ patchUnlisted: 'applied' });
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
    expect(recordOf(product, alpha).value).toBe(42);
    expect(cell(alpha, 'Value').formula).toBe('=40+2');
    expect(product.preview(tabId, 'push').items).toEqual([]);
    product.refreshed(tabId);
    expect(cell(alpha, 'Value').formula).toBe('=40+2');
  });

  test('PU9 a tab without a Sync column is pushed without marks', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type, column } = desk;
    const [id = ''] = deals;
    const at = { sheetId: tabId, from: column('Sync'), count: 1 };
    product.does({ kind: 'delete', dimension: 'columns', ...at });
    type(id, 'Name', 'New');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
    expect(recordOf(product, id).name).toBe('New');
  });

  test('PU1 a tab that was never compared with the CRM sends nothing and says so', () => {
    const desk = openDesk(plainDeals(1));
    const { product } = desk;
    const fresh = product.link();
    const order = {
      kind: 'preview',
      tabId: fresh,
      action: 'push',
      rows: 'all',
      retry: false,
    } as const;
    const alone = leavesFileAlone(product, () => {
      expect(refusal(product.ask(order))).toMatch(/Refresh it; nothing was sent/);
    });
    expect(alone).toBe(true);
  });
});
