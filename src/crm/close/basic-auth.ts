/**
 * HTTP Basic as Close wants it: the key as user name, an empty password (Close docs, Overview).
 *
 * Must not know: requests. There is no base64 in ES2019 itself, and a service call would be impure.
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The form of a key is not published: printable ASCII, without the colon that would end a name. */
export function looksLikeKey(key: string): boolean {
  return /^[!-9;-~]{8,200}$/.test(key);
}

/** The value of the header `Authorization`. */
export function basicAuth(key: string): string {
  return `Basic ${base64(`${key}:`)}`;
}

/** Of ASCII text (RFC 4648, 4). */
function base64(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    const code = (place: number) => (place < group.length ? group.charCodeAt(place) : 0);
    const bits = (code(0) << 16) | (code(1) << 8) | code(2);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((bits >> shift) & 63));
    out += digits.slice(0, group.length + 1).join('');
  }
  return out + '='.repeat((4 - (out.length % 4)) % 4);
}
