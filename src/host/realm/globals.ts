/**
 * The names a V8 context has and Apps Script lacks.
 * Source: V8 runtime guide, and a live test of the common web platform names (Feb 2024).
 */

const ABSENT: readonly string[] = [
  'setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate',
  'ReadableStream WritableStream TransformStream TextEncoder TextDecoder',
  'fetch FormData File Blob URL URLSearchParams DOMException atob btoa Headers Request Response',
  'crypto Crypto SubtleCrypto performance navigator window self process',
  'AbortController AbortSignal Event EventTarget CompressionStream DecompressionStream',
  'queueMicrotask structuredClone require module exports Buffer global __dirname __filename',
].flatMap((line) => line.split(' '));

/** Takes the names away, so that a script that needs one fails here as it would at Google. */
export function removeAbsent(scope: object): void {
  for (const name of ABSENT) Reflect.deleteProperty(scope, name);
}
