/** Fields that change in the CRM under a tab's schedule: what is told, to whom, and how it ends. */
import { MARIA, openProduct } from '../../support/product';
import { createDeals, type Desk, plainDeals, tabView } from '../bad-input/tab';
import {
  BEN,
  HOURLY,
  LOG,
  linesOf,
  nextTick,
  PEOPLE,
  schedule,
  tabState,
  toldOnOpening,
} from './clockwork';

/** What somebody does to a field in the CRM, what is told of it, and its end. */
interface Drift {
  /** Column and what a person typed into the first record's cell before. */
  readonly edit?: readonly [string, string];
  readonly begin: (desk: Desk) => () => void;
  readonly told: RegExp;
  /** The cell of the first record meanwhile. */
  readonly shown: readonly [string, unknown];
}

const DRIFTS: readonly (readonly [string, Drift])[] = [
  [
    'a field that is gone',
    {
      begin: ({ product: { trustpager } }) => {
        const field = dealField(trustpager, 'seats');
        trustpager.colleague.removeCustomField('seats');
        return () => trustpager.colleague.addCustomField(field);
      },
      told: /Column "Seats" is paused: TrustPager has no such field any more.*Bring the field back/,
      shown: ['Seats', 5],
    },
  ],
  [
    'a field of another type below a person’s change',
    {
      edit: ['Seats', '7'],
      begin: ({ product: { trustpager } }) => {
        trustpager.colleague.changeCustomField('seats', { type: 'text' });
        return () => trustpager.colleague.changeCustomField('seats', { type: 'number' });
      },
      told: /Column "Seats" is paused: its field in TrustPager is text now.*row \d \(the CRM says 5\)/,
      shown: ['Seats', 7],
    },
  ],
  [
    'an option that is gone and that a person has chosen',
    {
      edit: ['Deal size', 'Small'],
      begin: ({ product: { trustpager } }) => {
        const { options = [] } = dealField(trustpager, 'deal_size');
        const rest = options.filter((option) => option !== 'Small');
        trustpager.colleague.changeCustomField('deal_size', { options: rest });
        return () => trustpager.colleague.changeCustomField('deal_size', { options });
      },
      told: /Column "Deal size": TrustPager has no option "Small" any more.*row \d.*bring it back/,
      shown: ['Deal size', 'Small'],
    },
  ],
];

function dealField({ workspace }: Desk['product']['trustpager'], wanted: string) {
  const found = workspace().settings.custom_fields.deal.find(({ id }) => id === wanted);
  if (!found) throw new Error(`there is no field ${wanted}`);
  return found;
}

/** With columns of custom fields, all of them filled. */
function openCustom(): Desk {
  const metadata = { seats: 5, deal_size: 'Medium' };
  const product = openProduct({ users: PEOPLE, records: 0 });
  const deals = createDeals(
    product,
    plainDeals(3).map((deal) => ({ ...deal, metadata })),
  );
  const columns = ['name', 'value', 'custom.seats', 'custom.deal_size'];
  const tabId = product.link({ columns });
  product.refreshed(tabId);
  product.ask({ kind: 'profile', name: 'Maria' });
  schedule(product, tabId, HOURLY);
  return { product, deals, ...tabView(product, tabId) };
}

