/**
 * Which of several named things a typed text means, and what to say when it is none or more.
 *
 * Promises: never guesses; what it finds is the only one of that name.
 * Must not know: cells, fields, where the things come from.
 */
import type { Named } from '../model';
import { excerpt, quoted } from './excerpt';
import { formatList } from './list';

export type Match<T extends Named> =
  | { readonly kind: 'one'; readonly item: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly items: readonly T[] };

/** Names that differ only in case or in spaces around them fold to the same text. */
export function foldName(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

/** The option of this label: to the letter, or else apart from case and spaces around it. */
export function matchOption<T extends Named>(text: string, options: readonly T[]): Match<T> {
  const exact = options.filter(({ label }) => label === text);
  if (exact.length > 0) return onlyOne(exact);
  const folded = foldName(text);
  return onlyOne(options.filter(({ label }) => foldName(label) === folded));
}

/** The same thing may come twice; two things of one name are ambiguous. */
export function onlyOne<T extends Named>(found: readonly T[]): Match<T> {
  const items = [...new Map(found.map((item) => [item.id, item])).values()];
  const [item] = items;
  if (item === undefined) return { kind: 'none' };
  return items.length === 1 ? { kind: 'one', item } : { kind: 'ambiguous', items };
}

/** How many names a sentence lists. */
const LISTED_MAX = 10;

/** `details` tell the things of one name apart. */
export function ambiguityText(text: string, details: readonly string[]): string {
  const count = details.length === 2 ? 'twice' : `${details.length} times`;
  return `${quoted(text)} exists ${count} (${listed(details)}); rename one in the CRM`;
}

/** Lists all options in their order or, of many, those that look most like the text. */
export function noOptionText(text: string, options: readonly Named[]): string {
  const labels = [...new Set(options.map(({ label }) => label))];
  const shown = labels.length <= LISTED_MAX ? labels : byLikeness(text, labels);
  return `there is no ${quoted(text)}; choose one of: ${listed(shown)}`;
}

function listed(texts: readonly string[]): string {
  const shown = formatList(texts.slice(0, LISTED_MAX).map(excerpt));
  const more = texts.length - LISTED_MAX;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** Most alike first; equally alike ones keep their order. */
function byLikeness(text: string, labels: readonly string[]): readonly string[] {
  const wanted = pairsOf(text);
  const likeness = new Map(labels.map((label) => [label, overlap(wanted, pairsOf(label))]));
  return [...labels].sort((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
}

/** Neighbouring letters, the edges included: cheap, and blind to one slip of the finger. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = ` ${foldName(excerpt(text))} `;
  const pairs = new Set<string>();
  for (let at = 1; at < letters.length; at++) pairs.add(letters.slice(at - 1, at + 1));
  return pairs;
}

/** Share of common pairs, 0 to 1 (Dice coefficient). */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
