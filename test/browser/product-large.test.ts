/** A tab of 10,000 opportunities in the workbench: pulled, walked to its end, edited there, pushed. */
import { DEFAULT_USER } from '../../src/host/world/world';
import {
  type ProductBench,
  type ProductWindow,
  recordsOf,
  shownIn,
  startProduct,
} from './product-window';

/** Of which a good 10,000 are in the pipeline that is pulled. */
const RECORDS = 13_900;

jest.setTimeout(300_000);

let bench: ProductBench;
let window: ProductWindow;
beforeAll(async () => {
  bench = await startProduct(RECORDS);
  window = await bench.open();
}, 180_000);
afterAll(() => bench.close());

test('PL9 PU1 10,000 rows come in, and an edit of the last one is pushed', async () => {
  await window.pull('TrustPager');
  const table = await window.table();
  const ids = table.slice(1).map((row) => row[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(10_000);

  const last = table.length;
  await window.enter(last, 'Name', 'The very last');
  await window.addon('Push changes…');
  const { dialog } = window;
  await dialog.getByText('1 change to send, in 1 row.').waitFor();
  await dialog.getByRole('button', { name: 'Send 1 change' }).click();
  await dialog.getByText('1 change sent.').waitFor();
  await window.closeDialog();
  await window.tableWhen((now) => shownIn(now, last, 'Sync').startsWith('✓ Updated'));
  const names = new Map(recordsOf(bench.crm('trustpager')).map(({ id, label }) => [id, label]));
  expect(names.get(ids.at(-1) ?? '')).toBe('The very last');
});

test('PL2 a refresh of them without changes says so', async () => {
  expect(await window.refresh()).toMatch(/10,?\d{3} opportunities: .*10,?\d{3} unchanged/);
});

test('SD9 PL16 while it is read from a slow CRM the sidebar shows how far, and cancels', async () => {
  await window.openSidebar();
  const { sidebar } = window;
  const answerMs = 1_500;
  bench.clock.setPatience(answerMs);
  const slow = { kind: 'latency', crm: 'trustpager', ms: answerMs } as const;
  await bench.house().bench().act(DEFAULT_USER.email, slow);
  await sidebar.getByRole('button', { name: /^Refresh / }).click();
  await sidebar
    .getByText(/^[\d,]+ of about 10,\d{3} opportunities, about \d minutes left$/)
    .waitFor();
  await sidebar.getByRole('button', { name: 'Cancel', exact: true }).click();
  await sidebar.getByText('Cancelled. The tab was not touched.').waitFor();
});
