/** What the CRM, or we, do not take: marked on its cell, remembered, and sent again only on purpose. */
import { type Desk, openDesk, plainDeals } from '../bad-input/tab';
import { bodyOf, recordOf, writesOf } from './watch';

const REFUSED = {
  kind: 'refused',
  status: 422,
  body: JSON.stringify({ error: { code: 'VALIDATION_ERROR', message: 'notes are closed' } }),
} as const;

/** A push in which the CRM ignores a status, as its documentation lets it. */
function ignored(): Desk & { readonly id: string; readonly other: string } {
  const desk = openDesk(plainDeals(2));
  const [id = '', other = ''] = desk.deals;
  desk.type(id, 'Status', 'Lost');
  desk.type(id, 'Name', 'Good');
  return { ...desk, id, other };
}

describe('a field that the CRM says it took and did not', () => {
  test('PU7 is marked on its cell with both values known, and the rest is agreed', () => {
    const { product, tabId, id, marks, cell, value } = ignored();
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 1 });
    expect(recordOf(product, id)).toMatchObject({ name: 'Good', status: 'open' });
    expect(marks().get(id)).toMatch(/^✗ Status: not accepted/);
    expect(cell(id, 'Status').note).toMatch(/kept its own value.*"Retry failed rows"/s);
    expect(cell(id, 'Name').note).toBe('');
    expect(value(id, 'Status')).toBe('Lost');
  });

  test('PU7 is not sent again by the next pushes, nor taken back by a refresh', () => {
    const { product, tabId, id, other, type, value, marks } = ignored();
    product.send(tabId, 'push');
    const before = writesOf(product).length;
    const { items, remarks } = product.preview(tabId, 'push');
    expect(items).toEqual([]);
    expect(remarks).toEqual([expect.stringMatching(/^1 cell that was refused before stays?/)]);
    product.refreshed(tabId);
    expect(value(id, 'Status')).toBe('Lost');
    expect(marks().get(id)).toMatch(/^✗ Status/);
    type(other, 'Name', 'New');
    product.send(tabId, 'push');
    const later = writesOf(product).slice(before);
    expect(later.map(bodyOf)).toEqual([{ name: 'New' }]);
    expect(marks().get(id)).toMatch(/^✗ Status/);
  });

  test('PU7 a retry sends it once more, and only what failed', () => {
    const { product, tabId, id, other, type, marks, cell } = ignored();
    product.send(tabId, 'push');
    type(other, 'Name', 'New');
    const before = writesOf(product).length;
    const shown = product.preview(tabId, 'push', { retry: true });
    expect(shown.items).toMatchObject([{ column: 'Status', from: 'Open', to: 'Lost' }]);
    expect(product.send(tabId, 'push', { retry: true }).outcomes.rejected).toBe(1);
    product.trustpager.setSwitches({ patchUnlisted: 'applied' });
    expect(product.send(tabId, 'push', { retry: true }).outcomes.applied).toBe(1);
    expect(writesOf(product).slice(before).map(bodyOf)).toEqual(Array(2).fill({ status: 'lost' }));
    expect(recordOf(product, id).status).toBe('lost');
    expect(marks().get(id)).toMatch(/^✓ Updated/);
    expect(cell(id, 'Status').note).toBe('');
  });

  test('PU7 a change of the cell sends it, and typing back ends it', () => {
    const { product, tabId, id, type, marks } = ignored();
    product.send(tabId, 'push');
    type(id, 'Status', 'Won');
    expect(product.preview(tabId, 'push').items).toMatchObject([{ to: 'Won' }]);
    product.send(tabId, 'push');
    expect(marks().get(id)).toMatch(/^✗ Status/);
    type(id, 'Status', 'Open');
    expect(product.preview(tabId, 'push').items).toEqual([]);
    product.refreshed(tabId);
    expect(marks().get(id)).toBe('');
  });
});

