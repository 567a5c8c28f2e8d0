/** Probes: UrlFetchApp without sending anything, and Utilities. */
import { ACCEPTED, type Probe, REFUSED, YES } from './probe';
import { messageOf, refusal, yesNo } from './reading';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

/** Allowed by the manifest; `getRequest` sends nothing. */
const ALLOWED_URL = 'https://api.trustpager.com/';
/** Not in the manifest, and a name that never leads anywhere. */
const FOREIGN_URL = 'https://nowhere.invalid/';

/** Describes a request with these options, which checks them. */
function described(options: Options, words: string) {
  return (): string => refusal(() => UrlFetchApp.getRequest(ALLOWED_URL, options), words);
}

function foreignUrl(): string {
  try {
    UrlFetchApp.fetch(FOREIGN_URL, { muteHttpExceptions: true });
    return 'accepted';
  } catch (error) {
    return /DNS/i.test(messageOf(error)) ? 'not found' : 'refused';
  }
}

export const fetchProbes: readonly Probe[] = [
  {
    id: 'fetch.time-limit-option',
    readings: ACCEPTED,
    run: described({ timeoutSeconds: 60 } as Options, ''),
  },
  {
    id: 'fetch.null-header',
    readings: REFUSED,
    run: described({ headers: { 'x-a': null as unknown as string } }, 'Header:null'),
  },
  {
    id: 'fetch.length-header',
    readings: REFUSED,
    run: described({ headers: { 'Content-Length': '2' } }, 'Header:Content-Length'),
  },
  { id: 'fetch.foreign-url', readings: ['refused', 'not found'], run: foreignUrl },
  { id: 'fetch.nothing', readings: ['0'], run: () => String(UrlFetchApp.fetchAll([]).length) },
];

/** 2026-07-15T10:20Z. */
const MOMENT_MS = Date.UTC(2026, 6, 15, 10, 20);

function slept(): string {
  const before = Date.now();
  Utilities.sleep(20);
  return yesNo(Date.now() - before >= 20);
}

export const utilityProbes: readonly Probe[] = [
  {
    id: 'utilities.format-date',
    readings: ['2026-07-15T12:20'],
    run: () => Utilities.formatDate(new Date(MOMENT_MS), 'Europe/Berlin', "yyyy-MM-dd'T'HH:mm"),
  },
  { id: 'utilities.sleep', readings: YES, run: slept },
];
