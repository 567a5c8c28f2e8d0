/**
 * Prints `N passed, N failed` from Jest's JSON report and exits non-zero if anything failed.
 *
 * Arguments: the report's path, and how many steps of the run failed. A test file that could not
 * run, a test that was skipped, a missing report, no tests at all, and a step that failed for
 * another reason than a test each count as failures.
 */
import { existsSync, readFileSync } from 'node:fs';

const [reportPath, failedSteps] = process.argv.slice(2);
const { passed, failed } = countTests(reportPath);
const failures = Math.max(failed, Number(failedSteps));
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

function countTests(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const passed = report.numPassedTests;
  const failed =
    report.numFailedTests +
    report.numRuntimeErrorTestSuites +
    report.numPendingTests +
    report.numTodoTests +
    (report.numTotalTests === 0 ? 1 : 0);
  return { passed, failed };
}
