/** Ends the demo with a sentence when something is not as it should be. */
export function demand(holds: boolean | undefined, what: string): asserts holds {
  if (!holds) throw new Error(`The demo did not go as it should: ${what}.`);
}
