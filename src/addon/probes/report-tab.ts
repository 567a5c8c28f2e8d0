/**
 * Writes the findings into a new tab, every cell as text. What a probe is about is told by
 * `docs/APPS-SCRIPT.md`, which the first line of the report names.
 */
import type { TabEdit } from '../../core/ports';
import { needsLiteral } from '../../core/value/encode';
import { sheetTab } from '../adapters/sheet-tab';
import { sheetZone } from '../adapters/sheet-zone';
import { freeName } from '../hidden-sheet';
import type { PlatformAnswers } from '../platform-answers';
import type { CallTime } from './call-times';
import type { Finding } from './run-probes';

const GUIDE =
  'docs/APPS-SCRIPT.md of the project explains each probe by its id. Times are medians in ms.';
const HEADER = ['Probe', 'Expected', 'Observed', 'Same?'];

export interface Report {
  readonly findings: readonly Finding[];
  readonly times: readonly CallTime[];
  /** How texts of the report are written that could be formulas. */
  readonly literalRoute: PlatformAnswers['literalRoute'];
}

/** Returns the new tab's name. Throws in the spreadsheet's words if it refuses. */
export function writeReport(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  report: Report,
): string {
  const rows = [
    [GUIDE, '', '', ''],
    HEADER,
    ...report.findings.map(findingRow),
    ...report.times.map(timeRow),
  ];
  const name = freeName(spreadsheet, 'Platform check');
  const sheet = spreadsheet.insertSheet(name);
  const zone = () => sheetZone(spreadsheet, Date.now());
  const tab = sheetTab(sheet, { zone, literalRoute: report.literalRoute });
  const refused = tab.apply(editsFor(rows));
  if (refused !== null) throw new Error(refused);
  return name;
}

function findingRow({ probe, observed, agrees }: Finding): readonly string[] {
  return [probe.id, probe.readings[0], observed, agrees];
}

function timeRow({ call, ms }: CallTime): readonly string[] {
  return [`time of ${call}`, '', String(ms), ''];
}

function editsFor(rows: readonly (readonly string[])[]): readonly TabEdit[] {
  const area = { row: 1, column: 1, rows: rows.length, columns: HEADER.length };
  const literals = rows.flatMap((row, y) =>
    row.flatMap((text, x): readonly TabEdit[] =>
      needsLiteral(text) ? [{ kind: 'literals', row: y + 1, column: x + 1, texts: [text] }] : [],
    ),
  );
  const cells = rows.map((row) => row.map((text) => (needsLiteral(text) ? '' : text)));
  return [
    { kind: 'format', area, format: 'text' },
    { kind: 'values', row: 1, column: 1, cells },
    ...literals,
    { kind: 'bold', area: { ...area, row: 2, rows: 1 } },
    { kind: 'freeze', rows: 2, columns: 0 },
  ];
}
