/** Octolane's own wording, cut to what a person in front of a sheet can use. */
import { isDictionary } from './custom-fields';

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

/**
 * All texts in a value of unknown shape, each with the key it stands under. What the map of `errors`
 * holds is documented for single fields only.
 */
export function textsIn(wire: unknown, key = ''): readonly string[] {
  if (typeof wire === 'string') return [key === '' ? wire : `${key}: ${wire}`];
  if (Array.isArray(wire)) return wire.flatMap((item: unknown) => textsIn(item, key));
  if (!isDictionary(wire)) return [];
  return Object.entries(wire).flatMap(([name, part]) => {
    if (name === 'message') return textsIn(part, key);
    return textsIn(part, key === '' ? name : `${key}.${name}`);
  });
}
