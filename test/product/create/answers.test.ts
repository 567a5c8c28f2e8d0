/** Whatever the CRM answers to a bulk request, each row ends in one way, and no way twice. */
import type { ProductOptions } from '../../support/product';
import { type Desk, openDesk, plainDeals } from '../bad-input/tab';
import { bodyOf, recordOf, writesOf } from '../push/watch';
import { type NewRow, namesInCrm, pasteAt, pasteBelow, plainRows, shownAt } from './rows';

type Switches = NonNullable<NonNullable<ProductOptions['trustpager']>['switches']>;

const CREATE = '/opportunities/bulk-create';

/** The CRM refuses sources that are not in its list; we cannot know before. */
function withMoon(
  rows: readonly NewRow[],
  switches: Switches = {},
): Desk & { readonly first: number } {
  const desk = openDesk(plainDeals(1), {
    trustpager: { switches: { unknownChoices: 'refused', ...switches } },
  });
  const { product, tabId } = desk;
  const first = pasteBelow(desk, rows);
  // Fits the list that the add-on has read, and not the one that the CRM has by now.
  product.preview(tabId, 'create');
  const { settings } = product.trustpager.workspace();
  product.trustpager.workspace().settings = {
    ...settings,
    lead_sources: settings.lead_sources.filter((source) => source !== 'Referral'),
  };
  return { ...desk, first };
}

const MIXED = plainRows(5).map((row, n) =>
  n % 2 === 1 ? { ...row, 'Lead source': 'Referral' } : row,
);
const BAD = plainRows(3).map((row) => ({ ...row, 'Lead source': 'Referral' }));

describe('some rows refused, some created', () => {
  const answers: readonly Switches[] = [
    ...(['error', 'message', 'errorObject'] as const).map((rowErrorForm) => ({ rowErrorForm })),
    ...(['shuffled', 'request'] as const).map((createdOrder) => ({ createdOrder })),
    ...([200, 201, 207] as const).map((bulkCreateStatus) => ({ bulkCreateStatus })),
  ];

  test.each(answers)('CR3 TP8 with %j each row has its own end', (switches) => {
    const desk = withMoon(MIXED, switches);
    const { product, tabId, first } = desk;
    const { outcomes } = product.send(tabId, 'create');
    expect(outcomes).toMatchObject({ applied: 3, rejected: 2, inDoubt: 0 });
    const ids = shownAt(desk, 'ID', first, 5);
    for (const n of [0, 2, 4]) expect(recordOf(product, ids[n] ?? '').name).toBe(`New ${n + 1}`);
    const marks = shownAt(desk, 'Sync', first, 5);
    expect(marks.map((mark) => mark[0])).toEqual(['＋', '✗', '＋', '✗', '＋']);
    expect(marks[1]).toMatch(/lead_source Referral is not in the list/);
    expect(namesInCrm(desk)).toHaveLength(4);
  });

  test('CR3 CR5 TP8 refusals that do not say whose they are: what is not created is refused', () => {
    const desk = withMoon(MIXED, { rowErrorForm: 'noIndex' });
    const { product, tabId, first } = desk;
    expect(product.send(tabId, 'create').outcomes).toMatchObject({ applied: 3, rejected: 2 });
    const marks = shownAt(desk, 'Sync', first, 5);
    expect(marks.map((mark) => mark[0])).toEqual(['＋', '✗', '＋', '✗', '＋']);
  });

  test('CR3 CR4 PU7 refused rows stay until they change; then these go, and no others', () => {
    const desk = withMoon(MIXED);
    const { product, tabId, first } = desk;
    product.send(tabId, 'create');
    expect(product.preview(tabId, 'create').items).toEqual([]);
    product.refreshed(tabId);
    expect(shownAt(desk, 'Sync', first, 5).map((mark) => mark[0] ?? '')).toEqual([
      ...['', '✗', '', '✗', ''],
    ]);
    pasteAt(desk, first + 1, [{ 'Lead source': 'Website' }]);
    const shown = product.preview(tabId, 'create');
    expect(shown.items.map(({ row }) => row)).toEqual([first + 1]);
    expect(product.send(tabId, 'create').outcomes.applied).toBe(1);
    expect(shownAt(desk, 'Sync', first + 1)).toEqual(['＋ Created']);
    expect(namesInCrm(desk)).toHaveLength(5);
  });

  test('CR3 PU7 a retry tries refused rows as they are', () => {
    const desk = withMoon(MIXED);
    const { product, tabId, first } = desk;
    product.send(tabId, 'create');
    product.trustpager.setSwitches({ unknownChoices: 'stored' });
    expect(product.preview(tabId, 'create', { retry: true }).items).toHaveLength(2);
    expect(product.send(tabId, 'create', { retry: true }).outcomes.applied).toBe(2);
    expect(new Set(shownAt(desk, 'Sync', first, 5).map((mark) => mark[0]))).toContain('＋');
    expect(namesInCrm(desk)).toHaveLength(6);
  });
});

describe('all rows refused', () => {
  test.each(['success', 'refused'] as const)(
    'CR3 TP8 answered as %s: each row is named, nothing is created',
    (bulkTotalFailure) => {
      const desk = withMoon(BAD, { bulkTotalFailure });
      const { product, tabId, first } = desk;
      expect(product.send(tabId, 'create').outcomes).toMatchObject({ applied: 0, rejected: 3 });
      expect(shownAt(desk, 'Sync', first, 3).every((mark) => mark.startsWith('✗'))).toBe(true);
      expect(namesInCrm(desk)).toEqual(['Deal 1']);
    },
  );

  test('CR3 a batch that is refused as a whole is halved until the bad row is named', () => {
    const desk = openDesk(plainDeals(1));
    const { product, tabId } = desk;
    const first = pasteBelow(desk, plainRows(16));
    // A CRM that refuses a whole request for one bad row, which it calls by no index.
    product.router.addFault(({ url, body }) =>
      url.endsWith(CREATE) && body.includes('"New 11"')
        ? { kind: 'answer', reply: wholeRefusal, executed: false }
        : null,
    );
    expect(product.send(tabId, 'create').outcomes).toMatchObject({ applied: 15, rejected: 1 });
    const marks = shownAt(desk, 'Sync', first, 16);
    expect(marks.filter((mark) => mark === '＋ Created')).toHaveLength(15);
    expect(marks[10]).toBe('✗ one record is bad');
    expect(namesInCrm(desk)).toHaveLength(16);
    const sizes = writesOf(product).map((each) => (bodyOf(each).records as unknown[]).length);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(15);
  });

  const wholeRefusal = {
    kind: 'answer',
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { code: 'VALIDATION_ERROR', message: 'one record is bad' } }),
  } as const;
});
