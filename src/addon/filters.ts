/**
 * Filters as they come from the page, before anything is asked of the CRM: one that it does not know
 * would silently show too much. Must not know: what they are for.
 */
import type { Connector } from '../core/connector';
import type { Scope } from '../core/model';

export interface RefusedFilter {
  /** Its key. */
  readonly filter: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** The first filter that cannot be used; null where all can. */
export function refusedFilter(
  { name, filters, looksLikeKey }: Pick<Connector, 'name' | 'filters' | 'looksLikeKey'>,
  wanted: Scope['filters'],
): RefusedFilter | null {
  for (const [filter, value] of Object.entries(wanted)) {
    const spec = filters.find(({ key }) => key === filter);
    if (!spec) {
      const known = filters.map(({ label }) => label).join(', ');
      return { filter, message: `${name} has no filter "${filter}". Choose one of: ${known}.` };
    }
    // Ids of choices may have the shape of a key; only what was typed can be one.
    if (spec.type === 'text' && isLikeAKey(value.trim(), looksLikeKey)) {
      const message = `The filter "${spec.label}" looks like an API key. Keys belong into the connection only.`;
      return { filter, message };
    }
    if (spec.type === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      const message = `The filter "${spec.label}" needs a day written like 2026-01-31, not "${value}".`;
      return { filter, message };
    }
  }
  return null;
}

/** Keys of a CRM without a prefix have the shape of any word; a long text with digits is none. */
function isLikeAKey(text: string, looksLikeKey: (text: string) => boolean): boolean {
  return text.length >= 20 && /\d/.test(text) && looksLikeKey(text);
}
