import { readFileSync } from 'node:fs';
import { expectedManifest, manifestProblems } from '../../../src/build/gates/manifest';
import { formatProblem } from '../../../src/build/problem';

function complaints(manifest: unknown): readonly string[] {
  return manifestProblems('appsscript.json', JSON.stringify(manifest, null, 2)).map(formatProblem);
}

const scopes = expectedManifest.oauthScopes as readonly string[];
const prefixes = expectedManifest.urlFetchWhitelist as readonly string[];

test("BD6 the project's own manifest passes", () => {
  expect(manifestProblems('appsscript.json', readFileSync('appsscript.json', 'utf8'))).toEqual([]);
});

test('BD6 the order of a list does not matter', () => {
  expect(complaints({ ...expectedManifest, oauthScopes: [...scopes].reverse() })).toEqual([]);
});

test.each([
  ['another scope', { oauthScopes: [...scopes, 'https://www.googleapis.com/auth/drive'] }, 5],
  ['a missing scope', { oauthScopes: scopes.slice(1) }, 5],
  ['a scope in place of another', { oauthScopes: [...scopes.slice(1), 'x'] }, 5],
  ['no list of addresses', { urlFetchWhitelist: undefined }, 1],
  ['an address that is too wide', { urlFetchWhitelist: [...prefixes.slice(1), 'https://*/'] }, 11],
  ['another time zone', { timeZone: 'Europe/Paris' }, 2],
  ['the old runtime', { runtimeVersion: 'STABLE' }, 3],
  ['no exception logging', { exceptionLogging: 'NONE' }, 4],
  ['a property that is not expected', { webapp: {} }, 17],
])('%s is refused at its line', (_title, change, line) => {
  const found = complaints({ ...expectedManifest, ...change });
  expect(found).toEqual([
    expect.stringMatching(new RegExp(`^appsscript\\.json:${line}: "\\w+" is`)),
  ]);
});

test.each(['', '[]', '{ // comment\n}', 'null'])('%j is refused as no manifest', (text) => {
  expect(manifestProblems('appsscript.json', text)).toMatchObject([
    { line: 1, message: 'Not a JSON object.' },
  ]);
});
