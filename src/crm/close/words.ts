/** Close's own wording, cut to what a person in front of a sheet can use. */
import { FIELDS } from './fields';

/** Texts longer than this are of no use to a reader. */
const LENGTH_MAX = 400;

/** The sentences that there are, joined; no final full stop. */
export function asPhrase(sentences: readonly string[]): string {
  const text = sentences
    .map((sentence) => sentence.trim().replace(/\.$/, ''))
    .filter((sentence) => sentence !== '')
    .join('. ');
  return text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX)}…`;
}

/** What people call the field that an error names: by its property, or by the relation in it. */
export function labelOf(name: string): string {
  const isIt = (property: string | undefined) => property === name || property === `${name}_id`;
  return FIELDS.find(({ property }) => isIt(property))?.spec.label ?? name;
}
