/** Texts of the CRM that a spreadsheet takes for something else, under every reading of Google. */
import { type SheetDoubts, sheetDoubtCatalogue } from '../../../src/host/sheet/doubts';
import { HOSTILE } from './hostile';
import { cellsWritten, type Deal, type Desk, openDesk } from './tab';

const texts = Object.values(HOSTILE);
const deals: readonly Deal[] = texts.map((text, n) => {
  return { name: text, notes: texts[(n + 7) % texts.length] ?? '', lead_source: text };
});

const TITLES = ['Name', 'Notes', 'Lead source'] as const;

/** What each record's cells show, in the order of `TITLES`. */
function shownIn({ product, tabId, deals: ids, column }: Desk): readonly (readonly string[])[] {
  const cells = product.cells(tabId);
  const idColumn = column('ID') - 1;
  const byId = new Map(cells.map((row) => [row[idColumn], row]));
  const columns = TITLES.map((title) => column(title) - 1);
  return ids.map((id) => columns.map((at) => String(byId.get(id)?.[at] ?? '')));
}

const wanted = deals.map(({ name, notes, lead_source }) => [name, notes ?? '', lead_source ?? '']);

/** The switches that decide what becomes of a text, each at each of its readings. */
const ABOUT_TEXT = [
  'apostropheEquals',
  'equalsInTextCell',
  'equalsAsRichText',
  'apostropheInTextCell',
  'numberInTextCell',
  'atSign',
  'signedText',
  'fullWidthSigns',
  'typedErrorText',
  'looseMonthYear',
] as const;

const readings = ABOUT_TEXT.flatMap((name) =>
  sheetDoubtCatalogue[name].readings.map((reading) => ({ name, reading })),
);

/** The worst account: whatever may become a formula does. */
const WORST: Partial<SheetDoubts> = {
  apostropheEquals: 'formula',
  equalsInTextCell: 'formula',
  equalsAsRichText: 'formula',
  fullWidthSigns: 'formula',
  atSign: 'error',
};

describe('text from the CRM', () => {
  const kept = readings.filter(
    ({ reading, name }) => !(name === 'equalsAsRichText' && reading === 'formula'),
  );

  test.each(kept)(
    'CE1 CE2 PL2 with $name = $reading every text is kept to the letter, and then left alone',
    ({ name, reading }) => {
      const desk = openDesk(deals, { sheetDoubts: { [name]: reading } });
      expect(shownIn(desk)).toEqual(wanted);
      expect(desk.formulas()).toEqual([]);
      expect(cellsWritten(desk.product, desk.tabId)).toBe(0);
    },
  );

  test('CE1 CE2 also when it comes as a change, between other texts', () => {
    const desk = openDesk(texts.map((_, n) => ({ name: `Plain ${n}` })));
    const { product, tabId, formulas } = desk;
    for (const [n, id] of desk.deals.entries()) {
      product.trustpager.colleague.edit(id, deals[n] ?? {});
    }
    product.refreshed(tabId);
    expect(shownIn(desk)).toEqual(wanted);
    expect(formulas()).toEqual([]);
    expect(cellsWritten(product, tabId)).toBe(0);
  });

  test('CE1 CE2 also in a column that somebody set back to the automatic format', () => {
    const desk = openDesk(texts.map((_, n) => ({ name: `Plain ${n}` })));
    const { product, tabId, formulas } = desk;
    for (const title of TITLES) {
      product.does({
        kind: 'format',
        sheetId: tabId,
        area: { row: 2, column: desk.column(title), rows: texts.length, columns: 1 },
        patches: { all: { numberFormat: '' } },
      });
    }
    for (const [n, id] of desk.deals.entries()) {
      product.trustpager.colleague.edit(id, deals[n] ?? {});
    }
    product.refreshed(tabId);
    expect(formulas()).toEqual([]);
    expect(shownIn(desk)).toEqual(wanted);
    expect(cellsWritten(product, tabId)).toBe(0);
  });

  test.each([
    ['only rich text', { equalsAsRichText: 'formula' }],
    ['every way in', WORST],
  ] as const)(
    'CE1 when %s makes formulas, they are taken out in the same run, noted and named',
    (_what, sheetDoubts) => {
      const desk = openDesk([{ name: '=1+1' }, { name: 'Plain' }, { name: '==2' }], {
        sheetDoubts,
      });
      const [first = '', plain = ''] = desk.deals;
      expect(desk.formulas()).toEqual([]);
      expect(desk.value(first, 'Name')).toBeNull();
      expect(desk.value(plain, 'Name')).toBe('Plain');
      expect(desk.value(first, 'Sync')).toBe('✗ Not shown: Name');
      expect(desk.cell(first, 'Name').note).toMatch(/would have run as a formula.*Look it up/s);
      const { counts, remarks } = desk.product.refreshed(desk.tabId);
      expect(counts).toMatchObject({ cells: 0, edited: 0, conflicts: 0 });
      expect(remarks.join()).toMatch(/Name in row \d.*Name in row \d.*run as a formula/);
      desk.product.trustpager.colleague.edit(first, { name: 'Harmless' });
      desk.product.refreshed(desk.tabId);
      expect(desk.value(first, 'Name')).toBe('Harmless');
      expect(desk.cell(first, 'Name').note).toBe('');
    },
  );

  test('CE1 on the worst account no text is ever a formula, also not when it changes', () => {
    const desk = openDesk(deals, { sheetDoubts: WORST });
    expect(desk.formulas()).toEqual([]);
    for (const [n, id] of desk.deals.entries()) {
      const name = texts[(n + 3) % texts.length] ?? '';
      desk.product.trustpager.colleague.edit(id, { name });
    }
    desk.product.refreshed(desk.tabId);
    expect(desk.formulas()).toEqual([]);
    expect(cellsWritten(desk.product, desk.tabId)).toBe(0);
  });

  test.each(sheetDoubtCatalogue.textOnWrite.readings)(
    'PL4 PL11 when the platform writes texts %s, nobody’s edit is seen in it',
    (textOnWrite) => {
      const desk = openDesk(deals, { sheetDoubts: { textOnWrite } });
      const { product, tabId, formulas } = desk;
      const { counts } = product.refreshed(tabId);
      expect(counts).toMatchObject({ edited: 0, conflicts: 0, cells: 0 });
      expect(formulas()).toEqual([]);
      product.trustpager.colleague.edit(desk.deals[0] ?? '', { name: 'Plain' });
      expect(product.refreshed(tabId).counts).toMatchObject({ updated: 1, edited: 0 });
    },
  );
});

