/** Validation rules of users that refuse what the CRM says. */
import type { Rule } from '../../../src/host/sheet/model';
import { type Desk, openDesk, plainDeals, remarksOf, SURFACES, wholeColumn } from './tab';

const strict = (criterion: Rule['criterion']): Rule => {
  return { criterion, allowInvalid: false, helpText: null };
};

function setRule({ product, tabId, column }: Desk, title: string, rule: Rule): void {
  product.does({
    kind: 'rule',
    sheetId: tabId,
    area: { row: 2, column: column(title), rows: 50, columns: 1 },
    rules: { all: rule },
  });
}

describe.each(SURFACES)('a rule of a user that surfaces %s', (surface) => {
  const open = (count: number) =>
    openDesk(plainDeals(count), { sheetDoubts: { rejectionSurfaces: surface } });

  test('CE6 a list without one stage: that record’s stage is refused, the others come', () => {
    const desk = open(5);
    const { product, tabId, deals, value, cell, row } = desk;
    const [open1, open2] = product.pipeline.stages;
    if (!open1 || !open2) throw new Error('the pipeline has two stages');
    const third = product.pipeline.stages[2];
    const values = [open1.name, third?.name ?? ''];
    setRule(desk, 'Stage', strict({ kind: 'list', values, dropdown: true }));
    const [first = '', second = '', last = ''] = deals;
    product.trustpager.colleague.move(first, open2.id);
    product.trustpager.colleague.move(second, third?.id ?? '');
    product.trustpager.colleague.edit(last, { name: 'Changed' });
    const remarks = remarksOf(product.refresh(tabId));
    expect(remarks).toContain(`Stage in row ${row(first)}: not accepted by the tab`);
    expect(remarks).toMatch(/drop-down rule/);
    expect(value(first, 'Stage')).toBe(open1.name);
    expect(value(second, 'Stage')).toBe(third?.name);
    expect(value(last, 'Name')).toBe('Changed');
    expect(value(first, 'Sync')).toBe('✗ Not shown: Stage');
    expect(cell(first, 'Stage').note).toContain(`The CRM says: ${open2.name}`);
    expect(cell(first, 'Stage').note).toMatch(/Change the rule or the protection, then refresh/);
  });

  test('CE6 its remedy works: without the rule the value comes and note and mark go', () => {
    const desk = open(2);
    const { product, tabId, deals, value, cell } = desk;
    const [first = ''] = deals;
    setRule(desk, 'Value', strict({ kind: 'number', test: 'less', bounds: [500] }));
    product.trustpager.colleague.edit(first, { value: 900 });
    expect(remarksOf(product.refresh(tabId))).toMatch(/Value in row \d.*not accepted/);
    product.does({
      kind: 'rule',
      sheetId: tabId,
      area: wholeColumn(desk.column('Value')),
      rules: { all: null },
    });
    expect(remarksOf(product.refresh(tabId))).toBe('');
    expect(value(first, 'Value')).toBe(900);
    expect(cell(first, 'Value').note).toBe('');
    expect(value(first, 'Sync')).toBeNull();
  });

  test('CE6 a number rule: records that break it come in without their value', () => {
    const desk = open(3);
    const { product, tabId, value, row } = desk;
    const rule = strict({ kind: 'number', test: 'between', bounds: [0, 500] });
    setRule(desk, 'Value', rule);
    const stage = product.pipeline.stages[0]?.id;
    const big = product.trustpager.colleague.create({ name: 'Big', value: 9000 }, stage);
    const small = product.trustpager.colleague.create({ name: 'Small', value: 5 }, stage);
    const remarks = remarksOf(product.refresh(tabId));
    expect(value(big, 'Name')).toBe('Big');
    expect(value(big, 'Value')).toBeNull();
    expect(value(small, 'Value')).toBe(5);
    expect(remarks).toContain(`Value in row ${row(big)}`);
  });

  test('CE6 a rule that refuses everything: each cell is refused, the run still ends', () => {
    const desk = open(12);
    const { product, tabId, deals, value } = desk;
    setRule(desk, 'Name', strict({ kind: 'text', test: 'equal', text: 'nothing fits' }));
    for (const id of deals) product.trustpager.colleague.edit(id, { name: `N ${id}`, value: 1 });
    const remarks = remarksOf(product.refresh(tabId));
    expect(remarks).toMatch(/Name in row 2.* and 7 more cells: not accepted/);
    expect(deals.map((id) => value(id, 'Value'))).toEqual(deals.map(() => 1));
  });

  test('CE6 a rule that only warns refuses nothing', () => {
    const desk = open(2);
    const { product, tabId, deals, value } = desk;
    const criterion = { kind: 'number', test: 'less', bounds: [500] } as const;
    setRule(desk, 'Value', { ...strict(criterion), allowInvalid: true });
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 900 });
    expect(remarksOf(product.refresh(tabId))).toBe('');
    expect(value(deals[0] ?? '', 'Value')).toBe(900);
  });
});
