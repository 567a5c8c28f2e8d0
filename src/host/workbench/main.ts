/** `npm start`: the add-on in a spreadsheet, in the browser, with a sandbox of each CRM. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readProjectFolder } from '../project-files';
import { type House, openHouse } from './house';
import { readOptions, USAGE, USUAL_PORT, type WorkbenchOptions } from './options';
import { bundlePageFiles, type PageFiles } from './page-files';
import { serveHouse, type WorkbenchServer } from './server';
import { throwAway } from './storage';

const FOLDER = '.workbench';
const KEEP_EVERY_MS = 1000;

async function run(options: WorkbenchOptions): Promise<void> {
  const { live, records } = options;
  const folder = join(FOLDER, live ? 'live' : 'sandbox');
  if (options.fresh) throwAway(folder);
  const files = await bundlePageFiles();
  const house = openHouse({ project: readProjectFolder('dist'), folder, live, records });
  const server = await serve(house, files, options.port);
  const timer = setInterval(house.keep, KEEP_EVERY_MS);
  introduce(house, server, options);
  if (options.open) openBrowser(server.origin);
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await server.close();
    await house.close();
    process.exit();
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

/** The usual port may be taken by another workbench; one that was asked for is not replaced. */
async function serve(
  house: House,
  files: PageFiles,
  port: number | null,
): Promise<WorkbenchServer> {
  try {
    return await serveHouse(house, files, port ?? USUAL_PORT);
  } catch (error) {
    const taken = typeof error === 'object' && error !== null && 'code' in error;
    if (!taken || error.code !== 'EADDRINUSE') throw error;
    if (port === null) return serveHouse(house, files, 0);
    throw new Error(`Port ${port} is taken. Leave --port out, or name another one.`);
  }
}

function introduce({ crms }: House, { origin }: WorkbenchServer, { live }: WorkbenchOptions): void {
  console.log(`Workbench: ${origin}`);
  if (live) {
    console.log('Requests go to the real CRMs. Your keys are not kept when this ends.');
    return;
  }
  for (const { name, keys } of crms) {
    for (const { label, key } of keys) console.log(`  ${name}, ${label.toLowerCase()}: ${key}`);
  }
  console.log('These keys open the sandboxes on this machine and nothing else. Ctrl+C ends.');
}

function openBrowser(address: string): void {
  const commands: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  };
  const [command = 'xdg-open', ...args] = commands[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  // Without a browser to open, the address above is enough.
  child.on('error', () => undefined);
  child.unref();
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) console.log(USAGE);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
