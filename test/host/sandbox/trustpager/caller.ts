/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import type { SandboxReply } from '../../../../src/host/sandbox/contract';
import {
  defaultKeyDefinitions,
  type KeyDefinition,
} from '../../../../src/host/sandbox/trustpager/keys';
import {
  createTrustPagerSandbox,
  type TrustPagerOptions,
  type TrustPagerSandbox,
  trustPagerBaseUrl,
} from '../../../../src/host/sandbox/trustpager/sandbox';

export const startMs = Date.UTC(2026, 5, 1);

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
  readonly sandbox: TrustPagerSandbox;
  /** What came back, whatever it is. */
  send(sending: Sending): SandboxReply;
  /** An answer is expected. */
  call(sending: Sending): Got;
  get(path: string): Got;
  post(path: string, body: unknown): Got;
}

export function createCaller(
  options: Partial<TrustPagerOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const { extraKeys = [], ...rest } = options;
  const keys = [...(rest.keys ?? defaultKeyDefinitions), ...extraKeys];
  const sandbox = createTrustPagerSandbox({ seed: 'test', records: 12, startMs, ...rest, keys });
  const tokenOf = (id: string): string =>
    keys.find((key) => key.id === id)?.key ?? 'tp_test_nobody_knows_this_key';
  const send = ({ method, path, key = 'full', headers = {}, ...more }: Sending): SandboxReply =>
    sandbox.handle({
      method,
      url: `${trustPagerBaseUrl}${path}`,
      headers: { ...(key !== null && { authorization: `Bearer ${tokenOf(key)}` }), ...headers },
      body: more.bodyText ?? (more.body === undefined ? '' : JSON.stringify(more.body)),
      atMs: more.atMs ?? startMs,
    });
  const call = (sending: Sending): Got => {
    const reply = send(sending);
    if (reply.kind !== 'answer') throw new Error(`lost: ${reply.error}`);
    return { ...reply, text: reply.body, json: parsed(reply.body) };
  };
  return {
    sandbox,
    send,
    call,
    get: (path) => call({ method: 'GET', path }),
    post: (path, body) => call({ method: 'POST', path, body }),
  };
}

function parsed(text: string): Loose {
  try {
    return JSON.parse(text) as Loose;
  } catch {
    return undefined as unknown as Loose;
  }
}
