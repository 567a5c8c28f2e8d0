/** Through the bundle, for every CRM: records are deleted where the CRM can, and only if selected. */
import { must } from '../../../src/host/sandbox/assume';
import { requestsOn, someRecord } from '../../support/crms/place';
import { PROVIDERS } from '../../support/crms/place-in';
import { MARIA } from '../../support/product';
import { type Desk, openDesk } from './desk';

function select({ product, tabId }: Desk, row: number): void {
  product.world.select(MARIA, { sheetId: tabId, area: { row, column: 1, rows: 1, columns: 4 } });
}

const DELETING = PROVIDERS.filter((provider) => provider !== 'octolane');

describe.each(DELETING)('%s', (provider) => {
  test('CC3 RM1 the selected record is deleted, and its row says so', () => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    const { id } = someRecord(crm, 1);
    const others = crm.records().filter((row) => row.id !== id);
    select(desk, desk.rowOf(id));
    const { outcomes } = product.send(tabId, 'remove');
    expect(outcomes).toMatchObject({ applied: 1, rejected: 0, inDoubt: 0 });
    expect(crm.records()).toEqual(others);
    desk.refreshes();
    expect(desk.shown(desk.rowOf(id), 'Sync')).toMatch(/^Gone from CRM /);
  });

  test.each([
    { kind: 'lost', error: 'timeout', executed: true },
    { kind: 'lost', error: 'timeout', executed: false },
  ] as const)('CC3 RM1 a deletion without an answer is told by the next refresh: %j', (fault) => {
    const desk = openDesk(provider);
    const { product, crm, tabId } = desk;
    const { id } = someRecord(crm);
    select(desk, desk.rowOf(id));
    crm.sandbox.addFault({ ...must(crm.removes, 'it deletes'), fault });
    product.send(tabId, 'remove');
    crm.sandbox.clearFaults();
    desk.refreshes();
    const isThere = crm.records().some((row) => row.id === id);
    const mark = desk.shown(desk.rowOf(id), 'Sync');
    expect(/^Gone from CRM/.test(String(mark))).toBe(!isThere);
  });
});

test('CC3 RM1 where a CRM deletes nothing the reason is told, and nothing is sent', () => {
  const desk = openDesk('octolane');
  const { product, crm, tabId } = desk;
  select(desk, desk.rowOf(someRecord(crm).id));
  const from = crm.sandbox.ledger.requests().length;
  const order = {
    kind: 'preview',
    tabId,
    action: 'remove',
    rows: 'selected',
    retry: false,
  } as const;
  expect(product.ask(order)).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('Octolane'),
  });
  expect(requestsOn(crm, [{ method: 'DELETE', path: '/*' }], from)).toEqual([]);
});
