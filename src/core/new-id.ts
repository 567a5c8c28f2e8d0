/**
 * IDs of rows that have no record yet: `new·` and a random key. They stand in the ID column from
 * before the first request until the CRM has given the record an id.
 */

const PREFIX = 'new·';

export function isNewId(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** `key`: letters and digits, unique in the file. */
export function newId(key: string): string {
  return PREFIX + key;
}
