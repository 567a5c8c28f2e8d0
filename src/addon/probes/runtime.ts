/** Probes: the language and its globals, clocks, errors, the rights of the script, and pages. */
import { intlClock, utilitiesClock } from '../adapters/sheet-zone';
import type { Lab } from './lab';
import { type Probe, REFUSED, YES } from './probe';
import { refusal, yesNo } from './reading';

const ABSENT = `setTimeout setInterval queueMicrotask structuredClone fetch URL Headers TextEncoder
  atob crypto window navigator performance Event Blob process require module Buffer global`;

/** Those of the names that exist, or `none`. */
function present(names: string): string {
  const scope = globalThis as unknown as Readonly<Record<string, unknown>>;
  const found = names.split(/\s+/).filter((name) => typeof scope[name] !== 'undefined');
  return found.join(' ') || 'none';
}

export const globalProbes: readonly Probe[] = [
  { id: 'runtime.absent-names', readings: ['none'], run: () => present(ABSENT) },
  {
    id: 'runtime.normalize',
    readings: YES,
    run: () => yesNo('e\u0301'.normalize('NFC') === '\u00e9'),
  },
];

/** In three seasons, so that summer time is among them. */
const MOMENTS_MS = [0, 3, 6].map((month) => Date.UTC(2026, month, 15, 10, 20, 30));

/** Whether `Intl` and `Utilities` agree on the clocks of the spreadsheet's zone. */
function intlZones(lab: Lab): string {
  const zone = lab.spreadsheet.getSpreadsheetTimeZone();
  const byIntl = intlClock(zone);
  const byUtilities = utilitiesClock(zone);
  if (!byIntl) return 'unknown zone';
  return MOMENTS_MS.every((atMs) => byIntl(atMs) === byUtilities(atMs)) ? 'same' : 'different';
}

function localHour(): string {
  const date = new Date(MOMENTS_MS[2] ?? 0);
  return yesNo(
    String(date.getHours()) === Utilities.formatDate(date, Session.getScriptTimeZone(), 'H'),
  );
}

export const clockProbes: readonly Probe[] = [
  { id: 'runtime.intl-zones', readings: ['same', 'different', 'unknown zone'], run: intlZones },
  { id: 'runtime.local-time', readings: YES, run: localHour },
];

/** What a refused service call throws. */
function thrown(): unknown {
  try {
    SpreadsheetApp.getActiveSpreadsheet().getRange('no such range');
  } catch (error) {
    return error;
  }
  return null;
}

export const errorProbes: readonly Probe[] = [
  { id: 'errors.instance', readings: YES, run: () => yesNo(thrown() instanceof Error) },
  {
    id: 'errors.name',
    readings: ['Exception', 'Error'],
    run: () => String((Object(thrown()) as { readonly name?: unknown }).name),
  },
];

export const rightsProbes: readonly Probe[] = [
  {
    id: 'rights.open-by-id',
    readings: REFUSED,
    run: ({ spreadsheet }) => refusal(() => SpreadsheetApp.openById(spreadsheet.getId())),
  },
  {
    id: 'rights.triggers',
    readings: YES,
    run: () => yesNo(Array.isArray(ScriptApp.getProjectTriggers())),
  },
];

export const pageProbes: readonly Probe[] = [
  {
    id: 'html.missing-file',
    readings: REFUSED,
    run: () => refusal(() => HtmlService.createHtmlOutputFromFile('NoSuchPage')),
  },
];
