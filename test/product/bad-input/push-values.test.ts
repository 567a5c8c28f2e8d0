/** Cells that are no value of their field: named, marked, never sent, and nothing else is held up. */
import type { Input } from '../../../src/host/sheet/change';
import { openProduct } from '../../support/product';
import { bodyOf, fillColumn, recordOf, requestsOf, writesOf } from '../push/watch';
import { createDeals, type Deal, type Desk, openDesk, plainDeals, tabView } from './tab';

/** A cell that cannot be sent, in a row with another one that can. */
function typed(title: string, input: Input): Desk & { readonly id: string } {
  const desk = openDesk([{ name: 'Alpha', value: 100, notes: 'old' }]);
  const [id = ''] = desk.deals;
  desk.type(id, title, input);
  desk.type(id, 'Currency', 'EUR');
  return { ...desk, id };
}

const CASES: readonly (readonly [string, string, Input, RegExp])[] = [
  ['an error', 'Value', '=NA()', /shows the error #N\/A; mend its formula/],
  ['a division by nothing', 'Value', '=1/0', /shows the error #DIV\/0!/],
  ['a text in a number', 'Value', 'abc', /must be a number, not "abc"/],
  ['a number typed as text', 'Value', "'1,200", /is the text "1,200", not a number/],
  ['a date in a number', 'Value', '2026-05-01', /must be a number, not a date/],
  ['a check mark in a number', 'Value', 'TRUE', /must be a number, not TRUE/],
  ['a stage that does not exist', 'Stage', 'Closed', /there is no "Closed"; choose one of: Lead/],
  ['a status that does not exist', 'Status', 'Parked', /choose one of: Open, Won, Lost/],
  ['an emptied stage', 'Stage', null, /must not be empty/],
  ['blanks for a name', 'Name', '   ', /must not be empty/],
  ['a contact that does not exist', 'Contact', 'Nobody At All', /there is no "Nobody At All"/],
];

describe('a cell that is no value of its field', () => {
  test.each(CASES)(
    'PU2 VA1 %s: marked with the remedy, the rest of the row goes',
    (_w, title, input, text) => {
      const desk = typed(title, input);
      const { product, tabId, id, marks, cell } = desk;
      expect(product.preview(tabId, 'push').problems).toMatchObject([
        { column: title, text: expect.stringMatching(text) },
      ]);
      expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 1 });
      expect(writesOf(product).map(bodyOf)).toEqual([{ currency: 'EUR' }]);
      expect(marks().get(id)).toMatch(new RegExp(`^✗ ${title}: `));
      expect(cell(id, title).note).toMatch(text);
      expect(product.preview(tabId, 'push').problems).toEqual([]);
    },
  );

  test('PU2 VA1 external data that are still loading', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type, row, column } = desk;
    const [id = ''] = deals;
    type(id, 'Value', '=VLOOKUP("x",A1:B9,2)');
    const at = { sheetId: tabId, row: row(id), column: column('Value') };
    product.does({ kind: 'plant', ...at, values: [[{ error: 'Loading...' }]] });
    expect(product.preview(tabId, 'push').problems).toMatchObject([
      { text: expect.stringMatching(/still loading; wait/) },
    ]);
    product.send(tabId, 'push');
    expect(writesOf(product)).toEqual([]);
    product.does({ kind: 'plant', ...at, values: [[77]] });
    product.trustpager.setSwitches({ patchUnlisted: 'applied' });
    product.send(tabId, 'push');
    expect(recordOf(product, id).value).toBe(77);
  });

  test('PU2 VA1 a text of 50,000 characters goes, and of what was shortened for the cell nothing does', () => {
    const long = 'x'.repeat(60_000);
    const desk = openDesk([{ name: 'Alpha', notes: long }, { name: 'Beta' }]);
    const { product, tabId, deals, type, value } = desk;
    const [alpha = '', beta = ''] = deals;
    type(beta, 'Notes', 'y'.repeat(50_000));
    type(alpha, 'Notes', `!${String(value(alpha, 'Notes')).slice(1)}`);
    expect(product.preview(tabId, 'push').problems).toMatchObject([
      { column: 'Notes', text: expect.stringMatching(/only the beginning of a long text/) },
    ]);
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 1 });
    expect(recordOf(product, alpha).notes).toBe(long);
    expect(recordOf(product, beta).notes).toHaveLength(50_000);
  });

  test('PU2 VA1 a formula may show 50,001 characters, which is too much', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type, row, column } = desk;
    const [id = ''] = deals;
    const at = { sheetId: tabId, row: row(id), column: column('Notes') };
    const area = { ...at, rows: 1, columns: 1 };
    product.does({ kind: 'format', sheetId: tabId, area, patches: { all: { numberFormat: '' } } });
    type(id, 'Notes', '=REPT("x",50001)');
    product.does({ kind: 'plant', ...at, values: [['x'.repeat(50_001)]] });
    expect(product.preview(tabId, 'push').problems).toMatchObject([
      { text: expect.stringMatching(/has 50001 characters; shorten it to 50000/) },
    ]);
    product.send(tabId, 'push');
    expect(writesOf(product)).toEqual([]);
  });

  test('PU2 VA1 a problem quotes at most 60 characters of the cell', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type } = desk;
    type(deals[0] ?? '', 'Value', `secret ${'z'.repeat(500)}`);
    const [problem] = product.preview(tabId, 'push').problems;
    const quoted = /"([^"]*)"/.exec(problem?.text ?? '')?.[1] ?? '';
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.length).toBeLessThanOrEqual(61);
  });

  test('PU1 a read-only column is not sent; the remark names it, and a refresh puts it back', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type, value } = desk;
    const [id = ''] = deals;
    const created = value(id, 'Created');
    type(id, 'Created', '2020-01-01');
    type(id, 'Owners', 'Somebody');
    const { items, remarks } = product.preview(tabId, 'push');
    expect(items).toEqual([]);
    expect(remarks.join()).toMatch(/"Owners" were changed, but the CRM does not let anybody write/);
    expect(remarks.join()).toMatch(/"Created" were changed/);
    product.send(tabId, 'push');
    expect(writesOf(product)).toEqual([]);
    product.refreshed(tabId);
    expect(value(id, 'Created')).toBe(created);
  });
});

