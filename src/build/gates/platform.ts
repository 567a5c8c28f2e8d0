/**
 * What the Apps Script runtime offers a script of this project: built-ins, services, and what is
 * missing although one might expect it.
 *
 * Sources: Apps Script guide "V8 runtime"; published live tests of web globals (2024).
 */

/** Services that the scopes of the manifest cover, plus those that need none. */
export const serviceNames: readonly string[] = [
  'CacheService',
  'HtmlService',
  'LockService',
  'Logger',
  'PropertiesService',
  'ScriptApp',
  'Session',
  'SpreadsheetApp',
  'UrlFetchApp',
  'Utilities',
];

/**
 * Built-ins up to ES2019, and the few newer ones that were seen to exist. `Intl` is not promised
 * by Google: who uses it has to have another way.
 */
export const builtInNames: readonly string[] = `
  Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function
  Infinity Int16Array Int32Array Int8Array JSON Map Math NaN Number Object Promise Proxy RangeError
  ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array
  Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape
  BigInt Intl console globalThis
`
  .trim()
  .split(/\s+/);

const absentGroups: readonly (readonly [string, string])[] = [
  [
    'setTimeout setInterval clearTimeout clearInterval setImmediate clearImmediate',
    'There are no timers. Use Utilities.sleep to wait.',
  ],
  ['queueMicrotask', 'Use Promise.resolve().then.'],
  [
    'fetch Headers Request Response FormData AbortController AbortSignal XMLHttpRequest',
    'Use UrlFetchApp.fetch or fetchAll.',
  ],
  ['File Blob', 'Use Utilities.newBlob.'],
  ['URL URLSearchParams', 'Put the address together with encodeURIComponent.'],
  [
    'TextEncoder TextDecoder atob btoa',
    'Use Utilities.newBlob(text).getBytes or Utilities.base64Encode and base64Decode.',
  ],
  ['crypto Crypto SubtleCrypto', 'Use Utilities.getUuid, computeDigest or computeHmacSignature.'],
  ['performance', 'Use Date.now.'],
  ['structuredClone', 'Build the copy, or go through JSON.'],
  [
    `ReadableStream WritableStream TransformStream CompressionStream DecompressionStream
     Event EventTarget DOMException`,
    'Do without; every call of Apps Script blocks.',
  ],
  [
    'window document navigator location localStorage sessionStorage',
    'This is the server; what needs a browser belongs to the sidebar.',
  ],
  [
    'process require module exports Buffer global __dirname __filename',
    'This is not Node.js; bundle what is needed and do without the rest.',
  ],
];

/** Names that Apps Script lacks, each with what to use instead. */
export const absentRemedies: ReadonlyMap<string, string> = new Map(
  absentGroups.flatMap(([names, remedy]) =>
    names.split(/\s+/).map((name): [string, string] => [name, remedy]),
  ),
);
