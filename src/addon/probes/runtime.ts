/** Probes: the language and its globals, the script, its rights, errors, pages, and the flush. */
import type { Lab } from './lab';
import type { Probe } from './probe';
import { isDate, messageOf, refusal, yesNo } from './reading';

const V8 = 'Apps Script guide, V8 runtime';
const MIGRATION = 'Apps Script guide, migrating to V8';
const SCRIPT = 'Apps Script reference, ScriptApp';
const HTML = 'Apps Script reference, HtmlOutput';
const APP = 'Apps Script reference, SpreadsheetApp';
const TESTED = 'live-checked tests of an open-source emulator';
const WEB_TEST = 'live test of web globals, 2024';
const UNSTATED = 'not stated';

/** Those of the names that exist, or `none`. */
function present(names: string) {
  return (): string => {
    const scope = globalThis as unknown as Readonly<Record<string, unknown>>;
    const found = names.split(' ').filter((name) => typeof scope[name] !== 'undefined');
    return found.join(' ') || 'none';
  };
}

export const globalProbes: readonly Probe[] = [
  {
    id: 'runtime.no-timers',
    fact: 'There are no timers and no microtask queue of one’s own.',
    source: V8,
    confidence: 'documented',
    readings: ['none'],
    run: present('setTimeout setInterval clearTimeout clearInterval setImmediate queueMicrotask'),
  },
  {
    id: 'runtime.no-web-requests',
    fact: 'There is no fetch and nothing that belongs to it.',
    source: V8,
    confidence: 'documented',
    readings: ['none'],
    run: present('fetch Headers Request Response FormData AbortController URL URLSearchParams'),
  },
  {
    id: 'runtime.no-text-coding',
    fact: 'There is no TextEncoder, no base64 of the browser, no crypto.',
    source: V8,
    confidence: 'documented',
    readings: ['none'],
    run: present('TextEncoder TextDecoder atob btoa crypto SubtleCrypto Blob File'),
  },
  {
    id: 'runtime.no-web-objects',
    fact: 'There are no browser objects and no structuredClone.',
    source: WEB_TEST,
    confidence: 'measured',
    readings: ['none'],
    run: present('window navigator performance structuredClone Event EventTarget ReadableStream'),
  },
  {
    id: 'runtime.no-node',
    fact: 'There are no names of Node.js.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['none'],
    run: present('process require module exports Buffer global __dirname'),
  },
  {
    id: 'runtime.present',
    fact: 'console, Promise, Proxy, WeakMap, BigInt and WebAssembly exist.',
    source: WEB_TEST,
    confidence: 'measured',
    readings: ['console Promise Proxy WeakMap BigInt WebAssembly'],
    run: present('console Promise Proxy WeakMap BigInt WebAssembly'),
  },
  {
    id: 'runtime.intl',
    fact: 'Intl exists.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['Intl', 'none'],
    run: present('Intl'),
  },
  {
    id: 'runtime.normalize',
    fact: 'Texts can be brought into the composed form.',
    source: 'ECMAScript',
    confidence: 'claimed',
    readings: ['yes', 'no'],
    run: () => yesNo('e\u0301'.normalize('NFC') === '\u00e9'),
  },
];

/** In three seasons, so that summer time is among them. */
const MOMENTS_MS = [0, 3, 6].map((month) => Date.UTC(2026, month, 15, 10, 20, 30));

const numbersOf = (text: string): string => (text.match(/\d+/g) ?? []).map(Number).join();

/** Whether `Intl` and `Utilities` agree on the clocks of the spreadsheet's zone. */
export function intlZones(lab: Lab): string {
  const zone = lab.spreadsheet.getSpreadsheetTimeZone();
  const agree = MOMENTS_MS.every((atMs) => {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hour12: false,
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const date = new Date(atMs);
    const byUtilities = numbersOf(Utilities.formatDate(date, zone, 'M/d H:m'));
    // Without an option that ES2019 lacks, midnight may be hour 24.
    return numbersOf(format.format(date)).replace(',24,', ',0,') === byUtilities;
  });
  return agree ? 'same' : 'different';
}

function localHour(): string {
  const date = new Date(MOMENTS_MS[2] ?? 0);
  return yesNo(
    String(date.getHours()) === Utilities.formatDate(date, Session.getScriptTimeZone(), 'H'),
  );
}

