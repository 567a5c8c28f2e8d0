/** Changes that a CRM wants in its own way: stages grouped, lists and custom fields whole. */
import { openProduct, type ProductOptions } from '../../support/product';
import { digestsOf } from '../../support/sending';
import { createDeals, type Deal, type Desk, openDesk, plainDeals, tabView } from '../bad-input/tab';
import { bodyOf, fillColumn, recordOf, stageOf, writesOf } from './watch';

describe('stages', () => {
  test('PU6 TP10 go in one bulk-move for each target, silently where that was ticked', () => {
    const desk = openDesk(plainDeals(5));
    const { product, tabId, deals, type } = desk;
    deals.forEach((id, n) => {
      type(id, 'Stage', n < 3 ? 'Proposal' : 'Won');
    });
    expect(product.preview(tabId, 'push').cost.requests).toBe(3);
    expect(product.send(tabId, 'push', { silent: true }).outcomes.applied).toBe(5);
    const moves = writesOf(product);
    expect(moves.map(({ path }) => path)).toEqual(Array(2).fill('/opportunities/bulk-move'));
    expect(moves.map(bodyOf)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ids: expect.any(Array), skip_automations: true }),
      ]),
    );
    const moved = moves.map((move) => bodyOf(move).ids as readonly string[]);
    expect(moved.map((ids) => ids.length).sort()).toEqual([2, 3]);
    expect(deals.map((id) => stageOf(desk, id))).toEqual([
      ...Array(3).fill('Proposal'),
      ...Array(2).fill('Won'),
    ]);
    expect(product.trustpager.ledger.effects('automation')).toEqual([]);
  });

  test('PU6 TP10 aloud the automations run, once for each record', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type } = desk;
    for (const id of deals) type(id, 'Stage', 'Proposal');
    product.send(tabId, 'push', { silent: false });
    const fired = product.trustpager.ledger.effects('automation');
    expect(fired.map(({ id }) => id).sort()).toEqual([...deals].sort());
  });

  test('PU6 TP10 a card in another pipeline stays where it is', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type } = desk;
    const [double = ''] = deals;
    const { pipelines, opportunities } = product.trustpager.workspace();
    const renewals = pipelines.values().find(({ name }) => name === 'Renewals');
    const place = {
      id: 'second-card',
      pipeline_id: renewals?.id ?? '',
      stage_id: renewals?.stages[0]?.id ?? '',
      position: 0,
    };
    const row = recordOf(product, double);
    opportunities.put({ ...row, placements: [...row.placements, place] });
    product.refreshed(tabId);
    for (const id of deals) type(id, 'Stage', 'Proposal');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(2);
    expect(deals.map((id) => stageOf(desk, id))).toEqual(['Proposal', 'Proposal']);
    expect(recordOf(product, double).placements).toContainEqual(place);
  });

  test('PU6 a won stage and a status of its own: the status that was typed is the last word', () => {
    const desk = openDesk(plainDeals(1), {
      trustpager: { switches: { patchUnlisted: 'applied' } },
    });
    const { product, tabId, deals, type } = desk;
    const [id = ''] = deals;
    type(id, 'Stage', 'Won');
    type(id, 'Status', 'Lost');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(2);
    expect(stageOf(desk, id)).toBe('Won');
    expect(recordOf(product, id).status).toBe('lost');
  });

  test('PU7 PU6 records that a bulk-move leaves out are named, the others are moved', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, type, marks } = desk;
    const [lost = '', ...others] = deals;
    for (const id of deals) type(id, 'Stage', 'Proposal');
    const act = () => product.trustpager.colleague.remove(lost);
    const path = '/opportunities/bulk-move';
    product.trustpager.addFault({ path, fault: { kind: 'meddling', act } });
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 2, rejected: 1 });
    expect(others.map((id) => stageOf(desk, id))).toEqual(['Proposal', 'Proposal']);
    expect(marks().get(lost)).toMatch(/^✗ Stage: /);
    product.refreshed(tabId);
    expect(marks().get(lost)).toMatch(/^Gone from CRM|^✗/);
  });

  test.each(['failed', 'failed_ids', 'errors'] as const)(
    'PU7 PU6 whichever key names them: %s',
    (failedIdsKey) => {
      const desk = openDesk(plainDeals(3), { trustpager: { switches: { failedIdsKey } } });
      const { product, tabId, deals, type, marks } = desk;
      for (const id of deals) type(id, 'Stage', 'Proposal');
      const act = () => product.trustpager.colleague.remove(deals[1] ?? '');
      const path = '/opportunities/bulk-move';
      product.trustpager.addFault({ path, fault: { kind: 'meddling', act } });
      expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 2, rejected: 1 });
      expect(deals.map((id) => marks().get(id)?.slice(0, 1))).toEqual(['✓', '✗', '✓']);
    },
  );
});

