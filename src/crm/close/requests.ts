/**
 * Close's addresses and parameters (developer.close.com, API reference).
 *
 * Promises: the key goes into the header only; every path ends in a slash, as all published ones do;
 * only documented keys and parameters are sent. Must not know: answers.
 */
import type { HttpRequest } from '../../core/exchange';
import { encodePart } from '../http/url';
import { apiAt, type Body, type Query } from '../shared/api';
import { basicAuth } from './basic-auth';

const OFFSET = 'x-tz-offset';

/** Without an offset it is not documented what Close takes for today. */
const { get, send, remove } = apiAt('https://api.close.com/api/v1', (key) => ({
  authorization: basicAuth(key),
  accept: 'application/json',
  [OFFSET]: '0',
}));

/** The default of `_limit`; its maximum differs from list to list and is not published. */
const PAGE_LIMIT = 100;

/** New rows on a full page of opportunities, which begins with the last row of the page before. */
export const PAGE_STRIDE = PAGE_LIMIT - 1;

/** `skip`: how many rows to leave out. */
function pageQuery(skip: number): Query {
  return { _limit: String(PAGE_LIMIT), _skip: String(skip) };
}

/**
 * `_fields` is not used: how it names custom fields is not documented for opportunities, and one
 * that is left out cannot be told from one without a value.
 */
export function getOpportunities(key: string, query: Query, skip: number): HttpRequest {
  return get(key, '/opportunity/', { ...query, ...pageQuery(skip) });
}

function opportunityPath(id: string): string {
  return `/opportunity/${encodePart(id)}/`;
}

export function getOpportunity(key: string, id: string): HttpRequest {
  return get(key, opportunityPath(id));
}

/** One row of a list, to see whether the key may read it. */
export function getOneOf(key: string, path: '/opportunity/' | '/lead/' | '/user/'): HttpRequest {
  return get(key, path, { _limit: '1' });
}

export function getMe(key: string): HttpRequest {
  return get(key, '/me/');
}

/** With everybody who is or was a member. */
export function getOrganization(key: string, id: string): HttpRequest {
  return get(key, `/organization/${encodePart(id)}/`, {
    _fields: 'id,memberships,inactive_memberships',
  });
}

/** Not paged. */
export function getPipelines(key: string): HttpRequest {
  return get(key, '/pipeline/');
}

export function getPipeline(key: string, id: string): HttpRequest {
  return get(key, `/pipeline/${encodePart(id)}/`);
}

/** Regular and shared custom fields, in the order of display, not paged. */
export function getCustomFields(key: string): HttpRequest {
  return get(key, '/custom_field_schema/opportunity/');
}

export function getUsers(key: string, skip: number): HttpRequest {
  return get(key, '/user/', pageQuery(skip));
}

/** Creates one; without `lead_id` Close would make a lead without a name. */
export function postOpportunity(key: string, body: Body): HttpRequest {
  return send('post', key, '/opportunity/', body);
}

/** Changes the properties in `body`: Close's PUT is a partial update. */
export function putOpportunity(key: string, id: string, body: Body): HttpRequest {
  return send('put', key, opportunityPath(id), body);
}

/** The same with today as it is at this offset: in hours, parts of them as decimals. */
export function dated(request: HttpRequest, utcOffsetMinutes = 0): HttpRequest {
  const headers = { ...request.headers, [OFFSET]: String(utcOffsetMinutes / 60) };
  return { ...request, headers };
}

export function deleteOpportunity(key: string, id: string): HttpRequest {
  return remove(key, opportunityPath(id));
}

/** Leads or contacts by the words of their name (Advanced filtering). A POST that only reads. */
export function searchByName(
  key: string,
  type: 'lead' | 'contact',
  name: string,
  fields: readonly string[],
): HttpRequest {
  const field = { type: 'regular_field', object_type: type, field_name: 'name' };
  const condition = { type: 'text', mode: 'full_words', value: name };
  const queries = [
    { type: 'object_type', object_type: type },
    { type: 'field_condition', field, condition },
  ];
  return send('post', key, '/data/search/', {
    query: { type: 'and', queries },
    _fields: { [type]: fields },
    _limit: PAGE_LIMIT,
  });
}

export function postLead(key: string, name: string): HttpRequest {
  return send('post', key, '/lead/', { name });
}