export const clockProbes: readonly Probe[] = [
  {
    id: 'runtime.intl-zones',
    fact: "Intl knows the spreadsheet's zone as Utilities does.",
    source: UNSTATED,
    confidence: 'open',
    readings: ['same', 'different'],
    run: intlZones,
  },
  {
    id: 'runtime.local-time',
    fact: "Local getters of Date follow the script's zone.",
    source: 'Apps Script reference, Session',
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: localHour,
  },
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

const enumMember = () => ScriptApp.AuthMode.FULL;

/** Whether what a read gives was made with the script's own Array; `isArray` would not tell. */
const isOwnArray = (value: { readonly constructor: unknown }) => value.constructor === Array;

export const errorProbes: readonly Probe[] = [
  {
    id: 'errors.instance',
    fact: "A service's error is an instance of Error.",
    source: UNSTATED,
    confidence: 'open',
    readings: ['yes', 'no'],
    run: () => yesNo(thrown() instanceof Error),
  },
  {
    id: 'errors.name',
    fact: "A service's error is called Exception.",
    source: 'reported live',
    confidence: 'measured',
    readings: ['Exception', 'Error'],
    run: () => String((Object(thrown()) as { readonly name?: unknown }).name),
  },
  {
    id: 'errors.message',
    fact: "A service's error has its words in `message`.",
    source: MIGRATION,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: () => yesNo(messageOf(thrown()).length > 0),
  },
  {
    id: 'runtime.enum-json',
    fact: 'A member of an enumeration becomes its name in JSON.',
    source: MIGRATION,
    confidence: 'documented',
    readings: ['"FULL"'],
    run: () => String(JSON.stringify(enumMember())),
  },
  {
    id: 'runtime.enum-text',
    fact: 'A member of an enumeration becomes its name in a text.',
    source: 'community',
    confidence: 'claimed',
    readings: ['FULL'],
    run: () => String(enumMember()),
  },
  {
    id: 'runtime.enum-identity',
    fact: 'A member of an enumeration is always the same object.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['yes', 'no'],
    run: () => {
      const first = enumMember();
      return yesNo(first === enumMember());
    },
  },
  {
    id: 'runtime.arrays',
    fact: "Values read from a range are the script's own arrays.",
    source: UNSTATED,
    confidence: 'open',
    readings: ['yes', 'no'],
    run: (lab) => yesNo(isOwnArray(lab.area(1, 1).getValues())),
  },
];

export const rightsProbes: readonly Probe[] = [
  {
    id: 'rights.open-by-id',
    fact: 'Opening a file by its id is refused with the scopes of this add-on.',
    source: APP,
    confidence: 'documented',
    readings: ['refused', 'accepted'],
    run: ({ spreadsheet }) => refusal(() => SpreadsheetApp.openById(spreadsheet.getId())),
  },
  {
    id: 'rights.email',
    fact: "The user's address is not given with the scopes of this add-on.",
    source: 'Apps Script reference, Session',
    confidence: 'documented',
    readings: ['refused', 'blank', 'given'],
    run: () => {
      const seen: { email?: string } = {};
      const outcome = refusal(() => {
        seen.email = Session.getActiveUser().getEmail();
      });
      if (outcome !== 'accepted') return 'refused';
      return seen.email ? 'given' : 'blank';
    },
  },
  {
    id: 'rights.status',
    fact: 'A started menu action needs no further authorization.',
    source: SCRIPT,
    confidence: 'documented',
    readings: ['NOT_REQUIRED', 'REQUIRED'],
    run: () =>
      String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus()),
  },
  {
    id: 'rights.triggers',
    fact: 'The triggers of this user can be listed.',
    source: SCRIPT,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: () => yesNo(Array.isArray(ScriptApp.getProjectTriggers())),
  },
];

export const pageProbes: readonly Probe[] = [
  {
    id: 'html.title',
    fact: 'A page without a title has an empty one.',
    source: TESTED,
    confidence: 'measured',
    readings: ['empty', 'some'],
    run: () => (HtmlService.createHtmlOutput('a').getTitle() === '' ? 'empty' : 'some'),
  },
  {
    id: 'html.untrusted',
    fact: 'appendUntrusted takes the meaning from markup.',
    source: HTML,
    confidence: 'documented',
    readings: ['&lt;b&gt;'],
    run: () => HtmlService.createHtmlOutput('').appendUntrusted('<b>').getContent(),
  },
  {
    id: 'html.missing-file',
    fact: 'A page from a file that is not there is refused.',
    source: TESTED,
    confidence: 'measured',
    readings: ['refused', 'accepted'],
    run: () => refusal(() => HtmlService.createHtmlOutputFromFile('NoSuchPage')),
  },
  {
    id: 'html.template-escapes',
    fact: 'A printing scriptlet escapes what it prints.',
    source: 'Apps Script guide, templated HTML',
    confidence: 'documented',
    readings: ['<p>&lt;b&gt;</p>'],
    run: () => HtmlService.createTemplate("<p><?= '<b>' ?></p>").evaluate().getContent(),
  },
];

export const flushProbes: readonly Probe[] = [
  {
    id: 'flush.read-own-write',
    fact: 'A read sends what is queued and sees it.',
    source: `${APP}.flush`,
    confidence: 'documented',
    readings: ['yes', 'no'],
    run: (lab) => yesNo(lab.area(1, 1).setValue('written').getValue() === 'written'),
  },
  {
    id: 'flush.formula-at-once',
    fact: 'A read after a write sees formulas computed anew.',
    source: `${APP}.flush`,
    confidence: 'documented',
    readings: ['6', '4'],
    run: (lab) => {
      const range = lab.area(1, 2);
      range.setValues([[2, `=2*${range.getCell(1, 1).getA1Notation()}`]]);
      SpreadsheetApp.flush();
      range.getCell(1, 1).setValue(3);
      return String(range.getCell(1, 2).getValue());
    },
  },
  {
    id: 'flush.date-of-now',
    fact: 'A Date of the present moment comes back to the second or better.',
    source: UNSTATED,
    confidence: 'open',
    readings: ['exact', 'second', 'other'],
    run: (lab) => {
      const now = new Date();
      const value: unknown = lab.area(1, 1).setValue(now).getValue();
      if (!isDate(value)) return 'other';
      const apart = Math.abs(value.getTime() - now.getTime());
      return apart === 0 ? 'exact' : apart < 1000 ? 'second' : 'other';
    },
  },
];