describe('what is only replaced whole', () => {
  const COLUMNS = ['name', 'tags', 'custom.next_step', 'custom.seats', 'notes'];

  type Switches = NonNullable<NonNullable<ProductOptions['trustpager']>['switches']>;

  function whole(
    deal: Omit<Deal, 'name'>,
    switches: Switches = {},
  ): Desk & { readonly id: string } {
    const product = openProduct({ records: 0, trustpager: { switches } });
    const deals = createDeals(product, [{ name: 'Alpha', ...deal }]);
    const tabId = product.link({ columns: COLUMNS });
    product.refreshed(tabId);
    return { product, deals, id: deals[0] ?? '', ...tabView(product, tabId) };
  }

  test.each([
    ['with their colours', 'objects'],
    ['by name, where the CRM shows no more', 'strings'],
  ] as const)('PU6 TP9 tags stay %s, new ones join, removed ones go', (_what, tagsForm) => {
    const tags = [
      { name: 'hot', color: '#EF4444' },
      { name: 'priority, high', color: '#F59E0B' },
      { name: 'web', color: '#3B82F6' },
    ];
    const { product, tabId, id, type, value } = whole({ tags }, { tagsForm });
    expect(value(id, 'Tags')).toBe('hot, "priority, high", web');
    type(id, 'Tags', '"priority, high", fresh, hot');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
    const coloured = recordOf(product, id).tags;
    expect(coloured.map(({ name }) => name)).toEqual(['hot', 'priority, high', 'fresh']);
    if (tagsForm === 'objects') expect(coloured.slice(0, 2)).toEqual(tags.slice(0, 2));
  });

  test('PU6 TP9 a tag that a colleague added after the preview is not lost: it is a conflict', () => {
    const hot = { name: 'hot', color: '#EF4444' };
    const late = { name: 'late', color: '#000000' };
    const { product, tabId, id, type, marks } = whole({ tags: [hot] });
    type(id, 'Tags', 'hot, mine');
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    product.trustpager.colleague.edit(id, { tags: [hot, late] });
    expect(product.send(tabId, 'push', { confirmed }).outcomes.conflicts).toBe(1);
    expect(recordOf(product, id).tags).toEqual([hot, late]);
    expect(marks().get(id)).toBe('⚠ Conflict: Tags');
  });

  test('PU6 TP9 a custom field travels with every other key of its record, known or not', () => {
    const metadata = { next_step: 'Call', seats: 4, hidden: { deep: [1, null] }, deal_size: '007' };
    const { product, tabId, id, type } = whole({ metadata });
    type(id, 'Seats', '5');
    expect(product.send(tabId, 'push').outcomes.applied).toBe(1);
    expect(recordOf(product, id).metadata).toEqual({ ...metadata, seats: 5 });
    expect(writesOf(product).map((each) => Object.keys(bodyOf(each)))).toEqual([['metadata']]);
  });

  test('PU6 TP9 what a colleague wrote into another custom field meanwhile is kept', () => {
    const { product, tabId, id, type } = whole({ metadata: { next_step: 'Call', seats: 4 } });
    type(id, 'Seats', '5');
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    product.trustpager.colleague.edit(id, { metadata: { next_step: 'Visit', seats: 4, new: 1 } });
    expect(product.send(tabId, 'push', { confirmed }).outcomes.applied).toBe(1);
    expect(recordOf(product, id).metadata).toEqual({ next_step: 'Visit', seats: 5, new: 1 });
  });

  test('PU8 TP9 an emptied custom field goes alone', () => {
    const { product, tabId, id, type } = whole({ metadata: { next_step: 'Call', seats: 4 } });
    type(id, 'Seats', null);
    product.send(tabId, 'push', { choose: () => true });
    expect(recordOf(product, id).metadata).toEqual({ next_step: 'Call' });
  });

  test('TP9 PU1 several fields of a record are one PATCH with these and no others', () => {
    const { product, tabId, id, type } = whole({ tags: [], notes: 'old', metadata: {} });
    type(id, 'Name', 'Beta');
    type(id, 'Notes', 'new');
    product.send(tabId, 'push');
    const writes = writesOf(product);
    expect(writes.map(({ method, path }) => [method, path])).toEqual([
      ['PATCH', `/opportunities/${id}`],
    ]);
    expect(writes.map(bodyOf)).toEqual([{ name: 'Beta', notes: 'new' }]);
  });
});

describe('names of people and accounts', () => {
  test('PU6 VA4 an account is found by its exact name and sent by its id', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, value } = desk;
    const [first = '', second = ''] = deals;
    const account = product.trustpager
      .workspace()
      .companies.values()
      .find(({ name }, _, all) => all.filter((one) => one.name === name).length === 1);
    type(first, 'Account', ` ${account?.name.toUpperCase()} `);
    type(second, 'Account', 'No such account');
    const { items, problems } = product.preview(tabId, 'push');
    expect(items).toHaveLength(1);
    expect(problems).toMatchObject([
      { column: 'Account', text: expect.stringMatching(/there is no "No such account"/) },
    ]);
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 1 });
    expect(recordOf(product, first).customer_id).toBe(account?.id);
    product.refreshed(tabId);
    expect(value(first, 'Account')).toBe(account?.name);
  });

  test('VA5 a name in many rows is asked for once in a preview and once in a run', () => {
    const desk = openDesk(plainDeals(30));
    const { product, tabId } = desk;
    fillColumn(desk, 'Account', () => 'No such account');
    const asked = () =>
      product.trustpager.ledger.requests().filter(({ path }) => path === '/companies/search');
    const confirmed = digestsOf(product.preview(tabId, 'push'));
    expect(asked()).toHaveLength(1);
    expect(product.send(tabId, 'push', { confirmed }).outcomes.rejected).toBe(30);
    expect(asked()).toHaveLength(2);
  });
});
