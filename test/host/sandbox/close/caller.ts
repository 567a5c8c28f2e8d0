/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import { defaultKeyDefinitions, type KeyDefinition } from '../../../../src/host/sandbox/close/keys';
import type { Opportunity } from '../../../../src/host/sandbox/close/records';
import {
  type CloseOptions,
  type CloseSandbox,
  closeBaseUrl,
  createCloseSandbox,
} from '../../../../src/host/sandbox/close/sandbox';
import type { Workspace } from '../../../../src/host/sandbox/close/workspace';
import type { SandboxReply } from '../../../../src/host/sandbox/contract';

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
  readonly sandbox: CloseSandbox;
  /** What came back, whatever it is. */
  send(sending: Sending): SandboxReply;
  /** An answer is expected. */
  call(sending: Sending): Got;
  get(path: string): Got;
  post(path: string, body: unknown): Got;
  put(path: string, body: unknown): Got;
  /** The opportunity as it is stored. */
  stored(id: string): Opportunity;
  world(): Workspace;
}

/** Every call comes a second after the one before, unless it says when: no limit is hit by chance. */
export function createCaller(
  options: Partial<CloseOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const { extraKeys = [], ...rest } = options;
  const keys = [...(rest.keys ?? defaultKeyDefinitions), ...extraKeys];
  const sandbox = createCloseSandbox({ seed: 'test', records: 12, startMs, ...rest, keys });
  let nowMs = startMs;
  const send = ({ method, path, key = 'full', headers = {}, ...more }: Sending): SandboxReply => {
    nowMs = more.atMs ?? nowMs + 1000;
    return sandbox.handle({
      method,
      url: `${closeBaseUrl}${path}`,
      headers: {
        ...(key !== null && { authorization: authorizationOf(keys, key) }),
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: more.bodyText ?? (more.body === undefined ? '' : JSON.stringify(more.body)),
      atMs: nowMs,
    });
  };
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
    put: (path, body) => call({ method: 'PUT', path, body }),
    stored: (id) => {
      const row = sandbox.workspace().opportunities.get(id);
      if (row === undefined) throw new Error(`opportunity ${id} is gone`);
      return row;
    },
    world: () => sandbox.workspace(),
  };
}

function authorizationOf(keys: readonly KeyDefinition[], id: string): string {
  const definition = keys.find((each) => each.id === id);
  const key = definition?.key ?? 'nobody knows this key';
  return definition?.kind === 'oauth' ? `Bearer ${key}` : basic(`${key}:`);
}

export function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function parsed(text: string): Loose {
  try {
    return JSON.parse(text) as Loose;
  } catch {
    return undefined as unknown as Loose;
  }
}
