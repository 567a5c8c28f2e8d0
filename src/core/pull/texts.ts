/** Sentences for people that several runs need. */

/** `expected`: the titles that one row of the tab should hold. */
export function noHeaderText(expected: readonly string[]): string {
  return `The row with the column titles was not found in this tab. Undo its deletion (Ctrl+Z, or File → Version history), or type the titles into one row above the records: ${expected.join(', ')}. The tab was not touched.`;
}
