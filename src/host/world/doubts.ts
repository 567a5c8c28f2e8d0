/**
 * What the public record leaves open about Apps Script's services, as named switches; the first
 * reading is the default, and the stricter one where a script could be hurt.
 */

export const hostDoubtCatalogue = {
  propertyValueLimit: {
    readings: ['enforced', 'lenient'],
    about: 'a property value over 9 KB: refused, or taken up to the size of the store',
    source: 'documented as 9 KB; a measurement of 2023 found it was not enforced',
  },
  cacheKeeps: {
    readings: ['asStated', 'nothing'],
    about: 'whether a cached value survives at all; expiry is only a suggestion',
    source: 'reference: items may go at any time',
  },
  headerCasing: {
    readings: ['lower', 'title'],
    about: 'casing of header names in HTTPResponse.getHeaders',
    source: "community: the server's own, lower-case under HTTP/2",
  },
  fetchTimeout: {
    readings: ['360s', '60s'],
    about: 'how long a fetch without timeoutSeconds waits',
    source: 'documented 360 s; older reports of 60 s',
  },
  nestedLocks: {
    readings: ['sameExecution', 'sameObject'],
    about: 'whether a second Lock object of the same execution gets the lock the first one holds',
    source: 'not stated',
  },
} as const;

type Catalogue = typeof hostDoubtCatalogue;

/** One reading of every doubt. */
export type HostDoubts = {
  readonly [Name in keyof Catalogue]: Catalogue[Name]['readings'][number];
};

const defaults: HostDoubts = {
  propertyValueLimit: 'enforced',
  cacheKeeps: 'asStated',
  headerCasing: 'lower',
  fetchTimeout: '360s',
  nestedLocks: 'sameExecution',
};

/** All doubts at their default reading, except the given ones. */
export function hostDoubts(chosen: Partial<HostDoubts> = {}): HostDoubts {
  return { ...defaults, ...chosen };
}
