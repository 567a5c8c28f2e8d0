/** One authenticated request on its way to a handler, and how a route is declared. */
import type { JsonObject } from '../json';
import type { Answer } from './answers';
import type { ApiKey } from './keys';
import type { Scene } from './workspace';

export interface Call extends Scene {
  readonly key: ApiKey;
  /** Parts of the path named by the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object that was sent; empty where the route takes none. */
  readonly body: JsonObject;
  /** Where the client reached this sandbox, for example `https://api.close.com`. */
  readonly origin: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base address and without the slash at the end, for example `/opportunity/:id`. */
  readonly path: string;
  /** A search: reads although it is a POST. */
  readonly reads?: true;
  /** `permissions_granted` must hold it. */
  readonly permission?: string;
  readonly handle: (call: Call) => Answer;
}

export function takesBody(route: Route): boolean {
  return route.method === 'POST' || route.method === 'PUT';
}

export function isWrite(route: Route): boolean {
  return route.method !== 'GET' && route.reads !== true;
}
