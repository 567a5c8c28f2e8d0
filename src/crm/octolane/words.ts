/** Octolane's own wording, of whatever shape. */
import { isDictionary } from '../shared/odd-json';

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
