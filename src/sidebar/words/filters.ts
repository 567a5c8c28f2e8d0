/** Filters in words. */

/** Of a choice that filters nothing. */
export const ANY = 'Any';
