/**
 * For every CRM, from the key to the last mark: what a person does in the workbench, through the grid,
 * the add-on's menu, its sidebar and dialogs, and the panel in which somebody else works in the CRM.
 */
import type { RecordPicture } from '../../src/host/workbench/protocol';
import {
  columnOf,
  type ProductBench,
  type ProductWindow,
  recordsOf,
  rowOf,
  shownIn,
  startProduct,
  type Table,
} from './product-window';

interface CrmCase {
  readonly id: string;
  readonly name: string;
  /** Of the right shape, and known to nobody. */
  readonly wrongKey: string;
  /** The field that opportunities are told by, in the CRM and in the tab. */
  readonly text: { readonly key: string; readonly title: string };
  readonly stage: string;
  /** Titles of what a new opportunity shares with the one that it is copied from. */
  readonly shared: readonly string[];
}

const NAME = { key: 'name', title: 'Name' };

const CRMS: readonly CrmCase[] = [
  {
    ...{ id: 'trustpager', name: 'TrustPager', wrongKey: 'tp_test_nobody_has_this_key' },
    ...{ text: NAME, stage: 'Stage', shared: ['Stage'] },
  },
  {
    ...{ id: 'octolane', name: 'Octolane', wrongKey: 'oct_test_nobody_has_this_key' },
    ...{ text: NAME, stage: 'Stage', shared: ['Stage'] },
  },
  {
    ...{ id: 'close', name: 'Close', wrongKey: 'api_nobody_knows_this_key.0000' },
    ...{ text: { key: 'note', title: 'Note' }, stage: 'Status' },
    shared: ['Lead', 'Status'],
  },
  {
    ...{ id: 'lightfield', name: 'Lightfield', wrongKey: 'sk_lf_nobody_knows_this_key' },
    ...{ text: NAME, stage: 'Stage', shared: ['Account', 'Stage'] },
  },
];

/** Longer than a CRM's pace, the lag of a list, and a lease. */
const SOON_MS = 180_000;
/** Longer than a creation stays in doubt. */
const LATER_MS = 16 * 60_000;

/** Each test is a walk of many steps, on a machine that may have much else to do. */
jest.setTimeout(240_000);

let bench: ProductBench;
let window: ProductWindow;
beforeAll(async () => {
  bench = await startProduct(12);
  window = await bench.open();
}, 120_000);
afterEach(async () => {
  bench.clock.jump(SOON_MS);
  await window.closeDialog();
});
afterAll(() => bench.close());

