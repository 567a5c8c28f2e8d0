/**
 * Everything that Lightfield's documentation leaves open, as switches.
 *
 * Rule of the defaults: never kinder to a client than the sources allow. Where they say nothing, the
 * reading that is harder on a client is the default.
 */
import type { SwitchValues } from '../switch-table';

export const lightfieldSwitchTable = {
  // Lists
  listOrder: {
    values: ['createdNewest', 'createdOldest', 'updatedNewest', 'id'],
    default: 'createdNewest',
    why: 'Order of rows: not stated; newest first lets new records shift the pages.',
  },
  pageDrift: {
    values: ['none', 'repeats', 'skips'],
    default: 'none',
    why: 'Rows may move between pages: every page but the first begins one row early or late.',
  },
  limitOutOfRange: {
    values: ['refuse', 'clamp'],
    default: 'refuse',
    why: 'A limit outside 1 to 25: not stated; the prose calls 25 the maximum.',
  },
  indexLagMs: {
    values: [3_000, 0, 60_000, 600_000],
    default: 3_000,
    why: 'How far the search index of every list runs behind: not stated.',
  },
  textMatching: {
    values: ['exact', 'ignoreCase'],
    default: 'exact',
    why: 'Case in `equal`, `startsWith` and `contains`: not stated.',
  },
  listContains: {
    values: ['substring', 'element'],
    default: 'substring',
    why: '`contains` of e-mails, phones and URLs: whole entries or parts of them is not stated.',
  },
  memberFilters: {
    values: ['refused', 'ignored'],
    default: 'refused',
    why: 'Filters on members, lists and members of lists: only paging is mentioned.',
  },

  // Shapes on read
  unsetFields: {
    values: ['null', 'absent'],
    default: 'null',
    why: 'Whether an unset field is there with null and an empty relationship with []: not stated.',
  },
  externalId: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'Optional in the schema, missing from older pages.',
  },
  cardinalityForm: {
    values: ['HAS_ONE', 'has_one'],
    default: 'HAS_ONE',
    why: 'In records: lower case in the prose of the schema, upper case in the samples.',
  },
  objectTypeForm: {
    values: ['account', '$account'],
    default: 'account',
    why: 'Relationship object types: bare in samples; lists have moved to names with $.',
  },
  readOnlyMarkdown: {
    values: ['MARKDOWN', 'READONLY_MARKDOWN'],
    default: 'MARKDOWN',
    why: 'The plugin still shows the former name, which the schema does not know.',
  },
  archivedOptions: {
    values: ['hidden', 'listed'],
    default: 'hidden',
    why: 'Whether definitions list archived options, which records may still hold: not stated.',
  },
  definitionExtras: {
    values: ['present', 'absent'],
    default: 'present',
    why: '`slug` and `system` of definitions: in the docs, not in the schema.',
  },
  pipelines: {
    values: ['absent', 'listed'],
    default: 'absent',
    why: 'A beta: $pipeline shows only where it is enabled. Seeding heeds the first setting.',
  },

  // Errors
  errorForm: {
    values: ['wrapped', 'flat'],
    default: 'wrapped',
    why: 'The errors page wraps in `error`; the schema and two samples are flat.',
  },
  paramForm: {
    values: ['mixed', 'dollar', 'bare'],
    default: 'mixed',
    why: '`fields.$name` in the prose, `fields.name` in the sample of a missing key.',
  },
  otherTypeCode: {
    values: ['relationship_entity_missing', 'referenced_resource_missing'],
    default: 'relationship_entity_missing',
    why: 'An id of another object type gives one of the two.',
  },
  unknownOptionStatus: {
    values: [422, 400],
    default: 422,
    why: 'Status of an unknown select option: not stated by the vendor.',
  },
  uniqueTakenStatus: {
    values: [409, 422],
    default: 409,
    why: 'Status of a value that a unique field already has elsewhere: not stated.',
  },

  // Writing
  labelWrites: {
    values: ['stageOnly', 'everywhere', 'nowhere'],
    default: 'stageOnly',
    why: 'The schema takes labels for selects; the newer plugin wants ids except for stages.',
  },
  repeatedStageLabel: {
    values: ['defaultPipeline', 'refused'],
    default: 'defaultPipeline',
    why: 'A label of several pipelines: falls back to the default pipeline, or is ambiguous.',
  },
  decimals: {
    values: ['refused', 'rounded'],
    default: 'refused',
    why: 'A third decimal in NUMBER and CURRENCY: not stated.',
  },
  datesWithoutOffset: {
    values: ['refused', 'utc'],
    default: 'refused',
    why: 'DATETIME is documented with an offset; what else is taken is not stated.',
  },
  socialHandles: {
    values: ['urlOnly', 'any'],
    default: 'urlOnly',
    why: 'A profile URL by the plugin, a handle or identifier by the schema.',
  },
  addressWrite: {
    values: ['replaces', 'merges'],
    default: 'replaces',
    why: 'Whether parts left out of an ADDRESS stay: not stated.',
  },
  blankName: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'A required name of white space: not stated.',
  },
  accountMove: {
    values: ['refused', 'applied'],
    default: 'refused',
    why: '$account and $createdBy are not among the update keys of an opportunity.',
  },
  replaceNull: {
    values: ['clears', 'refused'],
    default: 'clears',
    why: '`replace: null` clears "supported" relationships; which ones is not stated.',
  },
  unchangedWrite: {
    values: ['touches', 'leaves'],
    default: 'touches',
    why: 'Whether a write of the same values moves updatedAt: not stated.',
  },
  deleteEndpoint: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'In newer pages, not in the schema.',
  },
  backgroundDelayMs: {
    values: [5_000, 0, 60_000],
    default: 5_000,
    why: 'When summaries and enrichment come after a creation: not stated.',
  },

  // Idempotency, rate, time
  updateKeyScope: {
    values: ['objectType', 'record'],
    default: 'objectType',
    why: 'Scope is the operation type; whether the record is part of it is not stated.',
  },
  inFlightMs: {
    values: [5_000, 0, 60_000],
    default: 5_000,
    why: 'How long a request runs on after its client lost the connection: not stated.',
  },
  keptAnswers: {
    values: ['success', 'exceptServerErrors'],
    default: 'success',
    why: 'Failed requests run again; whether a 4xx counts as failed is not stated.',
  },
  requestsPerSecond: {
    values: [25, 5, 1],
    default: 25,
    why: 'Stated as 25 and subject to change; the sample of a 429 shows 5.',
  },
  rateHeaders: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'Documented on every response, optional for a client.',
  },
  answerTakesMs: {
    values: ['usual', 2_000, 40_000],
    default: 'usual',
    why: 'How long the service takes: not stated.',
  },
} as const;

export type LightfieldSwitches = SwitchValues<typeof lightfieldSwitchTable>;
