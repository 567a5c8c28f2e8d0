/** Probes: UrlFetchApp without sending anything, and Utilities. */
import type { Lab } from './lab';
import type { Probe } from './probe';
import { messageOf, refusal, yesNo } from './reading';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;
type Request = Readonly<Record<string, unknown>>;

const FETCH = 'Apps Script reference, UrlFetchApp';
const UTILITIES = 'Apps Script reference, Utilities';
const TESTED = 'live-checked tests of an open-source emulator';
const LIVE = 'reported live';
const UNSTATED = 'not stated';

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
    confidence: 'measured',
    readings: ['get', 'GET'],
    run: (lab) => String(lab.once(plainGet).method),
  },
  {
    id: 'fetch.request-headers',
    fact: 'A described request without headers has an empty object of them.',
    source: TESTED,
    confidence: 'measured',
    readings: ['{}'],
    run: (lab) => JSON.stringify(lab.once(plainGet).headers),
  },
  {
    id: 'fetch.object-payload',
    fact: 'A payload that is an object is sent as a form.',
    source: FETCH,
    confidence: 'documented',
    readings: ['application/x-www-form-urlencoded'],
    run: () => String(described({ method: 'post', payload: { a: 'b' } }).contentType),
  },
  {
    id: 'fetch.text-payload',
    fact: 'A payload that is text keeps its content type.',
    source: FETCH,
    confidence: 'documented',
    readings: ['application/json'],
    run: () => {
      const options: Options = { method: 'patch', payload: '{}', contentType: 'application/json' };
      return String(described(options).contentType);
    },
  },
  {
    id: 'fetch.time-limit-option',
    fact: 'timeoutSeconds is taken.',
    source: FETCH,
    confidence: 'documented',
    readings: ['accepted', 'refused'],
    run: refusesOptions({ timeoutSeconds: 60 } as Options, ''),
  },
  {
    id: 'fetch.null-header',
    fact: 'A header that is null is refused in known words.',
    source: LIVE,
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: refusesOptions({ headers: { 'x-a': null as unknown as string } }, 'Header:null'),
  },
  {
    id: 'fetch.length-header',
    fact: 'A Content-Length of our own is refused in known words.',
    source: LIVE,
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: refusesOptions({ headers: { 'Content-Length': '2' } }, 'Header:Content-Length'),
  },
  {
    id: 'fetch.no-url',
    fact: 'A text that is no URL is refused in known words.',
    source: LIVE,
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: () => refusal(() => UrlFetchApp.getRequest('no url', {}), 'Invalid argument'),
  },
  {
    id: 'fetch.foreign-url',
    fact: 'A URL outside the list of the manifest is refused.',
    source: 'Apps Script guide, allowlist; published add-ons exist without a list',
    confidence: 'open',
    readings: ['refused', 'not found'],
    run: foreignUrl,
  },
  {
    id: 'fetch.nothing',
    fact: 'fetchAll of no requests gives no answers.',
    source: UNSTATED,
    confidence: 'open',
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
    confidence: 'documented',
    readings: ['2026-07-15 12:20:30'],
    run: () => formatted('Europe/Berlin', 'yyyy-MM-dd HH:mm:ss'),
  },
  {
    id: 'utilities.format-quotes',
    fact: 'Quoted letters of a pattern stay.',
    source: UTILITIES,
    confidence: 'documented',
    readings: ['2026-07-15T10:20'],
    run: () => formatted('Etc/UTC', "yyyy-MM-dd'T'HH:mm"),
  },
  {
    id: 'utilities.parse-mismatch',
    fact: 'parseDate refuses a text that does not fit its pattern.',
    source: TESTED,
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: () => refusal(() => Utilities.parseDate('never', 'Etc/UTC', 'yyyy-MM-dd')),
  },
  {
    id: 'utilities.signed-bytes',
    fact: 'Bytes are signed.',
    source: TESTED,
    confidence: 'measured',
    readings: ['-61,-87', '195,169'],
    run: () => Utilities.newBlob('é').getBytes().join(),
  },
  {
    id: 'utilities.base64',
    fact: 'base64Encode of a text with a character set of UTF-8 is that of its bytes.',
    source: UTILITIES,
    confidence: 'documented',
    readings: ['w6k='],
    run: () => Utilities.base64Encode('é', Utilities.Charset.UTF_8),
  },
  {
    id: 'utilities.signature-charset',
    fact: 'A signature without a character set takes other letters for question marks.',
    source: TESTED,
    confidence: 'measured',
    readings: ['yes', 'no'],
    run: () => {
      const sign = (text: string) => Utilities.computeHmacSha256Signature(text, 'key').join();
      return yesNo(sign('é') === sign('?'));
    },
  },
  {
    id: 'utilities.uuid',
    fact: 'getUuid gives a random UUID.',
    source: UTILITIES,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: () => {
      const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
      const first = Utilities.getUuid();
      return yesNo(shape.test(first) && first !== Utilities.getUuid());
    },
  },
  {
    id: 'utilities.sleep',
    fact: 'sleep waits as long as it is told.',
    source: UTILITIES,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: slept,
  },
];
