/** A large paste with bad rows in it, from the preview to the refresh after. */
import { digestsOf } from '../../support/sending';
import { openDesk, plainDeals } from '../bad-input/tab';
import { bodyOf, recordOf, requestsOf, writesOf } from '../push/watch';
import { namesInCrm, pasteAt, pasteBelow, plainRows, shownAt } from './rows';

const UUID = /^[0-9a-f-]{36}$/;

describe('250 rows pasted below the table, three of them bad', () => {
  const bad = { 17: { Value: 'oops' }, 120: { Stage: 'Nowhere' }, 249: { Name: null } } as const;
  const rows = plainRows(250).map((row, n) => ({ ...row, ...bad[n as keyof typeof bad] }));

  test('CR1 CR3 each ends as a record with its ID, or marked with its reason; six requests at most', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, cell } = desk;
    const first = pasteBelow(desk, rows);
    const shown = product.preview(tabId, 'create');
    expect([shown.items.length, shown.marked.length]).toEqual([247, 3]);
    expect(shown.problems.map(({ row }) => row - first)).toEqual([17, 120, 249]);
    expect(shown.cost).toMatchObject({ requests: 3, credits: 494 });
    const confirmed = digestsOf(shown);
    const asked = requestsOf(product, () => {
      const { outcomes } = product.send(tabId, 'create', { confirmed });
      expect(outcomes).toMatchObject({ applied: 247, rejected: 3, inDoubt: 0 });
    });
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(namesInCrm(desk)).toHaveLength(249);
    const ids = shownAt(desk, 'ID', first, 250);
    const isBad = (n: number) => n in bad;
    expect(ids.every((id, n) => (isBad(n) ? /^new·\w+$/ : UUID).test(id))).toBe(true);
    expect(new Set(ids).size).toBe(250);
    const names = shownAt(desk, 'Name', first, 250);
    ids.forEach((id, n) => {
      if (isBad(n)) return;
      expect(recordOf(product, id)).toMatchObject({ name: names[n], value: 1000 + n });
    });
    const marks = shownAt(desk, 'Sync', first, 250);
    expect(marks.filter((mark) => mark === '＋ Created')).toHaveLength(247);
    expect([17, 120, 249].map((n) => marks[n]?.replace(/:.*/, ''))).toEqual([
      '✗ Value',
      '✗ Stage',
      '✗ Name',
    ]);
    expect(cell(ids[17] ?? '', 'Value').note).toMatch(/must be a number, not "oops"/);
  });

  test('CR3 CR4 mended, the three go alone; a refresh then finds all as one agreed table', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId } = desk;
    const first = pasteBelow(desk, rows);
    product.send(tabId, 'create');
    expect(product.preview(tabId, 'create').items).toEqual([]);
    pasteAt(desk, first + 17, [{ Value: '5' }]);
    pasteAt(desk, first + 120, [{ Stage: 'Proposal' }]);
    pasteAt(desk, first + 249, [{ Name: 'Mended' }]);
    expect(product.send(tabId, 'create').outcomes.applied).toBe(3);
    expect(writesOf(product).map(bodyOf).at(-1)).toMatchObject({
      records: [{ name: 'New 18', value: 5 }, { name: 'New 121' }, { name: 'Mended' }],
    });
    product.world.clock.advance(61_000);
    const { counts } = product.refreshed(tabId);
    expect(counts).toMatchObject({ records: 252, added: 0, conflicts: 0, edited: 0 });
    expect(new Set(shownAt(desk, 'Sync', first, 250))).toEqual(new Set(['']));
    expect(product.preview(tabId, 'push').items).toEqual([]);
  });
});
