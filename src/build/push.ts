/**
 * `npm run push`: builds, then replaces the script that `.clasp.json` names. Further arguments go to
 * `clasp push`. Nothing is pushed from a build that was refused.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runBuild } from './command';
import { pushObstacle } from './push-target';

process.exitCode = await push(process.argv.slice(2));

async function push(claspArguments: readonly string[]): Promise<number> {
  const obstacle = pushObstacle(readFileSync('.clasp.json', 'utf8'));
  if (obstacle !== null) {
    console.error(obstacle);
    return 1;
  }
  if (!(await runBuild())) return 1;
  const { status } = spawnSync('npx', ['clasp', 'push', ...claspArguments], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}
