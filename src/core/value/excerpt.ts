/**
 * Cell contents inside a sentence: short, on one line, in quotes.
 * Must not know: the sentence.
 */

/** Characters of a cell that a sentence quotes at most. */
export const EXCERPT_LENGTH_MAX = 60;

/** The text on one line, cut where it is too long. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= EXCERPT_LENGTH_MAX) return line;
  // A cut may not leave half of a character that takes two places.
  return `${line.slice(0, EXCERPT_LENGTH_MAX - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

export function quoted(text: string): string {
  return `"${excerpt(text)}"`;
}
