/** What of a row is sent, and rows of which nothing can be. */
import { openDesk, plainDeals } from '../bad-input/tab';
import { bodyOf, recordOf, writesOf } from '../push/watch';
import { type NewRow, namesInCrm, pasteAt, pasteBelow, plainRows, shownAt } from './rows';

describe('a row that cannot be sent', () => {
  const CASES: readonly (readonly [string, NewRow, string, RegExp])[] = [
    ['no name', { Stage: 'Lead', Value: '1' }, 'Name', /must not be empty/],
    ['no stage', { Name: 'New' }, 'Stage', /must not be empty/],
    ['text in a number', { Name: 'New', Stage: 'Lead', Value: 'abc' }, 'Value', /not "abc"/],
    ['an unknown stage', { Name: 'New', Stage: 'Leed' }, 'Stage', /choose one of: Lead/],
    [
      'an unknown account',
      { Name: 'New', Stage: 'Lead', Account: 'Nobody' },
      'Account',
      /no "Nobody"/,
    ],
    [
      'an unknown status',
      { Name: 'New', Stage: 'Lead', Status: 'Later' },
      'Status',
      /choose one of/,
    ],
  ];

  test.each(CASES)(
    'CR3 VA6 %s: marked on the cell, not sent, sent once mended',
    (_w, row, title, text) => {
      const desk = openDesk(plainDeals(1));
      const { product, tabId, cell } = desk;
      const at = pasteBelow(desk, [row]);
      expect(product.preview(tabId, 'create').problems).toMatchObject([
        { row: at, column: title, text: expect.stringMatching(text) },
      ]);
      expect(product.send(tabId, 'create').outcomes).toMatchObject({ applied: 0, rejected: 1 });
      expect(writesOf(product)).toEqual([]);
      const [id = ''] = shownAt(desk, 'ID', at);
      expect(id).toMatch(/^new·/);
      expect(shownAt(desk, 'Sync', at)[0]).toMatch(new RegExp(`^✗ ${title}: `));
      expect(cell(id, title).note).toMatch(text);
      const good: NewRow = { Name: 'New', Stage: 'Lead', Value: '1', Account: null, Status: null };
      pasteAt(desk, at, [good]);
      expect(product.send(tabId, 'create').outcomes.applied).toBe(1);
      expect(cell(shownAt(desk, 'ID', at)[0] ?? '', title).note).toBe('');
      expect(namesInCrm(desk)).toEqual(['Deal 1', 'New']);
    },
  );

  test('TP12 an account that the CRM does not have is created first, but only by choice', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const at = pasteBelow(
      desk,
      plainRows(2).map((row) => ({ ...row, Account: 'Brand new' })),
    );
    const { items } = product.preview(tabId, 'create');
    expect(items.filter(({ kind }) => kind === 'parent')).toMatchObject([{ to: 'Brand new' }]);
    product.send(tabId, 'create');
    expect(writesOf(product)).toEqual([]);
    product.refreshed(tabId);
    pasteAt(desk, at, [{ Notes: 'a' }, { Notes: 'b' }]);
    expect(product.send(tabId, 'create', { choose: () => true }).outcomes.applied).toBe(2);
    const accounts = product.trustpager.workspace().companies.values();
    const made = accounts.filter(({ name }) => name === 'Brand new');
    expect(made).toHaveLength(1);
    const ids = shownAt(desk, 'ID', at, 2);
    expect(ids.map((id) => recordOf(product, id).customer_id)).toEqual([
      ...[made[0]?.id, made[0]?.id],
    ]);
  });

  test('CR3 VA6 all that is wrong with a row is told at once', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    pasteBelow(desk, [{ Value: 'abc', Status: 'Later', Account: 'Nobody' }]);
    const { problems } = product.preview(tabId, 'create');
    expect(problems.map(({ column }) => column).sort()).toEqual([
      ...['Account', 'Name', 'Stage', 'Status', 'Value'],
    ]);
  });
});

describe('what is sent of a row', () => {
  test('CR1 CR4 a key of its own for each request, in the header, and every filled field', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    pasteBelow(desk, [
      {
        ...{ Name: '007', Stage: 'Proposal', Value: '12.5', Currency: 'EUR', Notes: "'=1+1" },
        ...{ Status: 'Won', 'Lead source': 'Website', Tags: 'a, "b, c"' },
      },
    ]);
    product.send(tabId, 'create', { silent: false });
    const [write] = writesOf(product);
    const { pipeline } = product;
    const stage = pipeline.stages.find(({ name }) => name === 'Proposal');
    expect(write && bodyOf(write)).toMatchObject({
      records: [
        {
          ...{ name: '007', value: 12.5, currency: 'EUR', notes: '=1+1', status: 'won' },
          ...{ lead_source: 'Website', tags: [{ name: 'a' }, { name: 'b, c' }] },
          ...{ pipeline_id: pipeline.id, stage_id: stage?.id },
        },
      ],
    });
    expect(write?.idempotencyKey).toMatch(/^\w{8,}/);
    expect(product.trustpager.ledger.effects('automation').length).toBeGreaterThan(0);
  });

  test('CR1 silently, where that was ticked', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    pasteBelow(desk, plainRows(2));
    expect(product.preview(tabId, 'create').canSilence).toBe(true);
    product.send(tabId, 'create', { silent: true });
    expect(product.trustpager.ledger.effects('automation')).toEqual([]);
  });

  test('CR1 cells that the CRM fills itself are neither sent nor complained about', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const at = pasteBelow(desk, [
      { Name: 'New', Stage: 'Lead', Created: 'yesterday', Owners: 'Nobody', Updated: '1.1.2020' },
    ]);
    expect(product.preview(tabId, 'create').problems).toEqual([]);
    expect(product.send(tabId, 'create').outcomes.applied).toBe(1);
    product.refreshed(tabId);
    expect(shownAt(desk, 'Owners', at)).toEqual(['']);
    expect(shownAt(desk, 'Sync', at)).toEqual(['']);
  });

  test('CR3 PU1 an edit made after a creation is an edit of the record, before a refresh and after', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const at = pasteBelow(desk, plainRows(1));
    product.send(tabId, 'create');
    pasteAt(desk, at, [{ Name: 'Renamed', Notes: 'typed later' }]);
    const offered = () =>
      product
        .preview(tabId, 'push')
        .items.map(({ kind, column, from, to }) => [kind, column, from, to]);
    const both = [
      ['update', 'Name', 'New 1', 'Renamed'],
      ['update', 'Notes', '', 'typed later'],
    ];
    expect(offered()).toEqual(both);
    product.refreshed(tabId);
    expect(shownAt(desk, 'Sync', at)).toEqual(['● Edited']);
    expect(offered()).toEqual(both);
    product.send(tabId, 'push');
    const [id = ''] = shownAt(desk, 'ID', at);
    expect(recordOf(product, id)).toMatchObject({ name: 'Renamed', notes: 'typed later' });
  });
});
