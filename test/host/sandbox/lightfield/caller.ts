/** A plain HTTP caller of the sandbox for tests: no paging, no retries, no opinion. */
import type { SandboxReply } from '../../../../src/host/sandbox/contract';
import {
  defaultKeyDefinitions,
  type KeyDefinition,
} from '../../../../src/host/sandbox/lightfield/keys';
import {
  createLightfieldSandbox,
  type LightfieldOptions,
  type LightfieldSandbox,
  lightfieldBaseUrl,
} from '../../../../src/host/sandbox/lightfield/sandbox';

export const startMs = Date.UTC(2026, 5, 1);

export interface Sending {
  readonly method: string;
  readonly path: string;
  /** Filters and paging, encoded here. */
  readonly query?: readonly (readonly [string, string])[];
  /** Id of a key definition; null: none. Default `full`. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bodyText?: string;
  /** After the start, ms. Default: 40 ms after the request before, so that no bucket runs dry. */
  readonly afterMs?: number;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body, or undefined. */
  readonly json: Loose;
  /** The error in it. */
  readonly error: Loose;
}

/** JSON of any shape, walked without ceremony. */
export type Loose = { readonly [key: string]: Loose } & readonly Loose[] & string;

export interface Caller {
  readonly sandbox: LightfieldSandbox;
  /** What came back, whatever it is. */
  send(sending: Sending): SandboxReply;
  /** An answer is expected. */
  call(sending: Sending): Got;
  get(path: string, ...query: readonly (readonly [string, string])[]): Got;
  post(path: string, body: unknown): Got;
  /** Lets time pass, in ms after the start. */
  waitUntil(afterMs: number): void;
}

export function createCaller(
  options: Partial<LightfieldOptions> & { readonly extraKeys?: readonly KeyDefinition[] } = {},
): Caller {
  const { extraKeys = [], ...rest } = options;
  const keys = [...(rest.keys ?? defaultKeyDefinitions), ...extraKeys];
  const sandbox = createLightfieldSandbox({ seed: 'test', records: 12, startMs, ...rest, keys });
  const tokenOf = (id: string): string =>
    keys.find((key) => key.id === id)?.key ?? 'sk_lf_nobody_knows_this_key';
  let nowMs = startMs;
  const send = ({ method, path, key = 'full', headers = {}, ...more }: Sending): SandboxReply => {
    nowMs = more.afterMs === undefined ? nowMs + 40 : startMs + more.afterMs;
    const query = new URLSearchParams(
      (more.query ?? []).map((pair): [string, string] => [...pair]),
    );
    const text = query.toString();
    return sandbox.handle({
      method,
      url: `${lightfieldBaseUrl}${path}${text === '' ? '' : `?${text}`}`,
      headers: {
        'lightfield-version': '2026-03-01',
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        ...(key !== null && { authorization: `Bearer ${tokenOf(key)}` }),
        ...headers,
      },
      body: more.bodyText ?? (more.body === undefined ? '' : JSON.stringify(more.body)),
      atMs: nowMs,
    });
  };
  const call = (sending: Sending): Got => {
    const reply = send(sending);
    if (reply.kind !== 'answer') throw new Error(`lost: ${reply.error}`);
    const json = parsed(reply.body);
    return { ...reply, text: reply.body, json, error: json?.error as Loose };
  };
  return {
    sandbox,
    send,
    call,
    get: (path, ...query) => call({ method: 'GET', path, query }),
    post: (path, body) => call({ method: 'POST', path, body }),
    waitUntil: (afterMs) => {
      nowMs = startMs + afterMs;
    },
  };
}

function parsed(text: string): Loose {
  try {
    return JSON.parse(text) as Loose;
  } catch {
    return undefined as unknown as Loose;
  }
}

/** Id of an option of an opportunity field, by its label. */
export function optionId({ sandbox }: Caller, key: string, label: string): string {
  const field = sandbox.workspace().schemas.opportunity.fields.find((one) => one.key === key);
  const option = field?.typeConfiguration.options?.find((one) => one.label === label);
  if (option === undefined) throw new Error(`no option ${label} of ${key}`);
  return option.id;
}

/** Ids of records of one kind that are not in the trash, in the order of the seed. */
export function idsOf(
  { sandbox }: Caller,
  object: 'opportunity' | 'account' | 'contact',
): readonly string[] {
  return sandbox
    .workspace()
    .records[object].values()
    .filter((record) => !record.trashed)
    .map((record) => record.id);
}

/** Ids of the rows of a list. */
export function idsIn(answer: Got): readonly string[] {
  return (answer.json.data ?? []).map((row) => String(row.id));
}

/** The body of a valid create. */
export function newOpportunity(
  caller: Caller,
  fields: object = {},
  relationships: object = {},
): object {
  return {
    fields: { $name: 'New deal', $stage: optionId(caller, '$stage', 'Qualified'), ...fields },
    relationships: { $account: idsOf(caller, 'account')[0], ...relationships },
  };
}

/** A fresh opportunity; its id. */
export function createdId(caller: Caller, fields: object = {}, relationships: object = {}): string {
  const answer = caller.post('/opportunities', newOpportunity(caller, fields, relationships));
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.id ?? '';
}