describe('names that exist twice', () => {
  test('VA4 PU2 two stages of one name: neither is guessed', () => {
    const product = openProduct({ records: 0 });
    const { pipelines } = product.trustpager.workspace();
    const twice = pipelines.values().find(({ name }) => name.startsWith('Partnerships'));
    const intro = twice?.stages.find(({ name }) => name === 'Intro')?.id;
    const id = product.trustpager.colleague.create({ name: 'Alpha' }, intro);
    const tabId = product.link({ pipeline: { id: twice?.id ?? '', label: twice?.name ?? '' } });
    product.refreshed(tabId);
    const { type, marks } = tabView(product, tabId);
    type(id, 'Stage', 'Review');
    expect(product.preview(tabId, 'push').problems).toMatchObject([
      { column: 'Stage', text: expect.stringMatching(/^"Review" exists twice .*rename one/) },
    ]);
    product.send(tabId, 'push');
    expect(writesOf(product)).toEqual([]);
    expect(marks().get(id)).toMatch(/^✗ Stage: "Review" exists twice/);
    type(id, 'Stage', 'Pilot');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
  });

  test('VA4 PU2 two accounts of one name: neither is guessed, and both are told apart', () => {
    const product = openProduct({ records: 0 });
    const { companies } = product.trustpager.workspace();
    const [one, two] = companies.values();
    if (!one || !two) throw new Error('the sandbox has accounts');
    companies.put({ ...two, name: one.name });
    const deals = createDeals(product, [{ name: 'Alpha' }]);
    const tabId = product.link();
    product.refreshed(tabId);
    const { type } = tabView(product, tabId);
    type(deals[0] ?? '', 'Account', one.name);
    const { problems } = product.preview(tabId, 'push');
    expect(problems).toMatchObject([{ text: expect.stringMatching(/exists twice \(.+, .+\)/) }]);
    product.send(tabId, 'push');
    expect(writesOf(product)).toEqual([]);
  });
});

describe('dates and check marks of custom fields', () => {
  const columns = ['name', 'custom.go_live_at', 'custom.is_strategic', 'custom.deal_size'];

  function custom(metadata: NonNullable<Deal['metadata']>, timeZone = 'Europe/Berlin') {
    const product = openProduct({ records: 0, timeZone });
    const deals = createDeals(product, [{ name: 'Alpha', metadata }]);
    const tabId = product.link({ columns });
    product.refreshed(tabId);
    const id = deals[0] ?? '';
    return { product, id, ...tabView(product, tabId) };
  }

  test('VA3 CE8 a moment typed on the spreadsheet’s clock is sent as that moment, and not touched again', () => {
    const { product, tabId, id, type } = custom({ go_live_at: '2026-03-01T10:00:00Z' });
    type(id, 'Go-live', '2026-07-01 12:30');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
    const sent = String(recordOf(product, id).metadata.go_live_at);
    expect(Date.parse(sent)).toBe(Date.UTC(2026, 6, 1, 10, 30));
    expect(product.refreshed(tabId).counts).toMatchObject({ edited: 0, conflicts: 0 });
    expect(product.preview(tabId, 'push').items).toEqual([]);
  });

  test.each(['tomorrow', "'01.07.2026", "'7/1/26", '31.02.2026'])(
    'VA1 PU2 a date as text, %s: a problem, never a guess',
    (text) => {
      const { product, tabId, id, type } = custom({});
      type(id, 'Go-live', text);
      expect(product.preview(tabId, 'push').problems).toMatchObject([
        { column: 'Go-live', text: expect.stringMatching(/must be a date/) },
      ]);
      product.send(tabId, 'push');
      expect(writesOf(product)).toEqual([]);
    },
  );

  test('VA1 PU2 check mark and options: what fits is sent as such, what does not is named', () => {
    const { product, tabId, id, type } = custom({ is_strategic: false, deal_size: 'Small' });
    type(id, 'Strategic', 'TRUE');
    type(id, 'Deal size', "'007");
    product.send(tabId, 'push');
    expect(recordOf(product, id).metadata).toEqual({ is_strategic: true, deal_size: '007' });
    type(id, 'Strategic', 'perhaps');
    type(id, 'Deal size', 'Huge');
    const { problems } = product.preview(tabId, 'push');
    expect(problems.map(({ text }) => text)).toEqual([
      expect.stringMatching(/must be TRUE or FALSE/),
      expect.stringMatching(/choose one of: Small, Medium, Large, 007/),
    ]);
  });
});

test('PU1 VA1 a hundred problems cost no request that writes', () => {
  const desk = openDesk(plainDeals(100));
  const { product, tabId, marks } = desk;
  fillColumn(desk, 'Value', () => 'abc');
  const asked = requestsOf(product, () => {
    expect(product.send(tabId, 'push').outcomes.rejected).toBe(100);
  });
  expect(asked.every(({ method }) => method === 'GET')).toBe(true);
  expect([...marks().values()].filter((mark) => mark.startsWith('✗ Value'))).toHaveLength(100);
});
