/** TrustPager's own wording, cut to what a person in front of a sheet can use. */

/** Texts longer than this are of no use to a reader. */
const LENGTH_MAX = 400;

/** The sentences that there are, joined; no final full stop. */
export function asPhrase(sentences: readonly (string | null | undefined)[]): string {
  const text = sentences
    .map((sentence) => (sentence ?? '').trim().replace(/\.$/, ''))
    .filter((sentence) => sentence !== '')
    .join('. ');
  return text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX)}…`;
}
