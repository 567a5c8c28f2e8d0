import { join } from 'node:path';
import { findChromium, HOW_TO_GET_ONE, type Machine } from './chromium';

const machine = (present: readonly string[], rest: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  env: {},
  exists: (path) => present.includes(path),
  ...rest,
});

const EDGE = join('C:/Programs', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

test.each<[string, Machine, string]>([
  ['a Linux with Chromium', machine(['/usr/bin/chromium']), '/usr/bin/chromium'],
  [
    'one with Chrome only',
    machine(['/usr/bin/google-chrome-stable', '/usr/bin/google-chrome']),
    '/usr/bin/google-chrome-stable',
  ],
  [
    'one where CHROME_PATH is set',
    machine(['/usr/bin/chromium', '/opt/chrome'], { env: { CHROME_PATH: '/opt/chrome' } }),
    '/opt/chrome',
  ],
  ['a Mac', machine([MAC, '/usr/bin/chromium'], { platform: 'darwin' }), MAC],
  [
    'Windows with nothing but Edge',
    machine([EDGE], {
      platform: 'win32',
      env: { LOCALAPPDATA: 'C:/Users', PROGRAMFILES: 'C:/Programs' },
    }),
    EDGE,
  ],
])('the browser is found on %s', (_machine, on, path) => {
  expect(findChromium(on)).toBe(path);
});

test('without a browser one line says how to get one', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(() => findChromium(machine([], { platform }))).toThrow(HOW_TO_GET_ONE);
  }
  expect(HOW_TO_GET_ONE).not.toContain('\n');
});

test('a CHROME_PATH that leads nowhere is named', () => {
  const on = machine(['/usr/bin/chromium'], { env: { CHROME_PATH: '/nowhere' } });
  expect(() => findChromium(on)).toThrow('CHROME_PATH says "/nowhere", and no program is there.');
});
