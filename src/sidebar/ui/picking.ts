/** Picking fields of a catalogue as columns. Pure. */

export interface PickableField {
  readonly key: string;
  readonly label: string;
  readonly readOnly: boolean;
  /** Among the usual ones. */
  readonly byDefault: boolean;
}

/** Keys of the usual fields. */
export function usualKeys(
  fields: readonly Pick<PickableField, 'key' | 'byDefault'>[],
): ReadonlySet<string> {
  return new Set(fields.filter(({ byDefault }) => byDefault).map(({ key }) => key));
}

/** Fields whose label holds every word of the search, in their order. */
export function foundFields<T extends Pick<PickableField, 'label'>>(
  fields: readonly T[],
  search: string,
): readonly T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return fields.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

/** The same keys with some of them ticked or unticked. */
export function ticked(
  chosen: ReadonlySet<string>,
  keys: readonly string[],
  wanted: boolean,
): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const key of keys) {
    if (wanted) next.add(key);
    else next.delete(key);
  }
  return next;
}
