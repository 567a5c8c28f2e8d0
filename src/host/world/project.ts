/** A script project as it lies on Google's side: manifest, server files, pages. */

/** `appsscript.json`, as far as it changes what a script may do. Source: manifest reference. */
export interface Manifest {
  /** Zone of the script, IANA name. */
  readonly timeZone: string;
  /** Absent: detected from the code, so every scope is there. */
  readonly oauthScopes?: readonly string[];
  /** Absent: any URL may be fetched. */
  readonly urlFetchWhitelist?: readonly string[];
}

export interface SourceFile {
  /** Remote name: path without extension. */
  readonly name: string;
  readonly source: string;
}

export interface Project {
  readonly manifest: Manifest;
  /** In the order in which clasp pushes them. */
  readonly scripts: readonly SourceFile[];
  /** HTML files. */
  readonly pages: readonly SourceFile[];
}

export const SCOPE_PREFIX = 'https://www.googleapis.com/auth/';

/** Scopes that allow more than the one asked for. */
const WIDER: Readonly<Record<string, string>> = { 'spreadsheets.currentonly': 'spreadsheets' };

export function hasScope(manifest: Manifest, scope: string): boolean {
  if (manifest.oauthScopes === undefined) return true;
  const granted = new Set(manifest.oauthScopes);
  const wider = WIDER[scope];
  return (
    granted.has(SCOPE_PREFIX + scope) || (wider !== undefined && granted.has(SCOPE_PREFIX + wider))
  );
}
