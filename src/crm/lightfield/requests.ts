/**
 * Lightfield's addresses and parameters (docs.lightfield.app, HTTP API, version 2026-03-01).
 *
 * Promises: the key goes into the header only. Must not know: answers.
 */
import { assert } from '../../core/assert';
import type { HttpRequest } from '../../core/exchange';
import { encodePart } from '../http/url';
import { apiAt, type Body, keyed, type Query } from '../shared/api';

/** Wanted on every request, GET included. */
const VERSION = '2026-03-01';

const { get, send, remove } = apiAt('https://api.lightfield.app/v1', (key) => ({
  authorization: `Bearer ${key}`,
  accept: 'application/json',
  'lightfield-version': VERSION,
}));

/** The API's largest page. */
export const PAGE_LIMIT = 25;

/** What is kept in lists; all but members are written the same way, too. */
export type Collection = 'opportunities' | 'accounts' | 'contacts' | 'members';

/** A key that was used within a day gets its first answer again (Idempotency). */
function post(key: string, path: string, body: Body, idempotencyKey: string): HttpRequest {
  assert(/^[!-~]{1,255}$/.test(idempotencyKey), 'an idempotency key fits into its header');
  return keyed(send('post', key, path, body), idempotencyKey);
}

/** What the key is good for; every key may ask. */
export function getKeyFacts(key: string): HttpRequest {
  return get(key, '/auth/validate');
}

export function getDefinitions(key: string): HttpRequest {
  return get(key, '/opportunities/definitions');
}

/** A full page from `offset` on. Filters are `key[operator]`. */
export function getPage(
  key: string,
  collection: Collection,
  offset: number,
  filters: Query = {},
): HttpRequest {
  const place = { limit: String(PAGE_LIMIT), offset: String(offset) };
  return get(key, `/${collection}`, { ...filters, ...place });
}

/** One row of a list, to see whether the key may read it. */
export function getOneOf(key: string, collection: Collection): HttpRequest {
  return get(key, `/${collection}`, { limit: '1' });
}

export function getRecord(key: string, collection: Collection, id: string): HttpRequest {
  return get(key, pathOf(collection, id));
}

export function postRecord(
  key: string,
  collection: 'opportunities' | 'accounts',
  body: Body,
  idempotencyKey: string,
): HttpRequest {
  return post(key, `/${collection}`, body, idempotencyKey);
}

/** Changes what `body` names and nothing else. */
export function postChange(
  key: string,
  id: string,
  body: Body,
  idempotencyKey: string,
): HttpRequest {
  return post(key, pathOf('opportunities', id), body, idempotencyKey);
}

/** Into the trash of the web app. In newer pages of the documentation only. */
export function deleteOpportunity(key: string, id: string): HttpRequest {
  return remove(key, pathOf('opportunities', id));
}

function pathOf(collection: Collection, id: string): string {
  return `/${collection}/${encodePart(id)}`;
}
