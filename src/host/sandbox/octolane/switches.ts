/**
 * Everything that Octolane's documentation leaves open, as switches.
 *
 * Rule of the defaults: never kinder to a client than the sources allow. Requests that no page
 * describes and no client needs (both owner keys at odds, two spellings of a query) are refused.
 */
import type { SwitchValues } from '../switch-table';

const accessSwitches = {
  contentType: {
    values: ['required', 'ignored'],
    default: 'required',
    why: 'Bodies are documented as application/json; what another type does is not stated.',
  },
  trailingSlash: {
    values: ['refused', 'accepted'],
    default: 'refused',
    why: 'Paths are written without; whether `/v1/pipelines/` is found too is not stated.',
  },
  rateWindow: {
    values: ['sliding', 'fixed'],
    default: 'sliding',
    why: 'Window shape: not stated.',
  },
  refusedRequests: {
    values: ['counted', 'free'],
    default: 'counted',
    why: 'Whether refused requests count against the limit: not stated.',
  },
  retryAfter: {
    values: ['absent', 'seconds', 'date'],
    default: 'absent',
    why: 'Promised for the MCP server only, which is said to share the limits.',
  },
} as const;

const shapeSwitches = {
  successKey: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'All samples have `success`; no schema requires it.',
  },
  extraKeys: {
    values: ['none', 'everywhere'],
    default: 'none',
    why: 'Schemas allow unknown keys; old samples have statusCode and requestId.',
  },
  errorsMap: {
    values: ['present', 'absent'],
    default: 'present',
    why: 'On the introduction page, not in the OpenAPI.',
  },
  bulkErrorKeys: {
    values: ['absent', 'dotted', 'bracketed', 'unindexed'],
    default: 'absent',
    why: 'How `errors` names a row of an array body: not stated.',
  },
  pipelinesForm: {
    values: ['wrapped', 'bare'],
    default: 'wrapped',
    why: 'Whether `data` of GET /pipelines is the array or holds it: not stated.',
  },
  pipelineIdKey: {
    values: ['pipeline_id', 'id'],
    default: 'pipeline_id',
    why: 'Key of the id in GET /pipelines: not stated.',
  },
  pipelineNameKey: {
    values: ['name', 'label', 'pipeline_name'],
    default: 'name',
    why: 'Key of the name in GET /pipelines: not stated.',
  },
  pipelineStages: {
    values: ['all', 'active'],
    default: 'all',
    why: 'The stages endpoint lists active ones only; for the stages in GET /pipelines not stated.',
  },
  optionsKey: {
    values: ['options', 'select_options'],
    default: 'options',
    why: 'The OpenAPI example says options, the overview and field creation say select_options.',
  },
  systemPropertyNames: {
    values: ['prefixed', 'plain'],
    default: 'prefixed',
    why: 'Only name and four opportunity_… names are published; the others may or may not follow.',
  },
  commonFields: {
    values: ['all', 'documented'],
    default: 'all',
    why: 'The sample shows amount, dates and the like; the schema only "selected" ones.',
  },
  idInProjection: {
    values: ['asked', 'always'],
    default: 'asked',
    why: 'Whether id comes unasked when `fields` is sent: not stated.',
  },
  emptyCustomFields: {
    values: ['absent', 'null'],
    default: 'absent',
    why: 'Whether custom_fields has keys without a value: not stated.',
  },
  selectForm: {
    values: ['value', 'label'],
    default: 'value',
    why: 'Whether custom_fields holds the value or the label of an option: not stated.',
  },
  customScalars: {
    values: ['typed', 'text'],
    default: 'typed',
    why: 'Types of custom values: not stated; numbers and checkboxes might come as text.',
  },
} as const;

const readingSwitches = {
  listOrder: {
    values: ['updatedNewest', 'createdNewest', 'id'],
    default: 'updatedNewest',
    why: 'Stated (on an old page) for searches only; it moves records while they are paged.',
  },
  pageSizeMax: {
    values: [500, 50],
    default: 500,
    why: 'The answer says which limit was used, so it may be less than the one asked for.',
  },
  pageFill: {
    values: ['full', 'short'],
    default: 'full',
    why: 'Whether a page before the last may hold fewer rows than its limit: not stated.',
  },
  cursorKind: {
    values: ['keyset', 'offset'],
    default: 'keyset',
    why: 'Stability while records change: not stated; an offset repeats and skips.',
  },
  cursorLifetime: {
    values: ['unlimited', 'tenMinutes', 'threePages'],
    default: 'unlimited',
    why: 'Lifetime of a cursor: not stated.',
  },
  cursorBindsFields: {
    values: ['yes', 'no'],
    default: 'yes',
    why: 'A cursor holds for the same query; whether `fields` belongs to it is not stated.',
  },
  badCursor: {
    values: ['refused', 'restart'],
    default: 'refused',
    why: 'What a cursor that does not hold yields: not stated; `restart` gives page one again.',
  },
  crossPipelineDefinitions: {
    values: ['empty', 'merged'],
    default: 'empty',
    why: 'custom_field_definitions of a search over all pipelines: not stated.',
  },
  nullOrder: {
    values: ['high', 'low'],
    default: 'high',
    why: 'Where records without the value sort: not stated; high is the habit of PostgreSQL.',
  },
  textMatch: {
    values: ['insensitive', 'sensitive'],
    default: 'insensitive',
    why: 'Case in contains, starts_with and the like: not stated; a client has to check itself.',
  },
  nullsInNegation: {
    values: ['leftOut', 'kept'],
    default: 'leftOut',
    why: 'Whether neq, not_in and the like find records without the value: not stated; SQL does not.',
  },
  inListMax: {
    values: [50, 100, 500],
    default: 50,
    why: 'How many values in and not_in take: not stated.',
  },
  operatorAliases: {
    values: ['refused', 'accepted'],
    default: 'refused',
    why: 'Listed on the filters page, not in the enum of the OpenAPI.',
  },
  idFilter: {
    values: ['accepted', 'refused'],
    default: 'accepted',
    why: 'Filtering by id: not stated; id is sortable.',
  },
  relatedFilters: {
    values: ['refused', 'accepted'],
    default: 'refused',
    why: 'Filtering by what belongs to account, contact or stage: not stated.',
  },
  unknownField: {
    values: ['refused', 'ignored'],
    default: 'refused',
    why: 'An unknown name in filters or fields: not stated.',
  },
  readLagMs: {
    values: [0, 5_000, 60_000],
    default: 0,
    why: 'How long lists show the state before a write: none is stated, nor that they do not.',
  },
} as const;

