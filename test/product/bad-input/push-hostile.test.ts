/** Texts that a spreadsheet, or a CRM, takes for something else travel both ways to the letter. */
import { lastRow, namesInCrm, pasteAt, shownAt } from '../create/rows';
import { recordOf, requestsOf, writesOf } from '../push/watch';
import { HOSTILE } from './hostile';
import { type Deal, type Desk, openDesk, plainDeals } from './tab';

/** Neither blank nor an error, which no name is. */
const NAMES = Object.values(HOSTILE).filter((text) => text.trim() !== '' && text !== '#N/A');

const literal = (text: string) => ({ kind: 'literal', text, link: null }) as const;

/** A refresh finds nothing but the times of the last changes. */
function agrees({ product, tabId }: Desk, changed: number): void {
  product.world.clock.advance(61_000);
  const { counts } = product.refreshed(tabId);
  expect(counts).toMatchObject({ edited: 0, conflicts: 0, added: 0, restored: 0, cells: changed });
}

describe('hostile texts', () => {
  test('PU1 CE1 CE2 that came from the CRM are no edits: nothing is offered, nothing sent', () => {
    const deals: readonly Deal[] = NAMES.map((name, n) => {
      const text = NAMES[(n + 5) % NAMES.length] ?? '';
      return { name, notes: text, lead_source: text, tags: [{ name: text, color: '#000000' }] };
    });
    const { product, tabId } = openDesk(deals);
    const asked = requestsOf(product, () => {
      expect(product.preview(tabId, 'push')).toMatchObject({ items: [], more: [], problems: [] });
      product.send(tabId, 'push');
    });
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('PU1 CE1 CE2 typed into names and notes: the CRM holds them to the letter, a refresh agrees', () => {
    const desk = openDesk(plainDeals(NAMES.length));
    const { product, tabId, deals, type, value } = desk;
    NAMES.forEach((text, n) => {
      type(deals[n] ?? '', 'Name', literal(text));
      type(deals[n] ?? '', 'Notes', literal(text));
    });
    const typed = deals.map((id) => [value(id, 'Name'), value(id, 'Notes')]);
    product.world.clock.advance(61_000);
    expect(product.send(tabId, 'push').outcomes).toMatchObject({
      ...{ applied: 2 * NAMES.length, rejected: 0 },
    });
    const held = deals.map((id) => recordOf(product, id));
    expect(held.map(({ name }) => name)).toEqual(NAMES);
    expect(held.map(({ notes }) => notes)).toEqual(NAMES);
    agrees(desk, NAMES.length);
    expect(deals.map((id) => [value(id, 'Name'), value(id, 'Notes')])).toEqual(typed);
    expect(desk.formulas()).toEqual([]);
  });

  test('PU1 CR3 pasted as new rows: each is created once, to the letter', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const first = lastRow(desk) + 1;
    pasteAt(
      desk,
      first,
      NAMES.map((text) => ({ Name: literal(text), Notes: literal(text), Stage: 'Lead' })),
    );
    product.send(tabId, 'create', { choose: () => true });
    const ids = shownAt(desk, 'ID', first, NAMES.length);
    expect(ids.map((id) => recordOf(product, id).name)).toEqual(NAMES);
    expect(ids.map((id) => recordOf(product, id).notes)).toEqual(NAMES);
    expect(namesInCrm(desk)).toHaveLength(NAMES.length + 1);
    product.world.clock.advance(61_000);
    expect(product.refreshed(tabId).counts).toMatchObject({ edited: 0, conflicts: 0, added: 0 });
    expect(product.preview(tabId, 'push').items).toEqual([]);
  });

  test('PU9 the CRM’s refusal is shown as text, whatever it says', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type, cell } = desk;
    const [id = ''] = deals;
    type(id, 'Notes', 'x');
    const message = '=HYPERLINK("http://evil.example","<b>click</b>")';
    const body = JSON.stringify({ error: { code: 'VALIDATION_ERROR', message } });
    product.trustpager.addFault({ method: 'PATCH', fault: { kind: 'refused', status: 400, body } });
    product.send(tabId, 'push');
    expect(writesOf(product)).toHaveLength(1);
    expect(cell(id, 'Sync')).toMatchObject({ value: `✗ Notes: ${message}`, formula: '' });
    expect(desk.formulas()).toEqual([]);
  });
});
