/** Locales and zones: numbers with decimals, days, moments; also when somebody changes them. */
import { projectOf } from '../../../src/host/project-files';
import { readDisplay } from '../../../src/host/sheet/read';
import { bundleFiles } from '../../support/bundle';
import type { ProductOptions } from '../../support/product';
import { cellsWritten, type Deal, type Desk, openDesk } from './tab';

const DAYS = ['2026-01-01', '2026-03-29', '2026-10-25', '2026-12-31', '2018-11-04', '2024-02-29'];
const MOMENTS = [
  '2026-01-15T23:30:00Z',
  '2026-03-29T01:30:00.123456+00:00',
  '2026-06-30T12:00:00Z',
  '2026-11-01T05:30:00Z',
  '1999-12-31T23:59:59Z',
];

const dated: readonly Deal[] = [...DAYS, ...MOMENTS].map((date) => {
  return { name: date, next_action_date: date };
});

function shownOf({ product, tabId, row, column }: Desk, id: string, title: string): string {
  const { workbook } = product.world;
  const area = { row: row(id), column: column(title), rows: 1, columns: 1 };
  const context = { book: workbook.current(), view: workbook.view() };
  return readDisplay(product.sheet(tabId), area, context)[0]?.[0] ?? '';
}

/** What a clock in a zone shows at a moment, by the platform's own calendar. */
function clockOf(timeZone: string, iso: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** Days as days, moments on the clock of the zone; nothing else than that. */
function expectDates(desk: Desk, timeZone: string): void {
  const shown = desk.deals.map((id) => shownOf(desk, id, 'Next action date'));
  expect(shown).toEqual([
    ...DAYS.map((day) => `${day} 00:00`),
    ...MOMENTS.map((moment) => clockOf(timeZone, moment)),
  ]);
}

const scriptIn = (timeZone: string): ProductOptions => {
  const project = projectOf(bundleFiles());
  return { project: { ...project, manifest: { ...project.manifest, timeZone } } };
};

const ZONES = [
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
] as const;

describe('zones', () => {
  test.each(ZONES)('CE8 PL2 in %s days stay days and moments show its clock', (timeZone) => {
    const desk = openDesk(dated, { timeZone });
    expectDates(desk, timeZone);
    expect(cellsWritten(desk.product, desk.tabId)).toBe(0);
  });

  test.each([
    ['Pacific/Kiritimati', 'Etc/GMT+12'],
    ['Etc/GMT+12', 'Pacific/Kiritimati'],
    ['America/Sao_Paulo', 'Europe/Berlin'],
    ['Europe/Berlin', 'America/Sao_Paulo'],
  ])('CE8 PL2 the file in %s, the script in %s: the file’s clock counts', (timeZone, script) => {
    const desk = openDesk(dated, { timeZone, ...scriptIn(script) });
    expectDates(desk, timeZone);
    expect(cellsWritten(desk.product, desk.tabId)).toBe(0);
  });

  test.each([
    ['America/New_York', 'Pacific/Kiritimati'],
    ['Pacific/Kiritimati', 'Etc/GMT+12'],
    ['Europe/Berlin', 'America/Sao_Paulo'],
  ])('CE8 from %s to %s between two refreshes: moments follow, days stay', (from, to) => {
    const desk = openDesk(dated, { timeZone: from });
    const { product, tabId, deals, type, value } = desk;
    type(deals[0] ?? '', 'Name', 'Mine');
    product.does({ kind: 'settings', timeZone: to });
    expect(product.refreshed(tabId)).toMatchObject({
      counts: { edited: 1, conflicts: 0 },
      remarks: [],
    });
    expectDates(desk, to);
    expect(value(deals[0] ?? '', 'Name')).toBe('Mine');
    expect(cellsWritten(product, tabId)).toBe(0);
  });

  test('CE8 RN7 the stamp shows the file’s clock', () => {
    const desk = openDesk(dated, { timeZone: 'Pacific/Kiritimati' });
    const { note } = desk.product.sheet(desk.tabId).rows[0]?.cells[0] ?? { note: '' };
    expect(note).toMatch(/^Complete as of 2026-01-16 05:\d\d: 11 opportunities/);
  });

  test('PL8 "Gone" names the day on the file’s calendar', () => {
    const desk = openDesk(dated, { timeZone: 'Pacific/Kiritimati' });
    desk.product.trustpager.colleague.remove(desk.deals[0] ?? '');
    desk.product.refreshed(desk.tabId);
    expect(desk.value(desk.deals[0] ?? '', 'Sync')).toBe('Gone from CRM 2026-01-16');
  });
});

describe('locales', () => {
  const deals: readonly Deal[] = [
    { name: '1,5', value: 1234.5, notes: '12.05.2026' },
    { name: '1.000', value: 0.1, notes: '01/02/2026' },
    { name: '1 234,50 €', value: -7.25, notes: 'WAHR' },
    { name: 'VRAI', value: 1e15, notes: '1,5E+3' },
    { name: '50 %', value: 0, notes: '3. Mai' },
  ];

  test.each(['en_US', 'de_DE', 'fr_FR', 'en_GB', 'ja_JP'])(
    'CE2 CE8 PL2 in %s numbers are numbers and texts that look like some stay texts',
    (locale) => {
      const desk = openDesk([...deals, ...dated], { locale, timeZone: 'Europe/Berlin' });
      const ids = desk.deals.slice(0, deals.length);
      expect(ids.map((id) => desk.value(id, 'Name'))).toEqual(deals.map(({ name }) => name));
      expect(ids.map((id) => desk.value(id, 'Value'))).toEqual(deals.map(({ value }) => value));
      expect(ids.map((id) => desk.value(id, 'Notes'))).toEqual(deals.map(({ notes }) => notes));
      expectDates({ ...desk, deals: desk.deals.slice(deals.length) }, 'Europe/Berlin');
      expect(cellsWritten(desk.product, desk.tabId)).toBe(0);
    },
  );

  test.each([
    ['de_DE', '1234,75'],
    ['fr_FR', '1234,75'],
    ['en_US', '1,234.75'],
  ])(
    'PL4 in %s a value typed as %s is an edit, and no edit once the CRM agrees',
    (locale, typed) => {
      const desk = openDesk([{ name: 'A', value: 1 }], { locale });
      const { product, tabId, deals, type, value } = desk;
      const [first = ''] = deals;
      type(first, 'Value', typed);
      expect(product.refreshed(tabId).counts.edited).toBe(1);
      expect(value(first, 'Sync')).toBe('● Edited');
      product.trustpager.colleague.edit(first, { value: 1234.75 });
      expect(product.refreshed(tabId).counts).toMatchObject({ edited: 0, conflicts: 0 });
      expect(value(first, 'Sync')).toBeNull();
    },
  );

  test('PL2 another locale between two refreshes changes no cell', () => {
    const desk = openDesk([...deals, ...dated], { locale: 'en_US' });
    desk.product.does({ kind: 'settings', locale: 'de_DE' });
    expect(cellsWritten(desk.product, desk.tabId)).toBe(0);
    desk.product.trustpager.colleague.edit(desk.deals[0] ?? '', { value: 9.5, name: '9,5' });
    desk.product.refreshed(desk.tabId);
    expect(desk.value(desk.deals[0] ?? '', 'Value')).toBe(9.5);
    expect(desk.value(desk.deals[0] ?? '', 'Name')).toBe('9,5');
  });

  test('CE2 a value whose column somebody formatted as text keeps its number', () => {
    const desk = openDesk([{ name: 'A', value: 1 }]);
    const { product, tabId, deals, column, value } = desk;
    const area = { row: 2, column: column('Value'), rows: 10, columns: 1 };
    product.does({ kind: 'format', sheetId: tabId, area, patches: { all: { numberFormat: '@' } } });
    product.trustpager.colleague.edit(deals[0] ?? '', { value: 2.5 });
    product.refreshed(tabId);
    expect(Number(value(deals[0] ?? '', 'Value'))).toBe(2.5);
    expect(cellsWritten(product, tabId)).toBe(0);
  });
});
