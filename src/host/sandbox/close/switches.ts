/**
 * Everything that Close's documentation leaves open, as switches.
 *
 * Rule of the defaults: never kinder to a client than the sources allow. Where they say nothing, the
 * reading that is harder on a client is the default.
 */
import type { SwitchValues } from '../switch-table';

export const closeSwitchTable = {
  // Paging
  limitMax: {
    values: [250, 200, 100],
    default: 250,
    why: 'Largest _limit of opportunities: not stated. A widely used extractor asks for 250.',
  },
  skipMax: {
    values: [1000, 250, 10_000, 250_000],
    default: 1000,
    why: 'Largest _skip of opportunities: not stated; 250,000 is known for another resource.',
  },
  listOrder: {
    values: ['createdNewest', 'createdOldest', 'updatedNewest', 'id'],
    default: 'createdNewest',
    why: 'Order without _order_by: not stated; recordings are newest first.',
  },
  emptyOrder: {
    values: ['low', 'high'],
    default: 'low',
    why: 'Where a record without the ordering value stands: not stated.',
  },
  pageOverlap: {
    values: ['none', 'lastRepeated'],
    default: 'none',
    why: 'Pages by offset are no snapshot; `lastRepeated` gives an id on two pages.',
  },

  // Filters
  pipelineFilter: {
    values: ['ignored', 'honoured'],
    default: 'ignored',
    why: 'pipeline_id is not in the published list, yet one public program sends it.',
  },
  unknownFilter: {
    values: ['ignored', 'refused'],
    default: 'ignored',
    why: 'Unknown query parameters: not stated; ignoring them gives too many rows.',
  },
  dayBound: {
    values: ['midnight', 'wholeDay'],
    default: 'midnight',
    why: 'Whether `…__lte=2026-01-31` includes that day: not stated.',
  },

  // Shapes on read
  noteHtml: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'note_html came on 2026-06-01 and is not in every edition of the reference.',
  },
  idInFields: {
    values: ['onlyIfListed', 'always'],
    default: 'onlyIfListed',
    why: 'Whether _fields without id still gives the id: not stated.',
  },
  numberForm: {
    values: ['number', 'text'],
    default: 'number',
    why: 'JSON type of custom values of type number: not stated.',
  },
  derivedOfNull: {
    values: ['null', 'zero'],
    default: 'null',
    why: 'expected_value and its like where value is null: not stated.',
  },
  derivedRounding: {
    values: ['nearest', 'down'],
    default: 'nearest',
    why: 'Rounding of expected_value and its like: not stated.',
  },
  usersListed: {
    values: ['active', 'all'],
    default: 'active',
    why: 'Whether /user/ lists people who left: not stated.',
  },
  organizationCurrency: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'currency of an organization is in a recording, but not in a published example.',
  },
  extraKeys: {
    values: ['none', 'everywhere'],
    default: 'none',
    why: 'Undocumented keys may appear in any object and may change without notice.',
  },

  // Addresses, bodies and errors
  missingSlash: {
    values: ['notFound', 'redirect', 'served'],
    default: 'notFound',
    why: 'Every published path ends in a slash; what happens without it is not stated.',
  },
  wrongMediaType: {
    values: [415, 400],
    default: 415,
    why: 'The docs say 415, the library that Close published answers 400.',
  },
  relationKey: {
    values: ['relation', 'field'],
    default: 'relation',
    why: 'Recorded errors name `lead` for lead_id; the present wording is not stated.',
  },
  customKey: {
    values: ['key', 'id', 'name'],
    default: 'key',
    why: 'How field-errors name a custom field (`custom.cf_…`, `cf_…` or its name): not stated.',
  },
  deleteAnswer: {
    values: ['object', 'empty', 'noContent'],
    default: 'object',
    why: 'Body of a delete: none in the specification, `{}` in the official client.',
  },

  // Rate limit
  requestsPerSecond: {
    values: [20, 10, 30],
    default: 20,
    why: 'Limit per key and endpoint group: the page illustrates with 20; 30 and 40 were recorded.',
  },
  rateWindowSeconds: {
    values: [1, 8],
    default: 1,
    why: 'Length of the window: not stated; 8 was recorded.',
  },
  rateLimitHeader: {
    values: ['always', 'refusedOnly', 'never'],
    default: 'always',
    why: 'RateLimit comes on most answers, but some endpoints have hidden limits.',
  },
  resetForm: {
    values: ['whole', 'fraction'],
    default: 'whole',
    why: 'reset is documented in seconds; fractions were seen.',
  },
  retryAfter: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'Documented on 429, together with RateLimit.',
  },
  rateBody: {
    values: ['empty', 'nested', 'topLevel'],
    default: 'empty',
    why: 'Reading the body of a 429 is deprecated; two older forms are known.',
  },

  // Writing
  unknownKeys: {
    values: ['refused', 'ignored'],
    default: 'refused',
    why: 'The schema forbids keys it does not list; whether the server enforces it is not stated.',
  },
  nullOnUpdate: {
    values: ['refused', 'cleared'],
    default: 'refused',
    why: 'The schema of updates lists no null for value, confidence, note and status_id.',
  },
  nullOwner: {
    values: ['refused', 'kept', 'caller'],
    default: 'refused',
    why: 'user_id may be null by type, but every answer has an owner: effect not stated.',
  },
  inactiveOwner: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'An owner who has left: not stated beyond "an invalid one gives 400".',
  },
  foreignContact: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'A contact of another lead: not stated.',
  },
  unknownChoice: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'A choice outside the field’s choices: not stated.',
  },
  unknownType: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'The list of field types is open; how a value of an unknown type is taken is not stated.',
  },
  fieldWithoutRole: {
    values: [403, 400],
    default: 403,
    why: 'Writing a custom field that is for another role: not stated.',
  },
  confidenceRange: {
    values: ['enforced', 'free'],
    default: 'enforced',
    why: 'It is a percentage; whether 0 to 100 is enforced is not stated.',
  },
  confidenceDefault: {
    values: [50, 0, 100],
    default: 50,
    why: 'confidence that was not sent: not stated; most recorded records have 50.',
  },
  negativeValue: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'Bounds of value: not stated.',
  },
  dateWonInput: {
    values: ['both', 'dayOnly', 'momentOnly'],
    default: 'both',
    why: 'Typed date-time, kept as a day; a script of Close sends a moment, its library takes a day.',
  },
  dateWonZone: {
    values: ['utc', 'client', 'written'],
    default: 'utc',
    why: 'Which day a date_won with an offset means: not stated; UTC may be the day before.',
  },
  statusText: {
    values: ['label', 'ignored'],
    default: 'label',
    why: 'Meaning of `status` in an update: not stated; older code sent the label.',
  },
  statusAcross: {
    values: ['moves', 'refused'],
    default: 'moves',
    why: 'Whether an update may choose a status of another pipeline: not stated.',
  },
  dateLost: {
    values: ['follows', 'stays'],
    default: 'follows',
    why: 'Whether date_lost is cleared when a record is no longer lost: not stated.',
  },
  unchanged: {
    values: ['touched', 'quiet'],
    default: 'touched',
    why: 'Whether an update without a change moves date_updated: not stated.',
  },
  bareHtml: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'note_html that is not wrapped in <body>: not stated.',
  },
} as const;

export type CloseSwitches = SwitchValues<typeof closeSwitchTable>;
