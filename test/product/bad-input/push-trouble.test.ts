/** The key, the credits or the day's limit end in the middle: said with the remedy, nothing lost. */
import { sandboxKeys } from '../../../src/host/sandbox/trustpager/keys';
import { faultOn } from '../../../src/host/world/faults';
import { type Action, digestsOf } from '../../support/sending';
import { namesInCrm, pasteBelow, plainRows, shownAt } from '../create/rows';
import { fillColumn, recordOf, requestsOf, writesOf } from '../push/watch';
import { type Desk, openDesk, plainDeals, refusal } from './tab';

/** A push of 70 rows, in two steps. */
function pushing(options: Parameters<typeof openDesk>[1] = {}): Desk {
  const desk = openDesk(plainDeals(70), options);
  fillColumn(desk, 'Name', (id) => `New ${id}`);
  desk.product.world.clock.advance(61_000);
  return desk;
}

/** A creation of 130 rows, in two batches. */
function creating(options: Parameters<typeof openDesk>[1] = {}): Desk & { readonly first: number } {
  const desk = openDesk(plainDeals(1), options);
  const first = pasteBelow(desk, plainRows(130));
  desk.product.world.clock.advance(61_000);
  return { ...desk, first };
}

const refused = (status: number, code: string, message = '') =>
  ({ kind: 'refused', status, body: JSON.stringify({ error: { code, message } }) }) as const;

const TROUBLE = [
  [
    'the key was revoked',
    refused(401, 'INVALID_API_KEY'),
    /does not accept the key any more\. Connect/,
  ],
  [
    'the plan lost its API',
    refused(403, 'PLAN_REQUIRED'),
    /because of the workspace's plan.*Upgrade the plan/,
  ],
  ['the credits are gone', refused(403, 'INSUFFICIENT_CREDITS'), /used up its credits\. Top up/],
  ['the credits are gone, said by status', refused(402, 'PAYMENT'), /used up its credits\. Top up/],
  [
    'the day’s limit is reached',
    refused(429, 'RATE_LIMITED', 'Daily limit reached'),
    /allows no more requests today.*Try again tomorrow/,
  ],
] as const;

describe('in the middle of a push', () => {
  test.each(TROUBLE)(
    'PU12 %s: the run ends with the remedy, what was sent is known',
    (_w, fault, told) => {
      const desk = pushing();
      const { product, tabId, deals, marks } = desk;
      product.trustpager.addFault({
        method: 'PATCH',
        path: '/opportunities/*',
        nth: 30,
        times: 99,
        fault,
      });
      const sent = product.send(tabId, 'push');
      expect(sent.steps.at(-1)).toMatchObject({ done: true, resumeAtMs: null });
      expect(sent.remarks.join()).toMatch(told);
      expect(sent.remarks.join()).toMatch(/What was not sent stays as it is in the tab/);
      expect(sent.outcomes).toMatchObject({ applied: 29, rejected: 0, inDoubt: 0 });
      expect(sent.left).toBe(41);
      const marked = [...marks().values()];
      expect(marked.filter((mark) => mark.startsWith('✓'))).toHaveLength(29);
      expect(marked.filter((mark) => mark.startsWith('✗'))).toEqual([]);
      product.trustpager.clearFaults();
      product.world.clock.advance(3_700_000);
      expect(product.preview(tabId, 'push').items).toHaveLength(41);
      expect(product.send(tabId, 'push').outcomes.applied).toBe(41);
      for (const id of deals) expect(recordOf(product, id).name).toBe(`New ${id}`);
      const done = writesOf(product).filter(({ status }) => status === 200);
      expect(done).toHaveLength(70);
    },
  );

  test('PU12 the key never appears in what is said', () => {
    const { product, tabId } = pushing();
    const fault = refused(401, 'INVALID_API_KEY', `no such key ${sandboxKeys.full}`);
    product.trustpager.addFault({ method: 'PATCH', times: 99, fault });
    const told = JSON.stringify(product.send(tabId, 'push'));
    expect(told).not.toContain(sandboxKeys.full);
  });

  test('PU12 somebody else uses the same key: the run waits as long as it is told, and ends well', () => {
    const { product, tabId, deals } = pushing();
    product.trustpager.addFault({
      ...{ method: 'PATCH', path: '/opportunities/*', nth: 20, times: 3 },
      fault: { ...refused(429, 'RATE_LIMITED', 'Slow down'), headers: { 'retry-after': '45' } },
    });
    const from = product.world.clock.nowMs();
    const { steps, outcomes } = product.send(tabId, 'push');
    expect(outcomes).toMatchObject({ applied: 70, rejected: 0, refused: 0 });
    expect(Math.max(...steps.map(({ resumeAtMs }) => resumeAtMs ?? 0)) - from).toBeGreaterThan(
      40_000,
    );
    for (const id of deals) expect(recordOf(product, id).name).toBe(`New ${id}`);
    expect(writesOf(product).filter(({ status }) => status === 200)).toHaveLength(70);
  });

  test('PU12 PU10 a CRM that is down ends the run, and leaves rows that were not sent as they were', () => {
    const { product, tabId, marks } = pushing();
    const message = 'the database is away';
    const body = JSON.stringify({ error: { code: 'INTERNAL_ERROR', message } });
    product.trustpager.addFault({
      ...{ method: 'PATCH', path: '/opportunities/*', times: 999 },
      fault: { kind: 'refused', status: 503, body },
    });
    const sent = product.send(tabId, 'push');
    const names = product.listed().map(({ name }) => name);
    expect(names.every((name) => name.startsWith('Deal'))).toBe(true);
    expect(sent.outcomes).toMatchObject({ applied: 0, inDoubt: 40 });
    expect([sent.steps.length, sent.left]).toEqual([1, 30]);
    expect(sent.remarks.join()).toMatch(/problem of its own \(status 503\)\. Try again later/);
    product.trustpager.clearFaults();
    product.world.clock.advance(120_000);
    product.refreshed(tabId);
    expect([...marks().values()].filter((mark) => mark === '● Edited')).toHaveLength(70);
  });

  test('PU12 RQ2 a PATCH whose answer is lost is looked up, and not sent again', () => {
    const desk = openDesk(plainDeals(3));
    const { product, tabId, deals, type, marks } = desk;
    for (const id of deals) type(id, 'Name', `New ${id}`);
    product.trustpager.addFault({
      ...{ method: 'PATCH', path: '/opportunities/*', times: 2 },
      fault: { kind: 'lost', error: 'timeout', executed: true },
    });
    expect(product.send(tabId, 'push').outcomes).toMatchObject({ applied: 3, inDoubt: 0 });
    expect(writesOf(product)).toHaveLength(3);
    expect(deals.every((id) => marks().get(id)?.startsWith('✓'))).toBe(true);
  });
});

