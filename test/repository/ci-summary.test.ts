import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sound = {
  numPassedTests: 7,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numTotalTests: 7,
};

function summary(report: object | null, failedSteps = 0): { line: string; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'ci-summary-'));
  const path = join(folder, 'report.json');
  if (report !== null) writeFileSync(path, JSON.stringify(report));
  const run = spawnSync(process.execPath, ['.ci/summary.mjs', path, String(failedSteps)], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return { line: run.stdout, status: run.status };
}

test('BD12 a sound run passes', () => {
  expect(summary(sound)).toEqual({ line: '7 passed, 0 failed\n', status: 0 });
});

test.each([
  ['a failed test', { ...sound, numFailedTests: 2 }, 1, '7 passed, 2 failed\n'],
  [
    'a file that did not run',
    { ...sound, numRuntimeErrorTestSuites: 1 },
    1,
    '7 passed, 1 failed\n',
  ],
  ['a skipped test', { ...sound, numPendingTests: 1 }, 0, '7 passed, 1 failed\n'],
  ['a test left for later', { ...sound, numTodoTests: 1 }, 0, '7 passed, 1 failed\n'],
  ['no tests', { ...sound, numPassedTests: 0, numTotalTests: 0 }, 0, '0 passed, 1 failed\n'],
  ['a step that failed although all tests passed', sound, 1, '7 passed, 1 failed\n'],
  ['no report', null, 1, '0 passed, 1 failed\n'],
])('%s fails the run', (_title, report, failedSteps, line) => {
  expect(summary(report, failedSteps)).toEqual({ line, status: 1 });
});