const writingSwitches = {
  createStatus: { values: [201, 200], default: 201, why: 'Both are documented, not which when.' },
  createData: {
    values: ['sample', 'id', 'nested', 'empty'],
    default: 'sample',
    why: '`data` of a create: not in the OpenAPI; an old sample has opportunity_id, name, amount.',
  },
  duplicateCreate: {
    values: ['separate', 'merged', 'skipped'],
    default: 'separate',
    why: 'Same domain, pipeline and name again: merged on an old page, nothing said now.',
  },
  fastBulkDuplicate: {
    values: ['domainPipelineName', 'pipelineName'],
    default: 'domainPipelineName',
    why: 'fast-bulk skips duplicates; what makes one is not stated.',
  },
  unknownStage: {
    values: ['refused', 'firstStage'],
    default: 'refused',
    why: 'A stage that the pipeline does not have: not stated.',
  },
  unknownOwner: {
    values: ['refused', 'unowned'],
    default: 'refused',
    why: 'An owner who is no member: not stated.',
  },
  ownerDefault: {
    values: ['unowned', 'keyOwner'],
    default: 'unowned',
    why: 'Who owns what is created without an owner: not stated.',
  },
  customKeys: {
    values: ['propertyName', 'slug'],
    default: 'propertyName',
    why: 'Keys of custom_attributes: not stated; property_name is called the stable key.',
  },
  unknownCustomKey: {
    values: ['dropped', 'refused'],
    default: 'dropped',
    why: 'A key of custom_attributes that is no field: not stated.',
  },
  badCustomValue: {
    values: ['refused', 'stored'],
    default: 'refused',
    why: 'A custom value of another type, or none of the options: not stated.',
  },
  millisecondDates: {
    values: ['stored', 'refused'],
    default: 'stored',
    why: 'Milliseconds where seconds are due: not stated; taken for seconds they are year 58000.',
  },
  identifiers: {
    values: ['asGiven', 'normalised'],
    default: 'asGiven',
    why: 'Whether case, scheme and www. of domains and e-mails matter: not stated.',
  },
  resolveOverwrites: {
    values: ['yes', 'no'],
    default: 'yes',
    why: 'Whether creating what exists writes the other fields that were sent: not stated.',
  },
  contactMakesAccount: {
    values: ['yes', 'no'],
    default: 'yes',
    why: 'An old page says that a new contact brings the account of its domain.',
  },
  bulkMode: {
    values: ['partial', 'atomic'],
    default: 'partial',
    why: 'Whether one row that cannot be resolved sinks a bulk create: not stated.',
  },
  bulkData: {
    values: ['none', 'list', 'createdErrors'],
    default: 'none',
    why: '`data` of a bulk create: not stated anywhere.',
  },
  patchMode: {
    values: ['partial', 'atomic'],
    default: 'partial',
    why: 'The changelog speaks of partial success, the OpenAPI is silent.',
  },
  patchData: {
    values: ['map', 'list', 'counts', 'none'],
    default: 'map',
    why: 'The changelog promises a status per record, its shape is not stated.',
  },
  unknownPatchField: {
    values: ['ignored', 'refused'],
    default: 'ignored',
    why: 'A field name that the pipeline does not have: not stated; create swallows unknown keys.',
  },
  patchDates: {
    values: ['seconds', 'iso', 'either'],
    default: 'seconds',
    why: 'Form of close and next action date in a PATCH: not stated; create takes seconds.',
  },
} as const;

export const octolaneSwitchTable = {
  ...accessSwitches,
  ...shapeSwitches,
  ...readingSwitches,
  ...writingSwitches,
} as const;

export type OctolaneSwitches = SwitchValues<typeof octolaneSwitchTable>;
