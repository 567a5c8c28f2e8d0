/** Tabs whose link is taken off, and what is left of tabs that were deleted. */
import { must } from '../../../src/host/sandbox/assume';
import { BEN, BOTH, type Desk, openDesk, plainDeals, refusal } from '../bad-input/tab';
import { pasteBelow, plainRows } from '../create/rows';
import { begin, withBen } from '../push/running';
import { HOURLY, passHours, schedule } from '../schedule/clockwork';
import { changeRequest, settingsOf } from './tab';

/** Names of the document's properties that are about a tab. */
function propertiesOf({ product, tabId }: Desk): readonly string[] {
  const names = Object.keys(product.world.properties.of('document').all());
  return names.filter((name) => name.split('.').includes(String(tabId)));
}

function tabsOf({ product }: Desk) {
  const reply = product.ask({ kind: 'tabs' });
  if (reply.kind !== 'tabs') throw new Error(JSON.stringify(reply));
  return reply;
}

const hidden = ({ product }: Desk) =>
  product.world.workbook.current().sheets.filter((sheet) => sheet.hidden).length;

function notesIn({ product, tabId }: Desk): readonly string[] {
  const { rows } = product.sheet(tabId);
  return rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.note ? [cell.note] : [])));
}

describe('a tab that is unlinked', () => {
  test('ST6 keeps its cells and a person’s notes; nothing of ours is left behind them', () => {
    const desk = openDesk(plainDeals(2), { users: BOTH });
    const { product, tabId, deals, type, column, row } = desk;
    const [first = ''] = deals;
    schedule(product, tabId, HOURLY);
    const at = { row: row(first), column: column('Value'), rows: 1, columns: 1 };
    product.does({ kind: 'note', sheetId: tabId, area: at, notes: { all: 'Call them' } });
    type(first, 'Value', 7);
    product.trustpager.colleague.edit(first, { value: 900 });
    product.refreshed(tabId);
    pasteBelow(desk, plainRows(2));
    product.trustpager.addFault({
      path: '/opportunities/bulk-create',
      fault: { kind: 'lost', error: 'timeout', executed: true },
    });
    product.send(tabId, 'create');
    expect(notesIn(desk)).toHaveLength(2);
    // Ben has no connection at all.
    const told = settingsOf(product, tabId, BEN);
    expect(told).toMatchObject({ checking: 2, choices: { kind: 'unknown' } });
    expect(told.columns.find(({ key }) => key === 'value')).toMatchObject({ unsent: 1 });
    const cells = product.cells(tabId);
    const asked = product.exchanges.length;
    expect(product.ask({ kind: 'unlink', tabId }, BEN)).toEqual({ kind: 'unlinked' });
    expect(product.cells(tabId)).toEqual(cells);
    expect(notesIn(desk)).toEqual(['Call them']);
    expect([propertiesOf(desk), hidden(desk)]).toEqual([[], 0]);
    expect(product.sheet(tabId).columns.flatMap(({ metadata }) => metadata)).toEqual([]);
    expect(tabsOf(desk)).toMatchObject({ tabs: [], lost: [] });
    passHours(product, 2);
    expect(product.exchanges).toHaveLength(asked);
    expect(refusal(product.refresh(tabId))).toMatch(/not linked to a CRM/);
  });

  test('ST6 while somebody is at work on it, it stays linked, and who it is is said', () => {
    const desk = withBen();
    const { product, tabId } = desk;
    product.ask({ kind: 'profile', name: 'Maria R.' });
    begin(desk);
    const before = propertiesOf(desk);
    expect(refusal(product.ask({ kind: 'unlink', tabId }, BEN))).toMatch(/^Maria R\. is pushing/);
    const request = changeRequest(product, tabId, { columns: ['name'], letGo: 99 });
    expect(refusal(product.ask(request, BEN))).toMatch(/^Maria R\. is pushing/);
    expect(propertiesOf(desk)).toEqual(before);
  });

  test('ST5 ST6 with a memory of an unknown version it can be unlinked, and its columns not changed', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const memory = must(
      product.world.workbook.current().sheets.find((sheet) => sheet.hidden),
      'a memory',
    );
    const area = { row: 1, column: 1, rows: 1, columns: 1 };
    const inputs = { all: 'opportunity-sheets/1' };
    product.does({ kind: 'enter', sheetId: memory.id, area, inputs });
    const request = changeRequest(product, tabId, { columns: ['name'] });
    expect(refusal(product.ask(request))).toMatch(/cannot be read.*nothing was changed/);
    expect(product.ask({ kind: 'unlink', tabId })).toEqual({ kind: 'unlinked' });
    expect([propertiesOf(desk), hidden(desk)]).toEqual([[], 0]);
  });
});

test('ST7 what is left of a deleted tab is named and can be cleared away', () => {
  const desk = openDesk(plainDeals(1));
  const { product, tabId } = desk;
  product.does({ kind: 'deleteSheet', sheetId: tabId });
  const pipeline = product.crm.pipeline.label;
  expect(tabsOf(desk)).toMatchObject({
    tabs: [],
    lost: [{ tabId, provider: 'trustpager', pipeline }],
  });
  expect(refusal(product.ask({ kind: 'settings', tabId }))).toMatch(/was deleted/);
  expect(product.ask({ kind: 'unlink', tabId })).toEqual({ kind: 'unlinked' });
  expect([propertiesOf(desk), hidden(desk), tabsOf(desk).lost]).toEqual([[], 0, []]);
});
