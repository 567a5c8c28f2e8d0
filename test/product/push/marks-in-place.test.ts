/** Marks and notes find the row of their record, wherever a person has moved it meanwhile. */
import { pushAll, type Scene, scene } from './scene';

describe('rows that move while the CRM is busy', () => {
  const changes = {
    'sorts the tab': (made: Scene) =>
      made.product.does({
        kind: 'sort',
        sheetId: made.tabId,
        area: { row: 2, column: 1, rows: 3, columns: 18 },
        keys: [{ column: made.column('Value'), ascending: false }],
      }),
    'inserts a row on top': (made: Scene) =>
      made.product.does({
        ...{ kind: 'insert', sheetId: made.tabId, dimension: 'rows', at: 2, count: 1 },
        like: 'after',
      }),
    'inserts a column on the left': (made: Scene) =>
      made.product.does({
        ...{ kind: 'insert', sheetId: made.tabId, dimension: 'columns', at: 1, count: 1 },
        like: 'after',
      }),
    'deletes a row': (made: Scene) =>
      made.product.does({
        ...{ kind: 'delete', sheetId: made.tabId, dimension: 'rows' },
        ...{ from: made.row(made.deals[1] ?? ''), count: 1 },
      }),
  } as const;

  test.each(Object.entries(changes))(
    'MK1 a person who %s: mark and note stand on the row of their record',
    (_what, change) => {
      const made = scene();
      const { product, id, deals, marks, cell } = made;
      const [, , third = ''] = deals;
      made.type(id, 'Status', 'Lost');
      made.type(third, 'Name', 'New');
      const run = () => change(made);
      product.trustpager.addFault({ method: 'PATCH', fault: { kind: 'meddling', act: run } });
      pushAll(made);
      expect(marks().get(id)).toMatch(/^✗ Status/);
      expect(marks().get(third)).toMatch(/^✓ Updated/);
      expect(cell(id, 'Status').note).toMatch(/kept its own value/);
      const marked = [...marks().values()].filter((mark) => /^[✗✓]/.test(mark));
      expect(marked).toHaveLength(2);
    },
  );

  test('MK1 a row that is deleted meanwhile leaves no mark anywhere', () => {
    const made = scene();
    const { product, tabId, id, marks } = made;
    made.type(id, 'Name', 'New');
    const at = { sheetId: tabId, from: made.row(id), count: 1 };
    const act = () => product.does({ kind: 'delete', dimension: 'rows', ...at });
    product.trustpager.addFault({ method: 'PATCH', fault: { kind: 'meddling', act } });
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
    expect([...marks().values()].filter((mark) => mark !== 'Sync' && mark !== '')).toEqual([]);
  });
});