describe('a field that the CRM refuses', () => {
  test('PU7 the CRM’s words stand on the cell; others in the same request are not blamed twice', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, marks, cell } = desk;
    const [id = '', other = ''] = deals;
    type(id, 'Notes', 'closed');
    type(other, 'Name', 'Good');
    product.trustpager.addFault({ path: `/opportunities/${id}`, method: 'PATCH', fault: REFUSED });
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 1 });
    expect(marks().get(id)).toBe('✗ Notes: notes are closed');
    expect(cell(id, 'Notes').note).toMatch(/did not accept this: notes are closed/);
    expect(marks().get(other)).toMatch(/^✓ Updated/);
    expect(product.preview(tabId, 'push').items).toEqual([]);
    expect(product.send(tabId, 'push', { retry: true }).outcomes.applied).toBe(1);
    expect(recordOf(product, id).notes).toBe('closed');
  });

  test('PU7 TP9 what is not promised is left out of a second try, and said', () => {
    const desk = openDesk(plainDeals(1), {
      trustpager: { switches: { patchUnlisted: 'refused' } },
    });
    const { product, tabId, deals, type, marks } = desk;
    const [id = ''] = deals;
    type(id, 'Name', 'Good');
    type(id, 'Value', '7');
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 1 });
    expect(recordOf(product, id)).toMatchObject({ name: 'Good', value: 100 });
    expect(marks().get(id)).toMatch(/^✗ Value: /);
    expect(writesOf(product)).toHaveLength(2);
    product.send(tabId, 'push');
    expect(writesOf(product)).toHaveLength(2);
  });

  test('PU7 a record that is gone is told, its row stays, and nothing else is stopped', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, type, row, marks } = desk;
    const [gone = '', kept = ''] = deals;
    for (const id of deals) type(id, 'Name', `New ${id}`);
    const place = row(gone);
    product.trustpager.colleague.remove(gone);
    const shown = product.preview(tabId, 'push');
    expect(shown.items).toHaveLength(2);
    expect(shown.remarks.join()).toMatch(new RegExp(`rows? ${place} do not exist in TrustPager`));
    expect(product.send(tabId, 'push').outcomes.applied).toBe(2);
    expect(marks().get(gone)).toMatch(/^Gone from CRM/);
    expect(marks().get(kept)).toMatch(/^✓/);
    expect(row(gone)).toBe(place);
  });

  test('PU7 a record that vanishes between look and PATCH is gone, too', () => {
    const desk = openDesk(plainDeals(2));
    const { product, tabId, deals, type, marks } = desk;
    for (const id of deals) type(id, 'Name', `New ${id}`);
    const [gone = '', kept = ''] = deals;
    const act = () => product.trustpager.colleague.remove(gone);
    product.trustpager.addFault({
      method: 'PATCH',
      path: `/opportunities/${gone}`,
      fault: { kind: 'meddling', act },
    });
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 1, rejected: 1 });
    expect(marks().get(gone)).toMatch(/^Gone from CRM/);
    expect(marks().get(kept)).toMatch(/^✓/);
  });
});

describe('a change that waits for approval', () => {
  const key = 'tp_test_sandbox_approval_writer_03';
  const keys = [
    { id: 'full', key: 'tp_test_sandbox_full_access_0001', scopes: ['admin'] },
    {
      id: 'approval',
      key,
      scopes: [
        ...['opportunities:read', 'opportunities:write-approval', 'pipelines:read'],
        ...['contacts:read', 'companies:read', 'users:read', 'settings:read', 'tags:read'],
      ],
    },
  ] as const;

  const waiting = () => {
    const desk = openDesk(plainDeals(2), { trustpager: { keys } });
    const { product, tabId, deals, type } = desk;
    const connected = product.ask({ kind: 'connect', provider: 'trustpager', key });
    expect(connected.kind).toBe('connected');
    const [id = '', other = ''] = deals;
    type(id, 'Name', 'Please');
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 0, waiting: 1 });
    const [approval] = product.trustpager.workspace().approvals.values();
    return { ...desk, id, other, approval: approval?.id ?? '' };
  };

  test('TP11 PU7 is marked, never sent again, and new edits of the row wait with it', () => {
    const { product, tabId, id, type, marks } = waiting();
    expect(marks().get(id)).toBe('Waiting for approval');
    type(id, 'Notes', 'more');
    const shown = product.preview(tabId, 'push');
    expect(shown.items).toEqual([]);
    expect(shown.remarks.join()).toMatch(/wait for approval/);
    product.send(tabId, 'push', { retry: true });
    product.refreshed(tabId);
    expect(marks().get(id)).toBe('Waiting for approval');
    expect(writesOf(product)).toHaveLength(1);
  });

  test('TP11 approved in the CRM: the next refresh agrees with it', () => {
    const { product, tabId, id, marks, value, approval } = waiting();
    product.trustpager.colleague.resolve(approval, 'approved');
    product.refreshed(tabId);
    expect(recordOf(product, id).name).toBe('Please');
    expect(value(id, 'Name')).toBe('Please');
    expect(marks().get(id)).toBe('');
  });

  test('TP11 rejected in the CRM: the row says so, and the cell can be pushed again', () => {
    const { product, tabId, id, marks, value, approval } = waiting();
    product.trustpager.colleague.resolve(approval, 'rejected');
    product.refreshed(tabId);
    expect(value(id, 'Name')).toBe('Please');
    expect(marks().get(id)).toMatch(/^✗ was not approved in the CRM/);
    expect(product.send(tabId, 'push', { retry: true }).outcomes.waiting).toBe(1);
    expect(marks().get(id)).toBe('Waiting for approval');
  });
});
