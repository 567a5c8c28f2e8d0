/** One authenticated request on its way to a handler, and how a route is declared. */
import type { Json } from '../json';
import type { Answer } from './answers';
import type { Scene } from './workspace';

export interface Call extends Scene {
  /** Parts of the path named by the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON that was sent; null where the route takes none. */
  readonly body: Json;
  readonly nowMs: number;
  /** The CRM breaks down after so many rows of this request; null: it does not. */
  readonly crashAfterRows: number | null;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base address, for example `/pipelines/:pipeline_id/stages`. */
  readonly path: string;
  /** A search: reads although it is a POST. */
  readonly reads?: true;
  /** One request for many rows. */
  readonly bulk?: true;
  /** The key may also come as a bearer token; stated for one route. */
  readonly bearer?: true;
  readonly handle: (call: Call) => Answer;
}

export function isRead(route: Route): boolean {
  return route.method === 'GET' || route.reads === true;
}
