/**
 * Which record came of which new row: the last thousand pairs, in document properties. They outlive a
 * file that is set back to a former version, so that no row of it is created a second time.
 *
 * Must not know: who creates, tabs.
 */
/** Pairs in one property; with ids of 36 characters that is 6 KB of the 9 that Google allows. */
const PAIRS_MAX = 100;
const PROPERTIES_MAX = 10;

interface Chunk {
  /** Counts up; the smallest one is written over next. */
  readonly n: number;
  readonly pairs: Readonly<Record<string, string>>;
}

function nameOf(tabId: number, place: number): string {
  return `born.${tabId}.${place}`;
}

function readChunks(properties: Readonly<Record<string, string>>, tabId: number): Chunk[] {
  return Array.from({ length: PROPERTIES_MAX }, (_, place) => {
    const text = properties[nameOf(tabId, place)];
    return text ? (JSON.parse(text) as Chunk) : { n: 0, pairs: {} };
  });
}

/** Record ids by the ID that the row had before. `properties` is what `Store.all` gave. */
export function readBirths(
  properties: Readonly<Record<string, string>>,
  tabId: number,
): ReadonlyMap<string, string> {
  const chunks = readChunks(properties, tabId);
  return new Map(chunks.flatMap(({ pairs }) => Object.entries(pairs)));
}

export interface BirthBook {
  /** The properties that keep these pairs, to be stored as soon as possible. */
  entries(pairs: ReadonlyMap<string, string>): Readonly<Record<string, string>>;
}

/** To be opened once in a run: it counts on from what stood there. */
export function openBirthBook(
  properties: Readonly<Record<string, string>>,
  tabId: number,
): BirthBook {
  const counts = readChunks(properties, tabId).map(({ n }) => n);
  return {
    entries(pairs) {
      const entries = [...pairs];
      const kept: Record<string, string> = {};
      for (let at = 0; at < entries.length; at += PAIRS_MAX) {
        const n = Math.max(...counts) + 1;
        const place = counts.indexOf(Math.min(...counts));
        const chunk: Chunk = { n, pairs: Object.fromEntries(entries.slice(at, at + PAIRS_MAX)) };
        kept[nameOf(tabId, place)] = JSON.stringify(chunk);
        counts[place] = n;
      }
      return kept;
    },
  };
}
