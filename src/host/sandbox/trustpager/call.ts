/** One authenticated request on its way to a handler, and how a route is declared. */
import type { JsonObject } from '../json';
import type { Answer } from './answers';
import type { ApiKey } from './keys';
import type { TrustPagerSwitches } from './switches';
import type { Scene } from './workspace';

export interface Call extends Scene {
  readonly key: ApiKey;
  /** Parts of the path named by the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object that was sent; empty where the route takes none. */
  readonly body: JsonObject;
  /** The CRM breaks down after so many rows of this request; null: it does not. */
  readonly crashAfterRows: number | null;
  /** Rows that the remaining credits pay for. */
  readonly rowsAffordable: number;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base address, for example `/opportunities/:id`. */
  readonly path: string;
  /** All of them are needed. Some depend on a switch. */
  readonly scopes: readonly string[] | ((switches: TrustPagerSwitches) => readonly string[]);
  /** A search: reads although it is a POST. */
  readonly reads?: true;
  /** The body must be a JSON object. */
  readonly takesBody?: true;
  /** One request for many rows. */
  readonly bulk?: true;
  readonly handle: (call: Call) => Answer;
}

export function isWrite(route: Route): boolean {
  return route.method !== 'GET' && route.reads !== true;
}
