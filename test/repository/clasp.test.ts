import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleFiles } from '../support/bundle';

test('BD9 clasp would push the three files of the build and nothing else', () => {
  const project = mkdtempSync(join(tmpdir(), 'clasp-'));
  try {
    copyFileSync('.clasp.json', join(project, '.clasp.json'));
    mkdirSync(join(project, 'dist'));
    for (const { name, text } of bundleFiles()) writeFileSync(join(project, 'dist', name), text);
    // Looks at local files only: no login, no network.
    const clasp = resolve('node_modules/@google/clasp/build/src/index.js');
    const status = execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, HOME: project },
    });
    const { filesToPush, untrackedFiles } = JSON.parse(status);
    expect([...filesToPush].sort()).toEqual([
      'dist/Code.js',
      'dist/Sidebar.html',
      'dist/appsscript.json',
    ]);
    expect(untrackedFiles).toEqual([]);
  } finally {
    rmSync(project, { recursive: true });
  }
});
