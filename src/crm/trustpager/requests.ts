/**
 * TrustPager's addresses and parameters (docs.trustpager.com, endpoint pages).
 *
 * Promises: the key goes into the header only. Must not know: answers.
 */
import type { HttpRequest } from '../../core/connector';
import { encodePart, withQuery } from '../http/url';

const BASE_URL = 'https://api.trustpager.com/functions/v1/api/v1';

/** The API's largest page. */
const PAGE_LIMIT = '100';

export type Query = Readonly<Record<string, string | null | undefined>>;

function get(key: string, path: string, query: Query = {}): HttpRequest {
  return {
    method: 'get',
    url: withQuery(BASE_URL + path, query),
    headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
  };
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
