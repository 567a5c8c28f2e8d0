/** Probes: UrlFetchApp without sending anything, and Utilities. */
import type { Lab } from './lab';
import { ACCEPTED, type Probe, REFUSED, YES } from './probe';
import { messageOf, refusal, yesNo } from './reading';
import { DISPUTED, FETCH, LIVE, TESTED, UNSTATED, UTILITIES } from './sources';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;
type Request = Readonly<Record<string, unknown>>;

/** Allowed by the manifest; `getRequest` sends nothing. */
const ALLOWED_URL = 'https://api.trustpager.com/';
/** Not in the manifest, and a name that never leads anywhere. */
const FOREIGN_URL = 'https://nowhere.invalid/';

function described(options: Options): Request {
  return UrlFetchApp.getRequest(ALLOWED_URL, options) as unknown as Request;
}

const plainGet = (_lab: Lab): Request => described({});

function refusesOptions(options: Options, words: string) {
  return (): string => refusal(() => described(options), words);
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
    id: 'fetch.request-method',
    fact: 'A described request has its method in small letters, get by default.',
    source: TESTED,
    readings: ['get', 'GET'],
    run: (lab) => String(lab.once(plainGet).method),
  },
  {
    id: 'fetch.request-headers',
    fact: 'A described request without headers has an empty object of them.',
    source: TESTED,
    readings: ['{}'],
    run: (lab) => JSON.stringify(lab.once(plainGet).headers),
  },
  {
    id: 'fetch.object-payload',
    fact: 'A payload that is an object is sent as a form.',
    source: FETCH,
    readings: ['application/x-www-form-urlencoded'],
    run: () => String(described({ method: 'post', payload: { a: 'b' } }).contentType),
  },
  {
    id: 'fetch.time-limit-option',
    fact: 'timeoutSeconds is taken.',
    source: FETCH,
    readings: ACCEPTED,
    run: refusesOptions({ timeoutSeconds: 60 } as Options, ''),
  },
  {
    id: 'fetch.null-header',
    fact: 'A header that is null is refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: refusesOptions({ headers: { 'x-a': null as unknown as string } }, 'Header:null'),
  },
  {
    id: 'fetch.length-header',
    fact: 'A Content-Length of our own is refused in known words.',
    source: LIVE,
    readings: REFUSED,
    run: refusesOptions({ headers: { 'Content-Length': '2' } }, 'Header:Content-Length'),
  },
  {
    id: 'fetch.foreign-url',
    fact: 'A URL outside the list of the manifest is refused.',
    source: DISPUTED,
    readings: ['refused', 'not found'],
    run: foreignUrl,
  },
  {
    id: 'fetch.nothing',
    fact: 'fetchAll of no requests gives no answers.',
    source: UNSTATED,
    readings: ['0'],
    run: () => String(UrlFetchApp.fetchAll([]).length),
  },
];

/** 2026-07-15T10:20:30Z. */
const MOMENT_MS = Date.UTC(2026, 6, 15, 10, 20, 30);

function formatted(zone: string, pattern: string): string {
  return Utilities.formatDate(new Date(MOMENT_MS), zone, pattern);
}

function slept(): string {
  const before = Date.now();
  Utilities.sleep(20);
  return yesNo(Date.now() - before >= 20);
}

export const utilityProbes: readonly Probe[] = [
  {
    id: 'utilities.format-date',
    fact: 'formatDate shows a moment on the clocks of a zone, summer time included.',
    source: UTILITIES,
    readings: ['2026-07-15 12:20:30'],
    run: () => formatted('Europe/Berlin', 'yyyy-MM-dd HH:mm:ss'),
  },
  {
    id: 'utilities.format-quotes',
    fact: 'Quoted letters of a pattern stay.',
    source: UTILITIES,
    readings: ['2026-07-15T10:20'],
    run: () => formatted('Etc/UTC', "yyyy-MM-dd'T'HH:mm"),
  },
  {
    id: 'utilities.signed-bytes',
    fact: 'Bytes are signed.',
    source: TESTED,
    readings: ['-61,-87', '195,169'],
    run: () => Utilities.newBlob('é').getBytes().join(),
  },
  {
    id: 'utilities.signature-charset',
    fact: 'A signature without a character set takes other letters for question marks.',
    source: TESTED,
    readings: YES,
    run: () => {
      const sign = (text: string) => Utilities.computeHmacSha256Signature(text, 'key').join();
      return yesNo(sign('é') === sign('?'));
    },
  },
  {
    id: 'utilities.sleep',
    fact: 'sleep waits as long as it is told.',
    source: UTILITIES,
    readings: YES,
    run: slept,
  },
];
