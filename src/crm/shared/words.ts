/** A CRM's own wording, cut to what a person in front of a sheet can use. Knows no CRM. */

/** Texts longer than this are of no use to a reader. */
const LENGTH_MAX = 400;

/** The sentences that there are, joined; no final full stop. */
export function asPhrase(sentences: readonly (string | null | undefined)[]): string {
  return shortened(
    sentences
      .map((sentence) => (sentence ?? '').trim().replace(/\.$/, ''))
      .filter((sentence) => sentence !== '')
      .join('. '),
  );
}

export function shortened(text: string): string {
  return text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX)}…`;
}
