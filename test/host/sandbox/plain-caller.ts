/** A plain HTTP caller of any sandbox: no paging, no retries, no opinion. */
import type { SandboxHandler, SandboxReply } from '../../../src/host/sandbox/contract';

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

export interface PlainCaller {
  /** What came back, whatever it is. */
  send(sending: Sending): SandboxReply;
  /** An answer is expected. */
  call(sending: Sending): Got;
  get(path: string): Got;
  post(path: string, body: unknown): Got;
}

export interface Line {
  readonly handle: SandboxHandler;
  readonly baseUrl: string;
  /** What goes with a request unless the test says otherwise. */
  headersOf(method: string, key: string | null): Readonly<Record<string, string>>;
  /** When a request arrives; `atMs` is the test's own wish. */
  arrivalMs(atMs: number | undefined): number;
}

export function plainCaller({ handle, baseUrl, headersOf, arrivalMs }: Line): PlainCaller {
  const send = ({ method, path, key = 'full', headers, ...more }: Sending): SandboxReply =>
    handle({
      method,
      url: `${baseUrl}${path}`,
      headers: { ...headersOf(method, key), ...headers },
      body: more.bodyText ?? (more.body === undefined ? '' : JSON.stringify(more.body)),
      atMs: arrivalMs(more.atMs),
    });
  const call = (sending: Sending): Got => {
    const reply = send(sending);
    if (reply.kind !== 'answer') throw new Error(`lost: ${reply.error}`);
    return { ...reply, text: reply.body, json: parsed(reply.body) };
  };
  return {
    send,
    call,
    get: (path) => call({ method: 'GET', path }),
    post: (path, body) => call({ method: 'POST', path, body }),
  };
}

interface Definition {
  readonly id: string;
  readonly key: string;
}

/** The key of that id; for an unknown id one that nobody knows, of the form that `prefix` begins. */
export function tokenOf(keys: readonly Definition[], id: string, prefix = ''): string {
  return keys.find((key) => key.id === id)?.key ?? `${prefix}nobody_knows_this_key`;
}

/** What a sandbox of a test is made with, unless the test says otherwise; `extraKeys` are added. */
export function testOptions<K extends Definition, O extends { readonly keys?: readonly K[] }>(
  { extraKeys = [], ...options }: O & { readonly extraKeys?: readonly K[] },
  defaultKeys: readonly K[],
) {
  const keys = [...(options.keys ?? defaultKeys), ...extraKeys];
  return { seed: 'test', records: 12, startMs, ...options, keys };
}

function parsed(text: string): Loose {
  try {
    return JSON.parse(text) as Loose;
  } catch {
    return undefined as unknown as Loose;
  }
}
