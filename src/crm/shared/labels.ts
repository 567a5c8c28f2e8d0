/** Labels of a catalogue's fields. Each is there once, since a column is found by it. */

/** The label of the next field: what people call it, else its id, with the id where it is taken. */
export type Labelling = (wanted: string | null | undefined, id: string) => string;

/** `given`: labels that are taken from the start. Upper and lower case are the same. */
export function createLabelling(given: readonly string[]): Labelling {
  const taken = new Set(given.map((label) => label.toLowerCase()));
  return (wanted, id) => {
    const own = (wanted ?? '').trim() || id;
    const label = taken.has(own.toLowerCase()) ? `${own} (${id})` : own;
    taken.add(label.toLowerCase());
    return label;
  };
}
