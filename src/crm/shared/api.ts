/** Requests to one API: its address, its headers, JSON bodies. Knows no CRM. */
import type { HttpRequest } from '../../core/exchange';
import { withQuery } from '../http/url';

/** What a write sends, by property. */
export type Body = Readonly<Record<string, unknown>>;

export type Query = Readonly<Record<string, string | null | undefined>>;

export interface Api {
  get(key: string, path: string, query?: Query): HttpRequest;
  /** A request with a JSON body. */
  send(method: 'post' | 'put' | 'patch', key: string, path: string, body: unknown): HttpRequest;
  /** A deletion. */
  remove(key: string, path: string): HttpRequest;
}

/** `headersOf`: the headers of every request; only there a key may be. */
export function apiAt(baseUrl: string, headersOf: (key: string) => HttpRequest['headers']): Api {
  return {
    get: (key, path, query = {}) => ({
      method: 'get',
      url: withQuery(baseUrl + path, query),
      headers: headersOf(key),
    }),
    send: (method, key, path, body) => ({
      method,
      url: baseUrl + path,
      headers: headersOf(key),
      body: JSON.stringify(body),
    }),
    remove: (key, path) => ({ method: 'delete', url: baseUrl + path, headers: headersOf(key) }),
  };
}

/** The same with a key of its own, by which the CRM knows a repetition. */
export function keyed(request: HttpRequest, idempotencyKey: string): HttpRequest {
  return { ...request, headers: { ...request.headers, 'idempotency-key': idempotencyKey } };
}