describe.each(CRMS)('$name', ({ id, name, wrongKey, text, stage, shared }) => {
  const crm = () => bench.crm(id);
  const textOf = ({ fields }: RecordPicture): string =>
    fields.find(({ key }) => key === text.key)?.value ?? '';
  const timesInCrm = (wanted: string): number =>
    recordsOf(crm()).filter((record) => textOf(record) === wanted).length;
  const syncOf = (table: Table, wanted: string): string =>
    shownIn(table, rowOf(table, text.title, wanted), 'Sync');

  /** Lines like an opportunity that is there, with other texts. */
  const linesLike = (table: Table, row: number, texts: readonly string[]): Table => {
    const [titles = []] = table;
    return texts.map((each, at) =>
      titles.slice(2).map((title) => {
        if (title === text.title) return each;
        // Never the same twice, or they would look like one another.
        if (title === 'Value') return String(1000 * table.length + at);
        return shared.includes(title) ? shownIn(table, row, title) : '';
      }),
    );
  };

  /** Pastes new rows below the last one, all like one that a colleague has just made. */
  const pasteRows = async (...texts: readonly string[]): Promise<void> => {
    const template = `Like this ${texts.join()}`;
    const before = new Set(recordsOf(crm()).map((record) => record.id));
    crm().add(template);
    const made = recordsOf(crm()).find((record) => !before.has(record.id))?.id ?? '';
    bench.clock.jump(SOON_MS);
    await window.refresh();
    const table = await window.tableWhen((now) => now.some((row) => row[1] === made));
    const lines = linesLike(table, rowOf(table, 'ID', made), texts);
    await window.paste(table.length + 1, 3, lines);
    await window.tableWhen((now) => now.length === table.length + texts.length);
  };

  test('CN1 SD7 a wrong key is refused, the right one imports a pipeline into a tab', async () => {
    await window.openSidebar();
    const { sidebar } = window;
    const another = sidebar.getByRole('button', { name: /^Connect another CRM/ });
    if ((await another.count()) > 0) await another.click();
    await sidebar.getByLabel('CRM').selectOption({ label: name });
    const key = sidebar.getByLabel(`${name} API key`);
    await key.fill(wrongKey);
    await key.press('Enter');
    await sidebar.getByRole('alert').getByText('does not accept this key').waitFor();
    await key.fill(crm().keys[0]?.key ?? '');
    await key.press('Enter');
    await sidebar.getByText(`Connected to ${name}`).waitFor();

    await sidebar.getByRole('button', { name: 'Import opportunities…' }).click();
    const choice = sidebar.getByRole('button', { name, exact: true, disabled: false });
    const pipeline = sidebar.getByRole('heading', { name: 'Choose a pipeline' });
    await choice.or(pipeline).waitFor();
    if (await choice.isVisible()) await choice.click();
    await pipeline.waitFor();
    await sidebar.getByRole('button', { name: 'Next' }).click();
    await sidebar.getByRole('heading', { name: 'Filter the list' }).waitFor();
    await sidebar.getByRole('button', { name: 'Next' }).click();
    await sidebar.getByRole('heading', { name: 'Choose columns' }).waitFor();
    await sidebar.getByRole('button', { name: 'Next' }).click();
    await sidebar.getByRole('button', { name: /^Import \d+ columns/ }).click();
    const said = await sidebar.getByText(/is ready: \d+ opportunit/).innerText();

    const count = Number(/(\d+) opp/.exec(said)?.[1]);
    const table = await window.tableWhen((now) => now.length === count + 1);
    const ids = table.slice(1).map((row) => row[1]);
    expect(new Set(ids).size).toBe(count);
    expect(recordsOf(crm()).map((record) => record.id)).toEqual(expect.arrayContaining(ids));
  });

  test('PU2 PU3 a push says what it would send, sends it, and marks the cell that is wrong', async () => {
    const edited = `Edited ${name}`;
    await window.enter(2, text.title, edited);
    await window.paste(3, columnOf(await window.table(), stage), [['Nonsense']]);
    await window.tableWhen((now) => shownIn(now, 3, stage) === 'Nonsense');
    await window.addon('Push changes…');
    const { dialog } = window;
    await dialog.getByText('1 change to send, in 1 row; 1 cell that cannot be sent.').waitFor();
    expect(await dialog.getByText(`Row 3, ${stage}`).count()).toBe(1);
    expect(timesInCrm(edited)).toBe(0);
    await dialog.getByRole('button', { name: 'Send 1 change' }).click();
    await dialog.getByText('1 change sent.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const table = await window.tableWhen((now) => syncOf(now, edited).startsWith('✓ Updated'));
    expect(timesInCrm(edited)).toBe(1);
    expect(shownIn(table, 3, 'Sync')).toContain(`✗ ${stage}: there is no "Nonsense"`);
    expect(await window.note(3, stage)).toContain('there is no "Nonsense"');
  });

  test('CR1 CR4 pasted rows become opportunities, one each, also after a double click', async () => {
    const texts = [`Pasted one ${name}`, `Pasted two ${name}`];
    await pasteRows(...texts);
    await window.addon('Create new rows…');
    const { dialog } = window;
    await dialog.getByRole('button', { name: /^Create 2 opp/ }).dblclick();
    await dialog.getByText('2 opportunities created.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const table = await window.tableWhen((now) => syncOf(now, `Pasted two ${name}`) !== '');
    expect(texts.map((each) => syncOf(table, each))).toEqual(['＋ Created', '＋ Created']);
    expect(texts.map(timesInCrm)).toEqual([1, 1]);
  });

  test('PL5 PU5 what somebody changes in the CRM meanwhile is a conflict, overwritten by choice', async () => {
    const table = await window.table();
    const ids = table.map((row) => row[1]);
    const record = recordsOf(crm()).find((each) => ids.includes(each.id));
    if (!record) throw new Error('the tab holds no record of the CRM');
    const [mine, theirs] = [`Mine ${name}`, `Theirs ${name}`];
    await window.enter(rowOf(table, 'ID', record.id), text.title, mine);

    const panel = await window.panel(name);
    await panel.getByRole('searchbox').fill(record.label);
    await panel.getByRole('button', { name: 'Find' }).click();
    const found = crm().records(record.label, 30);
    const item = panel
      .locator('.records > li')
      .nth(found.findIndex((each) => each.id === record.id));
    await item.locator('summary').click();
    await item.getByLabel(text.title).fill(theirs);
    await item.getByRole('button', { name: 'Change in the CRM' }).click();
    await item.getByLabel(text.title).waitFor({ state: 'hidden' });
    expect(timesInCrm(theirs)).toBe(1);

    bench.clock.jump(SOON_MS);
    expect(await window.refresh()).toContain(`${text.title} in row`);
    await window.tableWhen((now) => syncOf(now, mine) === `⚠ Conflict: ${text.title}`);
    expect(await window.note(rowOf(table, 'ID', record.id), text.title)).toContain(theirs);
    await window.addon('Push changes…');
    const { dialog } = window;
    await dialog.getByLabel(mine).check();
    expect(timesInCrm(mine)).toBe(0);
    await dialog.getByRole('button', { name: 'Send 1 change' }).click();
    await dialog.getByText('1 change sent.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect([timesInCrm(mine), timesInCrm(theirs)]).toEqual([1, 0]);
  });

  test('CR4 SD6 a sidebar that is closed in the middle of a creation loses and doubles nothing', async () => {
    const made = `Closed over ${name}`;
    await pasteRows(made);
    await window.openSidebar();
    const { sidebar } = window;
    const tab = new RegExp(`^Create new rows… ${name}`);
    await sidebar.getByRole('button', { name: tab }).click();
    await sidebar.getByRole('button', { name: 'Create 1 opportunity' }).click();
    await sidebar
      .getByText(/^Creating opportunities/)
      .first()
      .waitFor();
    await window.closeSidebar();
    await window.tableWhen((now) => syncOf(now, made) === '＋ Created');
    expect(timesInCrm(made)).toBe(1);
    await window.addon('Create new rows…');
    await window.dialog.getByText('There are no new rows.').waitFor();
    await window.dialog.getByRole('button', { name: 'Close' }).click();
  });

  test('CR4 WB5 a creation whose plug is pulled goes on, and no row is created twice', async () => {
    const made = `Unplugged ${name}`;
    await pasteRows(made);
    bench.clock.setPatience(1_500);
    const trouble = await window.panel(name);
    await trouble.getByLabel('Delay of every answer').selectOption('2000 ms');
    await window.openSidebar();
    const { sidebar, dialog } = window;
    await sidebar.getByRole('button', { name: new RegExp(`^Create new rows… ${name}`) }).click();
    await sidebar.getByRole('button', { name: 'Create 1 opportunity' }).click();
    const runs = await window.panel('Executions');
    const newest = runs.locator('.runs > li').first();
    await newest.getByText(/^send/).waitFor();
    await newest.getByRole('button', { name: 'Pull the plug' }).click();
    await newest.locator('.state.killed').waitFor();
    await sidebar.getByRole('alert').waitFor();
    bench.clock.setPatience(200);
    await window.panel(name);
    await trouble.getByLabel('Delay of every answer').selectOption('none');
    for (let again = 0; again < 2; again += 1) {
      bench.clock.jump(LATER_MS);
      await window.refresh();
      await window.addon('Create new rows…');
      const send = dialog.getByRole('button', { name: 'Create 1 opportunity' });
      const none = dialog.getByText('There are no new rows.');
      await send.or(none).waitFor();
      if (await send.isVisible()) await send.click();
      await dialog.getByText('1 opportunity created.').or(none).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).click();
    }
    expect(timesInCrm(made)).toBe(1);
    const table = await window.table();
    const record = recordsOf(crm()).find((each) => textOf(each) === made);
    expect(rowOf(table, 'ID', record?.id ?? '')).toBe(rowOf(table, text.title, made));
  });
});
