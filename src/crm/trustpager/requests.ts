/**
 * TrustPager's addresses and parameters (docs.trustpager.com, endpoint pages).
 *
 * Promises: the key goes into the header only. Must not know: answers.
 */
import { assert } from '../../core/assert';
import type { HttpRequest } from '../../core/exchange';
import type { WriteOptions } from '../../core/writing';
import { encodePart } from '../http/url';
import { apiAt, type Body, keyed, type Query } from '../shared/api';

/** The API's largest page. */
const PAGE_LIMIT = '100';

const { get, send } = apiAt('https://api.trustpager.com/functions/v1/api/v1', (key) => ({
  authorization: `Bearer ${key}`,
  accept: 'application/json',
}));

/** The same key within a day is promised the first answer again (AI guide, Idempotency). */
function repeatable(request: HttpRequest, idempotencyKey: string): HttpRequest {
  assert(/^[!-~]{1,64}$/.test(idempotencyKey), 'an idempotency key fits into a header');
  return keyed(request, idempotencyKey);
}

/** The pagination guide wants `after`, the endpoint pages say `cursor`: the same goes into both. */
function pageQuery(cursor: string | null): Query {
  return { limit: PAGE_LIMIT, after: cursor, cursor };
}

export function getOpportunities(
  key: string,
  parts: {
    readonly query: Query;
    readonly expand: readonly string[];
    readonly cursor: string | null;
  },
): HttpRequest {
  const expand = parts.expand.join(',');
  return get(key, '/opportunities', { ...parts.query, ...pageQuery(parts.cursor), expand });
}

export function getOpportunity(key: string, id: string, expand: readonly string[]): HttpRequest {
  return get(key, `/opportunities/${encodePart(id)}`, { expand: expand.join(',') });
}

/** One row of a list, to see whether the key may read it. */
export function getOneOf(key: string, path: '/opportunities' | '/contacts' | '/companies') {
  return get(key, path, { limit: '1' });
}

/** Paging is not documented for pipelines and stages; nobody has more than 100 of them. */
export function getPipelines(key: string): HttpRequest {
  return get(key, '/pipelines', { limit: PAGE_LIMIT });
}

export function getStages(key: string, pipelineId: string): HttpRequest {
  return get(key, `/pipelines/${encodePart(pipelineId)}/stages`, { limit: PAGE_LIMIT });
}

export function getUsers(key: string, cursor: string | null): HttpRequest {
  return get(key, '/company/users', pageQuery(cursor));
}

export function getCrmSettings(key: string): HttpRequest {
  return get(key, '/company/crm-settings');
}

export function getTagPalette(key: string): HttpRequest {
  return get(key, '/company/settings/tag-palette');
}

/** Records or ids that one bulk request takes. */
export const BULK_MAX = 100;

/** Creates 1 to 100 opportunities; the single create takes neither value nor stage. */
export function postOpportunities(
  key: string,
  records: readonly Body[],
  { silent, idempotencyKey }: WriteOptions,
): HttpRequest {
  assertBulk(records);
  const body = { records, skip_automations: silent };
  return repeatable(send('post', key, '/opportunities/bulk-create', body), idempotencyKey);
}

/** Changes the properties in `body`. Nothing keeps its automations from running. */
export function patchOpportunity(key: string, id: string, body: Body): HttpRequest {
  return send('patch', key, `/opportunities/${encodePart(id)}`, body);
}

/** A stage of a pipeline, and whether its automations are kept from running. */
export interface Target {
  readonly pipelineId: string;
  readonly stageId: string;
  readonly silent: boolean;
}

/** Puts opportunities on a stage and takes them out of other pipelines. */
export function moveOpportunities(
  key: string,
  ids: readonly string[],
  target: Target,
): HttpRequest {
  assertBulk(ids);
  return send('post', key, '/opportunities/bulk-move', { ids, ...targetBody(target) });
}

/** Puts one opportunity on a stage; its cards in other pipelines stay. */
export function addCard(key: string, id: string, target: Target): HttpRequest {
  return send('post', key, `/opportunities/${encodePart(id)}/add-card`, targetBody(target));
}

function targetBody({ pipelineId, stageId, silent }: Target): Body {
  return { pipeline_id: pipelineId, stage_id: stageId, skip_automations: silent };
}

export function deleteOpportunities(key: string, ids: readonly string[]): HttpRequest {
  assertBulk(ids);
  return send('post', key, '/opportunities/bulk-delete', { ids });
}

/** Accounts or contacts that one search gives at most. */
export const PARTIES_MAX = 100;

/** Fuzzy, over names, e-mail addresses and phone numbers; without a cursor. */
export function searchParties(
  key: string,
  path: '/companies' | '/contacts',
  query: string,
): HttpRequest {
  return send('post', key, `${path}/search`, { query, limit: PARTIES_MAX });
}

export function postCompany(
  key: string,
  name: string,
  { silent, idempotencyKey }: WriteOptions,
): HttpRequest {
  const body = { name, skip_automations: silent };
  return repeatable(send('post', key, '/companies', body), idempotencyKey);
}

export function getApproval(key: string, id: string): HttpRequest {
  return get(key, `/approvals/${encodePart(id)}`);
}

function assertBulk(items: readonly unknown[]): void {
  const fits = items.length >= 1 && items.length <= BULK_MAX;
  assert(fits, `a bulk request takes 1 to ${BULK_MAX} items`);
}
