/** Rows that show the same are told apart: what was chosen is the row that is created, and no other. */
import { openDesk, plainDeals } from '../bad-input/tab';
import { selectRows, writesOf } from '../push/watch';
import { lastRow, namesInCrm, pasteAt, pasteBelow, plainRows, shownAt } from './rows';

const twin = { Name: 'Twin', Stage: 'Lead' } as const;

describe('rows that show the same', () => {
  test('CR8 PU4 over several steps an unticked twin is not taken for the ticked one', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const first = pasteBelow(desk, [twin, twin, ...plainRows(150)]);
    product.router.addFault(({ method }) =>
      method === 'POST' ? { kind: 'slow', ms: 12_000 } : null,
    );
    const { steps, outcomes } = product.send(tabId, 'create');
    expect(steps.length).toBeGreaterThan(1);
    expect(outcomes.applied).toBe(151);
    expect(namesInCrm(desk).filter((name) => name === 'Twin')).toHaveLength(1);
    expect(shownAt(desk, 'ID', first, 2).map((id) => id !== '')).toEqual([true, false]);
  });

  test('CR2 PU4 the one that is selected becomes the record', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const first = pasteBelow(desk, [twin, twin, twin]);
    selectRows(desk, first + 1);
    product.send(tabId, 'create', { rows: 'selected', choose: () => true });
    expect(shownAt(desk, 'ID', first, 3).map((id) => id !== '')).toEqual([false, true, false]);
  });

  test('CR2 PU4 a row without an ID inside the table is not created in place of the new one below', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId } = desk;
    const at = { sheetId: tabId, dimension: 'rows', at: 2, count: 1, like: 'after' } as const;
    product.does({ kind: 'insert', ...at });
    pasteAt(desk, 2, [twin]);
    const below = pasteBelow(desk, [twin]);
    product.send(tabId, 'create', { choose: () => true });
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'Deal 2', 'Twin']);
    expect(shownAt(desk, 'ID', 2)).toEqual(['']);
    expect(shownAt(desk, 'ID', below)).not.toEqual(['']);
  });

  test('CR8 all of them by choice: one opportunity each, none twice', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    pasteBelow(desk, [twin, twin, twin]);
    expect(product.send(tabId, 'create', { choose: () => true }).outcomes.applied).toBe(3);
    product.send(tabId, 'create', { choose: () => true });
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'Twin', 'Twin', 'Twin']);
    expect(writesOf(product)).toHaveLength(1);
  });
});

test('CR2 selected rows under a gap are created, and with them nothing between', () => {
  const desk = openDesk(plainDeals(2));
  const { product, tabId } = desk;
  const at = lastRow(desk) + 3;
  pasteAt(desk, at, [
    { Name: 'Far below', Stage: 'Lead' },
    { Name: 'Farther', Stage: 'Lead' },
  ]);
  selectRows(desk, at);
  expect(product.send(tabId, 'create', { rows: 'selected' }).outcomes.applied).toBe(1);
  expect(shownAt(desk, 'ID', at, 2).map((id) => id !== '')).toEqual([true, false]);
});
