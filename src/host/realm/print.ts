/** How `console` and `Logger` show a value. Source: logging guide; wording of errors as V8's. */

/** One line or more of text; never throws, whatever the script hands in. */
export function printable(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Object.prototype.toString.call(value) === '[object Error]') {
    const error = value as Error;
    return stackOf(error) || String(error);
  }
  if (typeof value === 'object' && value !== null) return structure(value);
  return String(value);
}

/** The script's own part of a stack, so that it reads the same on every machine. */
export function stackOf(error: Error): string {
  const lines = String(error.stack ?? '').split('\n');
  const end = lines.findIndex((line) => line.includes('realm.js:'));
  return lines.slice(0, end < 0 ? lines.length : end).join('\n');
}

function structure(value: object): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch (_cyclic) {
    return Object.prototype.toString.call(value);
  }
}
