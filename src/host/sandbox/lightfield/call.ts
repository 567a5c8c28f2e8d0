/** One authenticated request on its way to a handler, and how a route is declared. */
import type { JsonObject } from '../json';
import type { Answer, Read } from './answers';
import type { ApiKey } from './keys';
import type { ObjectType } from './records';
import type { LightfieldSwitches } from './switches';
import type { Scene } from './workspace';

export interface Call extends Scene {
  readonly key: ApiKey;
  /** Parts of the path named by the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object that was sent; empty where the route takes none. */
  readonly body: JsonObject;
}

/** Each has a bucket of its own (Lightfield docs, Rate limits). */
export type RateCategory = 'Read' | 'Write' | 'Search';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the base address, for example `/opportunities/:id`. */
  readonly path: string;
  /** All of them are needed. */
  readonly scopes: readonly string[];
  readonly category: RateCategory;
  /** What an idempotency key is kept for; absent: keys have no meaning. */
  readonly keyed?: { readonly object: ObjectType; readonly operation: 'create' | 'update' };
  /** Absent: always there. */
  readonly isThere?: (switches: LightfieldSwitches) => boolean;
  readonly handle: (call: Call) => Read<Answer>;
}
