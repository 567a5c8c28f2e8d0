/** What is sent is what was confirmed, and nothing that a person did not mean. */
import { openDesk, plainDeals } from '../bad-input/tab';
import { bodyOf, recordOf, requestsOf, selectRows, writesOf } from './watch';

describe('what was confirmed', () => {
  test('PU4 without a confirmed change nothing is sent, and the tab stays as it is', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, marks } = desk;
    type(deals[0] ?? '', 'Name', 'New');
    const marked = marks();
    const sent = product.send(tabId, 'push', { confirmed: [] });
    expect(sent).toMatchObject({ left: 0, outcomes: { applied: 0, refused: 0 } });
    expect(sent.steps).toHaveLength(1);
    expect(writesOf(product)).toEqual([]);
    expect(marks()).toEqual(marked);
  });

  test('PU4 of several changes only the confirmed ones go', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, value } = desk;
    const [first = '', second = ''] = deals;
    type(first, 'Name', 'Yes');
    type(first, 'Notes', 'No');
    type(second, 'Name', 'No');
    const choose = ({ to }: { readonly to: string }) => to === 'Yes';
    expect(product.send(tabId, 'push', { choose }).outcomes.applied).toBe(1);
    expect(writesOf(product).map(bodyOf)).toEqual([{ name: 'Yes' }]);
    expect(value(second, 'Name')).toBe('No');
    expect(product.preview(tabId, 'push').items.map(({ to }) => to)).toEqual(['No', 'No']);
  });

  test('PU4 a cell typed anew after the preview is not sent, neither as it was nor as it is', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type } = desk;
    const [first = '', second = ''] = deals;
    type(first, 'Name', 'Confirmed');
    type(second, 'Name', 'Confirmed, too');
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    type(first, 'Name', 'Typed later');
    expect(product.send(tabId, 'push', { confirmed }).outcomes.applied).toBe(1);
    expect(writesOf(product).map(bodyOf)).toEqual([{ name: 'Confirmed, too' }]);
    expect(product.preview(tabId, 'push').items.map(({ to }) => to)).toEqual(['Typed later']);
  });

  test('PU4 rows that were sorted after the preview: each record gets its own value', () => {
    const desk = openDesk(plainDeals(6));
    const { product, tabId, deals, type, column } = desk;
    for (const id of deals) type(id, 'Notes', `of ${id}`);
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    product.does({
      kind: 'sort',
      sheetId: tabId,
      area: { row: 2, column: 1, rows: 6, columns: 18 },
      keys: [{ column: column('Value'), ascending: false }],
    });
    expect(product.send(tabId, 'push', { confirmed }).outcomes.applied).toBe(6);
    for (const id of deals) expect(recordOf(product, id).notes).toBe(`of ${id}`);
  });

  test('PU1 a cell typed back is no change; a value in another form is none either', () => {
    const desk = openDesk([{ name: 'Alpha', value: 100, status: 'open' }]);
    const { product, tabId, deals, type } = desk;
    const [alpha = ''] = deals;
    type(alpha, 'Name', 'Beta');
    type(alpha, 'Name', 'Alpha');
    type(alpha, 'Value', '100.0');
    type(alpha, 'Status', 'open');
    expect(product.preview(tabId, 'push').items).toEqual([]);
  });

  test('PU1 a change that the CRM has by now is not sent', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type } = desk;
    const [id = ''] = deals;
    type(id, 'Name', 'Same');
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    product.trustpager.colleague.edit(id, { name: 'Same' });
    product.send(tabId, 'push', { confirmed });
    expect(writesOf(product)).toEqual([]);
    expect(product.preview(tabId, 'push').items).toEqual([]);
  });
});

describe('an emptied cell', () => {
  test('PU8 is offered, and goes only if it was chosen by itself', () => {
    const desk = openDesk([{ name: 'Alpha', notes: 'old', value: 5 }]);
    const { product, tabId, deals, type } = desk;
    const [alpha = ''] = deals;
    type(alpha, 'Notes', null);
    type(alpha, 'Name', 'New');
    const { items } = product.preview(tabId, 'push');
    expect(items.map(({ column, kind, from, to }) => [column, kind, from, to]).sort()).toEqual([
      ['Name', 'update', 'Alpha', 'New'],
      ['Notes', 'empty', 'old', ''],
    ]);
    product.send(tabId, 'push');
    expect(recordOf(product, alpha)).toMatchObject({ name: 'New', notes: 'old' });
    product.send(tabId, 'push', { choose: () => true });
    expect(recordOf(product, alpha)).toMatchObject({ name: 'New', notes: null });
    // The time of the change, and nothing else.
    expect(product.refreshed(tabId).counts).toMatchObject({ edited: 0, conflicts: 0, cells: 1 });
  });

  test('PU8 PU7 where the CRM ignores it, that is marked and the CRM keeps its value', () => {
    const switches = { nullClears: 'ignored' } as const;
    const desk = openDesk([{ name: 'Alpha', notes: 'old' }], { trustpager: { switches } });
    const { product, tabId, deals, type, marks, cell } = desk;
    const [alpha = ''] = deals;
    type(alpha, 'Notes', null);
    const { outcomes } = product.send(tabId, 'push', { choose: () => true });
    expect(outcomes).toMatchObject({ applied: 0, rejected: 1 });
    expect(marks().get(alpha)).toMatch(/^✗ Notes: not accepted/);
    expect(cell(alpha, 'Notes').note).toMatch(/kept its own value/);
    expect(product.preview(tabId, 'push').items).toEqual([]);
  });

  test('PU8 VA1 a name cannot be emptied', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type } = desk;
    type(deals[0] ?? '', 'Name', null);
    const { items, problems } = product.preview(tabId, 'push');
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ column: 'Name', text: 'must not be empty' }]);
  });
});

describe('a refresh after a push', () => {
  test('PU1 finds both sides agreed and writes no value', () => {
    const desk = openDesk(plainDeals(4));
    const { product, tabId, deals, type } = desk;
    const [first = '', second = '', third = ''] = deals;
    type(first, 'Name', ' New  name ');
    type(second, 'Stage', 'Won');
    type(third, 'Tags', 'alpha, "be, ta"');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(3);
    expect(product.preview(tabId, 'push').items).toEqual([]);
    const asked = requestsOf(product, () => {
      const { counts } = product.refreshed(tabId);
      // The CRM's own consequences: a won stage sets the status, and every change its time.
      expect(counts).toMatchObject({ conflicts: 0, edited: 0 });
    });
    expect(asked.every(({ method }) => method === 'GET')).toBe(true);
    expect(recordOf(product, third).tags.map(({ name }) => name)).toEqual(['alpha', 'be, ta']);
  });

  test('PU1 selected rows that were pushed do not take others along', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, ids, type, marks } = desk;
    for (const id of ids()) type(id, 'Name', `New ${id}`);
    selectRows(desk, 3);
    product.send(tabId, 'push', { rows: 'selected' });
    const states = ids().map((id) => marks().get(id)?.slice(0, 1) ?? '');
    expect(states).toEqual(['', '✓', '']);
    product.refreshed(tabId);
    expect(ids().map((id) => marks().get(id))).toEqual(['● Edited', '', '● Edited']);
  });
});
