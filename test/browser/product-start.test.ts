/** The first minute: `npm start` says where to go and with which keys, and one click pulls a tab. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { bundleFolder } from '../support/bundle';
import { launchChromium } from './chromium';

const loader = pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href;
const main = resolve('src/host/workbench/main.ts');

/** What it prints, until it says how to end it. */
async function startedIn(folder: string) {
  cpSync(bundleFolder, join(folder, 'dist'), { recursive: true });
  const options = ['--no-open', '--port', '0'];
  const child = spawn(process.execPath, ['--import', loader, main, ...options], { cwd: folder });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line.includes('Ctrl+C')) break;
  }
  const end = async (): Promise<number | null> => {
    const code = new Promise<number | null>((done) => child.once('exit', done));
    child.kill('SIGINT');
    return code;
  };
  return { lines, end };
}

test('WB6 a newcomer finds address and keys, and has a pulled tab after one click', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-minute-'));
  const { lines, end } = await startedIn(folder);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(lines[0]?.replace('Workbench: ', '') ?? '');
  for (const crm of ['TrustPager', 'Octolane', 'Close', 'Lightfield']) {
    await page.locator('.panel').getByRole('tab', { name: crm, exact: true }).click();
    const panel = page.getByRole('tabpanel', { name: crm, exact: true });
    await panel.getByText('1000 opportunities · 0 requests').waitFor();
    const printed = lines.filter((line) => line.startsWith(`  ${crm}, `));
    const keys = printed.map((line) => line.split(': ')[1]);
    expect(await panel.locator('.key code').allInnerTexts()).toEqual(keys);
    expect(keys).toHaveLength(2);
  }
  await page.getByRole('tab', { name: 'Try this' }).click();
  const guide = page.getByRole('tabpanel', { name: 'Try this' });
  expect(await guide.locator('ol > li').count()).toBeGreaterThan(5);
  await guide.getByRole('button', { name: 'TrustPager' }).click();
  await page.locator('#grid').getByText('TrustPager Sales', { exact: true }).first().waitFor();
  await guide.getByRole('button', { name: 'TrustPager', exact: true, disabled: false }).waitFor();
  const rows = await page.evaluate<number>(
    'workbench.texts(workbench.active()).filter((row) => row[1] !== "").length',
  );
  expect(rows).toBeGreaterThan(700);
  await browser.close();
  expect(await end()).toBe(0);
  rmSync(folder, { recursive: true });
}, 240_000);
