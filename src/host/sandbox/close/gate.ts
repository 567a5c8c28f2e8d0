/** What a key may do at a route. Knows nothing of what a request is about. */
import { type Answer, forbidden } from './answers';
import { isWrite, type Route } from './call';
import type { ApiKey } from './keys';

/** A refusal for rights; null: go on. */
export function refusalOfRight(route: Route, key: ApiKey): Answer | null {
  if (isWrite(route) && !key.mayWrite) return forbidden('change data');
  if (route.permission !== undefined && !key.permissions.has(route.permission)) {
    return forbidden(route.permission);
  }
  return null;
}
