/** Rows that were sent and have no end yet: in doubt, or waiting for a person in the CRM. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import type { Reply } from '../../../src/protocol/replies';
import { type Desk, openDesk, plainDeals, tabView } from '../bad-input/tab';
import { recordOf, selectRows, writesOf } from '../push/watch';
import { namesInCrm, pasteAt, pasteBelow, plainRows, shownAt } from './rows';

const CREATE = '/opportunities/bulk-create';
const QUARANTINE_MS = 15 * 60_000;

interface Open extends Desk {
  readonly first: number;
  mark(): string;
  refresh(): Reply;
}

/** Rows whose request left, and whose answer did not come back. */
function lost(executed: boolean): Open {
  const desk = openDesk(plainDeals(1));
  const { product } = desk;
  const first = pasteBelow(desk, plainRows(2));
  product.trustpager.addFault({
    path: CREATE,
    fault: { kind: 'lost', error: 'timeout', executed },
  });
  const { outcomes } = product.send(desk.tabId, 'create');
  expect(outcomes).toMatchObject({ applied: 0, rejected: 0, inDoubt: 2 });
  return open(desk, first);
}

function open(desk: Desk, first: number): Open {
  const mark = () => shownAt(desk, 'Sync', first)[0] ?? '';
  return { ...desk, first, mark, refresh: () => desk.product.refreshed(desk.tabId) };
}

describe('a request without an answer', () => {
  test('CR5 its rows say until when the CRM is asked, on the spreadsheet’s clock, and stay', () => {
    const made = lost(true);
    const { product, tabId, first } = made;
    expect(shownAt(made, 'Sync', first, 2)).toEqual(
      Array(2).fill(expect.stringMatching(/^… Checking with the CRM until 10:15$/)),
    );
    expect(shownAt(made, 'ID', first, 2).every((id) => id.startsWith('new·'))).toBe(true);
    const { items, remarks } = product.preview(tabId, 'create');
    expect(items).toEqual([]);
    expect(remarks.join()).toMatch(/were sent before, and it is not certain yet/);
    product.send(tabId, 'create', { retry: true });
    expect(writesOf(product)).toHaveLength(1);
  });

  test('CR6 CR4 the next refresh finds them by their content, each in its own row', () => {
    const made = lost(true);
    const { product, first } = made;
    made.refresh();
    const ids = shownAt(made, 'ID', first, 2);
    expect(ids.map((id) => recordOf(product, id).name)).toEqual(['New 1', 'New 2']);
    expect(shownAt(made, 'Sync', first, 2)).not.toContain('… Checking');
    expect(namesInCrm(made)).toEqual(['Deal 1', 'New 1', 'New 2']);
  });

  test('CR6 nothing is concluded from their absence before the time is over', () => {
    const made = lost(false);
    const { product, tabId } = made;
    product.world.clock.advance(QUARANTINE_MS - 120_000);
    made.refresh();
    expect(made.mark()).toMatch(/^… Checking/);
    expect(product.preview(tabId, 'create').items).toEqual([]);
  });

  test('CR6 after it they were not created, and can be sent again', () => {
    const made = lost(false);
    const { product, tabId, first } = made;
    product.world.clock.advance(QUARANTINE_MS);
    made.refresh();
    expect(made.mark()).toMatch(/^✗ did not reach the CRM/);
    expect(product.preview(tabId, 'create').items).toEqual([]);
    expect(product.send(tabId, 'create', { retry: true }).outcomes.applied).toBe(2);
    expect(shownAt(made, 'Sync', first, 2)).toEqual(['＋ Created', '＋ Created']);
    expect(namesInCrm(made)).toEqual(['Deal 1', 'New 1', 'New 2']);
  });

  test('CR6 an edit of a row in doubt changes nothing about the doubt', () => {
    const made = lost(true);
    const { product, tabId, first } = made;
    pasteAt(made, first, [{ Notes: 'typed meanwhile' }]);
    expect(product.preview(tabId, 'create').items).toEqual([]);
    made.refresh();
    const [id = ''] = shownAt(made, 'ID', first);
    expect(recordOf(product, id).name).toBe('New 1');
    expect(product.preview(tabId, 'push').items).toMatchObject([{ to: 'typed meanwhile' }]);
  });

  test('CR6 where more than one record may be it, a person is asked to look, and is heard', () => {
    const made = lost(true);
    const { product, tabId, first, column } = made;
    const stage = product.pipeline.stages[0]?.id;
    product.trustpager.colleague.create({ name: 'New 1', value: 1000 }, stage);
    made.refresh();
    expect(made.mark()).toBe('? Look in the CRM before you retry');
    expect(product.preview(tabId, 'create').items).toEqual([]);
    product.world.clock.advance(2 * QUARANTINE_MS);
    made.refresh();
    expect(made.mark()).toBe('? Look in the CRM before you retry');
    made.typeAt(first, column('ID'), null);
    made.typeAt(first, column('Sync'), null);
    selectRows(made, first);
    const { items } = product.preview(tabId, 'create', { rows: 'selected' });
    expect(items).toMatchObject([{ row: first, kind: 'duplicate' }]);
  });

  test('CR6 a tab with a filter cannot show their absence, so a person is asked', () => {
    const desk = openDesk(plainDeals(1));
    const { product } = desk;
    const tabId = product.link({ filters: { status: 'won' } });
    product.refreshed(tabId);
    const filtered = { product, ...tabView(product, tabId) };
    const first = pasteBelow(filtered, plainRows(1));
    const fault = { kind: 'lost', error: 'timeout', executed: false } as const;
    product.trustpager.addFault({ path: CREATE, fault });
    product.send(tabId, 'create');
    product.world.clock.advance(QUARANTINE_MS + 60_000);
    product.refreshed(tabId);
    expect(shownAt(filtered, 'Sync', first)).toEqual(['? Look in the CRM before you retry']);
  });

  test.each([
    ['a gateway’s page', { kind: 'html', status: 502, executed: true }],
    ['a cut answer', { kind: 'cut' }],
    ['an empty answer', { kind: 'empty' }],
    ['a CRM that broke down after one row', { kind: 'crash', afterRows: 1 }],
  ] as const)('CR5 CR4 %s is a doubt, which the list settles', (_what, fault) => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const first = pasteBelow(desk, plainRows(3));
    product.trustpager.addFault({ path: CREATE, fault });
    expect(product.send(tabId, 'create').outcomes.inDoubt).toBe(3);
    product.refreshed(tabId);
    product.world.clock.advance(QUARANTINE_MS);
    product.refreshed(tabId);
    product.send(tabId, 'create', { retry: true });
    expect(namesInCrm(desk)).toEqual(['Deal 1', 'New 1', 'New 2', 'New 3']);
    expect(shownAt(desk, 'ID', first, 3).every((id) => !id.startsWith('new·'))).toBe(true);
  });
});

