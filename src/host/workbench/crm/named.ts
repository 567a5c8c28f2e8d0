/** Finds what a page or a journal names. */
import { must } from '../../sandbox/assume';

/** Throws when nothing is called so: only a bug of ours asks for it. */
export function named<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  return must(found, `"${id}" is among ${items.map((item) => item.id).join(', ')}`);
}
