/** IDs end in the rows that they belong to, whatever a person does to the rows meanwhile. */
import type { Change } from '../../../src/host/sheet/change';
import { faultOn } from '../../../src/host/world/faults';
import { type Desk, openDesk, plainDeals } from '../bad-input/tab';
import { recordOf, selectRows, writesOf } from '../push/watch';
import { namesInCrm, pasteBelow, plainRows } from './rows';

const rows = (change: Pick<Change & { kind: 'insert' }, 'at' | 'count'>) =>
  ({ kind: 'insert', dimension: 'rows', like: 'after', ...change }) as const;

const CHANGES: Readonly<Record<string, (desk: Desk) => void>> = {
  'sorts everything the other way round': ({ product, tabId, column }) =>
    product.does({
      kind: 'sort',
      sheetId: tabId,
      area: { row: 2, column: 1, rows: 10, columns: 18 },
      keys: [{ column: column('Value'), ascending: false }],
    }),
  'inserts rows on top': ({ product, tabId }) =>
    product.does({ sheetId: tabId, ...rows({ at: 2, count: 3 }) }),
  'deletes a record’s row': ({ product, tabId }) =>
    product.does({ kind: 'delete', sheetId: tabId, dimension: 'rows', from: 3, count: 1 }),
  'inserts a column on the left': ({ product, tabId }) =>
    product.does({ ...rows({ at: 1, count: 1 }), dimension: 'columns', sheetId: tabId }),
};

/** Where in a step it happens. */
const MOMENTS: Readonly<Record<string, (desk: Desk, act: () => void) => void>> = {
  'before the first ID is written': ({ product }, act) => {
    product.world.faults.add(faultOn('Range.setValues', { kind: 'interrupt', run: act }, 1));
  },
  'while the request is under way': ({ product }, act) =>
    product.trustpager.addFault({
      path: '/opportunities/bulk-create',
      fault: { kind: 'meddling', act },
    }),
};

const CASES = Object.keys(CHANGES).flatMap((change) =>
  Object.keys(MOMENTS).map((moment) => [change, moment] as const),
);

/** Name in the tab and name in the CRM, by every ID of a record. */
function pairs({ product, tabId, column }: Desk) {
  const [id, name] = [column('ID') - 1, column('Name') - 1];
  return product
    .cells(tabId)
    .filter((row) => /^[0-9a-f]{8}-/.test(String(row[id] ?? '')))
    .map((row) => [row[name], recordOf(product, String(row[id])).name]);
}

describe('a person at work while rows are created', () => {
  test.each(CASES)(
    'CR1 CR4 who %s, %s: every ID is in its own row, and no row counts twice',
    (change, moment) => {
      const desk = openDesk(plainDeals(5));
      const { product, tabId } = desk;
      pasteBelow(desk, plainRows(5));
      let done = false;
      MOMENTS[moment]?.(desk, () => {
        CHANGES[change]?.(desk);
        done = true;
      });
      const order = {
        kind: 'preview',
        tabId,
        action: 'create',
        rows: 'all',
        retry: false,
      } as const;
      const shown = product.ask(order);
      if (shown.kind !== 'preview') throw new Error(JSON.stringify(shown));
      const confirmed = shown.items.map(({ digest }) => digest);
      const rest = { run: null, observedAtMs: null, silent: true, retry: false };
      product.ask({ kind: 'send', tabId, action: 'create', confirmed, ...rest });
      expect(done).toBe(true);
      for (const [inTab, inCrm] of pairs(desk)) expect(inTab).toBe(inCrm);
      product.refreshed(tabId);
      for (const [inTab, inCrm] of pairs(desk)) expect(inTab).toBe(inCrm);
      // Wherever the rows stand now, those that nobody has sent yet are still new.
      selectRows(desk, 2, 15);
      product.send(tabId, 'create', { rows: 'selected' });
      const news = namesInCrm(desk).filter((name) => name.startsWith('New'));
      expect(news).toEqual(['New 1', 'New 2', 'New 3', 'New 4', 'New 5']);
      for (const [inTab, inCrm] of pairs(desk)) expect(inTab).toBe(inCrm);
      expect(writesOf(product).length).toBeLessThanOrEqual(2);
    },
  );
});