describe('in the middle of a creation', () => {
  test.each(TROUBLE)(
    'PU12 CR3 CR4 %s: rows that were not sent stay new, none is lost or doubled',
    (_w, fault, told) => {
      const desk = creating();
      const { product, tabId, first } = desk;
      product.trustpager.addFault({ path: '/opportunities/bulk-create', nth: 2, times: 99, fault });
      const sent = product.send(tabId, 'create');
      expect(sent.remarks.join()).toMatch(told);
      expect(sent.outcomes).toMatchObject({ applied: 100, rejected: 0, inDoubt: 0 });
      expect(sent.left).toBe(30);
      const marks = shownAt(desk, 'Sync', first, 130);
      expect(marks.filter((mark) => mark === '＋ Created')).toHaveLength(100);
      expect(marks.filter((mark) => mark === '')).toHaveLength(30);
      product.trustpager.clearFaults();
      product.world.clock.advance(3_700_000);
      expect(product.send(tabId, 'create').outcomes.applied).toBe(30);
      expect(namesInCrm(desk)).toHaveLength(131);
      expect(new Set(namesInCrm(desk)).size).toBe(131);
    },
  );

  test('PU12 CR3 TP8 credits that end inside a batch: rows that were refused for it say so', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const first = pasteBelow(desk, plainRows(6));
    product.preview(tabId, 'create');
    product.trustpager.workspace().creditsRemaining = 9;
    const { outcomes } = product.send(tabId, 'create', {
      confirmed: digestsOf(product.preview(tabId, 'create')),
    });
    expect(outcomes.applied + outcomes.rejected).toBe(6);
    expect(outcomes.applied).toBeGreaterThan(0);
    expect(outcomes.rejected).toBeGreaterThan(0);
    const marks = shownAt(desk, 'Sync', first, 6);
    expect(marks.filter((mark) => /^✗ No credits left/.test(mark))).toHaveLength(outcomes.rejected);
    product.trustpager.workspace().creditsRemaining = 1_000;
    product.send(tabId, 'create', { retry: true });
    expect(namesInCrm(desk)).toHaveLength(7);
  });
});

describe('before anything is sent', () => {
  const ACTIONS: readonly Action[] = ['push', 'create', 'remove'];

  test.each(ACTIONS)('PU12 CN3 without a connection %s says so and touches nothing', (action) => {
    const { product, tabId } = openDesk(plainDeals(1));
    product.ask({ kind: 'disconnect', provider: 'trustpager' });
    const asked = requestsOf(product, () => {
      const order = { tabId, action, retry: false } as const;
      const shown = product.ask({ kind: 'preview', rows: 'all', ...order });
      expect(refusal(shown)).toMatch(/not connected to TrustPager/);
      const rest = { run: null, confirmed: ['x'], observedAtMs: null, silent: true };
      const sent = product.ask({ kind: 'send', ...rest, ...order });
      expect(refusal(sent)).toMatch(/not connected to TrustPager/);
    });
    expect(asked).toEqual([]);
  });

  test('PU12 a list that cannot be looked at is said in the preview', () => {
    const { product, tabId } = pushing();
    product.trustpager.addFault({ times: 99, fault: refused(401, 'INVALID_API_KEY') });
    const order = { kind: 'preview', tabId, action: 'push', rows: 'all', retry: false } as const;
    expect(refusal(product.ask(order))).toMatch(/Connect again with a valid key/);
  });

  test('PU12 RN1 after a refresh that was cut nothing is sent before the next one', () => {
    const { product, tabId, type, deals } = openDesk(plainDeals(3));
    type(deals[0] ?? '', 'Name', 'New');
    product.trustpager.colleague.edit(deals[1] ?? '', { name: 'Changed' });
    const heal = product.world.faults.add(
      faultOn('Range.setValues', { kind: 'kill', when: 'after' }, 1),
    );
    product.call({ kind: 'refresh', tabId });
    heal();
    const order = { kind: 'preview', tabId, action: 'push', rows: 'all', retry: false } as const;
    expect(refusal(product.ask(order))).toMatch(/cut short\. Refresh it first; nothing was sent/);
    expect(writesOf(product)).toEqual([]);
  });
});
