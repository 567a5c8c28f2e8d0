/** Where the CRM was changed, too, a person decides, cell by cell. */
import { openDesk, plainDeals } from '../bad-input/tab';
import { fillColumn, recordOf, stageOf } from './watch';

describe('a conflict', () => {
  const conflicted = () => {
    const desk = openDesk([
      { name: 'Alpha', notes: 'old' },
      { name: 'Beta', notes: 'old' },
    ]);
    const [alpha = '', beta = ''] = desk.deals;
    desk.type(alpha, 'Notes', 'mine');
    desk.type(beta, 'Notes', 'mine, too');
    desk.product.trustpager.colleague.edit(alpha, { notes: 'theirs' });
    return { ...desk, alpha, beta };
  };

  test('PU5 is told with the CRM’s value, kept unless chosen, marked and noted', () => {
    const { product, tabId, alpha, beta, marks, cell, value } = conflicted();
    const { items } = product.preview(tabId, 'push');
    const [clash] = items.filter(({ kind }) => kind === 'conflict');
    expect(clash).toMatchObject({ title: 'Alpha', from: 'theirs', to: 'mine' });
    expect(clash?.note).toMatch(/overwrites/);
    // Nobody confirmed the conflict, so it is no outcome of this run.
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, conflicts: 0 });
    expect(recordOf(product, alpha).notes).toBe('theirs');
    expect(recordOf(product, beta).notes).toBe('mine, too');
    expect(marks().get(alpha)).toBe('⚠ Conflict: Notes');
    expect(cell(alpha, 'Notes').note).toMatch(/The CRM now says: theirs/);
    expect(value(alpha, 'Notes')).toBe('mine');
  });

  test('PU5 chosen by itself it overwrites, and mark and note go', () => {
    const { product, tabId, alpha, marks, cell } = conflicted();
    product.refreshed(tabId);
    expect(marks().get(alpha)).toBe('⚠ Conflict: Notes');
    product.send(tabId, 'push', { choose: ({ kind }) => kind === 'conflict' });
    expect(recordOf(product, alpha).notes).toBe('mine');
    expect(marks().get(alpha)).toMatch(/^✓ Updated/);
    expect(cell(alpha, 'Notes').note).toBe('');
  });

  test('MK4 chosen and not taken it says that it was not taken, until the CRM is changed again', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type, marks, cell } = desk;
    const [id = ''] = deals;
    type(id, 'Status', 'Lost');
    product.trustpager.colleague.edit(id, { status: 'won' });
    product.refreshed(tabId);
    expect(marks().get(id)).toBe('⚠ Conflict: Status');
    const choose = ({ kind }: { readonly kind: string }) => kind === 'conflict';
    expect(product.send(tabId, 'push', { choose }).outcomes).toMatchObject({ rejected: 1 });
    const expectRefused = () => {
      expect(marks().get(id)).toMatch(/^✗ Status: not accepted/);
      expect(cell(id, 'Status').note).toMatch(/kept its own value/);
    };
    expectRefused();
    product.refreshed(tabId);
    expectRefused();
    expect(recordOf(product, id).status).toBe('won');
    product.trustpager.colleague.edit(id, { status: 'open' });
    product.refreshed(tabId);
    expect(marks().get(id)).toBe('⚠ Conflict: Status');
  });

  test('PU5 chosen over one value it does not overwrite a third', () => {
    const { product, tabId, alpha, marks } = conflicted();
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    product.trustpager.colleague.edit(alpha, { notes: 'a third' });
    expect(product.send(tabId, 'push', { confirmed }).outcomes.applied).toBe(1);
    expect(recordOf(product, alpha).notes).toBe('a third');
    expect(marks().get(alpha)).toBe('⚠ Conflict: Notes');
  });

  test('PU5 that arises between preview and sending is not overwritten', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, marks } = desk;
    const [first = '', second = ''] = deals;
    type(first, 'Name', 'Mine');
    type(second, 'Name', 'Mine, too');
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    product.trustpager.colleague.edit(first, { name: 'Theirs' });
    const { outcomes } = product.send(tabId, 'push', { confirmed });
    expect(outcomes).toMatchObject({ applied: 1, conflicts: 1 });
    expect(recordOf(product, first).name).toBe('Theirs');
    expect(marks().get(first)).toBe('⚠ Conflict: Name');
  });

  test('PU5 of one field does not keep another field of the record back', () => {
    const { product, tabId, alpha, type } = conflicted();
    type(alpha, 'Name', 'New name');
    product.send(tabId, 'push');
    expect(recordOf(product, alpha)).toMatchObject({ name: 'New name', notes: 'theirs' });
  });

  test('PU5 over a stage that a colleague has changed', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type, marks } = desk;
    const [id = ''] = deals;
    const stage = product.pipeline.stages.find(({ name }) => name === 'Negotiation');
    type(id, 'Stage', 'Proposal');
    product.trustpager.colleague.move(id, stage?.id ?? '');
    product.send(tabId, 'push');
    expect(stageOf(desk, id)).toBe('Negotiation');
    expect(marks().get(id)).toBe('⚠ Conflict: Stage');
    product.send(tabId, 'push', { choose: () => true });
    expect(stageOf(desk, id)).toBe('Proposal');
  });
});

describe('chosen conflicts', () => {
  test('PU5 PU10 that do not fit into one step go in the next ones', () => {
    const desk = openDesk(plainDeals(70));
    const { product, tabId, deals } = desk;
    fillColumn(desk, 'Notes', (id) => `mine ${id}`);
    for (const id of deals) product.trustpager.colleague.edit(id, { notes: 'theirs' });
    const { steps, outcomes } = product.send(tabId, 'push', { choose: () => true });
    expect(steps.length).toBeGreaterThan(1);
    expect(outcomes).toMatchObject({ applied: 70, conflicts: 0 });
    for (const id of deals) expect(recordOf(product, id).notes).toBe(`mine ${id}`);
  });

  test('PU5 RN2 where all memory was lost a differing cell is one, and can be pushed', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, marks } = desk;
    const [id = ''] = deals;
    type(id, 'Name', 'Mine');
    const memory = product.world.workbook.current().sheets.find(({ hidden }) => hidden);
    product.does({ kind: 'deleteSheet', sheetId: memory?.id ?? 0 });
    product.refreshed(tabId);
    expect(marks().get(id)).toBe('● Check: Name');
    const [item, ...others] = product.preview(tabId, 'push').items;
    expect(item).toMatchObject({ kind: 'conflict', from: 'Deal 1', to: 'Mine' });
    expect(item?.note).toMatch(/not certain that a person wrote this cell/);
    expect(others).toEqual([]);
    product.send(tabId, 'push', { choose: () => true });
    expect(recordOf(product, id).name).toBe('Mine');
    expect(marks().get(id)).toMatch(/^✓ Updated/);
  });
});
