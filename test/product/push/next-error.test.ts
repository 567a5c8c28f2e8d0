/** The way to the cells that need a person. */
import { pasteBelow, shownAt } from '../create/rows';
import { type Scene, scene } from './scene';
import { selectRows } from './watch';

describe('"Go to next error"', () => {
  const goes = ({ product, tabId }: Scene): readonly [number, number] | null => {
    product.editor.clickMenu('maria@example.com', 'Go to next error');
    const at = product.world.selection('maria@example.com');
    return at?.sheetId === tabId ? [at.area.row, at.area.column] : null;
  };

  test('MK3 selects one guilty cell after the other, and begins again at the top', () => {
    const made = scene();
    const { product, tabId, ids, row, column } = made;
    const [first = '', second = '', third = ''] = ids();
    made.type(first, 'Value', 'abc');
    made.type(second, 'Name', 'Only an edit');
    made.type(third, 'Notes', 'mine');
    product.trustpager.colleague.edit(third, { notes: 'theirs' });
    product.send(tabId, 'push');
    selectRows(made, 1);
    const expected = [
      [row(first), column('Value')],
      [row(third), column('Notes')],
      [row(first), column('Value')],
    ];
    expect(expected.map(() => goes(made))).toEqual(expected);
  });

  test('MK3 a row that was refused as a whole is shown by its Sync cell', () => {
    const made = scene();
    const { product, tabId } = made;
    const at = pasteBelow(made, [{ Name: 'New', Stage: 'Lead' }]);
    const body = JSON.stringify({ error: { code: 'VALIDATION_ERROR', message: 'no' } });
    const path = '/opportunities/bulk-create';
    product.trustpager.addFault({ path, fault: { kind: 'refused', status: 400, body } });
    product.send(tabId, 'create');
    expect(shownAt(made, 'Sync', at)).toEqual(['✗ no']);
    selectRows(made, 1);
    expect(goes(made)).toEqual([at, made.column('Sync')]);
  });

  test('MK3 with nothing to look at, and on a tab that is not linked, it says so', () => {
    const made = scene();
    const { product } = made;
    selectRows(made, 1);
    goes(made);
    expect(product.shown().join()).toMatch(/No row needs attention/);
    const other = product.world.workbook.current().sheets.find(({ id }) => id !== made.tabId);
    const area = { row: 1, column: 1, rows: 1, columns: 1 };
    product.world.select('maria@example.com', { sheetId: other?.id ?? 0, area });
    product.editor.clickMenu('maria@example.com', 'Go to next error');
    const { shown, dialog } = product.world.windows.of('maria@example.com');
    expect(JSON.stringify([shown, dialog])).toMatch(/not linked to a CRM/);
  });
});
