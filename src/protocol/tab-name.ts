/**
 * Names of tabs: which ones a tab may have, and which one a new tab gets. Sidebar and server side go by
 * the same rules, so that what a button says is what is made.
 *
 * Names are the same whatever their case: Sheets takes no second one (sheetfu, pull request 26).
 */

/** The most that Sheets takes, in UTF-16 units; assumed, as it is documented nowhere. */
export const TAB_NAME_MAX = 100;

/** Left for what is put behind a proposed name. */
const PROPOSED_MAX = 80;

/** Excel, into which files are downloaded, refuses these, and Sheets mistakes `a:b` for a range. */
const FORBIDDEN = /[[\]*?:/\\\n\r\t]/;

/** Why a tab cannot be called so and what to do, in a sentence; null where it can. */
export function tabNameProblem(name: string): string | null {
  if (name.trim() === '') return 'Give the tab a name.';
  if (name.length > TAB_NAME_MAX) {
    return `The name has ${name.length} characters; a tab takes at most ${TAB_NAME_MAX}. Shorten it.`;
  }
  const found = FORBIDDEN.exec(name);
  if (!found) return null;
  const character = found[0].trim() === '' ? 'a line break or a tabulator' : `“${found[0]}”`;
  return `The name of a tab cannot hold ${character}. Leave it out.`;
}

/** What a tab for a pipeline is called if nobody has another wish. */
export function proposedTabName(crm: string, pipeline: string): string {
  const name = `${crm} ${pipeline}`.replace(new RegExp(FORBIDDEN, 'g'), '-');
  // A cut may not leave half of a character that takes two places.
  return name.slice(0, PROPOSED_MAX).replace(/[\ud800-\udbff]$/, '');
}

/** `wanted`, or `wanted 2`, `wanted 3` … if there are tabs of that name; never longer than allowed. */
export function freeTabName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted;
  for (let n = 2; known.has(name.toLowerCase()); n++) {
    const end = ` ${n}`;
    name = `${wanted.slice(0, TAB_NAME_MAX - end.length)}${end}`;
  }
  return name;
}