describe('fields that change in the CRM', () => {
  test.each(DRIFTS)('FC6 SC5 %s: told to everybody, the rest is refreshed', (_what, drift) => {
    const desk = openCustom();
    const { product, tabId, deals } = desk;
    const [first = '', second = ''] = deals;
    if (drift.edit) desk.type(first, ...drift.edit);
    const end = drift.begin(desk);
    product.trustpager.colleague.edit(second, { value: 4711 });
    nextTick(product);
    for (const user of [MARIA, BEN]) {
      expect(tabState(product, tabId, user).trouble).toMatch(drift.told);
      expect(toldOnOpening(product, user)).toEqual([expect.stringMatching(drift.told)]);
    }
    expect(String(linesOf(product, LOG)[0]?.Error)).toMatch(drift.told);
    expect(linesOf(product, LOG)[0]?.What).not.toBeNull();
    expect(desk.value(second, 'Value')).toBe(4711);
    expect(desk.value(first, drift.shown[0])).toBe(drift.shown[1]);
    nextTick(product);
    expect(tabState(product, tabId).trouble).toMatch(drift.told);
    end();
    nextTick(product);
    expect(tabState(product, tabId).trouble).toBeNull();
    expect(toldOnOpening(product, BEN)).toEqual([]);
    expect(linesOf(product, LOG)[0]).toMatchObject({ Error: null });
    expect(desk.value(first, drift.shown[0])).toBe(drift.shown[1]);
  });

  test('FC1 fields that a key may not see any more are left alone without trouble', () => {
    const desk = openCustom();
    const { product, tabId, deals } = desk;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ error: { code: 'FORBIDDEN', message: 'Missing scope.' } });
    product.router.addFault(({ url }) =>
      /settings/.test(url)
        ? {
            kind: 'answer',
            reply: { kind: 'answer', status: 403, headers, body },
            executed: false,
          }
        : null,
    );
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 4711 });
    nextTick(product);
    expect(tabState(product, tabId).trouble).toBeNull();
    expect(desk.value(deals[0] ?? '', 'Value')).toBe(4711);
    expect(desk.value(deals[0] ?? '', 'Seats')).toBe(5);
  });

  test('FC4 FC5 options that come, go and are renamed: the drop-down follows, other rules stay', () => {
    const desk = openCustom();
    const { product, tabId, deals } = desk;
    const offered = (id: string) => {
      const criterion = desk.cell(id, 'Deal size').rule?.criterion;
      return criterion?.kind === 'list' ? criterion.values : null;
    };
    const [first = '', second = ''] = deals;
    const before = offered(first);
    const own = { row: desk.row(second), column: desk.column('Deal size'), rows: 1, columns: 1 };
    const rule = { criterion: { kind: 'list', values: ['Mine'], dropdown: true } } as const;
    product.does({
      kind: 'rule',
      sheetId: tabId,
      area: own,
      rules: { all: { ...rule, allowInvalid: true, helpText: null } },
    });
    product.trustpager.colleague.changeCustomField('deal_size', {
      label: 'Size',
      options: ['Medium', 'Huge'],
    });
    nextTick(product);
    expect(before).toContain('Small');
    expect(offered(first)).toEqual(['Medium', 'Huge']);
    expect(offered(second)).toEqual(['Mine']);
    expect(tabState(product, tabId).trouble).toBeNull();
    const told = String(linesOf(product, LOG)[0]?.Error);
    expect(told).toMatch(/calls the field of column "Deal size" "Size" now/);
    nextTick(product);
    expect(linesOf(product, LOG)[0]).toMatchObject({ Error: null });
  });

  test('FC1 FC2 within the hour: a column that loses all its values at once is asked about first', () => {
    const desk = openCustom();
    const { product, tabId, deals } = desk;
    const { colleague } = product.trustpager;
    const wipe = () => {
      for (const id of deals) colleague.edit(id, { metadata: { deal_size: 'Medium' } });
    };
    colleague.removeCustomField('seats');
    wipe();
    product.world.clock.advance(5 * 60_000);
    expect(product.refreshed(tabId).remarks.join()).toMatch(/"Seats" is paused/);
    expect(deals.map((id) => desk.value(id, 'Seats'))).toEqual([5, 5, 5]);
    const [first = ''] = deals;
    colleague.addCustomField({ id: 'seats', label: 'Seats', type: 'number' });
    product.world.clock.advance(5 * 60_000);
    expect(product.refreshed(tabId).remarks).toEqual([]);
    expect(desk.value(first, 'Seats')).toBeNull();
  });

  test('FC7 a marking field that is gone: nothing is created, and it is said', () => {
    const product = openProduct({ records: 1 });
    const columns = ['name', 'stage'];
    const tabId = product.link({ columns, marker: 'custom.next_step' });
    product.refreshed(tabId);
    const row = product.cells(tabId).length + 1;
    for (const [column, text] of [
      [3, 'New one'],
      [4, product.pipeline.stages[0]?.name ?? ''],
    ] as const) {
      const area = { row, column, rows: 1, columns: 1 };
      product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: text } });
    }
    expect(product.preview(tabId, 'create').items).toHaveLength(1);
    product.trustpager.colleague.removeCustomField('next_step');
    product.world.clock.advance(10 * 60_000);
    const ask = { kind: 'preview', action: 'create', rows: 'all', retry: false, tabId } as const;
    expect(JSON.stringify(product.ask(ask))).toMatch(/marked in a field of TrustPager.*settings/);
  });
});
