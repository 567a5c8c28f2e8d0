/** What a person is shown before anything is sent. */
import { digestsOf } from '../../support/sending';
import { leavesFileAlone, openDesk, plainDeals } from '../bad-input/tab';
import { fillColumn, requestsOf, selectRows, writesOf } from './watch';

describe('the preview of a push', () => {
  test('PU3 each change comes with row, name, column, old and new; one cell, one item', () => {
    const desk = openDesk([{ name: 'Alpha', value: 100, notes: 'old' }, { name: 'Beta' }]);
    const { product, tabId, deals, type, row } = desk;
    const [alpha = '', beta = ''] = deals;
    type(alpha, 'Value', '1250.5');
    type(alpha, 'Notes', 'new');
    type(beta, 'Stage', 'Proposal');
    const { items, problems, tabName } = product.preview(tabId, 'push');
    expect(items.map(({ digest: _, ...item }) => item)).toEqual(
      [
        { row: row(alpha), title: 'Alpha', column: 'Value', from: '100', to: '1250.5' },
        { row: row(alpha), title: 'Alpha', column: 'Notes', from: 'old', to: 'new' },
        { row: row(beta), title: 'Beta', column: 'Stage', from: 'Lead', to: 'Proposal' },
      ]
        .map((item) => ({ ...item, kind: 'update', note: '' }))
        .sort((a, b) => a.row - b.row),
    );
    expect(new Set(items.map(({ digest }) => digest)).size).toBe(3);
    expect(problems).toEqual([]);
    expect(tabName).toBe(product.sheet(tabId).name);
  });

  test('PU3 it changes nothing: no cell, no memory, no request that writes', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, type } = desk;
    for (const id of deals) type(id, 'Name', `New ${id}`);
    type(deals[0] ?? '', 'Value', 'abc');
    const before = product.world.properties.of('document').all();
    let asked: readonly { readonly method: string }[] = [];
    const alone = leavesFileAlone(product, () => {
      asked = requestsOf(product, () => product.preview(tabId, 'push'));
    });
    expect(alone).toBe(true);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ method }) => method === 'GET')).toBe(true);
    expect(product.world.properties.of('document').all()).toEqual(before);
  });

  test('PU3 the cost: requests, credits with where the figure is from, minutes and steps', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, type } = desk;
    for (const id of deals) type(id, 'Name', `New ${id}`);
    const { cost } = product.preview(tabId, 'push');
    // One look at the list, one PATCH each.
    expect(cost).toMatchObject({ requests: 4, minutes: 0, steps: 1, credits: 6 });
    expect(cost.creditsNote).toMatch(/guess/);
  });

  test('PU3 the cost of what takes several minutes', () => {
    const desk = openDesk(plainDeals(120));
    const { product, tabId } = desk;
    fillColumn(desk, 'Name', (id) => `New ${id}`);
    const { cost, items } = product.preview(tabId, 'push');
    expect(items).toHaveLength(120);
    expect(cost).toMatchObject({ requests: 122, minutes: 2, steps: 3, credits: 240 });
  });

  test('PU3 what cannot be kept silent is said with the number of records; a stage can', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, type } = desk;
    const [first = '', second = '', third = ''] = deals;
    type(first, 'Stage', 'Proposal');
    const quiet = product.preview(tabId, 'push');
    expect(quiet).toMatchObject({ canSilence: true, effects: [] });
    type(first, 'Name', 'New');
    type(second, 'Name', 'New, too');
    type(second, 'Notes', 'and this');
    type(third, 'Stage', 'Won');
    const loud = product.preview(tabId, 'push');
    expect(loud.canSilence).toBe(true);
    expect(loud.effects).toEqual([expect.stringMatching(/^2 opportunities .*automations/)]);
  });

  test('PU3 without a stage there is nothing to silence, and of one record it is one', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type } = desk;
    type(deals[0] ?? '', 'Name', 'New');
    const { canSilence, effects } = product.preview(tabId, 'push');
    expect(canSilence).toBe(false);
    expect(effects).toEqual([expect.stringMatching(/^1 opportunity is changed/)]);
  });

  test('PU3 PU2 a cell that cannot be sent is named with the remedy, and the others are offered', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, row } = desk;
    const [first = '', second = ''] = deals;
    type(first, 'Value', 'abc');
    type(first, 'Name', 'Good');
    type(second, 'Stage', 'Nowhere');
    const { items, problems } = product.preview(tabId, 'push');
    expect(items.map(({ to }) => to)).toEqual(['Good']);
    expect(problems).toHaveLength(2);
    expect(problems).toEqual(
      expect.arrayContaining([
        { row: row(first), column: 'Value', text: expect.stringMatching(/number, not "abc"/) },
        { row: row(second), column: 'Stage', text: expect.stringMatching(/choose one of: Lead/) },
      ]),
    );
  });

  test('PU1 PU3 with nothing edited there is nothing to send', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId } = desk;
    const shown = product.preview(tabId, 'push');
    expect(shown).toMatchObject({ items: [], more: [], problems: [], effects: [], remarks: [] });
    expect(shown.cost).toMatchObject({ requests: 0, credits: 0, steps: 0 });
    product.send(tabId, 'push');
    expect(writesOf(product)).toEqual([]);
  });

  test('PU1 of selected rows only these are offered and sent, wherever the selection goes then', () => {
    const desk = openDesk(plainDeals(4));
    const { product, tabId, ids, type } = desk;
    for (const id of ids()) type(id, 'Name', `New ${id}`);
    selectRows(desk, 3, 2);
    const shown = product.preview(tabId, 'push', { rows: 'selected' });
    expect(shown.items.map(({ row }) => row)).toEqual([3, 4]);
    selectRows(desk, 2);
    const confirmed = digestsOf(shown);
    expect(product.send(tabId, 'push', { confirmed }).outcomes.applied).toBe(2);
    const sent = writesOf(product).map(({ path }) => path.split('/').at(-1));
    expect(new Set(sent)).toEqual(new Set(ids().slice(1, 3)));
  });

  test('PU1 with another tab in front nothing is selected', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type } = desk;
    type(deals[0] ?? '', 'Name', 'New');
    const other = product.world.workbook.current().sheets.find(({ id }) => id !== tabId);
    const area = { row: 1, column: 1, rows: 9, columns: 9 };
    product.world.select('maria@example.com', { sheetId: other?.id ?? 0, area });
    expect(product.preview(tabId, 'push', { rows: 'selected' }).items).toEqual([]);
  });

  test('PU3 of more than 500 changes the rest is counted and confirmed without being shown', () => {
    const desk = openDesk(plainDeals(180));
    const { product, tabId } = desk;
    for (const title of ['Name', 'Notes', 'Currency']) fillColumn(desk, title, (_, n) => `${n}`);
    const { items, more } = product.preview(tabId, 'push');
    expect(items).toHaveLength(500);
    expect(more).toHaveLength(40);
    expect(new Set([...items.map(({ digest }) => digest), ...more]).size).toBe(540);
  });

  test.each([
    ['Push changes…', 'data-view="push"', 'data-rows="all" data-retry="false"'],
    ['Push selected rows…', 'data-view="push"', 'data-rows="selected" data-retry="false"'],
    ['Create new rows…', 'data-view="create"', 'data-rows="all" data-retry="false"'],
    ['Create selected rows…', 'data-view="create"', 'data-rows="selected" data-retry="false"'],
    ['Retry failed rows…', 'data-view="push"', 'data-rows="all" data-retry="true"'],
    ['Remove selected in CRM…', 'data-view="remove"', 'data-rows="selected" data-retry="false"'],
  ])('PU3 the menu\'s "%s" opens the page on this preview and sends nothing', (item, view, how) => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type } = desk;
    type(deals[0] ?? '', 'Name', 'New');
    selectRows(desk, 2);
    const asked = requestsOf(product, () => product.editor.clickMenu('maria@example.com', item));
    const { dialog } = product.world.windows.of('maria@example.com');
    expect(dialog).toMatchObject({ modal: true });
    expect(dialog?.html).toContain(`${view} data-tab="${tabId}" ${how}`);
    expect(asked).toEqual([]);
  });
});
