/** The platform's own words, fit to be shown: of bearable length, nothing shaped like a key in them. */

const LENGTH_MAX = 500;

/** `error` is whatever was thrown. */
export function safeMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\btp_(live|test)_[\w-]+/g, '[key]').slice(0, LENGTH_MAX);
}
