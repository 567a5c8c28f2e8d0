/** Identifiers of Close: a prefix and characters of base 62; their case matters (observed lengths). */
import type { Random } from '../random';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export type IdPrefix =
  | 'oppo'
  | 'lead'
  | 'cont'
  | 'user'
  | 'memb'
  | 'role'
  | 'orga'
  | 'stat'
  | 'pipe'
  | 'cf'
  | 'expo';

export function newId(random: Random, prefix: IdPrefix): string {
  let id = `${prefix}_`;
  for (let left = prefix === 'pipe' ? 22 : 43; left > 0; left--) {
    id += alphabet.charAt(random.int(alphabet.length));
  }
  return id;
}
