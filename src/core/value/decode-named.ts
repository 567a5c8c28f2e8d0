/**
 * Texts of fields whose values have an identity in the CRM: options, references, lists of them.
 *
 * Promises: a name stands for the only thing of that name or is a problem. Must not know: cells.
 */
import type { FieldSpec, Named } from '../model';
import { type Decoded, NOTHING, type Problem, problem, value } from './decoded';
import { parseList } from './list';
import { ambiguityText, foldName, matchOption, noOptionText } from './named-match';

/** One of the options; without options the CRM decides what it takes. */
export function decodeOne(text: string, options: readonly Named[]): Decoded {
  const found = options.length === 0 ? itself(text) : findOption(text, options);
  return found.kind === 'one' ? value(found) : found;
}

/** A comma list. `isLookedUp`: without options its names must be asked for. */
export function decodeList(text: string, field: FieldSpec, isLookedUp: boolean): Decoded {
  const texts = parseList(text);
  const options = field.options ?? [];
  if (isLookedUp && options.length === 0) return names(texts);
  const items = new Map<string, Named>();
  for (const each of texts) {
    const found = areSuggestions(options) ? itself(each) : findOption(each, options);
    if (found.kind === 'problem') return found;
    items.set(found.item.id, found.item);
  }
  return items.size === 0 ? NOTHING : value({ kind: 'many', items: [...items.values()] });
}

/** Names whose meaning must be asked for; the same name twice is one. */
export function names(texts: readonly string[]): Decoded {
  const named = texts.map((text) => text.trim()).filter((text) => text !== '');
  const distinct = new Map(named.map((text) => [foldName(text), text]));
  return distinct.size === 0 ? NOTHING : { kind: 'names', texts: [...distinct.values()] };
}

/** Options that are no more than their text (tags) do not rule out other texts. */
function areSuggestions(options: readonly Named[]): boolean {
  return options.every(({ id, label }) => id === label);
}

type Found = { readonly kind: 'one'; readonly item: Named } | Problem;

function itself(text: string): Found {
  return { kind: 'one', item: { id: text, label: text } };
}

function findOption(text: string, options: readonly Named[]): Found {
  const match = matchOption(text, options);
  switch (match.kind) {
    case 'one':
      return match;
    case 'none':
      return problem(noOptionText(text, options));
    case 'ambiguous': {
      const ids = match.items.map(({ id }) => id);
      return problem(ambiguityText(text, ids));
    }
  }
}
