/** Opportunities are deleted in the CRM only on purpose, and their rows stay. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { BEN, BOTH, openDesk, plainDeals, refusal } from '../bad-input/tab';
import { pasteBelow, plainRows } from '../create/rows';
import { bodyOf, fillColumn, requestsOf, selectRows, writesOf } from './watch';

const DELETE = '/opportunities/bulk-delete';

const names = ({ product }: Pick<ReturnType<typeof openDesk>, 'product'>) =>
  product
    .listed()
    .map(({ name }) => name)
    .sort();

describe('removing in the CRM', () => {
  test('RM1 selected rows are offered with what goes along, and nothing is sent before', () => {
    const desk = openDesk(plainDeals(4));
    const { product, tabId, ids, row } = desk;
    selectRows(desk, 3, 2);
    const shown = product.preview(tabId, 'remove');
    expect(shown.items.map((item) => [item.kind, item.row])).toEqual([
      ['remove', 3],
      ['remove', 4],
    ]);
    expect(shown.items.map(({ title }) => title)).toEqual(
      ids()
        .slice(1, 3)
        .map((id) => desk.value(id, 'Name')),
    );
    expect(shown.effects).toEqual([
      expect.stringMatching(
        /^2 opportunities are deleted in TrustPager for good, with their products.*links to contacts and users\.$/,
      ),
    ]);
    expect(shown.cost).toMatchObject({ requests: 1 });
    expect(row(ids()[1] ?? '')).toBe(3);
    expect(writesOf(product)).toEqual([]);
  });

  test('RM1 confirmed, they go, and their rows stay with the day they went', () => {
    const desk = openDesk(plainDeals(4));
    const { product, tabId, ids, marks, value } = desk;
    const before = ids();
    selectRows(desk, 3, 2);
    expect(product.send(tabId, 'remove').outcomes.applied).toBe(2);
    expect(names(desk)).toHaveLength(2);
    expect(ids()).toEqual(before);
    const states = () => before.map((id) => marks().get(id)?.slice(0, 13) ?? '');
    expect(states()).toEqual(['', 'Gone from CRM', 'Gone from CRM', '']);
    expect(value(before[1] ?? '', 'Name')).toMatch(/^Deal/);
    product.refreshed(tabId);
    expect(states()).toEqual(['', 'Gone from CRM', 'Gone from CRM', '']);
  });

  test('RM1 without a confirmation nothing is deleted, whatever is selected', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId } = desk;
    selectRows(desk, 1, 10);
    product.send(tabId, 'remove', { confirmed: [] });
    expect(writesOf(product)).toEqual([]);
    expect(names(desk)).toHaveLength(3);
  });

  test('RM1 what was confirmed counts, not what is selected by then', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, ids } = desk;
    const [first] = ids();
    selectRows(desk, 2);
    const confirmed = product.preview(tabId, 'remove').items.map(({ digest }) => digest);
    selectRows(desk, 3, 2);
    product.send(tabId, 'remove', { confirmed });
    expect(writesOf(product).map((each) => bodyOf(each).ids)).toEqual([[first]]);
  });

  test('RM1 never all of a tab, no new rows, no titles, none that are gone', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId } = desk;
    pasteBelow(desk, plainRows(1));
    expect(product.preview(tabId, 'remove', { rows: 'all' }).items).toEqual([]);
    selectRows(desk, 1, 10);
    expect(product.preview(tabId, 'remove').items).toHaveLength(2);
    product.send(tabId, 'remove');
    expect(product.preview(tabId, 'remove').items).toEqual([]);
  });

  test('RM1 a confirmation of a push or a creation is none for a removal', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId, deals, type } = desk;
    type(deals[0] ?? '', 'Name', 'New');
    const confirmed = product.preview(tabId, 'push').items.map(({ digest }) => digest);
    selectRows(desk, 2);
    product.send(tabId, 'remove', { confirmed });
    expect(writesOf(product)).toEqual([]);
  });

  test.each(['failed', 'failed_ids', 'errors'] as const)(
    'RM1 TP8 what the CRM could not delete is named, the others are gone (%s)',
    (failedIdsKey) => {
      const desk = openDesk(plainDeals(3), { trustpager: { switches: { failedIdsKey } } });
      const { product, tabId, deals, marks } = desk;
      const [lost = '', ...others] = deals;
      selectRows(desk, 2, 3);
      const act = () => product.trustpager.colleague.remove(lost);
      product.trustpager.addFault({ path: DELETE, fault: { kind: 'meddling', act } });
      expect(product.send(tabId, 'remove').outcomes).toMatchObject({ applied: 2, rejected: 1 });
      for (const id of others) expect(marks().get(id)).toMatch(/^Gone/);
      expect(marks().get(lost)).toMatch(/^✗ TrustPager refused it/);
      product.refreshed(tabId);
      expect(marks().get(lost)).toMatch(/Gone|✗/);
    },
  );

  test.each([
    ['arrived', true, /^Gone/],
    ['did not arrive', false, /^✗ the CRM did not say/],
  ] as const)(
    'RM1 an answer that is lost is looked up: the request %s',
    (_what, executed, mark) => {
      const desk = openDesk(plainDeals(2));
      const { product, tabId, ids, marks } = desk;
      const [id = ''] = ids();
      selectRows(desk, 2);
      product.trustpager.addFault({
        path: DELETE,
        fault: { kind: 'lost', error: 'reset', executed },
      });
      product.send(tabId, 'remove');
      expect(marks().get(id)).toMatch(mark);
      expect(writesOf(product)).toHaveLength(1);
      expect(names(desk)).toHaveLength(executed ? 1 : 2);
    },
  );

  test('RM1 more than the CRM takes at once go in several requests', () => {
    const desk = openDesk(plainDeals(130));
    const { product, tabId, marks } = desk;
    selectRows(desk, 2, 130);
    expect(product.send(tabId, 'remove').outcomes.applied).toBe(130);
    expect(writesOf(product).map((each) => (bodyOf(each).ids as unknown[]).length)).toEqual([
      ...[100, 30],
    ]);
    expect([...marks().values()].filter((mark) => mark.startsWith('Gone'))).toHaveLength(130);
  });

  test('RM1 PU12 a key that may not delete: said, nothing changed', () => {
    const scopes = ['opportunities:read', 'opportunities:write', 'pipelines:read'];
    const key = 'tp_test_sandbox_no_deleting_00004';
    const desk = openDesk(plainDeals(2), {
      trustpager: {
        keys: [
          { id: 'full', key: sandboxKeys.full, scopes: ['admin'] },
          { id: 'writer', key, scopes },
        ],
      },
    });
    const { product, tabId, marks } = desk;
    product.ask({ kind: 'connect', provider: 'trustpager', key });
    selectRows(desk, 2, 2);
    const { remarks, outcomes, left } = product.send(tabId, 'remove');
    expect(remarks.join()).toMatch(/lacks opportunities:delete.*What was not sent stays/);
    expect([outcomes.applied, left]).toEqual([0, 2]);
    expect([...marks().values()].join('')).not.toMatch(/Gone|✗/);
    expect(names(desk)).toHaveLength(2);
  });

  test('RM1 a colleague may not remove on a tab where somebody pushes', () => {
    const desk = openDesk(plainDeals(70), { users: BOTH });
    const { product, tabId } = desk;
    product.ask({ kind: 'connect', provider: 'trustpager', key: sandboxKeys.full }, BEN);
    product.world.clock.advance(61_000);
    fillColumn(desk, 'Name', (id) => `New ${id}`);
    let asked = -1;
    product.send(tabId, 'push', {
      between: () => {
        asked = requestsOf(product, () => {
          const order = {
            confirmed: [],
            run: null,
            observedAtMs: null,
            silent: true,
            retry: false,
          };
          const reply = product.ask({ kind: 'send', tabId, action: 'remove', ...order }, BEN);
          expect(refusal(reply)).toMatch(/is pushing a tab/);
        }).length;
      },
    });
    expect(asked).toBe(0);
  });
});
