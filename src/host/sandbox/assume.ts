/** Broken assumptions of a sandbox or of the test that drives it: they stop the run with a sentence. */

/** Throws when `condition` is false. */
export function assume(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Broken assumption: ${message}`);
}

/** Returns `value`, or throws when there is none. */
export function must<T>(value: T | null | undefined, message: string): T {
  assume(value !== null && value !== undefined, message);
  return value as T;
}
