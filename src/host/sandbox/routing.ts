/** Finds the route of a request. Thin glue over Hono's router, which works synchronously. */
import { TrieRouter } from 'hono/router/trie-router';

export interface Routed<T> {
  readonly route: T;
  readonly params: Readonly<Record<string, string>>;
}

export interface Routing<T> {
  /** Null where no route has this method and path, or the path is badly encoded. */
  find(method: string, path: string): Routed<T> | null;
}

/** `path` patterns write a parameter as `:name`. An earlier route wins over a later one. */
export function createRouting<T extends { readonly method: string; readonly path: string }>(
  routes: readonly T[],
): Routing<T> {
  const router = new TrieRouter<T>();
  for (const route of routes) router.add(route.method, route.path, route);
  return {
    find(method, path) {
      const decoded = decodePath(path);
      if (decoded === null) return null;
      const [[first] = []] = router.match(method, decoded);
      if (first === undefined) return null;
      const [route, params] = first;
      return { route, params: { ...(params as Record<string, string>) } };
    },
  };
}

function decodePath(path: string): string | null {
  try {
    return decodeURI(path);
  } catch {
    return null;
  }
}
