/** Texts of any length, cut to what a person can take in. */

/** At most `max` characters, visibly cut; never through the middle of a character. */
export function shorten(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}