describe('a request that waits for approval in the CRM', () => {
  const key = 'tp_test_sandbox_approval_writer_03';
  const scopes = [
    ...['opportunities:read', 'opportunities:write-approval', 'pipelines:read'],
    ...['contacts:read', 'companies:read', 'users:read'],
  ];
  const keys = [
    { id: 'full', key: sandboxKeys.full, scopes: ['admin'] },
    { id: 'approval', key, scopes },
  ];

  const waiting = (): Open & { readonly approval: string } => {
    const desk = openDesk(plainDeals(1), { trustpager: { keys } });
    const { product, tabId } = desk;
    product.ask({ kind: 'connect', provider: 'trustpager', key });
    const first = pasteBelow(desk, plainRows(2));
    expect(product.send(tabId, 'create').outcomes).toMatchObject({ applied: 0, waiting: 2 });
    const [approval] = product.trustpager.workspace().approvals.values();
    return { ...open(desk, first), approval: approval?.id ?? '' };
  };

  test('CR7 TP11 its rows wait, through refreshes and retries, and are sent once', () => {
    const made = waiting();
    const { product, tabId, first } = made;
    made.refresh();
    product.send(tabId, 'create');
    product.send(tabId, 'create', { retry: true });
    product.world.clock.advance(10 * QUARANTINE_MS);
    made.refresh();
    expect(shownAt(made, 'Sync', first, 2)).toEqual(Array(2).fill('Waiting for approval'));
    expect(writesOf(product)).toHaveLength(1);
  });

  test('CR7 TP11 approved: the rows are the records, each its own', () => {
    const made = waiting();
    const { product, first, approval } = made;
    product.trustpager.colleague.resolve(approval, 'approved');
    made.refresh();
    const ids = shownAt(made, 'ID', first, 2);
    expect(ids.map((id) => recordOf(product, id).name)).toEqual(['New 1', 'New 2']);
    expect(namesInCrm(made)).toEqual(['Deal 1', 'New 1', 'New 2']);
  });

  test('CR7 TP11 rejected: said, and the rows can be sent again', () => {
    const made = waiting();
    const { product, tabId, approval } = made;
    product.trustpager.colleague.resolve(approval, 'rejected');
    made.refresh();
    expect(made.mark()).toMatch(/^✗ was not approved in the CRM/);
    expect(product.preview(tabId, 'create').items).toEqual([]);
    expect(product.send(tabId, 'create', { retry: true }).outcomes.waiting).toBe(2);
    expect(made.mark()).toBe('Waiting for approval');
    expect(namesInCrm(made)).toEqual(['Deal 1']);
  });
});
