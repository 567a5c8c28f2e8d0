/** Apps Script's byte arrays: numbers from -128 to 127. */

export function signedBytes(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte << 24) >> 24);
}

/** Bytes of a text, or of a signed byte array. Without UTF-8 other signs than ASCII become `?`. */
export function bytesOf(value: unknown, charset: 'UTF_8' | 'US_ASCII'): Buffer {
  if (Array.isArray(value)) return Buffer.from(value.map((byte) => Number(byte) & 0xff));
  const text = String(value ?? '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant.
  return Buffer.from(charset === 'UTF_8' ? text : text.replace(/[^\x00-\x7f]/g, '?'), 'utf8');
}
