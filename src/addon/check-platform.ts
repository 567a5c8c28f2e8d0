/**
 * "Check this platform": runs all probes in a scratch tab, reports them in a new one, and keeps for
 * this document the two answers that the add-on itself uses.
 */
import { documentStore } from './adapters/property-store';
import { showMessage } from './feedback';
import { writePlatformAnswers } from './platform-answers';
import { allProbes } from './probes/all-probes';
import { answersFrom } from './probes/answers';
import { timeCalls } from './probes/call-times';
import { withLab } from './probes/lab';
import { messageOf } from './probes/reading';
import { writeReport } from './probes/report-tab';
import { type Finding, runProbes } from './probes/run-probes';

/** The handler is the edge: what nobody foresaw is told here instead of vanishing in a log. */
export function checkPlatform(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const documents = documentStore();
  try {
    spreadsheet.toast('Checking how this account behaves. It takes about 20 seconds.', 'Platform');
    const text = withLab(spreadsheet, documents, (lab) => {
      const findings = runProbes(allProbes, lab);
      const times = timeCalls(lab);
      const answers = answersFrom(findings, Date.now());
      writePlatformAnswers(documents, answers);
      const { literalRoute } = answers;
      return summary(findings, writeReport(spreadsheet, { findings, times, literalRoute }));
    });
    spreadsheet.toast(text, 'Platform');
  } catch (error) {
    showMessage(`The check stopped: ${messageOf(error)} Your tabs were not touched.`);
  }
}

function summary(findings: readonly Finding[], tabName: string): string {
  const asExpected = findings.filter(({ agrees }) => agrees === 'yes').length;
  return `${asExpected} of ${findings.length} points are as expected. See the tab "${tabName}".`;
}
