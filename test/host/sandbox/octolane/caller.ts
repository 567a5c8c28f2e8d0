/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import type { SandboxReply } from '../../../../src/host/sandbox/contract';
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

export const startMs = Date.UTC(2026, 5, 1);
export const nobodyId = '018f13b3-8239-7ef8-a8f1-93ad10b76110';

export interface Sending {
  readonly method: string;
  readonly path: string;
  /** Id of a key definition; null: none. Default `full`. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bodyText?: string;
  readonly atMs?: number;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body, or undefined. */
  readonly json: Loose;
}

/** JSON of any shape, walked without ceremony. */
export type Loose = { readonly [key: string]: Loose } & readonly Loose[] & string;

export interface Caller {
  readonly sandbox: OctolaneSandbox;
  /** The first pipeline; it has custom fields of every type. */
  readonly sales: Pipeline;
  /** What came back, whatever it is. */
  send(sending: Sending): SandboxReply;
  /** An answer is expected. */
  call(sending: Sending): Got;
  get(path: string): Got;
  post(path: string, body: unknown): Got;
  patch(path: string, body: unknown): Got;
  search(body: unknown): Got;
  /** The truth, in the order of creation. */
  rows(): readonly Opportunity[];
}

export function createCaller(
  options: Partial<OctolaneOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const { extraKeys = [], ...rest } = options;
  const keys = [...(rest.keys ?? defaultKeyDefinitions), ...extraKeys];
  const sandbox = createOctolaneSandbox({ seed: 'test', records: 12, startMs, ...rest, keys });
  const tokenOf = (id: string): string =>
    keys.find((key) => key.id === id)?.key ?? 'oct_test_nobody_knows_this_key';
  // The rate limit is not what most tests are about: each request comes a second later.
  let clockMs = startMs;
  const send = ({ method, path, key = 'full', headers = {}, ...more }: Sending): SandboxReply => {
    clockMs += 1000;
    return sandbox.handle({
      method,
      url: `${octolaneBaseUrl}${path}`,
      headers: {
        ...(key !== null && { 'x-api-key': tokenOf(key) }),
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: more.bodyText ?? (more.body === undefined ? '' : JSON.stringify(more.body)),
      atMs: more.atMs ?? clockMs,
    });
  };
  const call = (sending: Sending): Got => {
    const reply = send(sending);
    if (reply.kind !== 'answer') throw new Error(`lost: ${reply.error}`);
    return { ...reply, text: reply.body, json: parsed(reply.body) };
  };
  const [sales] = sandbox.workspace().pipelines.values();
  if (sales === undefined) throw new Error('a workspace has pipelines');
  return {
    sandbox,
    sales,
    send,
    call,
    get: (path) => call({ method: 'GET', path }),
    post: (path, body) => call({ method: 'POST', path, body }),
    patch: (path, body) => call({ method: 'PATCH', path, body }),
    search: (body) => call({ method: 'POST', path: '/opportunities/search', body }),
    rows: () => sandbox.workspace().opportunities.now.values(),
  };
}

function parsed(text: string): Loose {
  try {
    return JSON.parse(text) as Loose;
  } catch {
    return undefined as unknown as Loose;
  }
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
