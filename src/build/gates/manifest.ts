/**
 * Refuses a manifest that differs from what the product promises its users: exactly these rights,
 * exactly these addresses.
 *
 * A new right is a new question to every user, so it takes a change here and in the manifest.
 * Source: Apps Script reference, "Manifest structure".
 */
import type { Problem } from '../problem';

const scopePrefix = 'https://www.googleapis.com/auth/';

/** Every property the manifest has, and no other. Lists are compared as sets. */
export const expectedManifest: Readonly<Record<string, string | readonly string[]>> = {
  timeZone: 'Etc/UTC',
  runtimeVersion: 'V8',
  exceptionLogging: 'STACKDRIVER',
  oauthScopes: [
    `${scopePrefix}spreadsheets.currentonly`,
    `${scopePrefix}script.external_request`,
    `${scopePrefix}script.container.ui`,
    `${scopePrefix}script.scriptapp`,
  ],
  urlFetchWhitelist: [
    'https://api.trustpager.com/',
    'https://api.octolane.com/',
    'https://api.close.com/',
    'https://api.lightfield.app/',
  ],
};

/** The gate. `file` is the manifest's name in messages. */
export function manifestProblems(file: string, text: string): readonly Problem[] {
  const manifest = parseObject(text);
  if (manifest === null) {
    return [{ file, line: 1, message: 'Not a JSON object.', remedy: 'Restore the manifest.' }];
  }
  const keys = new Set([...Object.keys(expectedManifest), ...Object.keys(manifest)]);
  return [...keys].flatMap((key) => {
    const expected = expectedManifest[key];
    const line = lineOf(text, key);
    if (expected === undefined) {
      return [{ file, line, message: `"${key}" is not expected.`, remedy: 'Remove it.' }];
    }
    if (isSame(expected, manifest[key])) return [];
    const message = `"${key}" is not what the product promises.`;
    return [{ file, line, message, remedy: `Write: ${JSON.stringify(expected)}` }];
  });
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    // Not JSON is an expected answer here; the caller reports it.
    return null;
  }
}

function isSame(expected: string | readonly string[], actual: unknown): boolean {
  if (typeof expected === 'string') return expected === actual;
  if (!Array.isArray(actual) || actual.length !== expected.length) return false;
  return expected.every((item) => actual.includes(item));
}

/** The line that names the key, else the first. */
function lineOf(text: string, key: string): number {
  const index = text.split('\n').findIndex((line) => line.includes(`"${key}"`));
  return Math.max(index, 0) + 1;
}
