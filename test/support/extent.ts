/**
 * How much a run of the tests tries. An everyday run tries a share that tells the same; `FULL=1`, for
 * the night, tries everything. What is left out every day is another place or another draw of the
 * same trouble, never a kind of trouble.
 */
export const isFull = process.env.FULL === '1';

/** How many: every day, or at night. */
export function extent(everyDay: number, atNight: number): number {
  return isFull ? atNight : everyDay;
}

/** One of every `step` of a list, beginning with the one at `from`; at night all. */
export function shareOf<T>(all: readonly T[], step: number, from = 0): readonly T[] {
  return isFull ? all : all.filter((_, at) => at % step === from);
}
