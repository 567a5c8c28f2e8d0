/**
 * Where a push would go to, according to `.clasp.json`.
 *
 * Must not know: clasp itself.
 */

export const placeholderScriptId = 'PUT-THE-ID-OF-YOUR-SCRIPT-HERE';

/** Why `claspJson`, the text of the file, does not allow a push; null if it does. */
export function pushObstacle(claspJson: string): string | null {
  const { scriptId } = JSON.parse(claspJson) as { readonly scriptId?: unknown };
  if (typeof scriptId === 'string' && scriptId !== placeholderScriptId && scriptId !== '') {
    return null;
  }
  return [
    'Nothing was pushed: .clasp.json does not name a script yet.',
    'Open your spreadsheet, Extensions > Apps Script > Project Settings, copy the script ID,',
    'and put it into .clasp.json as "scriptId". Then run: npx clasp login, npm run push',
  ].join('\n');
}
