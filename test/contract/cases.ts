/**
 * What every connector has to cope with, by name. A CRM answers each case with a fixture or says why
 * it cannot have it; a case that is added here is missing everywhere until somebody does.
 */

/** Whole lists, page by page. */
export const LIST_CASES = [
  'one page',
  'several pages to the end',
  'nothing in it',
  'a last page that is full',
  'a page that leads back to itself',
  'more to come, but not where',
  'a record on two pages',
  'rows that shifted between pages',
  'no word about the end',
  'no total',
  'a place in the list that is refused',
  'fewer rows on a page than were asked for',
] as const;

/** What one record of a list shows. */
export const VALUE_CASES = [
  'a null is empty',
  'a key that is not there',
  'an unknown choice',
  'an amount',
  'an amount with a fraction',
  'an amount at the edge',
  'an amount of another kind',
  'a currency',
  'a day',
  'a day at the edge',
  'a moment',
  'a moment in another spelling',
  'no date at all',
  'hostile text',
  'empty text',
  'custom fields of each kind',
  'a custom field without a value',
  'a custom value of an unknown kind',
  'a person by name',
  'a reference without a name',
  'several values in a field',
  'the stage',
  'keys that nobody documented',
  'another pipeline',
] as const;

/** Answers that are not a 2xx. */
export const FAULT_CASES = [
  'a key that is not accepted',
  'a missing right',
  'a plan without the API',
  'no credits left',
  'a record that is gone',
  'a 404 of something in between',
  'a refused value',
  'a refused value, by its field',
  'refused values in another form',
  'a malformed request',
  'a conflict',
  'a wrong kind of content',
  '429 with seconds',
  '429 with a date',
  '429 with a fraction of a second',
  '429 with a moment of reset',
  '429 with the wait in its body',
  '429 that says nothing',
  'a limit of days',
  '5xx in JSON',
  '5xx as a page',
  '5xx without a body',
  'a time-out of the gateway',
  'an error cut off or of an odd shape',
] as const;

/** Answers with a 2xx that are none. */
export const BROKEN_CASES = [
  'a page of HTML for a list',
  'a list cut off',
  'an empty answer for a list',
  'a list of another shape',
  'a record without an id',
  'a page of HTML for a creation',
  'a creation cut off',
  'an empty answer for a creation',
] as const;

/** Answers to what creates, changes and deletes. */
export const WRITE_CASES = [
  'one created',
  'several created',
  'several created in part',
  'a creation that names nobody',
  'creations in another order',
  'a creation that waits for a person',
  'the first answer of a key again',
  'a key with another body',
  'one changed',
  'several changed in part',
  'a change that was not taken',
  'another record than the changed one',
  'a change of what is gone',
  'an empty answer to a change',
  'one deleted',
  'deleted without a body',
  'deleted in part',
] as const;

/** Names that people type for things that are too many to choose from. */
export const NAME_CASES = [
  'some of that name',
  'none of that name',
  'too many of that name',
  'a new one of that name',
] as const;

/** What tabs can show and choose from, and whose it is. */
export const CATALOGUE_CASES = [
  'pipelines',
  'no pipeline',
  'stages in their order',
  'people',
  'people over several pages',
  'custom fields of each kind',
  'fields of the same name',
  'the workspace',
] as const;

export const CASES = {
  lists: LIST_CASES,
  values: VALUE_CASES,
  faults: FAULT_CASES,
  broken: BROKEN_CASES,
  writes: WRITE_CASES,
  names: NAME_CASES,
  catalogue: CATALOGUE_CASES,
} as const;

export type Group = keyof typeof CASES;
export type CaseOf<G extends Group> = (typeof CASES)[G][number];