describe('names of people, accounts, tags and stages', () => {
  test.each(['=1+1', "'quoted", 'a, b "c"', '007', '<b>', '@x', 'TRUE', '+1'])(
    'CE1 CE2 CE10 %s is kept to the letter wherever it stands',
    (text) => {
      const desk = openDesk([{ name: 'A' }]);
      const { product, tabId, deals: ids, value, formulas } = desk;
      const [first = ''] = ids;
      const workspace = product.trustpager.workspace();
      const [company] = workspace.companies.values();
      const [user, other] = workspace.users.values();
      const [stage] = product.pipeline.stages;
      if (!company || !user || !other || !stage) throw new Error('the workspace has everything');
      workspace.companies.put({ ...company, name: text });
      workspace.users.put({ ...user, full_name: text });
      const { colleague } = product.trustpager;
      const tags = [{ name: text, color: '#000000' }];
      colleague.edit(first, { customer_id: company.id, tags });
      colleague.assign(first, [user.id, other.id]);
      colleague.renameStage(stage.id, text);
      product.refreshed(tabId);
      expect(value(first, 'Account')).toBe(text);
      expect(value(first, 'Stage')).toBe(text);
      const quoted = /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      expect(value(first, 'Tags')).toBe(quoted);
      expect(String(value(first, 'Owners')).split(', ')).toHaveLength(
        quoted.split(', ').length + 1,
      );
      expect(value(first, 'Owners')).toContain(quoted);
      expect(formulas()).toEqual([]);
      expect(cellsWritten(product, tabId)).toBe(0);
    },
  );

  test('CE1 a pipeline and a field with hostile names make a harmless tab', () => {
    const desk = openDesk([{ name: 'A' }]);
    const { product } = desk;
    product.trustpager.colleague.renamePipeline(product.pipeline.id, '=1+1');
    product.trustpager.colleague.addCustomField({ id: 'odd', label: '=2+2', type: 'text' });
    const tabId = product.link({
      pipeline: { id: product.pipeline.id, label: '=1+1' },
      columns: ['name', 'custom.odd'],
    });
    expect(product.refreshed(tabId).remarks).toEqual([]);
    const [titles = []] = product.cells(tabId);
    expect(titles).toEqual(['Sync', 'ID', 'Name', '"=2+2"']);
    const formulas = product.sheet(tabId).rows.flatMap(({ cells }) => cells.map((c) => c?.formula));
    expect(formulas.filter(Boolean)).toEqual([]);
  });
});

describe('text that is too long', () => {
  test.each([50_001, 200_000])('CE5 of %i characters it is shortened, said and noted', (length) => {
    const desk = openDesk([{ name: 'A', notes: 'x'.repeat(length) }, { name: 'B' }]);
    const { product, tabId, deals: ids, value, cell, row } = desk;
    const [first = ''] = ids;
    const shown = String(value(first, 'Notes'));
    expect(shown.length).toBeLessThanOrEqual(50_000);
    expect(shown).toMatch(new RegExp(`^x{40000}x*… \\[.*${length} characters`));
    expect(cell(first, 'Notes').note).toMatch(/longer than a cell can hold.*Edit it in the CRM/);
    const { counts, remarks } = product.refreshed(tabId);
    expect(counts).toMatchObject({ cells: 0, edited: 0 });
    expect(remarks.join()).toContain(`Notes in row ${row(first)}: longer than a cell can hold`);
    product.trustpager.colleague.edit(first, { notes: 'short' });
    expect(product.refreshed(tabId).remarks).toEqual([]);
    expect(value(first, 'Notes')).toBe('short');
    expect(cell(first, 'Notes').note).toBe('');
  });

  test('CE5 of exactly 50,000 characters it is whole', () => {
    const notes = '=ab\n'.repeat(12_500);
    const desk = openDesk([{ name: 'A', notes }]);
    expect(desk.value(desk.deals[0] ?? '', 'Notes')).toBe(notes);
    expect(desk.product.refreshed(desk.tabId)).toMatchObject({ counts: { cells: 0 }, remarks: [] });
  });

  test('CE5 a change far behind the shown part is seen', () => {
    const desk = openDesk([{ name: 'A', notes: `${'x'.repeat(60_000)}1` }]);
    const { product, tabId, deals: ids, value } = desk;
    product.trustpager.colleague.edit(ids[0] ?? '', { notes: `${'x'.repeat(60_000)}22` });
    expect(product.refreshed(tabId).counts.updated).toBe(1);
    expect(value(ids[0] ?? '', 'Notes')).toMatch(/60002 characters/);
  });
});
