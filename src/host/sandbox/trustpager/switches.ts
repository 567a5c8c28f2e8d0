/**
 * Everything that TrustPager's documentation leaves open, as switches.
 *
 * Rule of the defaults: never kinder to a client than the sources allow. Where they say nothing, the
 * reading that is harder on a client is the default.
 */
import type { SwitchValues } from '../switch-table';

export const trustPagerSwitchTable = {
  // Paging
  cursorParameter: {
    values: ['both', 'after', 'cursor', 'ignored'],
    default: 'both',
    why: 'The endpoint page says `cursor`, the guide says `after`; `ignored` serves page 1 for ever.',
  },
  limitOutOfRange: {
    values: ['clamp', 'refuse'],
    default: 'clamp',
    why: 'A limit outside 1 to 100: not stated.',
  },
  listOrder: {
    values: ['createdNewest', 'createdOldest', 'updatedNewest', 'id'],
    default: 'createdNewest',
    why: 'Default order of the list: not stated; `updatedNewest` moves records while they are paged.',
  },
  pageOverlap: {
    values: ['none', 'lastRepeated'],
    default: 'none',
    why: 'Stability while paging: not stated; `lastRepeated` gives an id on two pages.',
  },
  createdBounds: {
    values: ['inclusive', 'exclusive'],
    default: 'inclusive',
    why: 'Whether created_after and created_before include the moment: not stated for lists.',
  },
  archivedParameter: {
    values: ['ignored', 'honoured'],
    default: 'ignored',
    why: '`archived` is documented for contacts and the file export, not for opportunities.',
  },
  pipelinePaging: {
    values: ['none', 'paged'],
    default: 'none',
    why: 'Pagination of /pipelines is not listed; it may still page at 25.',
  },

  // Shapes on read
  rowShape: {
    values: ['full', 'documented'],
    default: 'full',
    why: 'The list page documents few keys; `documented` leaves value, notes and metadata to the get.',
  },
  tagsForm: {
    values: ['strings', 'objects', 'mixed'],
    default: 'strings',
    why: 'The list example shows strings, writing takes objects.',
  },
  valueForm: {
    values: ['number', 'numericString', 'null'],
    default: 'number',
    why: 'Money is documented as number; the vendor parses it as text; most real values are null.',
  },
  dateForm: {
    values: ['mixed', 'long', 'short', 'dayOnly'],
    default: 'mixed',
    why: 'Three forms of timestamp are known, not which field uses which.',
  },
  placementShape: {
    values: ['plain', 'full'],
    default: 'plain',
    why: 'Whether placements in a list carry id, position and won/lost flags: not stated.',
  },
  userIdKey: {
    values: ['user_id', 'id'],
    default: 'user_id',
    why: 'Id key of a team member: not stated.',
  },
  attachedRow: {
    values: ['entity', 'join'],
    default: 'entity',
    why: 'Whether contacts and users of an opportunity are listed as themselves or as join rows.',
  },
  retiredFields: {
    values: ['absent', 'present'],
    default: 'absent',
    why: 'probability and expected_close_date vanished from the pages in May 2026.',
  },
  meta: {
    values: ['present', 'missing'],
    default: 'present',
    why: 'Documented on every response; a client must live without it.',
  },
  extraKeys: {
    values: ['none', 'everywhere'],
    default: 'none',
    why: 'Unknown keys may appear at any level.',
  },
  expandScopes: {
    values: ['enforced', 'free'],
    default: 'enforced',
    why: 'Whether expand=contact wants contacts:read (and so on): not stated.',
  },

  // Statuses and errors
  badValueStatus: {
    values: [400, 422],
    default: 400,
    why: 'The docs say 400 VALIDATION_ERROR, the vendor client expects 422 with error.details.',
  },
  creditsGoneStatus: {
    values: [403, 402],
    default: 403,
    why: 'The docs say 403 INSUFFICIENT_CREDITS, the vendor client reads 402.',
  },
  creditsGoneInBulk: {
    values: ['rowErrors', 'refuse'],
    default: 'rowErrors',
    why: 'Credits running out in the middle of a bulk-create: not stated.',
  },
  errorExtras: {
    values: ['inside', 'beside'],
    default: 'inside',
    why: 'Whether docs, auth_scheme and required_scopes sit in `error` or beside it: not stated.',
  },
  createStatus: { values: [201, 200], default: 201, why: 'Probably 201, not stated.' },
  deleteStatus: {
    values: [204, 200],
    default: 204,
    why: 'Answer of a delete: not stated; 204 has no body.',
  },
  deleteScope: {
    values: ['opportunities:write', 'opportunities:delete'],
    default: 'opportunities:write',
    why: 'The page says write; the sister resource is listed under both.',
  },
  attachTwice: {
    values: ['conflict', 'quiet'],
    default: 'conflict',
    why: 'Attaching what is attached: not stated.',
  },
  duplicateEmail: {
    values: ['conflict', 'allowed'],
    default: 'conflict',
    why: 'A second contact with the same e-mail: the error page uses it as an example of 409.',
  },
  contactPhone: {
    values: ['e164', 'any'],
    default: 'e164',
    why: 'Older page: mobile in E.164 or 400; route table: any format.',
  },
  unknownChoices: {
    values: ['stored', 'refused'],
    default: 'stored',
    why: 'Lead sources and drop-down values outside their lists: not stated.',
  },
  oldScopeNames: {
    values: ['honoured', 'unknown'],
    default: 'honoured',
    why: 'Whether deals:* and customers:* on old keys still count: not stated.',
  },

  // Rate limit
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
    why: 'The vendor reads seconds; that the header is always sent is not stated.',
  },

  // Writing
  idempotency: {
    values: ['exceptBulk', 'everywhere', 'ignored'],
    default: 'exceptBulk',
    why: 'Stated for writes in general, not for bulk-create.',
  },
  idempotencyOtherBody: {
    values: ['replay', 'conflict'],
    default: 'replay',
    why: 'Same key with another body: not stated; the sentence "returns the cached response" is kept.',
  },
  idempotencyKeeps: {
    values: ['all', 'success'],
    default: 'all',
    why: 'Whether 4xx answers are cached as well: not stated.',
  },
  patchUnlisted: {
    values: ['ignored', 'applied', 'refused'],
    default: 'ignored',
    why: 'status, value and others are not in the list of PATCH.',
  },
  createUnlisted: {
    values: ['ignored', 'applied', 'refused'],
    default: 'ignored',
    why: 'value, pipeline_id and stage_id are not in the list of the single create.',
  },
  nullClears: {
    values: ['yes', 'ignored'],
    default: 'yes',
    why: 'Clearing with null is stated for some contact fields only.',
  },
  halfPlacement: {
    values: ['refused', 'ignored'],
    default: 'refused',
    why: 'A pipeline without a stage, or the reverse: not stated.',
  },
  defaultPlacement: {
    values: ['none', 'defaultPipeline'],
    default: 'none',
    why: 'Where a record goes that names no stage: not stated.',
  },
  moveTakes: {
    values: ['allOthers', 'oneOther'],
    default: 'allOthers',
    why: 'Which cards in other pipelines a move takes away: not stated.',
  },
  wonStageSetsStatus: {
    values: ['yes', 'no'],
    default: 'yes',
    why: 'Whether a won or lost stage changes `status`: not stated.',
  },
  createFiresStageChanged: {
    values: ['yes', 'no'],
    default: 'yes',
    why: 'Whether creating with a stage also fires stage_changed: not stated.',
  },

  // Bulk answers
  rowErrorForm: {
    values: ['error', 'message', 'errorObject', 'noIndex'],
    default: 'error',
    why: 'Shape of an element of `errors`: not stated anywhere.',
  },
  createdOrder: {
    values: ['shuffled', 'request'],
    default: 'shuffled',
    why: 'Order of `created`: not stated.',
  },
  bulkCreateStatus: {
    values: [200, 201, 207],
    default: 200,
    why: 'HTTP status of a bulk-create: not stated.',
  },
  bulkTotalFailure: {
    values: ['success', 'refused'],
    default: 'success',
    why: 'A batch that failed as a whole may still answer 2xx.',
  },
  failedIdsKey: {
    values: ['failed', 'failed_ids', 'errors'],
    default: 'failed',
    why: 'Key of the ids that a bulk-delete or bulk-move could not do: not stated.',
  },
  approvalIdAt: {
    values: ['approval_id', 'id', 'data.approval_id'],
    default: 'approval_id',
    why: 'The vendor client looks in these three places, in this order.',
  },
} as const;

export type TrustPagerSwitches = SwitchValues<typeof trustPagerSwitchTable>;
