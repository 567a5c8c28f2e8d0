/**
 * Takes secrets out of texts that leave the transport.
 *
 * Promises: neither a key in use, however it was encoded into a URL or header, nor anything that
 * merely looks like a key or a credential survives.
 */

import { encodePart } from './url';

const MASK = '•••';

/** Things that look like secrets, whoever's they are. */
const SECRET_SHAPES: readonly RegExp[] = [
  /\btp_(?:live|test)_[\w-]+/g,
  /\boct_(?:live|test)_[\w-]+/g,
  /\bsk_lf_[\w-]+/g,
  /\bapi_[\w.-]{16,}/g,
  /\b(?:Bearer|Basic)\s+[^\s"',;]+/gi,
];

export type Scrub = (text: string) => string;

/** `secrets`: the keys in use. */
export function createScrub(secrets: readonly string[]): Scrub {
  const forms = secrets
    .filter((secret) => secret !== '')
    .map((secret) => [secret, encodePart(secret)])
    .reduce((all, pair) => all.concat(pair), []);
  return (text) => {
    const masked = forms.reduce((rest, form) => rest.split(form).join(MASK), text);
    return SECRET_SHAPES.reduce((rest, shape) => rest.replace(shape, MASK), masked);
  };
}
