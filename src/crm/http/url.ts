/** Query strings without the platform's URL classes, which Apps Script lacks. */

/** `base` with the pairs that have a value; names and values are percent-encoded. */
export function withQuery(
  base: string,
  query: Readonly<Record<string, string | null | undefined>>,
): string {
  const pairs = Object.keys(query)
    .filter((name) => (query[name] ?? '') !== '')
    .map((name) => `${encodePart(name)}=${encodePart(query[name] ?? '')}`);
  return pairs.length === 0 ? base : `${base}?${pairs.join('&')}`;
}

/** Percent-encodes everything but unreserved characters (RFC 3986, 2.3). Total. */
export function encodePart(text: string): string {
  // Half a surrogate pair would make encodeURIComponent throw.
  const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return encodeURIComponent(whole).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
