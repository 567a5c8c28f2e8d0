/** Programmer errors: a broken assumption stops the run with a sentence. Never for bad input. */

/** Throws when `condition` is false. `message` says which assumption broke. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Broken assumption: ${message}`);
}

/** Returns `value`, or throws when it is null or undefined. */
export function must<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message);
  return value as T;
}

/** For the default branch of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new Error(`Broken assumption: unexpected case ${JSON.stringify(value)}`);
}
