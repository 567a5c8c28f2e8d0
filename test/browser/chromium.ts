/**
 * The browser of this machine: where it is, and how tests start it. Nothing is downloaded; where there
 * is none, the error says in one line how to get one.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const HOW_TO_GET_ONE =
  'No Chrome or Chromium was found: install one (Debian, Ubuntu: apt-get install chromium), or set CHROME_PATH to its program.';

const UNIX_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Edge is one too, and comes with Windows. */
const WINDOWS_PROGRAMS = [
  join('Google', 'Chrome', 'Application', 'chrome.exe'),
  join('Chromium', 'Application', 'chrome.exe'),
  join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
];

export function launchChromium(): Promise<Browser> {
  const { platform, env } = process;
  const executablePath = findChromium({ platform, env, exists: existsSync });
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Path of the program; `CHROME_PATH` goes before everything else. Throws when there is none. */
export function findChromium({ platform, env, exists }: Machine): string {
  const wanted = env.CHROME_PATH;
  if (wanted) {
    if (exists(wanted)) return wanted;
    throw new Error(`CHROME_PATH says "${wanted}", and no program is there.`);
  }
  const found = placesOn(platform, env).find(exists);
  if (found === undefined) throw new Error(HOW_TO_GET_ONE);
  return found;
}

function placesOn(platform: NodeJS.Platform, env: Machine['env']): readonly string[] {
  if (platform === 'darwin') return MAC_PLACES;
  if (platform !== 'win32') return UNIX_PLACES;
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return folders.flatMap((folder) =>
    folder ? WINDOWS_PROGRAMS.map((program) => join(folder, program)) : [],
  );
}
