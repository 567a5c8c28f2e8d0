/** The page with the built server side behind it, in a local host with a sandbox of the CRM. */
import { sandboxKeys } from '../../src/host/sandbox/trustpager/keys';
import type { Reply } from '../../src/protocol/replies';
import type { Request } from '../../src/protocol/requests';
import { openProduct, type Product } from '../support/product';
import { button, dialog, idle, sidebarBrowser } from './sidebar-window';

const openPage = sidebarBrowser();

/** Answers as Google would: what goes wrong on the way is an error in the page. */
const served =
  (product: Product) =>
  (request: Request): Reply => {
    const result = product.call(request);
    if (result.kind === 'failure') throw new Error(result.message);
    return result.value as Reply;
  };

test('a new user connects, imports, and refreshes', async () => {
  const product = openProduct({ records: 30 });
  const { page } = await openPage(served(product));
  await page.getByLabel('TrustPager API key').fill(sandboxKeys.full);
  await button(page, 'Connect').click();
  await page.getByText(/^Connected to TrustPager/).waitFor();

  await button(page, 'Import opportunities…').click();
  await page.getByLabel('Pipeline').selectOption(product.pipeline.name);
  await button(page, 'Next').click();
  await page.getByText('come in, unless you narrow the list').waitFor();
  await button(page, 'Show first rows').click();
  await page.getByText(/^\d+ opportunities match/).waitFor();
  await button(page, 'Next').click();
  await button(page, 'Next').click();
  await page.getByRole('button', { name: /^Import \d+ columns into “TrustPager / }).click();
  await page.getByText(`is ready: ${product.listed().length} opportunities.`).waitFor();
  await idle(page);

  await page.getByRole('button', { name: /^Refresh / }).click();
  await page.getByText(`${product.listed().length} unchanged.`).waitFor();
});

test('a wrong key is refused with the reason, and nothing is kept', async () => {
  const product = openProduct();
  const { page } = await openPage(served(product));
  await page.getByLabel('TrustPager API key').fill('no-such-key');
  await button(page, 'Connect').click();
  await page.getByRole('alert').waitFor();
  expect(product.ask({ kind: 'connections' })).toEqual({ kind: 'connections', connections: [] });
});

test('an edited cell is shown, sent and counted', async () => {
  const product = openProduct({ records: 30 });
  const tabId = product.link();
  product.refreshed(tabId);
  const [header = [], first = []] = product.cells(tabId);
  const column = header.indexOf('Name') + 1;
  const id = String(first[header.indexOf('ID')]);
  const name = '<b>Renamed</b> שלום';
  const area = { row: 2, column, rows: 1, columns: 1 };
  product.does({ kind: 'enter', sheetId: tabId, area, inputs: { all: name } });

  const { page } = await openPage(served(product), dialog('push', tabId));
  await page.getByText('1 change to send, in 1 row.').waitFor();
  expect(await page.locator('.value').last().innerText()).toBe(name);
  await button(page, 'Send 1 change').click();
  await page.getByText('1 change sent.').waitFor();
  expect(product.listed().find((record) => record.id === id)?.name).toBe(name);
});
