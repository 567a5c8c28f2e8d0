/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import {
  defaultKeyDefinitions,
  type KeyDefinition,
} from '../../../../src/host/sandbox/octolane/keys';
import type { Opportunity, Pipeline } from '../../../../src/host/sandbox/octolane/records';
import {
  createOctolaneSandbox,
  type OctolaneOptions,
  type OctolaneSandbox,
  octolaneBaseUrl,
} from '../../../../src/host/sandbox/octolane/sandbox';
import {
  type Got,
  type Loose,
  type PlainCaller,
  plainCaller,
  startMs,
  testOptions,
  tokenOf,
} from '../plain-caller';

export const nobodyId = '018f13b3-8239-7ef8-a8f1-93ad10b76110';

export interface Caller extends PlainCaller {
  readonly sandbox: OctolaneSandbox;
  /** The first pipeline; it has custom fields of every type. */
  readonly sales: Pipeline;
  patch(path: string, body: unknown): Got;
  search(body: unknown): Got;
  /** The truth, in the order of creation. */
  rows(): readonly Opportunity[];
}

export function createCaller(
  options: Partial<OctolaneOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const own = testOptions(options, defaultKeyDefinitions);
  const sandbox = createOctolaneSandbox(own);
  // The rate limit is not what most tests are about: each request comes a second later.
  let clockMs = startMs;
  const caller = plainCaller({
    handle: sandbox.handle,
    baseUrl: octolaneBaseUrl,
    headersOf: (method, key) => ({
      ...(key !== null && { 'x-api-key': tokenOf(own.keys, key, 'oct_test_') }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    }),
    arrivalMs: (atMs) => {
      clockMs += 1000;
      return atMs ?? clockMs;
    },
  });
  const { call } = caller;
  const [sales] = sandbox.workspace().pipelines.values();
  if (sales === undefined) throw new Error('a workspace has pipelines');
  return {
    ...caller,
    sandbox,
    sales,
    patch: (path, body) => call({ method: 'PATCH', path, body }),
    search: (body) => call({ method: 'POST', path: '/opportunities/search', body }),
    rows: () => sandbox.workspace().opportunities.now.values(),
  };
}

/** A create payload for the first pipeline, with parts of `opportunity` and `related_objects`. */
export function payload(
  { sales }: Pick<Caller, 'sales'>,
  opportunity: object = {},
  related: object = {},
) {
  return { pipeline_id: sales.id, opportunity, related_objects: related };
}

/** `records` of a page, or the failure of the test. */
export function recordsOf(got: Got): readonly Loose[] {
  if (got.status !== 200) throw new Error(`${got.status}: ${got.text}`);
  return got.json.data?.opportunities ?? [];
}

/** Ids of all pages of a search; `between` runs before each further page. */
export function walk(
  caller: Caller,
  query: object,
  between: () => void = () => undefined,
): readonly string[] {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const got = caller.search({ ...query, ...(cursor !== null && { cursor }) });
    ids.push(...recordsOf(got).map((record) => record.id ?? ''));
    cursor = (got.json.data?.next_cursor as string | null | undefined) ?? null;
    if (cursor !== null) between();
  } while (cursor !== null);
  return ids;
}
