/**
 * Octolane's addresses and bodies (Octolane OpenAPI of August 2026).
 *
 * Promises: the key goes into the header only. Must not know: answers.
 */
import { assert } from '../../core/assert';
import type { HttpRequest } from '../../core/exchange';
import { encodePart } from '../http/url';
import { apiAt, type Body } from '../shared/api';

const { get, send } = apiAt('https://api.octolane.com/v1', (key) => ({
  'x-api-key': key,
  accept: 'application/json',
}));

/** Up to 500 are allowed; a quoted cap of 5 MB an answer and wide custom fields ask for less. */
export const PAGE_LIMIT = 200;

/** Operators by their canonical names; dates are ISO 8601 texts (OpenAPI, SearchFilter). */
export interface SearchFilter {
  readonly field: string;
  readonly operator: 'eq' | 'gte' | 'lt';
  readonly value: string;
}

/** A search for opportunities; what is undefined is left out, since null is not allowed everywhere. */
export interface Search {
  /** Absent: all pipelines. */
  readonly pipeline_id?: string | undefined;
  readonly stage_id?: string | undefined;
  readonly query?: string | undefined;
  readonly filters?: readonly SearchFilter[];
  readonly sort?: { readonly field: string; readonly direction: 'asc' };
  readonly limit: number;
  readonly fields?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
}

export function searchOpportunities(key: string, search: Search): HttpRequest {
  return send('post', key, '/opportunities/search', search);
}

export function getPipelines(key: string): HttpRequest {
  return get(key, '/pipelines');
}

/** Active stages only. */
export function getStages(key: string, pipelineId: string): HttpRequest {
  return get(key, `/pipelines/${encodePart(pipelineId)}/stages`);
}

export function getFields(key: string, pipelineId: string): HttpRequest {
  return get(key, `/pipelines/${encodePart(pipelineId)}/fields`);
}

export type PartyPath = '/accounts' | '/contacts';

/** One row of a list, to see whether the key may read it. */
export function getOneOf(key: string, path: PartyPath): HttpRequest {
  return get(key, path, { limit: '1' });
}

/** The largest page that is allowed. */
export const PARTIES_MAX = 500;

export function searchParties(key: string, path: PartyPath, query: string): HttpRequest {
  return send('post', key, `${path}/search`, { query, limit: PARTIES_MAX });
}

/** Opportunities that one request creates. */
export const CREATE_MAX = 100;

/** One goes alone: only that answer has ever been shown in the documentation. */
export function postOpportunities(key: string, bodies: readonly Body[]): HttpRequest {
  const fits = bodies.length >= 1 && bodies.length <= CREATE_MAX;
  assert(fits, `a request creates 1 to ${CREATE_MAX} opportunities`);
  return bodies.length === 1
    ? send('post', key, '/opportunities', bodies[0])
    : send('post', key, '/opportunities/bulk', bodies);
}

/** Opportunities that one request changes (OpenAPI; the changelog's 1,000 is older). */
export const UPDATE_MAX = 50;

/** `patches`: new values by property, by id of the opportunity. */
export function patchOpportunities(key: string, patches: Readonly<Record<string, Body>>) {
  const count = Object.keys(patches).length;
  assert(count >= 1 && count <= UPDATE_MAX, `a request changes 1 to ${UPDATE_MAX} opportunities`);
  return send('patch', key, '/opportunities/bulk', patches);
}
